"""Sojourn: how long a stage lasts, as a lognormal time; and how long the rest of the way up takes after it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from berdikari.forecast.chain import STEPS
from berdikari.forecast.settings import Settings

Array = NDArray[np.float64]
MONTHS = 12
SMALLEST = 1e-6


@dataclass(frozen=True, slots=True)
class First:
    """The time to the next event of each line: to the next stage, or to the day that is promised for production.

    median, sigma  of its lognormal at a common pace of 1, (lines,); age: years already spent; heard: age at the last
                   news
    after          the stage that it leads to, from 1; STEPS where it is production itself
    """

    median: Array
    sigma: Array
    age: Array
    heard: Array
    after: NDArray[np.intp]

    def over(self, years: Array, pace: float) -> Array:
        """Chance that it is over within so many years; years: (lines,) or (lines, moments)."""
        median, sigma = (self.median, self.sigma) if years.ndim == 1 else (self.median[:, None], self.sigma[:, None])
        with np.errstate(divide="ignore"):
            return np.asarray(ndtr(np.log(years / (median * pace)) / sigma))

    def still(self, years: Array, pace: float) -> Array:
        """Chance that it is not over yet, (lines,); never below SMALLEST: what is long overdue is unlikely, not
        undefined.
        """
        return np.maximum(1.0 - self.over(years, pace), SMALLEST)

    def silence(self, pace: float) -> Array:
        """Factor on the odds of failure for hearing nothing of an end, (lines,), at least 1.

        At its end the stage leads on with chance p, or is dropped in silence. Heard of alive at age h and not seen
        beyond
        at age a, the odds of going on are p S(a) : (1 - p) S(h), with S(t) the chance to last longer than t.
        """
        return self.still(self.heard, pace) / self.still(self.age, pace)

    def by_month(self, months: int, pace: float) -> Array:
        """Chance that the event comes in each month from today, given that it has not come yet: (lines, months)."""
        years = self.age[:, None] + np.arange(months + 1) / MONTHS
        return np.asarray(np.diff(self.over(years, pace), axis=1) / self.still(self.age, pace)[:, None])


def paces(settings: Settings, blocks: int) -> Array:
    """The paces of the blocks of worlds: equally likely slices of a lognormal with median 1, each by its middle."""
    return np.asarray(np.exp(settings.pace * ndtri((np.arange(blocks) + 0.5) / blocks)))


def rest_by_month(settings: Settings, pace: float, months: int) -> Array:
    """Chance that the way from each stage to production takes so many months, to the nearest: (STEPS + 1, months).

    Row s is the sum of the lognormal times of stages s .. STEPS - 1, by convolution; row STEPS is no time at all.
    """
    edges = np.maximum(np.arange(months + 1) - 0.5, 0.0) / MONTHS
    rest = np.zeros((STEPS + 1, months))
    rest[STEPS, 0] = 1.0
    for stage in reversed(range(STEPS)):
        step = settings.sojourns[stage]
        with np.errstate(divide="ignore"):
            mass = np.diff(ndtr(np.log(edges / (step.median * pace)) / step.sigma))
        rest[stage] = np.convolve(mass, rest[stage + 1])[:months]
    return rest
