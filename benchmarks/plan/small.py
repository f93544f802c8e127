"""Ten thousand small questions drawn at random, each against every set of sites or, with capacities, the whole model in HiGHS.

    python -m benchmarks.plan small

Of each: the bound is not above the optimum, the answer costs the optimum and serves everybody, other names of the sites and customers change
nothing. Of the national model also: stopped early its bound holds, and a larger budget never leaves more to be imported. `tests/plan/test_small.py` runs a
part of them.
"""

import time
from dataclasses import replace

import numpy as np
from scipy.optimize import LinearConstraint, milp
from tests.plan.conftest import _draw_case

from berdikari.plan.exact import finish
from berdikari.plan.measure import nothing
from berdikari.plan.model import build, held_by_given
from berdikari.plan.modes import capacitated, covering, maximal_covering, p_median, uncapacitated
from berdikari.plan.national import solve

COUNTS = {
    "p-median": 3000,
    "uncapacitated": 3000,
    "covering": 1000,
    "maximal covering": 1000,
    "capacitated": 1500,
    "national": 500,
}
NEAR = 1e-7


def table(counts=COUNTS):
    """Rows of Markdown; a question whose answer is wrong raises AssertionError with its seed."""
    yield (
        "Drawn at random, each against every set of sites; with capacities, and over years, against the whole model in HiGHS. "
        "A wrong one would end the run."
    )
    yield from ("", "| question | drawn and right | processor seconds, brute force included |", "|---|---|---|")
    for kind, count in counts.items():
        start = time.process_time()
        for seed in range(count):
            CHECKS[kind](seed)
        yield f"| {kind} | {count:,} | {time.process_time() - start:.1f} |"


def drawn(seed):
    """Random numbers, costs (sites, customers) with ties or without and some of them barred, and fixed costs."""
    r = np.random.default_rng(seed)
    shape = int(r.integers(1, 9)), int(r.integers(1, 11))
    cost = r.integers(0, 12, shape).astype(float) if seed % 2 else r.random(shape) * 50
    if seed % 5 == 0:
        cost[r.random(shape) < 0.25] = np.inf
    return r, cost, r.integers(0, 30, shape[0]).astype(float)


def totals(cost, fixed):
    """Every set of sites as a row (sets, sites) of flags, and what each costs."""
    sets = (np.arange(1, 2 ** len(cost))[:, None] >> np.arange(len(cost)) & 1).astype(bool)
    served = np.where(sets[:, :, None], cost, np.inf).min(axis=1).sum(axis=1)
    return sets, served + sets @ fixed


def right(seed, answer, best):
    """The answer is proven and costs the best, and its bound is not above it."""
    slack = NEAR * max(1.0, abs(best)) if np.isfinite(best) else 0.0
    assert answer.proven, seed
    assert answer.cost == best or abs(answer.cost - best) <= slack, (seed, answer.cost, best)
    assert answer.bound <= best + slack, (seed, answer.bound, best)


def median(seed):
    r, cost, fixed = drawn(seed)
    p = int(r.integers(1, len(cost) + 1))
    sets, total = totals(cost, 0 * fixed)
    best = total[sets.sum(axis=1) == p].min()
    right(seed, p_median(cost, p), best)
    right(seed, p_median(cost[r.permutation(len(cost))][:, r.permutation(cost.shape[1])], p), best)


def plain(seed):
    r, cost, fixed = drawn(seed)
    best = totals(cost, fixed)[1].min()
    right(seed, uncapacitated(cost, fixed), best)
    order = r.permutation(len(cost))
    right(seed, uncapacitated(cost[order][:, r.permutation(cost.shape[1])], fixed[order]), best)


def covered(seed):
    r, cost, fixed = drawn(seed)
    reach = r.random(cost.shape) < 0.4
    best = totals(np.where(reach, 0.0, np.inf), fixed)[1].min()
    right(seed, covering(reach, fixed), best)
    order = r.permutation(len(cost))
    right(seed, covering(reach[order], fixed[order]), best)


