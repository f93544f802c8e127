"""Most self-reliance within a limit of cost, and the frontier between the two: cost weighed against what is not made
at home.

For a weight w the plan of least (not made + w cost) is one point of the frontier, and its bound, less w times the
limit, bounds
what can be reached within the limit. The weight is found by bisection; the plan is then improved under the limit
itself.
"""

from dataclasses import dataclass, replace

import numpy as np

from berdikari.plan.case import Case
from berdikari.plan.draft import Desk
from berdikari.plan.national import Solution, solve
from berdikari.plan.question import Question
from berdikari.plan.rows import not_made
from berdikari.plan.siting import Progress, Watch, go_on

STEPS = 8
LEAST, MOST = 1e-3, 1e2
ROUNDS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A plan on the frontier. weight: not-made value that one unit of cost is worth; cost, not_made: IDR million."""

    weight: float
    cost: float
    not_made: float
    solution: Solution


def weighed(question: Question, weight: float, warm: Solution | None, watch: Watch, workers: int = 2) -> Point:
    """The plan of least not-made value plus `weight` times cost, other rows held."""
    goal = not_made(question).plus(question.cost, weight)
    case = replace(question.case, goal=goal, rows=_others(question.case))
    solution = solve(case, warm=warm, gap=1e-3, rounds=ROUNDS, watch=watch, workers=workers)
    pair = (
        Desk(replace(case, goal=question.cost, rows=()), np.zeros(0), 0.0),
        Desk(replace(case, goal=not_made(question), rows=()), np.zeros(0), 0.0),
    )
    for desk in pair:
        desk.follow(Desk(case, np.zeros(len(case.rows)), 0.0).laid)
    cost, rest = (desk.merit([desk.part(d, lines) for d, lines in enumerate(solution.lines)]) for desk in pair)
    return Point(weight=weight, cost=cost, not_made=rest, solution=solution)


def frontier(question: Question, *, points: int = 7, watch: Watch = go_on) -> tuple[Point, ...]:
    """Plans from least cost to most self-reliance, cheapest first; only those that no other beats in both."""
    found: list[Point] = []
    warm: Solution | None = None
    for weight in np.geomspace(10.0, 0.02, points):
        point = weighed(question, float(weight), warm, watch)
        warm = point.solution
        found.append(point)
    ranked = sorted(found, key=lambda point: (point.cost, point.not_made))
    kept: list[Point] = []
    for point in ranked:
        if not kept or point.not_made < kept[-1].not_made - 1e-9:
            kept.append(point)
    return tuple(kept)


def most_reliant(question: Question, limit: float, *, gap: float, watch: Watch = go_on, workers: int = 2) -> Solution:
    """The plan with the least not-made value whose cost stays within the limit, with its bound."""
    low, high = LEAST, MOST
    best: Point | None = None
    bound, ceiling = 0.0, np.inf
    warm: Solution | None = None

    def told(_: Progress) -> bool:
        return watch(Progress(cost=ceiling, bound=min(bound, ceiling)))

    for _ in range(STEPS):
        weight = float(np.sqrt(low * high))
        point = weighed(question, weight, warm, told, workers)
        warm = point.solution
        reached = point.solution.bound - weight * limit
        if best is None or reached > bound:
            best, bound = point, max(bound, reached)
        if point.cost <= limit:
            high, ceiling = weight, min(ceiling, point.not_made)
        else:
            low = weight
        if not told(Progress(cost=ceiling, bound=bound)) or ceiling - bound <= gap * ceiling:
            break
    assert best is not None
    return _under_limit(question, best, bound, gap, watch, workers)


def _under_limit(question: Question, best: Point, bound: float, gap: float, watch: Watch, workers: int) -> Solution:
    """The weighed plan improved under the limit itself, from the prices and the toll that gave the best bound."""
    tolls = np.array([best.weight if row.name == "cost_limit" else 0.0 for row in question.case.rows])
    start = replace(best.solution, tolls=tolls)
    solution = solve(question.case, warm=start, gap=gap, rounds=ROUNDS, watch=watch, workers=workers)
    return replace(solution, bound=min(solution.cost, max(bound, solution.bound)))


def _others(case: Case) -> tuple:  # type: ignore[type-arg]
    return tuple(row for row in case.rows if row.name != "cost_limit")
