"""Scores of forecasts: Brier, logarithmic, continuous ranked probability, coverage; smaller is better but
for coverage.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
_CLIP = 1e-3


def brier(chances: Sequence[float], came: Sequence[bool]) -> float:
    """Mean squared difference of chance and outcome (Brier 1950)."""
    return float(np.mean((np.asarray(chances) - np.asarray(came, dtype=float)) ** 2))


def log_score(chances: Sequence[float], came: Sequence[bool]) -> float:
    """Mean of minus the logarithm of the chance given to what came; chances are kept within 0.001 and 0.999."""
    clipped = np.clip(chances, _CLIP, 1 - _CLIP)
    return float(-np.mean(np.where(came, np.log(clipped), np.log(1 - clipped))))


def ranked(chances: Array, seen: int) -> float:
    """Continuous ranked probability score of a distribution over 0 .. n (Gneiting, Raftery 2007)."""
    return float(np.sum((np.cumsum(chances) - (np.arange(chances.size) >= seen)) ** 2))


def transform(chances: Array, seen: int) -> tuple[float, float]:
    """Where the outcome lies in a distribution over 0 .. n: the chance below it, and the chance up to it.

    A whole number covers an interval, not a point: a band's coverage is the part of that interval within it
    (Czado, Gneiting, Held 2009), so that bands of counts are judged as fairly as bands of measures.
    """
    up_to = float(np.cumsum(chances)[seen])
    return up_to - float(chances[seen]), up_to


def coverage(spans: Sequence[tuple[float, float]], low: float = 0.1, high: float = 0.9) -> float:
    """Part of the outcomes that lie between two quantiles; each outcome counts by the part of its span within."""
    parts = [max(min(high, top) - max(low, bottom), 0.0) / max(top - bottom, 1e-12) for bottom, top in spans]
    return float(np.mean(parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Scores of one way to foresee. ranked, covered: None where it gives no distribution."""

    name: str
    cases: int
    brier: float
    log: float
    ranked: float | None = None
    covered: float | None = None
