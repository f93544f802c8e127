"""The best prices of uncapacitated siting, from the linear relaxation solved by Benders cuts in closed form.

A customer's serving cost theta_j obeys, for every rank k of its sites in order of cost c_1 <= c_2 <= ...,

    theta_j >= c_k - sum_{i < k} (c_k - c_i) y_i                  (Magnanti and Wong 1981; Fischetti, Ljubic, Sinnl
    2017)

and the cut that y violates most stands at the rank where the opened shares first add up to one. The duals of the
cuts mix their
c_k to the price u_j, at which the Lagrangian bound equals the relaxation's. Only prices leave this file: the bound
is always
computed from them anew, so that no tolerance of the solver enters a proof.
"""

import highspy
import numpy as np
from numba import njit

from berdikari.plan.ascent import IN, OUT, shorten
from berdikari.plan.siting import Floats

ROUNDS = 40


def relaxed_prices(
    order: np.ndarray, ranked: Floats, fixed: Floats, p: int, status: np.ndarray, prices: Floats
) -> tuple[Floats, Floats | None]:
    """Prices (customers,) that are best for the relaxation of the branch `status`, and how far it opens each site.

    Where the solver fails: `prices` as they were, and None.
    """
    order, ranked = shorten(order, ranked, status)
    solver = _master(ranked, fixed, p, status)
    sites, customers = len(fixed), len(prices)
    levels = [np.zeros(0)]
    owners = [np.zeros(0, np.int64)]
    _add(solver, _cuts_at_prices(order, ranked, prices), sites, levels, owners)
    for turn in range(ROUNDS):
        if solver.run() != highspy.HighsStatus.kOk or solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return prices, None
        answer = np.array(solver.getSolution().col_value)
        ranks = _violated(order, ranked, answer[:sites], answer[sites:])
        if not len(ranks) or turn == ROUNDS - 1:
            break
        _add(solver, _cuts(order, ranked, ranks[:, 0], ranks[:, 1]), sites, levels, owners)
    weights = np.maximum(0.0, np.array(solver.getSolution().row_dual)[1:])
    owner, level = np.concatenate(owners), np.concatenate(levels)
    total = np.bincount(owner, weights, customers)
    mixed = np.bincount(owner, weights * level, customers)
    rest = np.maximum(0.0, 1.0 - total)  # a customer's cost has its least as a bound, which weighs too
    return (mixed + rest * ranked[:, 0]) / np.maximum(1.0, total), answer[:sites]


def _master(ranked: Floats, fixed: Floats, p: int, status: np.ndarray) -> highspy.Highs:
    """Columns y (sites,) and theta (customers,); the first row counts the open sites."""
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)  # noqa: FBT003
    solver.setOptionValue("threads", 1)
    sites, customers = len(fixed), len(ranked)
    solver.addVars(
        sites + customers,
        np.concatenate([(status == IN).astype(float), ranked[:, 0]]),
        np.concatenate([(status != OUT).astype(float), np.full(customers, highspy.kHighsInf)]),
    )
    columns = np.arange(sites + customers, dtype=np.int32)
    solver.changeColsCost(sites + customers, columns, np.concatenate([fixed, np.ones(customers)]))
    low, high = (float(p), float(p)) if p > 0 else (1.0, highspy.kHighsInf)
    solver.addRow(low, high, sites, columns[:sites], np.ones(sites))
    return solver


def _add(solver: highspy.Highs, cuts: tuple, sites: int, levels: list, owners: list) -> None:  # type: ignore[type-arg]
    starts, index, value, level, owner = cuts
    index = np.where(index < 0, sites + owner[np.searchsorted(starts, np.arange(len(index)), side="right") - 1], index)
    solver.addRows(
        len(level), level, np.full(len(level), highspy.kHighsInf), len(index), starts.astype(np.int32),
        index.astype(np.int32), value,
    )  # fmt: skip
    levels.append(level)
    owners.append(owner)


def _cuts_at_prices(order: np.ndarray, ranked: Floats, prices: Floats) -> tuple:  # type: ignore[type-arg]
    """Two cuts a customer: at the ranks on either side of its price."""
    last = np.isfinite(ranked).sum(axis=1) - 1
    above = np.minimum(last, (ranked < prices[:, None]).sum(axis=1))
    below = np.maximum(0, above - 1)
    customers = np.arange(len(prices))
    ranks = np.unique(np.concatenate([np.stack([customers, above], 1), np.stack([customers, below], 1)]), axis=0)
    return _cuts(order, ranked, ranks[:, 0], ranks[:, 1])  # type: ignore[no-any-return]


@njit(cache=True)
def _violated(order, ranked, shares, serving):
    """(cuts, 2): customer and rank of each cut that the shares violate."""
    found = np.empty((len(serving), 2), np.int64)
    count = 0
    for customer in range(len(serving)):
        rank, sum_shares, cost = 0, 0.0, 0.0
        while ranked[customer, rank] < np.inf:
            share = shares[order[customer, rank]]
            if sum_shares + share >= 1.0 - 1e-9 or ranked[customer, rank + 1] == np.inf:
                break
            sum_shares += share
            cost += share * ranked[customer, rank]
            rank += 1
        cost += (1.0 - sum_shares) * ranked[customer, rank]
        if cost > serving[customer] + 1e-7 * (1.0 + abs(cost)):
            found[count, 0], found[count, 1] = customer, rank
            count += 1
    return found[:count]


@njit(cache=True)
def _cuts(order, ranked, customers, ranks):
    """Rows of the cuts: starts, column (-1: the customer's theta), coefficient, level c_k, customer."""
    size = len(ranks) + ranks.sum()
    starts, index, value = np.empty(len(ranks), np.int64), np.empty(size, np.int64), np.empty(size)
    level, at = np.empty(len(ranks)), 0
    for row in range(len(ranks)):
        customer, rank = customers[row], ranks[row]
        starts[row] = at
        index[at], value[at] = -1, 1.0
        at += 1
        level[row] = ranked[customer, rank]
        for before in range(rank):
            if ranked[customer, before] < level[row]:
                index[at], value[at] = order[customer, before], level[row] - ranked[customer, before]
                at += 1
    return starts, index[:at], value[:at], level, customers
