"""Announced: what comes if everything that was announced comes true, taken at its word."""

from collections.abc import Iterable

from berdikari.forecast.calendar import span
from berdikari.forecast.chain import PRODUCTION, place
from berdikari.records.forecast import Announced, Line, Need


def start_of(line: Line) -> tuple[float, float] | None:
    """First and last moment on which production started, or is promised to start; None: no day is stated or
    promised.
    """
    day = line.since if place(line.stage) == PRODUCTION else line.planned
    return None if day is None else span(day)


def announced(lines: Iterable[Line], need: Need, window: tuple[float, float]) -> Announced:
    """Full capacity from the announced day.

    low: over the whole time, from the latest day that each date allows; lines without a date bring nothing.
    high: in a full year, with all lines running.
    """
    first, last = window
    units = yearly = 0.0
    for line in lines:
        if line.capacity is None or line.declared == "cancelled":
            continue
        yearly += line.capacity
        start = start_of(line)
        if start is not None:
            units += line.capacity * max(last - max(start[1], first), 0.0)
    low = min(units / need.units, 1.0)
    high = min(yearly * (last - first) / need.units, 1.0)
    return Announced(low=low, high=max(low, high), units=units)
