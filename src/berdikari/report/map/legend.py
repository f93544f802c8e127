"""The legend: what a size, a shape and a width mean. Areas are in proportion to counts."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from berdikari.report.map.layers import Captions, Layers
from berdikari.report.map.shapes import SHAPES, outline_of
from berdikari.report.map.views import Sign
from berdikari.report.words import number

LEAST, ONE, MOST, LIMIT = (
    4.0,
    7.0,
    18.0,
    22.0,
)  # radii in pixels: least, of one at most, of the greatest, of narrow sums
FLOW_LEAST, FLOW_MOST = 0.8, 6.0


@dataclass(frozen=True, slots=True)
class Scale:
    """Radius of a circle whose area is in proportion to a count, from LEAST to LIMIT."""

    factor: float
    most: float

    @classmethod
    def of(cls, counts: Iterable[float]) -> "Scale":
        """The scale on which the greatest count has the radius MOST, and a count of one no more than ONE."""
        most = max(counts, default=0)
        return cls(min(ONE, MOST / math.sqrt(most)) if most else ONE, most)

    def radius(self, count: float) -> float:
        """Pixels; for nought that of a plain mark."""
        return round(min(LIMIT, max(LEAST, self.factor * math.sqrt(count))), 1) if count else LEAST + 1


def legend(layers: Layers, captions: Captions, scale: Scale) -> dict[str, Any]:
    """The parts of a MapView that explain it."""
    top = max((flow.amount for flow in layers.flows), default=0)
    return {
        "unit": captions.unit,
        "sizes": tuple(_size(count, scale, captions) for count in _steps(scale.most)) if captions.unit else (),
        "kinds": tuple(_kind(at, name) for at, (_, name) in enumerate(captions.kinds)),
        "flow": captions.flow,
        "widths": tuple(_width(amount, top, captions) for amount in _steps(top)) if captions.flow else (),
    }


def flow_width(amount: float, top: float) -> float:
    """Width of a flow's stroke in pixels."""
    return round(FLOW_LEAST + (FLOW_MOST - FLOW_LEAST) * amount / top, 1) if top else FLOW_LEAST


def _steps(most: float) -> list[float]:
    """Up to three round numbers up to the greatest, smallest first."""
    least = min(1, most)
    return sorted({_round(max(least, most * share)) for share in (1 / 16, 1 / 4, 1)}) if most else []


def _round(value: float) -> float:
    """The greatest of 1, 2, 5 times a power of ten that is not above the value."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (5, 2, 1) if step * power <= value * (1 + 1e-9))


def _size(count: float, scale: Scale, captions: Captions) -> Sign:
    return Sign(r=scale.radius(count), text=number(count, captions.language))


def _kind(at: int, name: str) -> Sign:
    shape = SHAPES[at % len(SHAPES)]
    return Sign(r=6, outline=outline_of(shape, 6), tone=at + 1, text=name)


def _width(amount: float, top: float, captions: Captions) -> Sign:
    return Sign(width=flow_width(amount, top), text=number(amount, captions.language))
