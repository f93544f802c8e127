"""Nodes: equally likely settings of what all lines share and no line decides: utilisation, price, need, parts."""

from dataclasses import dataclass

import numpy as np
from scipy.special import betaincinv, ndtri

from berdikari.forecast.settings import Settings
from berdikari.forecast.sojourn import Array
from berdikari.records.forecast import Line, Need

NODES = 32
PARTS_NODES = (1 / 6, 1 / 2, 5 / 6)
_GOLDEN = 1.2207440846057596


@dataclass(frozen=True, slots=True)
class Nodes:
    """Settings, (NODES,) each. work: utilisation; price: home over foreign; need: 0 its low end, 1 its high end."""

    work: Array
    price: Array
    need: Array

    def needed(self, need: Need) -> Array:
        """Units needed at each node: in straight lines from the low end over the likely to the high end."""
        low, high = need.low or need.units, need.high or need.units
        return np.interp(self.need, (0.0, 0.5, 1.0), (low, need.units, high))


def nodes_of(settings: Settings) -> Nodes:
    """Nodes that fill the cube evenly: a lattice along the generalised golden ratio of three dimensions."""
    grid = (0.5 + np.arange(1, NODES + 1)[:, None] * _GOLDEN ** -np.arange(1.0, 4.0)) % 1.0
    work = betaincinv(settings.utilisation.a, settings.utilisation.b, _even(grid[:, 0]))
    price = settings.price.median * np.exp(settings.price.sigma * ndtri(_even(grid[:, 1])))
    return Nodes(work=work, price=price, need=_even(grid[:, 2]))


def _even(column: Array) -> Array:
    """Each value's rank as the middle of its slice, so that every coordinate alone is perfectly even."""
    return np.asarray((np.argsort(np.argsort(column)) + 0.5) / column.size)


def parts_of(line: Line, settings: Settings, node: float) -> float:
    """Share of a line's parts made at home, at a quantile of what is not known of it."""
    if line.parts is not None:
        return min(max(line.parts + settings.reading * (2 * node - 1), 0.0), 1.0)
    prior = settings.parts[-1 if line.depth is None else line.depth]
    return float(betaincinv(prior.a, prior.b, node))


def expected_parts(line: Line, settings: Settings) -> float:
    """The same, expected."""
    if line.parts is not None:
        return float(np.mean([parts_of(line, settings, node) for node in PARTS_NODES]))
    return settings.parts[-1 if line.depth is None else line.depth].mean
