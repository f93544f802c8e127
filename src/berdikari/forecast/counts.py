"""Counts and sums of independent lines, exactly: the Poisson-binomial distribution by fast Fourier transforms."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from scipy.fft import next_fast_len

Array = NDArray[np.float64]


def poisson_binomial(chances: Array) -> Array:
    """Chance of exactly k of n independent events, k = 0 .. n; chances: (..., n), the result (..., n + 1).

    Events are put together two by two, then those by two, and so on: the distribution of a sum of two is the product
    of their transforms (divide and conquer, Biscarri, Zhao, Brunner 2018), n log² n steps.
    """
    count = chances.shape[-1]
    filled = np.zeros((*chances.shape[:-1], 1 << max(0, count - 1).bit_length()))
    filled[..., :count] = chances
    sums = np.stack((1 - filled, filled), axis=-1)
    while sums.shape[-2] > 1:
        size = 2 * sums.shape[-1] - 1
        fast = next_fast_len(size, real=True)
        turned = np.fft.rfft(sums, fast)
        sums = np.fft.irfft(turned[..., ::2, :] * turned[..., 1::2, :], fast)[..., :size]
    return tidy(sums[..., 0, : count + 1])


def sum_of(parts: Iterable[tuple[Array, Array]], blocks: NDArray[np.intp], windows: int, size: int) -> Array:
    """Distribution of the sum of independent lines on a grid, averaged over worlds: (windows, size).

    parts   of each line: its chance in each world, (worlds,), and, given that it comes, its output on the grid as a
            distribution for each block and window, (BLOCKS, windows, size)
    blocks  block of each world, (worlds,); size: of the grid, large enough for the sum of all
    """
    total = np.zeros((windows, size // 2 + 1), dtype=complex)
    lines = [(chance, np.fft.rfft(made, axis=-1) - 1) for chance, made in parts]
    for block in np.unique(blocks):
        worlds = np.flatnonzero(blocks == block)
        product = np.ones((worlds.size, windows, size // 2 + 1), dtype=complex)
        for chance, come in lines:
            factor = chance[worlds, None, None] * come[block]
            factor += 1
            product *= factor
        total += product.sum(axis=0)
    return tidy(np.fft.irfft(total / blocks.size, size, axis=-1))


def on_grid(levels: Array, chances: Array, step: float, size: int) -> Array:
    """A distribution over levels laid on the grid 0, step, 2 step, ..: each level is shared by its two neighbours.

    levels, chances: (..., levels); the result (..., size). The mean stays as it is; a higher level never gives a lower
    sum.
    """
    place = levels / step
    low = np.minimum(place.astype(np.intp), size - 2)
    share = np.minimum(place - low, 1.0)
    rows = np.arange(levels[..., 0].size).reshape((*levels.shape[:-1], 1)) * size
    laid = np.bincount((rows + low).ravel(), (chances * (1 - share)).ravel(), minlength=rows.size * size)
    laid += np.bincount((rows + low + 1).ravel(), (chances * share).ravel(), minlength=rows.size * size)
    return laid.reshape((*levels.shape[:-1], size))


def tidy(chances: Array) -> Array:
    """Without the rounding noise of the transform: nothing below zero, each row with the sum one."""
    chances = np.where(chances < 1e-14, 0.0, chances)
    return np.asarray(chances / chances.sum(axis=-1, keepdims=True))
