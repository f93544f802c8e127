"""What if a country made one product more: all indicators again, exactly, by updating one column."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from berdikari.assess.complexity import Complexity, complexity_from, similarity
from berdikari.assess.outlook import around, over, standard
from berdikari.assess.proximity import Levels, levels_of, sum_over_proximity
from berdikari.assess.threads import one_thread

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class World:
    """A presence table with what changes need: its levels, W = M U^-1 M', the sums around products, and M phi."""

    table: Array
    ubiquity: Array
    levels: Levels
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


@one_thread
def survey(present: ArrayLike) -> World:
    """What all what-ifs on one table share: to be computed once."""
    table = np.ascontiguousarray(present, dtype=np.float64)
    levels = levels_of(table)
    return World(
        table=table, ubiquity=table.sum(axis=0), levels=levels, alike=similarity(table), around=around(levels),
        surround=sum_over_proximity(levels, table),
    )  # fmt: skip


@one_thread
def made_at_home(world: World, country: int, product: int) -> WhatIf:
    """All indicators when the country is present in the product as well, equal to a full computation.

    One column of M changes: W changes by two outer products, phi in one row, M phi in the rows of those who make the
    product. Raises UndecidedComplexityError as `complexity` does.
    """
    table = world.table.copy()
    table[country, product] = 1.0
    before, after = world.table[:, product], table[:, product]
    measured = complexity_from(table, _alike(world.alike, before, after))
    old, new = _rows(world, country, product)
    total = world.around + new - old
    total[product] = new.sum()
    dense = over(_surround(world, table, (old, new), (country, product)), total)
    kp = np.where(measured.products, measured.kp, 0.0)
    absent = 1.0 - table[country]
    # The changed product weighs nothing here, for the country now makes it: the order of before still serves.
    gain = absent * sum_over_proximity(world.levels, (absent * over(kp, total))[None, :])[0]
    index = standard(np.einsum("cp,cp->c", dense, (1.0 - table) * kp))
    return WhatIf(complexity=measured, density=dense, index=index, gain=gain / measured.kc[measured.countries].std())


def _alike(alike: Array, before: Array, after: Array) -> Array:
    """W with one column of M exchanged."""
    gone = np.outer(before, before) / max(before.sum(), 1.0)
    result: Array = alike - gone + np.outer(after, after) / after.sum()
    return result


def _rows(world: World, country: int, product: int) -> tuple[Array, Array]:
    """Proximity of the product to all, before and after."""
    together, is_new = world.table[:, product] @ world.table, 1.0 - world.table[country, product]
    common = world.ubiquity[product]
    old = together / np.maximum(np.maximum(world.ubiquity, common), 1.0)
    together = together + is_new * world.table[country]
    together[product] = common + is_new
    new = together / np.maximum(world.ubiquity, common + is_new)
    return old, new


def _surround(world: World, table: Array, rows: tuple[Array, Array], at: tuple[int, int]) -> Array:
    """M phi after the change: only those who make the product feel its row change."""
    (old, new), (country, product) = rows, at
    result = world.surround.copy()
    result[world.table[:, product] > 0] += new - old
    if world.table[country, product] == 0:
        result[country] += new
    result[:, product] = table @ new
    return result
