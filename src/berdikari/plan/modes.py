"""The textbook questions of siting by their names, each answered by the engine with a proof."""

import numpy as np

from berdikari.errors import InvalidRecordError
from berdikari.plan.capacitated import site_capacitated
from berdikari.plan.siting import Answer, Flags, Floats, Progress, Siting, Watch, go_on
from berdikari.plan.uncapacitated import site_uncapacitated

SURE = 1e-3
"""Customers out of reach are whole: a bound above this says that at least one stays."""


def p_median(cost: Floats, p: int, *, seed: int = 0, watch: Watch = go_on) -> Answer:
    """The p sites with the least total cost of serving each customer from its nearest (Hakimi 1964). cost (sites,
    customers).
    """
    return site_uncapacitated(Siting(cost=cost, fixed=np.zeros(len(cost)), p=p), seed=seed, watch=watch)


def uncapacitated(cost: Floats, fixed: Floats, *, seed: int = 0, watch: Watch = go_on) -> Answer:
    """The sites with the least cost of opening and serving, as many as pay (Balinski 1965)."""
    return site_uncapacitated(Siting(cost=cost, fixed=fixed), seed=seed, watch=watch)


def capacitated(cost: Floats, fixed: Floats, capacity: Floats, demand: Floats, *, watch: Watch = go_on) -> Answer:
    """As `uncapacitated`, with a capacity for each site; a customer may be served in parts. cost: of a customer's
    whole demand.
    """
    return site_capacitated(Siting(cost=cost, fixed=fixed, capacity=capacity, demand=demand), watch=watch)


def solve(siting: Siting, *, seed: int = 0, watch: Watch = go_on) -> Answer:
    """Any Siting, by what it holds: with capacities `capacitated`, with p `p_median`, else `uncapacitated`."""
    if siting.capacity is not None:
        return site_capacitated(siting, watch=watch)
    return site_uncapacitated(siting, seed=seed, watch=watch)


def covering(reach: Flags, fixed: Floats, *, seed: int = 0, watch: Watch = go_on) -> Answer:
    """The cheapest sites that reach every customer (Toregas et al. 1971). reach (sites, customers); cost infinite:
    none do.
    """
    return site_uncapacitated(Siting(cost=np.where(reach, 0.0, np.inf), fixed=fixed), seed=seed, watch=watch)


def maximal_covering(reach: Flags, weight: Floats, p: int, *, seed: int = 0, watch: Watch = go_on) -> Answer:
    """The p sites that reach the most weight (Church and ReVelle 1974); `cost` is the weight that stays out of
    reach.
    """
    if (weight < 0).any():
        raise InvalidRecordError("maximal_covering", "weight", float(weight.min()), "weights from 0")
    missed = np.where(reach, 0.0, weight[None, :])
    answer = site_uncapacitated(Siting(cost=missed, fixed=np.zeros(len(reach)), p=p), seed=seed, watch=watch)
    reached = reach[answer.served, np.arange(reach.shape[1])]
    return Answer(
        open=answer.open, served=np.where(reached, answer.served, -1).astype(np.int32), cost=answer.cost,
        bound=answer.bound, proven=answer.proven, nodes=answer.nodes,
    )  # fmt: skip


def p_center(cost: Floats, p: int, *, seed: int = 0, watch: Watch = go_on) -> Answer:
    """The p sites with the least greatest cost of any customer (Minieka 1970): bisection over the costs, a maximal
    covering each.

    `cost` of the answer is that greatest cost. Stopped by `watch`, the bound is the largest cost proven too small.
    """
    radii = np.unique(cost[np.isfinite(cost)])
    low, high, nodes = 0, len(radii), 0
    best: tuple[int, ...] = ()
    going = True
    while low < high and going:
        middle = (low + high) // 2

        def decided(progress: Progress) -> bool:
            nonlocal going
            going = watch(Progress(cost=float(radii[min(high, len(radii) - 1)]), bound=float(radii[low]), nodes=nodes))  # noqa: B023
            return going and progress.bound <= SURE and progress.cost > 0

        answer = maximal_covering(cost <= radii[middle], np.ones(cost.shape[1]), p, seed=seed, watch=decided)
        nodes += answer.nodes
        if answer.cost == 0:
            best, high = answer.open, middle
        elif answer.bound > SURE:
            low = middle + 1
    return _center(cost, best, low, high, radii, nodes)


def _center(cost: Floats, best: tuple[int, ...], low: int, high: int, radii: Floats, nodes: int) -> Answer:
    """The bisection's end as an Answer."""
    bound = float(radii[low]) if low < len(radii) else np.inf
    if not best:
        none = np.full(cost.shape[1], -1, np.int32)
        return Answer(open=(), served=none, cost=np.inf, bound=bound, proven=low >= high, nodes=nodes)
    opened = np.array(best)
    served = opened[np.argmin(cost[opened], axis=0)].astype(np.int32)
    greatest = float(cost[served, np.arange(cost.shape[1])].max())
    return Answer(open=best, served=served, cost=greatest, bound=min(bound, greatest), proven=low >= high, nodes=nodes)
