"""What if a country made one product more: all indicators again, exactly, by updating one column."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from berdikari.assess.complexity import Complexity, complexity_from, similarity
from berdikari.assess.outlook import around, over, standard
from berdikari.assess.proximity import proximity_to, sum_over_proximity

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class World:
    """A presence table with what changes need: W = M U^-1 M', the sums around products, and M phi."""

    table: Array
    alike: Array
    around: Array
    surround: Array


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class WhatIf:
    """The world in which the country makes the product.

    complexity, density, index  as `complexity` and `outlook` would give them for all countries
    gain                        complexity outlook gain of the one country, a number a product
    """

    complexity: Complexity
    density: Array
    index: Array
    gain: Array


def survey(present: ArrayLike) -> World:
    """What all what-ifs on one table share: to be computed once."""
    table = np.ascontiguousarray(present, dtype=np.float64)
    return World(table=table, alike=similarity(table), around=around(table), surround=sum_over_proximity(table, table))


def made_at_home(world: World, country: int, product: int) -> WhatIf:
    """All indicators when the country is present in the product as well, equal to a full computation.

    One column of M changes: W changes by two outer products, phi in one row, M phi by two outer products.
    Raises UndecidedComplexityError as `complexity` does.
    """
    before = world.table[:, product]
    table = world.table.copy()
    table[country, product] = 1.0
    after = table[:, product]
    measured = complexity_from(table, _alike(world.alike, before, after))
    old = proximity_to(world.table, before, world.table.sum(axis=0))
    new = proximity_to(table, after, table.sum(axis=0))
    total = world.around + new - old
    total[product] = new.sum()
    surround = world.surround + np.stack((after, before), axis=1) @ np.stack((new, -old))
    surround[:, product] = table @ new
    dense = np.divide(surround, total, out=surround, where=total > 0)
    kp = np.where(measured.products, measured.kp, 0.0)
    absent = 1.0 - table[country]
    gain = absent * sum_over_proximity(table, (absent * over(kp, total))[None, :])[0]
    index = standard(np.einsum("cp,cp,p->c", dense, 1.0 - table, kp))
    return WhatIf(complexity=measured, density=dense, index=index, gain=gain / measured.kc[measured.countries].std())


def _alike(alike: Array, before: Array, after: Array) -> Array:
    """W with one column of M exchanged."""
    gone = np.outer(before, before) / max(before.sum(), 1.0)
    result: Array = alike - gone + np.outer(after, after) / after.sum()
    return result
