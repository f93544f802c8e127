"""Bands: where supply will lie, in pieces, and over a need in pieces and in money."""

from collections.abc import Sequence

import numpy as np

from berdikari.forecast.nodes import NODES, Nodes
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
    levels, chances = _together(supply, [window])
    return _over_nodes([(levels * nodes.work, chances)])


def pieces_band(supplies: Sequence[Supply], years: Sequence[int], nodes: Nodes, need: Need) -> Band:
    """Band of the share of a need by pieces.

    supplies: equally likely distributions; years: the windows of theirs that the need's time is made of, equally long.
    """
    return _over_nodes([_shares(supply, years, nodes, need) for supply in supplies])


def money_band(supplies: Sequence[Supply], years: Sequence[int], nodes: Nodes, need: Need) -> Band:
    """Band of the share by money: pieces made at home at their price, over all pieces at theirs."""
    found = []
    for supply in supplies:
        share, chances = _shares(supply, years, nodes, need)
        home = share * nodes.price
        found.append((home / (home + 1 - share), chances))
    return _over_nodes(found)


def _shares(supply: Supply, years: Sequence[int], nodes: Nodes, need: Need) -> tuple[Array, Array]:
    """Shares of a need, (levels, nodes), and the chance of each level; what a year makes too much serves no other."""
    levels, chances = _together(supply, years)
    wanted = nodes.needed(need) / len(years)
    return np.asarray(np.minimum(levels[..., None] * nodes.work / wanted, 1.0).mean(axis=1)), chances


def _together(supply: Supply, years: Sequence[int]) -> tuple[Array, Array]:
    """Levels of all years, (levels, years), and their chances: a good year goes with good years, a bad one with bad.

    So it is with lines that run on once they run. The mean is exact, whatever goes with what.
    """
    reached = np.cumsum(supply.chances[list(years)], axis=1)
    reached /= reached[:, -1:]
    edges = np.unique(reached[supply.chances[list(years)] > 0])
    chances = np.diff(edges, prepend=0.0)
    levels = [np.searchsorted(one, edges - chances / 2) for one in reached]
    return np.stack(levels, axis=1).astype(float) * supply.step, chances


def _over_nodes(found: Sequence[tuple[Array, Array]]) -> Band:
    """Band of values (levels, nodes), each node equally likely."""
    values = np.concatenate([one.ravel() for one, _ in found])
    return band(values, np.concatenate([np.repeat(chances, NODES) for _, chances in found]))
