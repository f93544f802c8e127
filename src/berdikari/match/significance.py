"""Significance: exact permutation tests on pairs, and the exact interval of a share."""

from collections.abc import Sequence

import numpy as np
from scipy.stats import beta

_GRID = 2520


def sign_flips(differences: Sequence[float]) -> float:
    """Chance that the sum of differences is at least so large, were each as likely the other way round (exact,
    one-sided).

    All 2^n sign patterns are counted by convolution on a grid of 1/2520 of the largest difference; on small whole
    numbers
    (hits) that is exact to the last digit.
    """
    largest = max((abs(one) for one in differences), default=0.0)
    if largest == 0:
        return 1.0
    steps = [round(one / largest * _GRID) for one in differences]
    span = sum(map(abs, steps))
    counts = np.zeros(2 * span + 1)
    counts[span] = 1.0
    for step in steps:
        size = abs(step)
        moved = np.zeros_like(counts)
        moved[size:] += counts[: counts.size - size] / 2
        moved[: counts.size - size] += counts[size:] / 2
        counts = moved
    return float(min(counts[span + sum(steps) :].sum(), 1.0))


def interval(hits: int, cases: int, chance: float = 0.95) -> tuple[float, float]:
    """Exact interval of a share (Clopper, Pearson 1934)."""
    rest = (1 - chance) / 2
    low = 0.0 if hits == 0 else float(beta.ppf(rest, hits, cases - hits + 1))
    high = 1.0 if hits == cases else float(beta.ppf(1 - rest, hits + 1, cases - hits))
    return low, high
