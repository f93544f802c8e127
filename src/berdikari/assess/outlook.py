"""Density around a product, and the outlook of a country: what is near to what it makes, and what that is worth."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from berdikari.assess.complexity import Complexity
from berdikari.assess.proximity import Levels, levels_of, sum_over_proximity
from berdikari.assess.threads import one_thread

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Outlook:
    """What is near to what a country makes.

    density  countries x products, 0 to 1: how much of what surrounds a product the country makes
    gain     countries x products: complexity outlook gain (COG), what making the product would open; 0 where it is made
    index    countries: complexity outlook index (COI), standardised (ddof 0)
    """

    density: Array
    gain: Array
    index: Array


def density(present: ArrayLike) -> Array:
    """(M phi) / sum(phi): share of the proximity around each product that the country makes. Countries x products."""
    table = np.asarray(present, dtype=np.float64)
    levels = levels_of(table)
    return over(sum_over_proximity(levels, table), around(levels))


def distance(present: ArrayLike) -> Array:
    """One minus density: share of what surrounds a product that the country does not make."""
    table = np.asarray(present, dtype=np.float64)
    levels = levels_of(table)
    return over(sum_over_proximity(levels, 1.0 - table), around(levels))


@one_thread
def outlook(present: ArrayLike, measured: Complexity) -> Outlook:
    """Density, complexity outlook gain and index of all countries and products, as ecomplexity and Stata scale them.

    COI_c = sum_p d_cp (1 - M_cp) kp_p, standardised. COG_cp = (1 - M_cp) sum_q (1 - M_cq) phi_qp kp_q / sum(phi_q),
    over the standard deviation of kc. Hausmann et al. (2014).
    """
    table = np.asarray(present, dtype=np.float64)
    levels = levels_of(table)
    kp, total, absent = np.where(measured.products, measured.kp, 0.0), around(levels), 1.0 - table
    both = sum_over_proximity(levels, np.concatenate((table, absent * over(kp, total))))
    dense = over(both[: len(table)], total)
    gain = absent * both[len(table) :] / measured.kc[measured.countries].std()
    return Outlook(density=dense, gain=gain, index=standard((dense * absent) @ kp))


def plain_outlook(present: ArrayLike, pci: Array) -> tuple[Array, Array]:
    """COI and COG without the final scaling, on a PCI of the caller's choice: as R economiccomplexity gives them."""
    table = np.asarray(present, dtype=np.float64)
    levels, absent = levels_of(table), 1.0 - table
    gain = absent * sum_over_proximity(levels, absent * over(pci, around(levels)))
    return (density(table) * absent) @ pci, gain


def around(levels: Levels) -> Array:
    """Sum of the proximities of each product to all: shape (products,)."""
    result: Array = sum_over_proximity(levels, np.ones((1, len(levels.order))))[0]
    return result


def over(amounts: Array, total: Array) -> Array:
    """Amounts over the total around each product; 0 for a product of nobody, that has nothing around it."""
    result: Array = amounts / np.where(total > 0, total, 1.0)
    return result


def standard(values: Array) -> Array:
    """Mean 0, standard deviation 1 (ddof 0)."""
    result: Array = (values - values.mean()) / values.std()
    return result
