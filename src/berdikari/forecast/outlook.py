"""Outlook: from lines and needs to the bands of domestic supply of every device, year by year and over each need."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from berdikari.forecast.announced import announced
from berdikari.forecast.bands import (
    PARTS_NODES,
    STEPS_A_NEED,
    Run,
    Supply,
    mixed,
    nodes_of,
    parts_of,
    share_bands,
    supply_of,
    units_band,
)
from berdikari.forecast.calendar import day_of, last_day_of
from berdikari.forecast.columns import columns_of
from berdikari.forecast.contribution import contributions
from berdikari.forecast.needs import need_within, window_of
from berdikari.forecast.propagate import chances_of, propagate
from berdikari.forecast.settings import Settings
from berdikari.forecast.timing import Clock, quarters_of, timing_of
from berdikari.forecast.worlds import draw
from berdikari.records.forecast import Line, Need, Outlook

Window = tuple[float, float]
_UNITS_STEPS = 128


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
    return Run(settings, chances, propagate(chances, timing), timing, quarters, nodes_of(settings))


def windows_of(question: Question) -> list[Window]:
    """The years, and the time of each need, in order."""
    return sorted({*((float(year), year + 1.0) for year in question.years), *map(window_of, question.needs)})


def outlooks(question: Question, run: Run, windows: Sequence[Window]) -> tuple[Outlook, ...]:
    """The outlook of each device that has a line; windows: those of the run."""
    found: list[Outlook] = []
    for device, name in enumerate(run.chances.columns.devices):
        needs = tuple(need for need in question.needs if need.device == name)
        own = {window_of(need) for need in needs}
        mine = [at for at, window in enumerate(windows) if window in own or window[0] in question.years]
        wanted = {at: need for at in mine if (need := need_within(needs, windows[at])) is not None}
        shares = _shares(run, device, wanted)
        made = supply_of(run, device, _unit_step(run, device), np.inf, lambda _: 1.0)
        for at in mine:
            bare = _bare(run, device, at, windows[at], made)
            found.append(_with_need(bare, run, at, wanted[at], shares, windows[at]) if at in wanted else bare)
    return tuple(found)


def _unit_step(run: Run, device: int) -> float:
    first, last = run.chances.columns.bounds[device]
    return max(float(run.chances.columns.capacity[first:last].max()) / _UNITS_STEPS, 1e-9)


def _shares(run: Run, device: int, wanted: Mapping[int, Need]) -> tuple[Supply, Supply] | None:
    """Supply on a grid that the needs alone set, so that more capacity can never lower a share: of pieces, of parts.

    None: nothing is needed, or no capacity is known.
    """
    first, last = run.chances.columns.bounds[device]
    if not wanted or not run.chances.columns.capacity[first:last].any():
        return None
    step = min(need.units for need in wanted.values()) / STEPS_A_NEED
    most = max(need.high or need.units for need in wanted.values()) / float(run.nodes.work.min())
    by_node = [
        supply_of(run, device, step, most, partial(parts_of, settings=run.settings, node=node)) for node in PARTS_NODES
    ]
    return supply_of(run, device, step, most, lambda _: 1.0), mixed(by_node)


def _bare(run: Run, device: int, at: int, window: Window, made: Supply) -> Outlook:
    """The outlook of one window without any need."""
    columns = run.chances.columns
    lines = columns.lines[slice(*columns.bounds[device])]
    return Outlook(
        device=columns.devices[device],
        start=day_of(window[0]),
        end=last_day_of(window[1]),
        need=None,
        supply=units_band(made, at, run.nodes) if any(line.capacity is not None for line in lines) else None,
        units=None,
        value=None,
        parts=None,
        announced=None,
        contributions=contributions(run, device, at, window, None),
        unweighed=tuple(line for line in lines if line.capacity is None),
    )


def _with_need(
    bare: Outlook, run: Run, at: int, need: Need, shares: tuple[Supply, Supply] | None, window: Window
) -> Outlook:
    """The same, over what is needed."""
    if shares is None:
        return replace(bare, need=need)
    pieces, parts = shares
    units, value = share_bands(pieces, at, run.nodes, need)
    lines = [one.line for one in bare.contributions]
    device = run.chances.columns.devices.index(bare.device)
    return replace(
        bare,
        need=need,
        units=units,
        value=value,
        parts=share_bands(parts, at, run.nodes, need)[1],
        announced=announced(lines, need, window),
        contributions=contributions(run, device, at, window, need),
    )
