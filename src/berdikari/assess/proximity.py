"""Proximity of products: how likely who makes one makes the other; and sums over it without its matrix."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from berdikari.assess.threads import one_thread

Array = NDArray[np.float64]
_ROWS = 1024


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Levels:
    """A presence table with its products in order of ubiquity, which is all that sums over proximity need.

    order  places of the products; columns: products x countries in that order
    parts  for each ubiquity above zero, from the rarest up: the range of its products in the order, and the ubiquity
    """

    order: NDArray[np.int64]
    columns: Array
    parts: tuple[tuple[slice, float], ...]


def proximity(present: ArrayLike) -> Array:
    """Least of both chances that who makes one makes the other: phi = (M'M)_pq / max(u_p, u_q). Products x products.

    Counts are exact in float32 up to 2^24, and products of float32 cost half. A product of nobody is near to none,
    itself included. For countries, give the table turned. Hidalgo et al. (2007).
    """
    table = np.asarray(present, dtype=np.float32)
    ubiquity = table.sum(axis=0)
    together = table.T @ table
    result = np.empty(together.shape)
    for start in range(0, len(ubiquity), _ROWS):  # in strips: the larger of both is never held whole
        rows = slice(start, start + _ROWS)
        larger = np.maximum(np.maximum(ubiquity[rows, None], ubiquity[None, :]), 1)
        np.divide(together[rows], larger, out=result[rows], dtype=np.float64)
    return result


def levels_of(table: Array) -> Levels:
    """The products of a table (countries x products) by ubiquity."""
    ubiquity = table.sum(axis=0)
    order = np.argsort(ubiquity, kind="stable")
    found, starts = np.unique(ubiquity[order], return_index=True)
    bounds = [*starts.tolist(), len(order)]
    parts = tuple((slice(*bounds[at : at + 2]), float(level)) for at, level in enumerate(found) if level > 0)
    return Levels(order=order, columns=np.ascontiguousarray(table[:, order].T), parts=parts)


@one_thread
def sum_over_proximity(levels: Levels, weights: Array) -> Array:
    """weights @ phi for rows of weights on products, without phi. Shape (rows, products) to (rows, products).

    A table has at most as many levels of ubiquity as countries. With the products in order of ubiquity,
    sum_p w_p (M'M)_pq / max(u_p, u_q) = M_q' (sum_{u_p <= u_q} w_p M_p / u_q + sum_{u_p > u_q} w_p M_p / u_p),
    where both inner sums run on from level to level: rows x countries x products steps instead of rows x products^2.
    """  # noqa: D403 - the name of the argument
    sorted_weights = np.ascontiguousarray(weights[:, levels.order].T)
    sums = np.zeros_like(sorted_weights)
    rarer = np.zeros((levels.columns.shape[1], weights.shape[0]))
    for part, level in levels.parts:  # from the rarest up: products at most as common as this level
        rarer += levels.columns[part].T @ sorted_weights[part]
        sums[part] = levels.columns[part] @ (rarer / level)
    commoner = np.zeros_like(rarer)
    for part, level in reversed(levels.parts):  # and from the commonest down: products more common than this level
        sums[part] += levels.columns[part] @ commoner
        commoner += levels.columns[part].T @ (sorted_weights[part] / level)
    result = np.empty_like(weights)
    result[:, levels.order] = sums.T
    return result
