"""Timing: when lines start to produce, if they ever do, and what they then make within windows of time."""

from dataclasses import dataclass

import numpy as np

from berdikari.forecast.chain import PRODUCTION
from berdikari.forecast.columns import Columns
from berdikari.forecast.ramp import output, output_by_cell
from berdikari.forecast.settings import Settings
from berdikari.forecast.sojourn import MONTHS, Array, rest_by_month
from berdikari.forecast.worlds import Worlds


@dataclass(frozen=True, slots=True)
class Clock:
    """today: a year with its part; windows: first and last moment in which output counts, (windows, 2)."""

    today: float
    windows: Array

    @property
    def months(self) -> int:
        """Months from today to the end of the last window, in whole quarters, at least one."""
        return 3 * max(int(np.ceil((self.windows[:, 1].max() - self.today) * MONTHS / 3)), 1)


@dataclass(frozen=True, slots=True)
class Timing:
    """When lines start and what they then make, pace by pace.

    expected  output of each line within each window, given that it comes, in years of full capacity, (BLOCKS, lines,
              windows)
    now       the part of it that comes from lines that produce already, (lines, windows)
    """

    expected: Array
    now: Array


@dataclass(frozen=True, slots=True)
class Quarters:
    """Chance to start in each quarter from today, given that it comes, (BLOCKS, lines, quarters); 0 where it produces
    already.

    made  output within each window of a start in each quarter, in years of full capacity, (quarters, windows)
    end   last moment of each quarter
    """

    start: Array
    made: Array
    end: Array


def timing_of(columns: Columns, settings: Settings, worlds: Worlds, clock: Clock) -> Timing:
    """What the lines make, if they come."""
    producing = (columns.stage == PRODUCTION)[:, None]
    now = np.where(producing, output(settings.ramp, columns.start, clock.windows), 0.0)
    made = output_by_cell(settings.ramp, _cells(clock, 1), clock.windows)
    return Timing(expected=_followed(columns, settings, worlds, made) + now, now=now)


def quarters_of(columns: Columns, settings: Settings, worlds: Worlds, clock: Clock) -> Quarters:
    """When the lines start, if they come."""
    cells = _cells(clock, 3)
    belongs = np.repeat(np.eye(cells.shape[0]), 3, axis=0)
    return Quarters(
        start=_followed(columns, settings, worlds, belongs),
        made=output_by_cell(settings.ramp, cells, clock.windows),
        end=cells[:, 1],
    )


def _followed(columns: Columns, settings: Settings, worlds: Worlds, value: Array) -> Array:
    """Expected value of a start, by the month in which it comes (rows of `value`): (BLOCKS, lines, columns of `value`).

    The next event of each line, month by month, is followed by the rest of the way up.
    """
    followed = np.zeros((worlds.pace.size, columns.stage.size, value.shape[1]))
    for block, pace in enumerate(worlds.pace):
        event = columns.first.by_month(value.shape[0], pace)
        for stage, rest in enumerate(rest_by_month(settings, pace, value.shape[0])):
            mine = (columns.first.after == stage) & (columns.stage != PRODUCTION)
            followed[block, mine] = event[mine] @ (_shifts(rest) @ value)
    return followed


def _cells(clock: Clock, width: int) -> Array:
    edges = clock.today + np.arange(0, clock.months + 1, width) / MONTHS
    return np.array([edges[:-1], edges[1:]]).T


def _shifts(rest: Array) -> Array:
    """Chance to arrive in month m (column) after an event in month n (row), where the rest takes m - n months."""
    month = np.arange(rest.size)
    late = month[None, :] - month[:, None]
    return np.where(late >= 0, rest[late], 0.0)