def mostly_covered(seed):
    r, cost, fixed = drawn(seed)
    reach, weight = r.random(cost.shape) < 0.3, r.integers(0, 20, cost.shape[1]).astype(float)
    p = int(r.integers(1, len(cost) + 1))
    sets, total = totals(np.where(reach, 0.0, weight), 0 * fixed)
    best = total[sets.sum(axis=1) == p].min()
    right(seed, maximal_covering(reach, weight, p), best)
    right(seed, maximal_covering(reach[r.permutation(len(cost))], weight, p), best)


def with_capacity(seed):
    r, cost, fixed = drawn(seed)
    sites, customers = cost.shape
    demand = 10.0 ** r.uniform(-6, 3, customers) if seed % 7 == 0 else r.integers(0, 10, customers).astype(float)
    room = r.integers(0, max(2, 2 * int(demand.sum()) // (1 + sites // 2)), sites).astype(float)
    room = np.full(sites, room[0]) if seed % 3 == 0 else room
    best = whole_model(cost, fixed, room, demand)
    answer = capacitated(cost, fixed, room, demand)
    right(seed, answer, best)
    if answer.flow is not None:
        assert np.abs(answer.flow.sum(axis=0) - 1).max() < 1e-9, seed
        opened = np.isin(np.arange(sites), answer.open)
        assert ((answer.flow * demand).sum(axis=1) <= np.where(opened, room, 0) + 1e-9).all(), seed
        assert (answer.flow[~opened] == 0).all(), seed
    order, people = r.permutation(sites), r.permutation(customers)
    right(seed, capacitated(cost[order][:, people], fixed[order], room[order], demand[people]), best)


def whole_model(cost, fixed, room, demand):
    """The least cost of shares x and sites y by HiGHS; infinite: there is no answer."""
    sites, customers = cost.shape
    barred = ~np.isfinite(cost).ravel()
    served = np.hstack([np.kron(np.ones(sites), np.eye(customers)), np.zeros((customers, sites))])
    within = np.hstack([np.kron(np.eye(sites), demand), -np.diag(room)])
    linked = np.hstack([np.eye(sites * customers), -np.kron(np.eye(sites), np.ones((customers, 1)))])
    found = milp(
        np.concatenate([np.where(barred, 0.0, cost.ravel()), fixed]),
        integrality=np.repeat([0, 1], [sites * customers, sites]),
        bounds=(0, np.concatenate([np.where(barred, 0.0, 1.0), np.ones(sites)])),
        constraints=[LinearConstraint(served, 1, 1), LinearConstraint(np.vstack([within, linked]), ub=0)],
        options={"mip_rel_gap": 0},
    )
    return found.fun if found.status == 0 else np.inf


def national(seed):
    case = _draw_case(seed)
    best = optimum(case)
    slack = 1e-6 * max(1.0, abs(best)) if np.isfinite(best) else 0.0
    for rounds in (3, 60):
        found = solve(case, rounds=rounds, workers=1, gap=1e-9)
        assert found.bound <= best + slack, seed
        assert found.cost >= best - slack, seed
    richer(seed, replace(case, rows=case.rows[:1]) if case.rows and case.rows[0].name == "budget" else None)


def richer(seed, case):
    """With twice the budget no more is left to be imported, or unmet."""
    if case is None:
        return
    devices, sites, _, years, options = case.shape
    away = replace(nothing(devices, sites, years, options), bought=np.ones((devices, years)), unmet=np.full((devices, years), 3.0))  # fmt: skip
    poor = replace(case, goal=away)
    rich = replace(poor, rows=(replace(case.rows[0], most=2 * case.rows[0].most),))
    less, more = (finish(one, solve(one, rounds=30, workers=1, gap=1e-9), gap=1e-9) for one in (poor, rich))
    assert more.bound <= less.cost + 1e-6, seed
    assert more.cost <= less.cost + 1e-6 * max(1.0, less.cost), seed


def optimum(case):
    """The exact optimum of the whole model (HiGHS), with what given lines hold."""
    return build(case).program.solve().cost + sum(held_by_given(case.goal, line) for line in case.given)


CHECKS = {
    "p-median": median,
    "uncapacitated": plain,
    "covering": covered,
    "maximal covering": mostly_covered,
    "capacitated": with_capacity,
    "national": national,
}
