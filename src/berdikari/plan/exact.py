"""Small questions to the end: the whole model solved by HiGHS where prices and local search left a gap."""

from dataclasses import replace

import numpy as np

from berdikari.plan.case import Case
from berdikari.plan.model import build, held_by_given, lines_of
from berdikari.plan.national import Solution, solve
from berdikari.plan.siting import Progress, Watch, go_on

MOST_COLUMNS = 40_000


def columns_of(case: Case) -> int:
    """How many columns the whole model of a case has, about."""
    devices, sites, regions, years, options = case.shape
    return devices * years * (sites * options * (regions + years) + 2 * regions)


def finish(case: Case, solution: Solution, *, gap: float, watch: Watch = go_on) -> Solution:
    """The solution with its gap closed by the whole model, if that is small enough and time is left; else as it was.

    A plan whose flows the model mixes to hold a row (part imported, part unmet) counts by its bound only.
    """
    if solution.gap <= gap or columns_of(case) > MOST_COLUMNS:
        return solution
    constant = sum(held_by_given(case.goal, line) for line in case.given)

    def told(progress: Progress) -> bool:
        cost, bound = min(solution.cost, progress.cost + constant), max(solution.bound, progress.bound + constant)
        return watch(Progress(cost=cost, bound=min(cost, bound), nodes=progress.nodes))

    model = build(case)
    outcome = model.program.solve(gap=gap, watch=told)
    better = solution
    if outcome.values is not None:
        lines = lines_of(model, outcome.values)
        better = solve(case, warm=replace(solution, lines=lines), rounds=1, workers=1)
    best = min((solution, better), key=lambda one: one.cost)
    bound = max(solution.bound, better.bound, outcome.bound + constant if np.isfinite(outcome.bound) else -np.inf)
    return replace(best, bound=min(best.cost, bound))
