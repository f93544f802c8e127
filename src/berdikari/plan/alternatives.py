"""Different plans that cost little more than the best (modelling to generate alternatives; Brill, Chang, Hopkins
1982).
"""

from dataclasses import dataclass, replace

import numpy as np

from berdikari.plan.case import Case, Line
from berdikari.plan.draft import Desk
from berdikari.plan.national import Solution, solve
from berdikari.plan.siting import Progress, Watch, go_on

ROUNDS = 30
TRIES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """A plan within `within` of the best. dearer: its relative extra cost; apart: share of its lines that stand
    elsewhere.
    """

    solution: Solution
    dearer: float
    apart: float
    within: float


def alternatives(
    case: Case, best: Solution, *, within: tuple[float, ...] = (0.01, 0.02, 0.05), most: int = 6, watch: Watch = go_on
) -> tuple[Alternative, ...]:
    """Plans that differ from the best and from each other as far as the extra cost allows, cheapest first.

    For each level the plan farthest from those known (`_farthest`), then, while there are too few, plans without one
    of the best plan's lines.
    """
    found: list[Alternative] = []
    limit = max(within, default=0.0)

    def add(other: Solution) -> None:
        dearer = (other.cost - best.cost) / abs(best.cost)
        known = any(_places(other) == _places(one) for one in (best, *(one.solution for one in found)))
        if np.isfinite(other.cost) and dearer <= limit and not known:
            level = min(step for step in within if dearer <= step)
            found.append(Alternative(solution=other, dearer=dearer, apart=apart(best, other), within=level))

    for level in within:
        other = _farthest(case, best, [one.solution for one in found], level, watch)
        if other is not None:
            add(other)
    for device, site in sorted({(line.device, line.site) for line in _free(case, best)}):
        if len(found) < most and watch(Progress(cost=best.cost, bound=best.bound)):
            barred = case.barred.copy()
            barred[device, site] = True
            add(solve(replace(case, barred=barred), warm=best, rounds=ROUNDS, gap=1e-3, watch=watch))
    return tuple(sorted(found, key=lambda one: one.dearer))


def _farthest(case: Case, best: Solution, known: list[Solution], level: float, watch: Watch) -> Solution | None:
    """The plan found within the level of cost that has the fewest lines at the sites of the known plans.

    Sites are surcharged as often as they are used by a known plan, and the surcharge is raised as long as the plan
    stays cheap enough (hop, skip, jump).
    """
    used = np.zeros(len(case.wage))
    for one in (best, *known):
        used[sorted({line.site for line in _free(case, one)})] += 1.0
    limit = best.cost + level * abs(best.cost)
    farthest, reached = None, 0.0
    low, high = 0.0, 2.0 * level * abs(best.cost)
    for _ in range(TRIES):
        charge = (low + high) / 2
        goal = replace(case.goal, site=case.goal.site + charge * used[:, None])
        other = solve(replace(case, goal=goal), warm=best, rounds=ROUNDS, gap=1e-3, watch=watch)
        cost = _cost(case, other)
        if cost <= limit:
            low = charge
            if apart(best, other) > reached:
                farthest, reached = replace(other, cost=cost, bound=best.bound), apart(best, other)
        else:
            high = charge
        if not watch(Progress(cost=best.cost, bound=best.bound)):
            break
    return farthest


def _cost(case: Case, solution: Solution) -> float:
    """What a plan of a surcharged case costs without the surcharge."""
    desk = Desk(case, np.zeros(len(case.rows)), 0.0)
    goal, _ = desk.totals([desk.part(device, lines) for device, lines in enumerate(solution.lines)])
    return goal if np.isfinite(solution.cost) else np.inf


def _free(case: Case, solution: Solution) -> list[Line]:
    """The lines that a plan decided itself."""
    return [line for lines in solution.lines for line in lines if line not in case.given]


def _places(solution: Solution) -> set[tuple[int, int, int]]:
    return {_place(line) for lines in solution.lines for line in lines}


def _place(line: Line) -> tuple[int, int, int]:
    return line.device, line.site, line.option


def apart(one: Solution, other: Solution) -> float:
    """Share of lines that the two plans do not have in common (Jaccard distance of device, site and option)."""
    a, b = _places(one), _places(other)
    return 1.0 - len(a & b) / len(a | b) if a | b else 0.0
