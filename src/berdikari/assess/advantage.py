"""Revealed comparative advantage, and which country is present in which product."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
Presence = NDArray[np.bool_]
_TIE = 1 - 1e-13


def advantage(exports: ArrayLike) -> Array:
    """Balassa's index: a country's share of a product in the world over its share of all trade. NaN for 0/0.

    exports: countries x products, not negative. Balassa (1965).
    """
    table, rows, columns, total = _margins(exports)
    with np.errstate(divide="ignore", invalid="ignore"):
        result: Array = (table / rows[:, None]) / (columns[None, :] / total)
    return result


def presence(exports: ArrayLike, threshold: float = 1.0) -> Presence:
    """True where the index reaches the threshold, by cross-multiplication: x T >= threshold r k, and x > 0.

    The quotient gives 0.999... for equal shares (a uniform world); the product does not, and what the sums of fractions
    round off is allowed for.
    """
    table, rows, columns, total = _margins(exports)
    result: Presence = (table * total >= _TIE * threshold * rows[:, None] * columns[None, :]) & (table > 0)
    return result


def _margins(exports: ArrayLike) -> tuple[Array, Array, Array, float]:
    table = np.asarray(exports, dtype=np.float64)
    if table.ndim != 2:
        raise ValueError(f"exports: found {table.ndim} dimensions, wanted countries x products")
    if not np.isfinite(table).all() or (table < 0).any():
        raise ValueError("exports: found negative or not finite amounts, wanted amounts from 0")
    rows, columns = table.sum(axis=1), table.sum(axis=0)
    return table, rows, columns, float(rows.sum())
