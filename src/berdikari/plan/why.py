"""Why here: what each plant costs and saves, which site comes next and by how much it loses, and what would move it."""

from dataclasses import replace

import numpy as np

from berdikari.plan.assemble import assemble
from berdikari.plan.case import Line
from berdikari.plan.draft import Desk, Part
from berdikari.plan.national import Solution
from berdikari.plan.question import Question
from berdikari.plan.relaxed import Relaxation
from berdikari.plan.tables import Tables
from berdikari.records.plan import GivenPlant, Reason, Scenario

NEXT_TRIED = 20
MOVERS = ("price", "wage", "freight", "demand")
REACH = {"price": (0.3, 1.0), "wage": (1.0, 8.0), "freight": (1.0, 30.0), "demand": (0.1, 1.0)}
"""How far each parameter is moved, towards the side where a plant pays less."""


def explain(
    tables: Tables, question: Question, solution: Solution, scenario: Scenario, given: tuple[GivenPlant, ...] = (),
    *, most: int = 10,
) -> tuple[Reason, ...]:  # fmt: skip
    """A Reason for each plant of the plan that was not given; `most` of those that pay with what would move them."""
    desk = _desk(question)
    parts = [desk.part(device, lines) for device, lines in enumerate(solution.lines)]
    values = Relaxation(question.case).solve(solution.prices.copy(), solution.tolls).values
    reasons: list[Reason] = []
    for device, lines in enumerate(solution.lines):
        for line in lines:
            if line in question.case.given:
                continue
            reason = _reason(question, solution, desk, parts, line, values[device])
            if reason.saves > 0 and len(reasons) < most:
                reason = replace(reason, movers=_movers(tables, question, solution, scenario, given, line))
            reasons.append(reason)
    return tuple(reasons)


def _desk(question: Question) -> Desk:
    count = len(question.case.rows)
    return Desk(question.case, np.zeros(count), 0.0)


def _reason(
    question: Question, solution: Solution, desk: Desk, parts: list[Part], line: Line, values: np.ndarray
) -> Reason:  # fmt: skip
    whole = desk.merit(parts)
    lines = parts[line.device].lines
    rest = tuple(other for other in lines if other != line)
    taken = {other.site for other in lines}
    likely = [int(site) for site in np.argsort(values.min(axis=1), kind="stable") if site not in taken][:NEXT_TRIED]
    likely = [site for site in likely if not question.case.barred[line.device, site]]
    moved = [(_with(desk, parts, (*rest, replace(line, site=site)), line.device) - whole, site) for site in likely]
    loss, site = min(moved, default=(None, None))
    at = solution.lines[line.device].index(line)
    units = solution.flows[line.device][:, at].sum(axis=0)
    served = [(question.regions[r].code, float(units[r])) for r in np.argsort(-units) if units[r] > 0]
    return Reason(
        device=question.settings.devices[line.device], site=question.sites[line.site].code,
        costs=_costs(question, solution, line, at), saves=_with(desk, parts, rest, line.device) - whole,
        next_best=None if site is None else question.sites[site].code, loses_by=loss, serves=tuple(served),
    )  # fmt: skip


def _with(desk: Desk, parts: list[Part], lines: tuple[Line, ...], device: int) -> float:
    """The goal of the draft with other lines for one device."""
    return desk.merit([*parts[:device], desk.part(device, lines), *parts[device + 1 :]])


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


def _movers(
    tables: Tables,
    question: Question,
    solution: Solution,
    scenario: Scenario,
    given: tuple[GivenPlant, ...],
    line: Line,
) -> tuple[tuple[str, float | None], ...]:
    """For each parameter the factor from which the plan is better off without this plant; None: none within reach."""

    def saves(name: str, factor: float) -> float:
        other = assemble(
            tables, question.settings, replace(scenario, **{name: getattr(scenario, name) * factor}), given
        )
        desk = _desk(other)
        parts = [desk.part(device, lines) for device, lines in enumerate(solution.lines)]
        rest = tuple(one for one in parts[line.device].lines if one != line)
        return _with(desk, parts, rest, line.device) - desk.merit(parts)

    return tuple((name, _turning(lambda factor, name=name: saves(name, factor), *REACH[name])) for name in MOVERS)


def _turning(saves, low: float, high: float) -> float | None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """The factor between 1 and the far end at which saving turns to loss, by bisection to one per cent."""
    near, far = (1.0, low) if high == 1.0 else (1.0, high)
    if saves(far) > 0:
        return None
    while abs(far - near) > 0.01 * near:
        middle = (near + far) / 2
        near, far = (middle, far) if saves(middle) > 0 else (near, middle)
    return round(far, 3)
