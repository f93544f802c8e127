"""Sensitivity: what each assumption does to an answer, moved alone, down and up."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TypeVar

import numpy as np

from berdikari.errors import InvalidRecordError
from berdikari.forecast.bands import pieces_band
from berdikari.forecast.needs import need_within
from berdikari.forecast.outlook import STEPS_A_NEED, Question, run_of
from berdikari.forecast.settings import Beta, Settings, Spread
from berdikari.forecast.supply import supply_of
from berdikari.records.forecast import Need, Sway

T = TypeVar("T")
Moved = Callable[[Settings, float], Settings]
_POINTS, _FACTOR = 0.1, 1.25
_STEPS = ("step_mou", "step_contract", "step_construction", "step_production")


def sensitivity(question: Question, settings: Settings, device: str, year: int) -> tuple[Sway, ...]:
    """The expected share of a device's need in a year by pieces, with each assumption moved alone; the strongest first.

    Chances move by ten points, times and factors by a quarter. Raises InvalidRecordError where no need covers the year.
    """
    window = (float(year), year + 1.0)
    need = need_within([one for one in question.needs if one.device == device], window)
    lines = tuple(line for line in question.lines if line.device == device and line.capacity)
    if need is None or not lines:
        wanted = "a need that covers the year, and a line with a known capacity"
        raise InvalidRecordError("Sensitivity", "device, year", f"{device} in {year}", wanted)
    own = replace(question, lines=lines, needs=(need,))
    now = _share(own, settings, need, window)
    found = [
        Sway(
            name=name,
            low=_share(own, moved(settings, -1), need, window),
            now=now,
            high=_share(own, moved(settings, 1), need, window),
        )
        for name, moved in _moves()
    ]
    return tuple(sorted(found, key=lambda one: (-abs(one.high - one.low), one.name)))


def _share(question: Question, settings: Settings, need: Need, window: tuple[float, float]) -> float:
    run = run_of(question, settings, [window])
    most = (need.high or need.units) / float(run.nodes.work.min())
    made = supply_of(run, 0, need.units / STEPS_A_NEED, most, lambda _: 1.0)
    return pieces_band([made], [0], run.nodes, need).mean


def _moves() -> Iterator[tuple[str, Moved]]:
    """Each assumption by its name in `priors.toml`, and how it is moved: -1 down, 1 up."""
    for step, name in enumerate(_STEPS):
        yield name, partial(_likelier, step)
        yield name.replace("step", "years_to"), partial(_longer, step)
    yield "slip", lambda one, way: replace(one, promised=_time(one.promised, way))
    yield "utilisation", lambda one, way: replace(one, utilisation=_chance(one.utilisation, way))
    yield "closing", lambda one, way: replace(one, closing=_chance(one.closing, way, 0.05))
    yield (
        "ramp",
        lambda one, way: replace(one, ramp=tuple(float(np.clip(share + way * _POINTS, 0, 1)) for share in one.ramp)),
    )
    yield "shock", lambda one, way: replace(one, shock=one.shock * _FACTOR**way)


def _likelier(step: int, one: Settings, way: float) -> Settings:
    return replace(one, steps=_at(one.steps, step, _chance(one.steps[step], way)))


def _longer(step: int, one: Settings, way: float) -> Settings:
    return replace(one, sojourns=_at(one.sojourns, step, _time(one.sojourns[step], way)))


def _at(several: tuple[T, ...], at: int, one: T) -> tuple[T, ...]:
    return (*several[:at], one, *several[at + 1 :])


def _chance(beta: Beta, way: float, points: float = _POINTS) -> Beta:
    """The same weight of cases around a chance that lies so many points off, kept within 1 and 99 %."""
    mean = float(np.clip(beta.mean + way * points, 0.01, 0.99))
    return Beta(a=mean * (beta.a + beta.b), b=(1 - mean) * (beta.a + beta.b))


def _time(spread: Spread, way: float) -> Spread:
    return replace(spread, median=spread.median * _FACTOR**way)
