"""Proximity of products: how likely who makes one makes the other; and sums over it without its matrix."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
_ROWS = 1024


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


def proximity_to(table: Array, column: Array, ubiquity: Array) -> Array:
    """Proximity of all products to one, whose column (perhaps a changed one) is given. Shape (products,)."""
    result: Array = (column @ table) / np.maximum(np.maximum(ubiquity, column.sum()), 1)
    return result


def sum_over_proximity(table: Array, weights: Array) -> Array:
    """Weights @ phi for rows of weights on products, without phi. Shape (rows, products) to (rows, products).

    A country has at most as many levels of ubiquity as there are countries. With the products in order of ubiquity,
    sum_p w_p (M'M)_pq / max(u_p, u_q) = M_q' (sum_{u_p <= u_q} w_p M_p / u_q + sum_{u_p > u_q} w_p M_p / u_p),
    where both inner sums run on from level to level: rows x countries x products steps instead of rows x products^2.
    """
    ubiquity = table.sum(axis=0)
    order = np.argsort(ubiquity, kind="stable")
    levels, starts = np.unique(ubiquity[order], return_index=True)
    bounds = [*starts.tolist(), len(order)]
    sorted_table, sorted_weights = np.ascontiguousarray(table[:, order].T), np.ascontiguousarray(weights[:, order].T)
    sums = np.zeros_like(sorted_weights)
    parts = [(slice(*bounds[at : at + 2]), level) for at, level in enumerate(levels) if level > 0]
    rarer = np.zeros((table.shape[0], weights.shape[0]))
    for part, level in parts:  # from the rarest up: products at most as common as this level
        rarer += sorted_table[part].T @ sorted_weights[part]
        sums[part] = sorted_table[part] @ (rarer / level)
    commoner = np.zeros_like(rarer)
    for part, level in reversed(parts):  # and from the commonest down: products more common than this level
        sums[part] += sorted_table[part] @ commoner
        commoner += sorted_table[part].T @ (sorted_weights[part] / level)
    result = np.empty_like(weights)
    result[:, order] = sums.T
    return result
