"""Devices that share a budget, sites and other rows: tolls on what they share, found from many plans of each device.

Every device has plans (columns), each with its goal and its share of the rows. Which mixture of them is cheapest,
sites shared, is a small linear program whose duals are the tolls (Dantzig and Wolfe 1960); at those tolls each device
is asked for its best plan by itself, which is a new column and, with its bound, part of a bound on the whole. Which one
plan of each device is cheapest is the same program in whole numbers: the answer.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from berdikari.plan.case import Case, Line
from berdikari.plan.draft import Desk, Part
from berdikari.plan.program import Program, Terms
from berdikari.plan.siting import Floats, Watch, go_on

SHORT = 1e3
"""What breaking a row wholly costs the mixture, over the goal of all plans: more than any plan would pay."""


@dataclass(slots=True)
class Shelf:
    """The known plans of every device, without doubles."""

    case: Case
    desk: Desk
    plans: list[dict[tuple[tuple[Line, ...], bytes], Part]] = field(init=False)

    def __post_init__(self) -> None:
        self.plans = [{} for _ in range(self.case.shape[0])]

    def add(self, device: int, lines: Iterable[Line]) -> None:
        """One plan of a device."""
        part = self.desk.part(device, tuple(lines))
        self.plans[device].setdefault((part.lines, part.rows.tobytes()), part)

    def add_near(self, device: int, lines: tuple[Line, ...]) -> None:
        """A plan with those that start later, begin smaller, leave a line out, and the plan of no lines."""
        given = tuple(line for line in self.case.given if line.device == device)
        free = [line for line in lines if line not in given]
        self.add(device, given)
        for late in range(self.case.shape[3]):
            for slow in (0, 1, 2, 3):
                self.add(device, (*given, *(one for line in free for one in delayed(line, late, slow))))
        for line in free if len(free) > 1 else ():
            self.add(device, (*given, *(one for one in free if one is not line)))

    def mixture(self) -> Floats:
        """The toll of each row (positive: against its most) in the cheapest mixture of plans."""
        program, _ = self._program(whole=False)
        duals = program.solve().duals
        count = len(self.case.rows)
        return np.zeros(count) if duals is None else -duals[:count]

    def choice(self, gap: float, watch: Watch = go_on) -> list[Part] | None:
        """The cheapest plan for each device that hold all rows together; None: none was found."""
        program, columns = self._program(whole=True)
        values = program.solve(gap=gap, watch=watch).values
        if values is None:
            return None
        return [max(own, key=lambda pair: values[pair[0]])[1] for own in columns]

    def _program(self, *, whole: bool) -> tuple[Program, list[list[tuple[int, Part]]]]:
        """One plan for each device, sites prepared once for all of them, the rows first; with its columns."""
        case, program = self.case, Program()
        columns = [
            [
                (program.column(f"plan_{device}_{at}", cost=part.goal, upper=1, whole=whole), part)
                for at, part in enumerate(own.values())
            ]
            for device, own in enumerate(self.plans)
        ]
        every = [pair for own in columns for pair in own]
        rows: list[Terms] = [[(column, part.rows[at]) for column, part in every] for at in range(len(case.rows))]
        waiting = self._sites(program, columns, rows, whole=whole)
        dear = SHORT * (1.0 + sum(abs(own[0][1].goal) for own in columns))
        for at, (row, terms) in enumerate(zip(case.rows, rows, strict=True)):
            size = abs(row.most if np.isfinite(row.most) else row.least) or 1.0
            over = () if whole else ((-1.0, row.most), (1.0, row.least))
            slack = [(program.column(f"off_{at}", cost=dear / size), sign) for sign, end in over if np.isfinite(end)]
            program.row(f"row_{at}", [*terms, *slack], least=row.least, most=row.most)
        for device, own in enumerate(columns):
            program.row(f"one_plan_{device}", [(column, 1.0) for column, _ in own], least=1, most=1)
        for terms in waiting:
            program.row("prepare_first", terms, most=0)
        for at in np.flatnonzero(case.required).tolist():
            users = [(column, 1.0) for column, part in every if any(line.site == at for line in part.lines)]
            program.row(f"open_required_{at}", users, least=1 if whole or users else 0)
        return program, columns

    def _sites(
        self, program: Program, columns: list[list[tuple[int, Part]]], rows: list[Terms], *, whole: bool
    ) -> list[Terms]:
        """Columns for sites prepared in a year in which some plan starts there; gives the rows that plans wait for."""
        starts: dict[int, dict[int, list[tuple[int, int]]]] = {}
        for device, own in enumerate(columns):
            for column, part in own:
                for site, year in _first_years(part.lines, self.case.given).items():
                    starts.setdefault(site, {}).setdefault(device, []).append((year, column))
        waiting: list[Terms] = []
        for site, users in starts.items():
            prepared: Terms = []
            for year in sorted({year for pairs in users.values() for year, _ in pairs}):
                cost = self.case.goal.site[site, year]
                column = program.column(f"site_{site}_{year}", cost=cost, upper=1, whole=whole)
                prepared.append((column, -1.0))
                for row, terms in zip(self.case.rows, rows, strict=True):
                    terms.append((column, row.measure.site[site, year]))
                waiting += [
                    [*prepared, *((plan, 1.0) for start, plan in pairs if start <= year)]
                    for pairs in users.values()
                    if any(start == year for start, _ in pairs)
                ]
        return waiting


def _first_years(lines: tuple[Line, ...], given: tuple[Line, ...]) -> dict[int, int]:
    """The year in which each site must be prepared for these lines."""
    first: dict[int, int] = {}
    for line in lines:
        if line not in given:
            first[line.site] = min(first.get(line.site, line.start), line.start)
    return first


def delayed(line: Line, late: int, slow: int) -> Iterator[Line]:
    """The line started `late` years later, its modules added one in `slow` years (0: as they are); none if too late."""
    left = len(line.steps) - late
    if left > 0:
        steps = np.array(line.steps)
        if slow:
            steps = np.minimum(steps, np.arange(len(steps)) // slow + 1)
        yield replace(line, start=line.start + late, steps=tuple(np.maximum.accumulate(steps)[:left].tolist()))
