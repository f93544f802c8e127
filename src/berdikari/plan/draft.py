"""Draft: a set of lines with the best flows for it, what every measure makes of it, and how far it breaks the user's
rows.
"""

from dataclasses import dataclass, field

import numpy as np

from berdikari.plan.case import Case, Line
from berdikari.plan.flows import assign_years
from berdikari.plan.measure import Measure
from berdikari.plan.relaxed import Coefficients, lay_out
from berdikari.plan.siting import Floats


@dataclass(frozen=True, slots=True)
class Part:
    """One device's part of a draft: its lines, its goal without sites, its share of each row.

    guide: what its flows were chosen by
    """

    lines: tuple[Line, ...]
    goal: float
    rows: Floats
    guide: Coefficients


@dataclass(slots=True)
class Desk:
    """Where drafts are priced: coefficients of the goal, of the rows, and of the measure that flows are chosen by.

    penalty  (rows,) goal units that one unit of a broken row costs a draft; fine: what a required site without a
    line costs it
    """

    case: Case
    penalty: Floats
    fine: float
    laid: Coefficients = field(init=False)
    guide: Coefficients = field(init=False)
    demand: Floats = field(init=False)
    known: dict[tuple[Line, ...], Part] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.laid = self.guide = lay_out(self.case, self.case.goal)
        self.demand = np.ascontiguousarray(self.case.demand.transpose(0, 2, 1))

    def follow(self, laid: Coefficients) -> None:
        """Choose flows by these coefficients from now on (the goal's with its tolls, where rows bind)."""
        self.guide = laid
        self.known.clear()

    def flows(self, device: int, lines: tuple[Line, ...], guide: Coefficients) -> Floats:
        """(T, lines + 1, R) units served by each line, and at last units that no line makes."""
        case = self.case
        sites = np.array([line.site for line in lines], dtype=np.int64)
        unit = np.array([guide.unit[device, line.site, line.option] for line in lines]).reshape(
            len(lines), case.shape[3]
        )
        room = np.array([case.capacity(line) for line in lines]).reshape(unit.shape)
        flow = np.empty((case.shape[3], len(lines) + 1, case.shape[2]))
        assign_years(
            unit, guide.haul[device], case.km[sites], guide.landed[device], self.demand[device], room, flow
        )  # fmt: skip
        return flow

    def part(self, device: int, lines: tuple[Line, ...]) -> Part:
        """The device's part with these lines (given ones included), remembered."""
        key = tuple(sorted(lines, key=lambda line: (line.site, line.start, line.option)))
        mark = (*key, Line(device=device, site=-1, option=-1, start=0, steps=()))
        if mark not in self.known:
            self.known[mark] = self.measured(device, key, self.flows(device, key, self.guide), self.guide)
        return self.known[mark]

    def measured(self, device: int, lines: tuple[Line, ...], flow: Floats, guide: Coefficients) -> Part:
        """The device's part with these lines and flows, and the guide that they were chosen by."""
        measures = (self.case.goal, *(row.measure for row in self.case.rows))
        goal, *rows = (measure_lines(self.case, one, device, lines, flow, guide.buys[device]) for one in measures)
        return Part(lines, goal, np.array(rows), guide)

    def merit(self, parts: list[Part]) -> float:
        """Goal of the whole draft, with a penalty for each row that it breaks."""
        goal, totals = self.totals(parts)
        return goal + float((self.penalty * self.broken(totals)).sum()) + self.fine * self.missing(parts)

    def missing(self, parts: list[Part]) -> int:
        """How many required sites have no line."""
        used = {line.site for part in parts for line in part.lines}
        return sum(site not in used for site in np.flatnonzero(self.case.required).tolist())

    def totals(self, parts: list[Part]) -> tuple[float, Floats]:
        """Goal and row totals of the whole draft, shared sites counted once, in the year of their first line."""
        case = self.case
        given = set(case.given)
        first: dict[int, int] = {}
        for part in parts:
            for line in part.lines:
                if line not in given:
                    first[line.site] = min(first.get(line.site, line.start), line.start)
        at, when = np.array(list(first), dtype=np.int64), np.array(list(first.values()), dtype=np.int64)
        goal = sum(part.goal for part in parts) + float(case.goal.site[at, when].sum())
        rows = sum((part.rows for part in parts), np.zeros(len(case.rows)))
        sites = np.array([row.measure.site[at, when].sum() for row in case.rows])
        return goal, rows + sites.reshape(len(case.rows))

    def broken(self, totals: Floats) -> Floats:
        """(rows,) by how much each row is broken, in its own unit."""
        least = np.array([row.least for row in self.case.rows])
        most = np.array([row.most for row in self.case.rows])
        return np.asarray(np.maximum(0.0, np.maximum(least - totals, totals - most)))


def strict_desk(case: Case) -> Desk:
    """The desk at which a draft that breaks a row, or leaves a required site, is dearer than any that does not."""
    whole = float((case.demand.transpose(0, 2, 1) * np.abs(lay_out(case, case.goal).landed)).sum()) + 1e-9
    size = np.array([max(abs(row.most if np.isfinite(row.most) else row.least), 1e-9) for row in case.rows])
    return Desk(case, 10.0 * whole / size, 10.0 * whole)


def measure_lines(
    case: Case, measure: Measure, device: int, lines: tuple[Line, ...], flow: Floats, buys: np.ndarray
) -> float:
    """What a measure makes of one device's lines and flows, sites left out; buys (T, R): what is not made is
    imported.
    """
    total = 0.0
    given = set(case.given)
    made = flow.sum(axis=2)
    for at, line in enumerate(lines):
        steps, years = np.array(line.steps, dtype=float), slice(line.start, None)
        total += float((measure.held[device, line.option, years] * steps).sum())
        if line not in given:
            added = np.diff(steps, prepend=0.0)
            total += float(measure.line[device, line.option, line.start])
            total += float((measure.step[device, line.option, years] * added).sum())
        unit = measure.unit[device, line.option] + measure.labour[device, line.option] * case.wage[line.site]
        total += float((unit * made[:, at]).sum() + (measure.haul[device] * (flow[:, at] @ case.km[line.site])).sum())
    bought = measure.bought[device][:, None] + measure.port[device][:, None] * case.port_km
    rest = np.where(buys, bought, measure.unmet[device][:, None])
    return total + float((rest * flow[:, -1]).sum())
