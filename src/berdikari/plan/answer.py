"""From a solution in arrays to a Plan in words of the field: builds, shipments, the cost of each year by part."""

import numpy as np

from berdikari.plan.case import Line
from berdikari.plan.national import Solution
from berdikari.plan.parameters import in_order
from berdikari.plan.question import Question
from berdikari.plan.relaxed import lay_out
from berdikari.plan.rows import need_value
from berdikari.plan.siting import Floats
from berdikari.records.plan import OPTIONS, PARTS, Build, Plan, Shipment

TRACE = 1e-9
"""Units a year below which a shipment is rounding."""


def answer(question: Question, solution: Solution, *, gap: float, scenario: str = "") -> Plan:
    """The Plan of a solution; gap: relative gap at which it counts as best."""
    settings, case = question.settings, question.case
    found = np.isfinite(solution.cost)
    status = ("best" if solution.gap <= gap else "feasible") if found else "none_found"
    stack = cost_stack(question, solution)
    made, content, whole = _home(question, solution)
    everything = lay_out(case, question.cost).landed * case.demand.transpose(0, 2, 1)
    jobs = sum(question.jobs[line.device, line.option] * line.steps[-1] for lines in solution.lines for line in lines)
    return Plan(
        settings=settings, status=status, cost=solution.cost if found else None, bound=float(solution.bound),
        gap=solution.gap if found else None, total_cost=float(stack.sum()), import_cost=float(everything.sum()),
        made_share=float(made / whole), local_content=float(content / whole), jobs=float(jobs),
        builds=_builds(question, solution), shipments=_shipments(question, solution),
        cost_stack=tuple(tuple(map(float, row)) for row in stack),
        readiness=tuple(zip(settings.devices, map(float, question.ready), strict=True)),
        parameters=in_order(question.parameters.used), scenario=scenario, prices=_prices(question, solution),
    )  # fmt: skip


def _prices(question: Question, solution: Solution) -> tuple[tuple[str, str, float], ...]:
    """The toll of each row that has one, where the objective is cost."""
    if question.settings.objective != "cost":
        return ()
    pairs = zip(question.case.rows, solution.tolls.tolist(), strict=True)
    return tuple((row.name, row.unit, toll) for row, toll in pairs if toll)


def cost_stack(question: Question, solution: Solution) -> Floats:
    """(years, PARTS) discounted cost, IDR million."""
    case, cost = question.case, question.cost
    years = case.shape[3]
    stack = dict.fromkeys(PARTS, np.zeros(0)) | {part: np.zeros(years) for part in PARTS}
    first: dict[int, int] = {}
    for device, (lines, flow) in enumerate(zip(solution.lines, solution.flows, strict=True)):
        for at, line in enumerate(lines):
            made, steps = flow[:, at].sum(axis=1), _steps(line, years)
            if line not in case.given:
                first[line.site] = min(first.get(line.site, line.start), line.start)
                stack["lines"][line.start] += cost.line[device, line.option, line.start]
                stack["modules"] += cost.step[device, line.option] * np.diff(steps, prepend=0.0)
            stack["upkeep"] += cost.held[device, line.option] * steps
            stack["making"] += cost.unit[device, line.option] * made
            stack["labour"] += cost.labour[device, line.option] * case.wage[line.site] * made
            stack["freight"] += cost.haul[device] * (flow[:, at] @ case.km[line.site])
        buys = solution.imported[device]
        rest = flow[:, -1]
        stack["imports"] += cost.bought[device] * (rest * buys).sum(axis=1)
        stack["import_freight"] += cost.port[device] * ((rest * buys) @ case.port_km)
        stack["unmet"] += cost.unmet[device] * (rest * ~buys).sum(axis=1)
    for site, year in first.items():
        stack["sites"][year] += cost.site[site, year]
    return np.array([stack[part] for part in PARTS]).T


def _home(question: Question, solution: Solution) -> tuple[float, float, float]:
    """Value made at home, its local content, and the value of the whole need, IDR million at import prices."""
    made = content = 0.0
    for device, (lines, flow) in enumerate(zip(solution.lines, solution.flows, strict=True)):
        for at, line in enumerate(lines):
            value = float((flow[:, at].sum(axis=1) * question.price[device]).sum())
            made += value
            content += value * question.content[device, line.option]
    return made, content, need_value(question) or 1.0


def _steps(line: Line, years: int) -> Floats:
    steps = np.zeros(years)
    steps[line.start :] = line.steps
    return steps


def _builds(question: Question, solution: Solution) -> tuple[Build, ...]:
    case, cost, settings = question.case, question.cost, question.settings
    builds = []
    for device, (lines, flow) in enumerate(zip(solution.lines, solution.flows, strict=True)):
        for at, line in enumerate(lines):
            steps, given = _steps(line, case.shape[3]), line in case.given
            added = cost.step[device, line.option] * np.diff(steps, prepend=0.0)
            spent = 0.0 if given else float(cost.line[device, line.option, line.start] + added.sum())
            builds.append(
                Build(
                    device=settings.devices[device],
                    site=question.sites[line.site].code,
                    option=OPTIONS[line.option],
                    year=settings.years[line.start],
                    modules=tuple(int(n) for n in steps),
                    capacity=tuple(map(float, case.capacity(line))),
                    made=tuple(map(float, flow[:, at].sum(axis=1))),
                    invested=spent,
                    given=given,
                )
            )
    return tuple(builds)


def _shipments(question: Question, solution: Solution) -> tuple[Shipment, ...]:
    settings, shipments = question.settings, []
    for device, (lines, flow) in enumerate(zip(solution.lines, solution.flows, strict=True)):
        for year, at, region in zip(*np.nonzero(flow > TRACE), strict=True):
            if at < len(lines):
                source = question.sites[lines[at].site].code
            else:
                source = "import" if solution.imported[device, year, region] else "unmet"
            shipments.append(
                Shipment(
                    device=settings.devices[device],
                    source=source,
                    region=question.regions[region].code,
                    year=settings.years[year],
                    units=float(flow[year, at, region]),
                )
            )
    return tuple(shipments)
