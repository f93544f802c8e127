"""Outlook: from lines and needs to the bands of domestic supply of every device, year by year and over each need."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from berdikari.forecast.announced import announced
from berdikari.forecast.bands import money_band, pieces_band, units_band
from berdikari.forecast.calendar import day_of, last_day_of
from berdikari.forecast.columns import columns_of
from berdikari.forecast.contribution import Brought, brought, contributions
from berdikari.forecast.needs import need_within, window_of, years_of
from berdikari.forecast.nodes import PARTS_NODES, nodes_of, parts_of
from berdikari.forecast.propagate import chances_of, propagate
from berdikari.forecast.settings import Settings
from berdikari.forecast.supply import Run, Supply, sample_of, supply_of
from berdikari.forecast.timing import Clock, quarters_of, timing_of
from berdikari.forecast.worlds import draw
from berdikari.records.forecast import Line, Need, Outlook

Window = tuple[float, float]
STEPS_A_NEED = 100
_UNITS_STEPS = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked: lines and needs, today (a year with its part), the years looked at, and how many
    worlds are drawn.
    """

    lines: tuple[Line, ...]
    needs: tuple[Need, ...]
    today: float
    years: tuple[int, ...]
    draws: int
    seed: int


def run_of(question: Question, settings: Settings, windows: Sequence[Window]) -> Run:
    """The lines carried up the chain, for these windows."""
    columns = columns_of(question.lines, settings, question.today)
    worlds = draw(settings, columns.keys, question.draws, question.seed)
    clock = Clock(question.today, np.array(windows))
    chances, timing = chances_of(columns, worlds), timing_of(columns, settings, worlds, clock)
    quarters = quarters_of(columns, settings, worlds, clock)
    propagated = propagate(chances, timing)
    return Run(settings, chances, propagated, timing, quarters, nodes_of(settings), sample_of(chances, propagated))


def windows_of(question: Question) -> list[Window]:
    """The years, the time of each need, and the years that it is made of, in order."""
    needs = [window_of(need) for need in question.needs]
    of_needs = (year for need in needs for year in years_of(need))
    return sorted({*((float(year), year + 1.0) for year in question.years), *needs, *of_needs})


def outlooks(question: Question, run: Run, windows: Sequence[Window]) -> tuple[Outlook, ...]:
    """The outlook of each device that has a line; windows: those of the run."""
    found = [brought(run, at, window[1]) for at, window in enumerate(windows)]
    place = {window: at for at, window in enumerate(windows)}
    answers: list[Outlook] = []
    for device, name in enumerate(run.chances.columns.devices):
        needs = tuple(need for need in question.needs if need.device == name)
        own = {window_of(need) for need in needs}
        mine = [at for at, window in enumerate(windows) if window in own or _is_year(window, question.years)]
        wanted = {at: need for at in mine if (need := need_within(needs, windows[at])) is not None}
        years = {at: [place[year] for year in years_of(windows[at])] for at in wanted}
        answers += _of_device(run, device, {at: (windows[at], found[at]) for at in mine}, wanted, years)
    return tuple(answers)


def _is_year(window: Window, years: Sequence[int]) -> bool:
    return window[0] in years and window[1] == window[0] + 1


def _of_device(
    run: Run,
    device: int,
    mine: Mapping[int, tuple[Window, Brought]],
    wanted: Mapping[int, Need],
    years: Mapping[int, Sequence[int]],
) -> Iterator[Outlook]:
    """The outlooks of one device. mine: its windows, and what lines bring within them; wanted: needs of some; years:
    the windows that these are made of.
    """
    columns = run.chances.columns
    first, last = columns.bounds[device]
    weighed = columns.capacity[first:last].sum()
    made = supply_of(run, device, _unit_step(weighed), np.inf, lambda _: 1.0) if weighed else None
    pieces, parts = _shares(run, device, wanted, years) if weighed and wanted else (None, ())
    for at, (window, found) in mine.items():
        need = wanted.get(at)
        yield Outlook(
            device=columns.devices[device],
            start=day_of(window[0]),
            end=last_day_of(window[1]),
            need=need,
            supply=units_band(made, at, run.nodes) if made else None,
            units=pieces_band([pieces], years[at], run.nodes, need) if need and pieces else None,
            value=money_band([pieces], years[at], run.nodes, need) if need and pieces else None,
            parts=money_band(parts, years[at], run.nodes, need) if need and parts else None,
            announced=announced(columns.lines[first:last], need, window) if need and pieces else None,
            contributions=contributions(run, device, found, need),
            unweighed=tuple(line for line in columns.lines[first:last] if line.capacity is None),
        )


def _unit_step(capacity: float) -> float:
    """Step of a grid of pieces: a power of two, so that it stays the same over a range of capacities."""
    return float(2.0 ** np.ceil(np.log2(capacity)) / _UNITS_STEPS)


def _shares(
    run: Run, device: int, wanted: Mapping[int, Need], years: Mapping[int, Sequence[int]]
) -> tuple[Supply, tuple[Supply, ...]]:
    """Supply on a grid that needs alone set, so that more capacity can never lower a share: of pieces, of parts.

    Parts are reckoned at a few equally likely settings; where all lines have the same share, that is a matter of scale.
    """
    step = min(need.units / len(years[at]) for at, need in wanted.items()) / STEPS_A_NEED
    most = max(need.high or need.units for need in wanted.values()) / float(run.nodes.work.min())
    pieces = supply_of(run, device, step, most, lambda _: 1.0)
    parts = []
    for node in PARTS_NODES:
        of_line = partial(parts_of, settings=run.settings, node=node)
        lines = run.chances.columns.lines[slice(*run.chances.columns.bounds[device])]
        shares = {of_line(line) for line in lines if line.capacity}
        same = len(shares) == 1
        parts.append(
            Supply(step * shares.pop(), pieces.chances) if same else supply_of(run, device, step, most, of_line)
        )
    return pieces, tuple(parts)
