"""Cohorts: what public counts say of memoranda that were dropped, by their age: a curve with a plateau, and
its band.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import least_squares
from scipy.stats import t as student

from berdikari.records.checks import check_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """Part of a cohort's memoranda that was dropped when it was so many years old. source, day: who said so, when."""

    cohort: str
    age: float
    share: float
    source: str
    day: str

    def __post_init__(self) -> None:
        check_number(self, "age", self.age, low=0)
        check_number(self, "share", self.share, 0, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """share(age) = plateau (1 - exp(-age / years)), with the standard deviation of its residuals and degrees of
    freedom.
    """

    plateau: float
    years: float
    deviation: float
    freedom: int

    def at(self, age: float) -> float:
        """Part dropped at an age."""
        return float(self.plateau * (1 - np.exp(-age / self.years)))

    def band(self, age: float, chance: float = 0.8) -> tuple[float, float]:
        """Band of a new cohort's part, cut to 0 .. 1. The uncertainty of plateau and years is not in it."""
        half = float(student.ppf(0.5 + chance / 2, self.freedom)) * self.deviation
        return max(self.at(age) - half, 0.0), min(self.at(age) + half, 1.0)


def curve(seen: Sequence[Dropped]) -> Curve:
    """The curve through at least three points, by least squares."""
    age, share = np.array([one.age for one in seen]), np.array([one.share for one in seen])
    fit = least_squares(
        lambda x: x[0] * (1 - np.exp(-age / x[1])) - share, x0=(0.4, 5.0), bounds=((0.01, 0.2), (1.0, 60.0))
    )
    freedom = max(age.size - 2, 1)
    return Curve(
        plateau=float(fit.x[0]),
        years=float(fit.x[1]),
        deviation=float(np.sqrt(2 * fit.cost / freedom)),
        freedom=freedom,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A cohort foreseen from the others: its band and what was seen."""

    cohort: str
    low: float
    high: float
    seen: float

    @property
    def inside(self) -> bool:
        """True where the band holds what was seen."""
        return self.low <= self.seen <= self.high


def leave_one_out(seen: Sequence[Dropped]) -> tuple[Left, ...]:
    """Each cohort foreseen from all others."""
    found = []
    for one in seen:
        low, high = curve([other for other in seen if other.cohort != one.cohort]).band(one.age)
        found.append(Left(cohort=one.cohort, low=low, high=high, seen=one.share))
    return tuple(found)


def later(early: Sequence[Dropped], late: Sequence[Dropped]) -> tuple[Left, ...]:
    """Cohorts of a later count foreseen from earlier counts alone: a walk forward in truth."""
    fitted = curve(early)
    return tuple(
        Left(cohort=one.cohort, low=fitted.band(one.age)[0], high=fitted.band(one.age)[1], seen=one.share)
        for one in late
    )
