"""Different plans that cost little more than the best (modelling to generate alternatives; Brill, Chang, Hopkins
1982).
"""

from dataclasses import dataclass, replace

import numpy as np

from berdikari.plan.case import Case, Line
from berdikari.plan.national import Solution, solve
from berdikari.plan.siting import Watch, go_on

ROUNDS = 60


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
    """Plans that differ from the best and from each other as far as the extra cost allows, nearest to the best in
    cost first.

    First every site in use is barred at once, which gives the plan farthest away; then one line after the other.
    """
    found: list[Alternative] = []
    used = {(line.device, line.site) for lines in best.lines for line in lines if line not in case.given}
    tries = [frozenset(used), *(frozenset({pair}) for pair in sorted(used))]
    limit = max(within, default=0.0)
    for pairs in tries:
        barred, added = case.barred.copy(), set(pairs)
        while len(found) < most:
            for pair in added:
                barred[pair] = True
            other = solve(replace(case, barred=barred), warm=best, rounds=ROUNDS, gap=1e-3, watch=watch)
            dearer = (other.cost - best.cost) / abs(best.cost)
            if not np.isfinite(other.cost) or dearer > limit:
                break
            if not any(_same(other, known.solution) for known in found):
                level = min(step for step in (*within, limit) if dearer <= step)
                found.append(Alternative(solution=other, dearer=dearer, apart=apart(best, other), within=level))
            added = {(line.device, line.site) for lines in other.lines for line in lines if line not in case.given}
    return tuple(sorted(found, key=lambda one: one.dearer))


def _places(solution: Solution) -> set[tuple[int, int, int]]:
    return {_place(line) for lines in solution.lines for line in lines}


def _place(line: Line) -> tuple[int, int, int]:
    return line.device, line.site, line.option


def _same(one: Solution, other: Solution) -> bool:
    return _places(one) == _places(other)


def apart(one: Solution, other: Solution) -> float:
    """Share of lines that the two plans do not have in common (Jaccard distance of device, site and option)."""
    a, b = _places(one), _places(other)
    return 1.0 - len(a & b) / len(a | b) if a | b else 0.0
