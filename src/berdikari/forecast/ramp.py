"""Ramp: how the output of a new line grows; output of a window of time, by the time at which production started."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
_POINTS = 8


def made(ramp: tuple[float, ...], years: Array) -> Array:
    """Output since the start, in years of full capacity: the ramp's share of each year, its last share for ever."""
    years = np.maximum(years, 0.0)
    shares = np.asarray(ramp)
    full = np.concatenate(([0.0], np.cumsum(shares)))
    whole = np.minimum(years.astype(int), shares.size - 1)
    return np.asarray(full[whole] + (years - whole) * shares[whole])


def output(ramp: tuple[float, ...], start: Array, windows: Array) -> Array:
    """Output within each window (rows: first and last moment), in years of full capacity: start.shape + (windows,)."""
    return made(ramp, windows[:, 1] - start[..., None]) - made(ramp, windows[:, 0] - start[..., None])


def output_by_cell(ramp: tuple[float, ...], cells: Array, windows: Array) -> Array:
    """Mean output within each window where production starts, evenly spread, within each cell: (cells, windows)."""
    parts = (np.arange(_POINTS) + 0.5) / _POINTS
    start = cells[:, :1] + (cells[:, 1:] - cells[:, :1]) * parts
    return np.asarray(output(ramp, start, windows).mean(axis=1))
