"""Announced: what comes if everything that was announced comes true, taken at its word."""

from collections.abc import Iterable

from berdikari.forecast.calendar import day_of, span
from berdikari.forecast.chain import PRODUCTION, place
from berdikari.forecast.needs import years_of
from berdikari.records.forecast import Announced, Line, Need


def start_of(line: Line) -> tuple[float, float] | None:
    """First and last moment on which production started, or is promised to start; None: no day is stated or
    promised.
    """
    day = line.since if place(line.stage) == PRODUCTION else line.planned
    return None if day is None else span(day)


def announced(lines: Iterable[Line], need: Need, window: tuple[float, float]) -> Announced:
    """Full capacity from the announced day; what a year makes beyond its need serves no other year.

    low: over the whole time, from the latest day that each date allows; lines without a date bring nothing.
    high: in a full year, with all lines running.
    """
    weighed = [line for line in lines if line.capacity is not None and line.declared != "cancelled"]
    started = [(line.capacity or 0.0, start[1]) for line in weighed if (start := start_of(line)) is not None]
    first, last = window
    made = [
        sum(capacity * max(end - max(start, begin), 0.0) for capacity, start in started)
        for begin, end in years_of(window)
    ]
    wanted = need.units / len(made)
    low = sum(min(units, wanted) for units in made) / need.units
    yearly = sum(line.capacity or 0.0 for line in weighed)
    high = min(yearly * (last - first) / need.units, 1.0)
    begun = max(min((start for _, start in started), default=first), first)
    return Announced(low=low, high=max(low, high), units=sum(made), start=day_of(begun) if begun < last else None)
