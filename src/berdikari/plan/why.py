"""Why here: what each plant costs and saves, which site comes next and by how much it loses, and what would move it."""

from dataclasses import replace

import numpy as np

from berdikari.plan.assemble import assemble
from berdikari.plan.case import Case, Line
from berdikari.plan.draft import Desk, strict_desk
from berdikari.plan.elsewhere import Elsewhere, elsewhere, left_to, part_of, parts_of
from berdikari.plan.national import Solution, solve
from berdikari.plan.question import Question
from berdikari.plan.relaxed import Relaxation, lay_out
from berdikari.plan.siting import Progress, Watch, go_on
from berdikari.plan.tables import Tables
from berdikari.plan.tipping import movers
from berdikari.records.plan import GivenPlant, Mover, Reason, Scenario

PASSES = 3
"""Times that a cheaper plan found on the way is taken up, and all is looked at anew."""
MOVED = 3
"""Plants whose tipping points are looked for: those that save most."""


def explain(
    tables: Tables, question: Question, solution: Solution, scenario: Scenario, given: tuple[GivenPlant, ...] = (),
    *, gap: float = 1e-3, watch: Watch = go_on,
) -> tuple[Solution, tuple[Reason, ...]]:  # fmt: skip
    """A Reason for each plant of the plan that was not given; and the plan itself, which is a better one where looking
    for other sites has found it.
    """
    solution, others = _settled(question, solution, gap, watch)
    reasons = {line: _reason(question, solution, line, other) for line, other in others.items()}
    if question.settings.objective != "cost":
        return solution, tuple(reasons.values())
    values = Relaxation(question.case).solve(solution.prices.copy(), solution.tolls).values
    paying = [line for line in reasons if reasons[line].saves > 0 and (reasons[line].loses_by or 0.0) >= 0.0]
    for line in sorted(paying, key=lambda line: -reasons[line].saves)[:MOVED]:

        def ask(name: str, factor: float, device: int = line.device) -> Case:
            moved = replace(scenario, **{name: getattr(scenario, name) * factor})
            desk = strict_desk(assemble(tables, question.settings, moved, given).case)
            return left_to(desk, [desk.part(at, lines) for at, lines in enumerate(solution.lines)], device)

        found = movers(line, part_of(solution, line.device), others[line].lines, values[line.device], ask)
        told = [
            Mover(name=name, factor=factor, then=None if site is None else question.sites[site].code)
            for name, factor, site in found
            if watch(Progress(cost=solution.cost, bound=solution.bound))
        ]
        reasons[line] = replace(reasons[line], movers=tuple(told))
    return solution, tuple(reasons.values())


def _settled(
    question: Question, solution: Solution, gap: float, watch: Watch
) -> tuple[Solution, dict[Line, Elsewhere]]:  # fmt: skip
    """The solution, or a cheaper one without some of its sites, and what is best without each line of it."""
    for turn in range(PASSES + 1):
        others: dict[Line, Elsewhere] = {}
        before = solution
        for line in (one for lines in before.lines for one in lines if one not in question.case.given):
            if line in solution.lines[line.device]:
                others[line] = other = elsewhere(question.case, solution, line, gap=gap, watch=watch)
                if turn < PASSES:
                    solution = _better(question.case, solution, line, other)
        if solution is before:
            break
    return solution, others


def _better(case: Case, solution: Solution, line: Line, other: Elsewhere) -> Solution:
    """The plan without the line, where it is cheaper and the line's site was not demanded; else the one at hand."""
    if case.required[line.site] or other.cost >= solution.cost - 1e-9 * abs(solution.cost):
        return solution
    lines = (*solution.lines[: line.device], other.lines, *solution.lines[line.device + 1 :])
    better = solve(case, warm=replace(solution, lines=lines), rounds=1, workers=1)
    if better.cost >= solution.cost:
        return solution
    return replace(better, bound=min(better.cost, max(solution.bound, better.bound)))


def _reason(question: Question, solution: Solution, line: Line, other: Elsewhere) -> Reason:
    device = line.device
    at = solution.lines[device].index(line)
    units = solution.flows[device][:, at].sum(axis=0)
    served = [(question.regions[r].code, float(units[r])) for r in np.argsort(-units) if units[r] > 0]
    known = np.isfinite(other.cost)
    loses = other.cost - solution.cost if question.case.required[line.site] else max(0.0, other.cost - solution.cost)
    return Reason(
        device=question.settings.devices[device], site=question.sites[line.site].code,
        costs=_costs(question, solution, line, at), saves=_missed(question, solution, line),
        next_best=None if other.site is None or not known else question.sites[other.site].code,
        loses_by=loses if known else None, sure=other.bound > solution.cost,
        serves=tuple(served),
    )  # fmt: skip


def _missed(question: Question, solution: Solution, line: Line) -> float:
    """What the plan loses without the line, its other lines as they are; rows are not held."""
    case = question.case
    desk = Desk(case, np.zeros(len(case.rows)), 0.0)
    parts = parts_of(desk, solution)
    if solution.tolls.any():
        desk.follow(lay_out(case, Relaxation(case, 1).priced(solution.tolls)[0]))
    rest = tuple(one for one in solution.lines[line.device] if one != line)
    parts[line.device] = desk.part(line.device, rest)
    return desk.merit(parts) - solution.cost


def _costs(question: Question, solution: Solution, line: Line, at: int) -> tuple[tuple[str, float], ...]:
    cost, case = question.cost, question.case
    steps = np.zeros(case.shape[3])
    steps[line.start :] = line.steps
    flow = solution.flows[line.device][:, at]
    made = flow.sum(axis=1)
    d, o = line.device, line.option
    return (
        ("site", float(cost.site[line.site, line.start])),
        ("line", float(cost.line[d, o, line.start])),
        ("modules", float((cost.step[d, o] * np.diff(steps, prepend=0.0)).sum())),
        ("upkeep", float((cost.held[d, o] * steps).sum())),
        ("making", float((cost.unit[d, o] * made).sum())),
        ("labour", float((cost.labour[d, o] * case.wage[line.site] * made).sum())),
        ("freight", float((cost.haul[d] * (flow @ case.km[line.site])).sum())),
    )
