"""Bands: where supply will lie, in pieces, and over a need in pieces and in money."""

from collections.abc import Callable, Sequence

import numpy as np

from berdikari.forecast.nodes import Nodes
from berdikari.forecast.sojourn import Array
from berdikari.forecast.supply import Supply
from berdikari.records.forecast import Band, Need

LOW, MID, HIGH = 0.1, 0.5, 0.9
_TIE = 1e-9


def band(values: Array, chances: Array) -> Band:
    """Band of a distribution: values (any order) with their chances."""
    order = np.argsort(values, kind="stable")
    values, reached = values[order], np.cumsum(chances[order])
    low, mid, high = (float(values[np.searchsorted(reached, q * reached[-1] - _TIE)]) for q in (LOW, MID, HIGH))
    return Band(low=low, mid=mid, high=high, mean=float(values @ chances[order] / reached[-1]))


def units_band(supply: Supply, window: int, nodes: Nodes) -> Band:
    """Band of the units made."""
    return band(*_crossed([supply], window, lambda units: units, nodes))


def pieces_band(supplies: Sequence[Supply], window: int, nodes: Nodes, need: Need) -> Band:
    """Band of the share of a need by pieces; supplies: equally likely distributions."""
    return band(*_crossed(supplies, window, lambda units: _share(units, nodes, need), nodes))


def money_band(supplies: Sequence[Supply], window: int, nodes: Nodes, need: Need) -> Band:
    """Band of the share by money: pieces made at home at their price, over all pieces at theirs."""

    def worth(units: Array) -> Array:
        share = _share(units, nodes, need)
        home = share * nodes.price
        return np.asarray(home / (home + 1 - share))

    return band(*_crossed(supplies, window, worth, nodes))


def _share(units: Array, nodes: Nodes, need: Need) -> Array:
    return np.asarray(np.minimum(units / nodes.needed(need), 1.0))


def _crossed(
    supplies: Sequence[Supply], window: int, value: Callable[[Array], Array], nodes: Nodes
) -> tuple[Array, Array]:
    """All pairs of a level of a grid and a node: what they are worth, and their chances."""
    values, chances = [], []
    for supply in supplies:
        some = np.flatnonzero(supply.chances[window])
        values.append(value(some[:, None] * supply.step * nodes.work).ravel())
        chances.append(np.repeat(supply.chances[window, some], nodes.work.size))
    return np.concatenate(values), np.concatenate(chances)
