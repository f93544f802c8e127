"""Counts and sums of independent lines, exactly: the Poisson-binomial distribution by fast Fourier transform."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def poisson_binomial(chances: Array) -> Array:
    """Chance of exactly k of n independent events, k = 0 .. n; chances: (..., n), the result (..., n + 1).

    The characteristic function is a product over events, taken at n + 1 points and turned back (Fernandez, Williams
    2010).
    """
    size = chances.shape[-1] + 1
    turns = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    product = np.ones((*chances.shape[:-1], turns.size), dtype=complex)
    for at in range(size - 1):
        product *= 1 - chances[..., at, None] * (1 - turns)
    return tidy(np.fft.irfft(product, size))


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
