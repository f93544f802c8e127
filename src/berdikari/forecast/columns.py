"""Columns: the lines as arrays, so that all of them go up the chain at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from berdikari.forecast.calendar import middle
from berdikari.forecast.chain import PRODUCTION, place
from berdikari.forecast.settings import Settings
from berdikari.forecast.silence import silence_of
from berdikari.forecast.sojourn import First
from berdikari.records.forecast import Line

Array = NDArray[np.float64]
Index = NDArray[np.intp]
GOING, STALLED, DEAD, CANCELLED = range(4)
_SOON = 1 / 12
_CONTRACT = 2


@dataclass(frozen=True, slots=True)
class Columns:
    """Lines as arrays, one entry a line, lines of one device side by side.

    lines      in the order of the arrays; device: first and one past the last line of each device
    stage      on the chain, 0 to 4; key: which of `keys` (stage, country, province, firm) it has
    fate       GOING, STALLED (declared), DEAD (inferred from four silent years), CANCELLED (declared)
    first      time to the next event; start: moment at which production started; silent: years without news
    capacity   units a year, 0 where it is not known
    """

    lines: tuple[Line, ...]
    devices: tuple[str, ...]
    bounds: tuple[tuple[int, int], ...]
    stage: Index
    key: Index
    keys: tuple[tuple[int, str | None, str | None, str | None], ...]
    fate: Index
    first: First
    start: Array
    silent: Array
    capacity: Array


def columns_of(lines: Sequence[Line], settings: Settings, today: float) -> Columns:
    """The arrays of some lines as they stand today (a year with its part)."""
    ordered = tuple(sorted(lines, key=lambda line: (line.device, line.id)))
    devices = tuple(dict.fromkeys(line.device for line in ordered))
    edges = [*np.searchsorted([line.device for line in ordered], devices).tolist(), len(ordered)]
    stage = np.array([place(line.stage) for line in ordered], dtype=np.intp)
    keys = [_key(line, int(at)) for line, at in zip(ordered, stage, strict=True)]
    unique = tuple(sorted(set(keys), key=repr))
    where = {key: index for index, key in enumerate(unique)}
    return Columns(
        lines=ordered,
        devices=devices,
        bounds=tuple(pairwise(edges)),
        stage=stage,
        key=np.array([where[key] for key in keys], dtype=np.intp),
        keys=unique,
        fate=np.array([_fate(line, settings, today) for line in ordered], dtype=np.intp),
        first=_first(ordered, stage, settings, today),
        start=np.array([_entered(line, today) for line in ordered]),
        silent=np.array([silence_of(_heard(line), today, settings).years for line in ordered]),
        capacity=np.array([line.capacity or 0.0 for line in ordered]),
    )


def _key(line: Line, stage: int) -> tuple[int, str | None, str | None, str | None]:
    """Lines of one key go up with the same chances; beyond the contract nothing shifts them any more."""
    return (stage, line.country, line.province, line.firm) if stage <= _CONTRACT else (stage, None, None, None)


def _fate(line: Line, settings: Settings, today: float) -> int:
    if line.declared == "cancelled":
        return CANCELLED
    dead = silence_of(_heard(line), today, settings).inferred == "cancelled"
    if dead and place(line.stage) < PRODUCTION:
        return DEAD
    return STALLED if line.declared == "stalled" else GOING


def _heard(line: Line) -> float | None:
    day = line.last_news or line.since
    return None if day is None else middle(day)


def _entered(line: Line, today: float) -> float:
    """When it came to its stage; where no day is stated, the last news of it, else today."""
    day = line.since or line.last_news
    return today if day is None else middle(day)


def _first(lines: Sequence[Line], stage: Index, settings: Settings, today: float) -> First:
    entered = np.array([_entered(line, today) for line in lines])
    heard = np.array([_heard(line) or today for line in lines])
    median, sigma = np.empty(len(lines)), np.empty(len(lines))
    for at, line in enumerate(lines):
        step = settings.sojourns[min(int(stage[at]), PRODUCTION - 1)]
        median[at], sigma[at] = step.median, step.sigma
        if line.planned is not None:
            median[at] = max(middle(line.planned) - entered[at], _SOON) * settings.promised.median
            sigma[at] = settings.promised.sigma
    age = np.maximum(today - entered, 0.0)
    return First(
        median=median,
        sigma=sigma,
        age=age,
        heard=np.clip(heard - entered, 0.0, age),
        after=np.array(
            [PRODUCTION if line.planned else int(at) + 1 for line, at in zip(lines, stage, strict=True)], dtype=np.intp
        ),
    )
