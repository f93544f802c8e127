"""How concentrated supplies are: shares, Herfindahl-Hirschman index, and what other suppliers or a plant change."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def shares(amounts: Sequence[float] | Array) -> Array:
    """Each amount over their sum, in one pass; zeros where the sum is zero. Shape (n,) to (n,)."""
    values = np.asarray(amounts, dtype=np.float64)
    largest = values.max(initial=0.0)
    if largest <= 0:
        return np.zeros_like(values)
    scaled = values / largest  # so that the sum of very small or very large amounts neither vanishes nor overflows
    result: Array = scaled / scaled.sum()
    return result


def concentration(amounts: Sequence[float] | Array) -> float | None:
    """Herfindahl-Hirschman index: the sum of squared shares, 1/n to 1; None where there is nothing to share."""
    part = shares(amounts)
    return float(part @ part) if part.any() else None


def switch_effect(given: Mapping[str, float], moved: float, giver: str, taker: str) -> float:
    """Change of the index when the share `moved` passes from one supplier to another: 2 d (d + s_taker - s_giver).

    given: shares by supplier, adding up to one. Raises ValueError where the giver has less than is moved.
    """
    has = given.get(giver, 0.0)
    if not 0 <= moved <= has:
        raise ValueError(f"{giver} supplies {has:.4f}; found {moved:.4f} to move, wanted 0 to {has:.4f}")
    if giver == taker:
        return 0.0
    return 2 * moved * (moved + given.get(taker, 0.0) - has)


def best_switch(given: Mapping[str, float], moved: float) -> tuple[str, str, float] | None:
    """The move of a share that lowers the index most: from the largest supplier to the smallest; None below two."""
    if len(given) < 2:
        return None
    ordered = sorted(given, key=lambda name: (-given[name], name))
    giver, taker = ordered[0], ordered[-1]
    part = min(moved, given[giver])
    return giver, taker, switch_effect(given, part, giver, taker)


def localised(abroad: float, domestic: float) -> float:
    """Index of foreign suppliers on all consumption when the share `domestic` is made at home: (1 - sigma)^2 HHI."""
    if not 0 <= domestic <= 1:
        raise ValueError(f"domestic share: found {domestic}, wanted 0 to 1")
    return (1 - domestic) ** 2 * abroad


def weighted_risk(given: Mapping[str, float], risk: Mapping[str, float]) -> tuple[float | None, tuple[str, ...]]:
    """Supplier risk: the sum of squared shares times the supplier's risk (0 safe to 1), and the suppliers without one.

    The European Commission's criticality method (2017) weighs the index so; None where a supplier's risk is not known.
    """
    unknown = tuple(sorted(name for name, share in given.items() if share > 0 and name not in risk))
    if unknown or not given:
        return None, unknown
    return sum(share * share * risk[name] for name, share in given.items() if share > 0), ()
