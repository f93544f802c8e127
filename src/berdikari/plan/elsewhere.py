"""Elsewhere: the best plan without a plant at its site, whatever then moves; other devices as they stand."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from berdikari.plan.case import Case, Line
from berdikari.plan.draft import Desk, Part, strict_desk
from berdikari.plan.exact import finish
from berdikari.plan.measure import Measure
from berdikari.plan.national import Solution, solve
from berdikari.plan.siting import Floats, Watch, go_on

ROUNDS = 30
MOST_TOGETHER = 4
"""Devices at a shared site whose moving together is looked at."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The best plan found without the plant at its site: its goal, below which no such plan comes (proven), the
    device's lines, and the site that stands in for the plant's; None: no new site, its units are imported or made at
    the other plants.

    cost is infinite where no such plan holds what the user asks.
    """

    cost: float
    bound: float
    lines: tuple[Line, ...]
    site: int | None


def parts_of(desk: Desk, solution: Solution) -> list[Part]:
    """The solution as a draft, with its own flows."""
    guide = replace(desk.guide, buys=solution.imported)
    both = zip(solution.lines, solution.flows, strict=True)
    return [desk.measured(device, lines, flow, guide) for device, (lines, flow) in enumerate(both)]


def elsewhere(case: Case, solution: Solution, line: Line, *, gap: float = 1e-3, watch: Watch = go_on) -> Elsewhere:
    """The best plan without a line of the device at the line's site; a demand for that very site is let go.

    Where a few devices share the site, moving all of them to one other site is looked at too.
    """
    desk = Desk(case, np.zeros(len(case.rows)), 0.0)
    parts, device = parts_of(desk, solution), line.device
    alone = without(left_to(desk, parts, device), replace(line, device=0))
    own = part_of(solution, device).lines[0]
    rest = tuple(one for one in own if one.site != line.site)
    start = nearest(alone, rest, replace(line, device=0))
    warm = replace(part_of(solution, device), lines=(start,))
    found = solve(alone, warm=warm, gap=gap, rounds=ROUNDS, watch=watch, workers=1)
    found = finish(alone, found, gap=gap, watch=watch)
    spent = desk.totals([part for at, part in enumerate(parts) if at != device])[0]
    lines = tuple(replace(one, device=device) for one in found.lines[0])
    by_itself = Elsewhere(found.cost + spent, found.bound + spent, lines, _stands_in(found, own))
    return min((by_itself, *_all_moved(case, parts, line, solution.bound)), key=lambda one: one.cost)


def part_of(solution: Solution, device: int) -> Solution:
    """One device's part of a solution, as a start for its question alone."""
    one = slice(device, device + 1)
    own = tuple(replace(line, device=0) for line in solution.lines[device])
    return replace(
        solution, lines=(own,), flows=solution.flows[one], imported=solution.imported[one],
        prices=solution.prices[one].copy(),
    )  # fmt: skip


def left_to(desk: Desk, parts: list[Part], device: int) -> Case:
    """The question of one device with the others as they stand: sites that they prepared are free from then on, and
    what they take of a row is taken.
    """
    case = desk.case
    others = [part for at, part in enumerate(parts) if at != device]
    _, taken = desk.totals(others)
    used = {line.site for part in others for line in part.lines}
    first = np.full(len(case.wage), case.shape[3])
    for line in (line for part in others for line in part.lines if line not in case.given):
        first[line.site] = min(first[line.site], line.start)

    def own(measure: Measure) -> Measure:
        return replace(measure.only(device), site=_brought_forward(measure.site, first))

    rows = tuple(
        replace(row, measure=own(row.measure), least=row.least - part, most=row.most - part)
        for row, part in zip(case.rows, taken, strict=True)
    )
    required = case.required & ~np.isin(np.arange(len(case.wage)), list(used))
    return replace(case.alone(device), goal=own(case.goal), rows=rows, required=required)


def without(case: Case, line: Line) -> Case:
    """The case with no line of the device at the line's site, nor the demand for one."""
    barred, required = case.barred.copy(), case.required.copy()
    barred[line.device, line.site], required[line.site] = True, False
    return replace(case, barred=barred, required=required)


def nearest(case: Case, rest: tuple[Line, ...], line: Line) -> tuple[Line, ...]:
    """The best of the lines without this one, and with it at each other site: everybody served anew."""
    desk = strict_desk(case)
    taken = {one.site for one in rest}
    free = [site for site in np.flatnonzero(~case.barred[line.device]).tolist() if site not in taken]
    tried = [rest, *((*rest, replace(line, site=site)) for site in free)]
    return min(tried, key=lambda lines: desk.merit([desk.part(line.device, lines)]))


def _all_moved(case: Case, parts: list[Part], line: Line, bound: float) -> Iterator[Elsewhere]:
    """The plans in which every line of a shared site goes to the same other site."""
    there = [any(one.site == line.site for one in part.lines) for part in parts]
    if not 2 <= sum(there) <= MOST_TOGETHER or any(one.site == line.site for one in case.given):
        return
    known = {one.site for part in parts for one in part.lines}
    shut = np.asarray(case.barred[there].any(axis=0))
    desk = strict_desk(replace(case, required=case.required & (np.arange(len(case.wage)) != line.site)))
    for site in (site for site in np.flatnonzero(~shut).tolist() if site not in known):
        moved = [desk.part(at, _at_other(part.lines, line.site, site)) for at, part in enumerate(parts)]
        if not desk.broken(desk.totals(moved)[1]).any():
            yield Elsewhere(desk.merit(moved), bound, moved[line.device].lines, site)


def _at_other(lines: tuple[Line, ...], site: int, other: int) -> tuple[Line, ...]:
    return tuple(replace(line, site=other) if line.site == site else line for line in lines)


def _brought_forward(site: Floats, first: np.ndarray) -> Floats:
    """What it costs more to have a site prepared in each year (S, T), where `first` is when it is prepared anyhow."""
    years = site.shape[1]
    known = first < years
    anyhow = np.where(known, site[np.arange(len(site)), np.minimum(first, years - 1)], 0.0)
    later = known[:, None] & (np.arange(years) >= first[:, None])
    return np.where(later, 0.0, site - anyhow[:, None])


def _stands_in(found: Solution, own: tuple[Line, ...]) -> int | None:
    """The new site of the plan that makes most."""
    known = {line.site for line in own}
    made = found.flows[0][:, :-1].sum(axis=(0, 2))
    new = [(units, line.site) for units, line in zip(made, found.lines[0], strict=True) if line.site not in known]
    return max(new)[1] if new else None
