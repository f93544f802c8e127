"""Bands: the distribution of a device's domestic supply, exactly by lines and over a sample of worlds, in three
readings.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv, ndtri

from berdikari.forecast.counts import on_grid, sum_of
from berdikari.forecast.propagate import Chances, Propagated
from berdikari.forecast.settings import Settings
from berdikari.forecast.sojourn import Array
from berdikari.forecast.timing import Quarters, Timing
from berdikari.forecast.worlds import BLOCKS
from berdikari.records.forecast import Band, Line, Need

SAMPLE = 8
STEPS_A_NEED = 100
NODES = 32
PARTS_NODES = (0.1, 0.3, 0.5, 0.7, 0.9)
LOW, MID, HIGH = 0.1, 0.5, 0.9
_TIE = 1e-9


@dataclass(frozen=True, slots=True)
class Nodes:
    """Equally likely settings of what all lines share and no line decides, (NODES,).

    work: utilisation; price: home over foreign; need: 0 the low end, 1/2 the likely, 1 the high end of a need
    """

    work: Array
    price: Array
    need: Array

    def needed(self, need: Need) -> Array:
        """Units needed at each node: in straight lines from the low end over the likely to the high end."""
        low, high = need.low or need.units, need.high or need.units
        return np.interp(self.need, (0.0, 0.5, 1.0), (low, need.units, high))


def nodes_of(settings: Settings) -> Nodes:
    """Nodes that fill the cube evenly: a rank-one lattice with the generalised golden ratio of three dimensions."""
    ratio = 1.2207440846057596
    grid = (0.5 + np.arange(1, NODES + 1)[:, None] * ratio ** -np.arange(1.0, 4.0)) % 1.0
    work = betaincinv(settings.utilisation.a, settings.utilisation.b, _even(grid[:, 0]))
    price = settings.price.median * np.exp(settings.price.sigma * ndtri(_even(grid[:, 1])))
    return Nodes(work=work, price=price, need=_even(grid[:, 2]))


def _even(column: Array) -> Array:
    """Each value's rank as the middle of its slice, so that every coordinate alone is perfectly even."""
    return np.asarray((np.argsort(np.argsort(column)) + 0.5) / column.size)


@dataclass(frozen=True, slots=True)
class Run:
    """All that a band is made of: the lines' chances, when they start, what they make, and the nodes."""

    settings: Settings
    chances: Chances
    propagated: Propagated
    timing: Timing
    quarters: Quarters
    nodes: Nodes

    def sample(self, line: int) -> Array:
        """Chance of a line in SAMPLE worlds of each block, recentred on the exact mean of the block: (BLOCKS *
        SAMPLE,).
        """
        worlds = self.chances.worlds
        size = worlds.count // BLOCKS
        step = max(size // SAMPLE, 1)
        rows = []
        for at in range(BLOCKS):
            picked = slice(at * size, (at + 1) * size, step)
            chance = self.chances.of(slice(line, line + 1), picked, at)[0][:SAMPLE].astype(float)
            mean = self.propagated.chance[at, line]
            rows.append(np.minimum(chance * (mean / max(chance.mean(), 1e-300)), 1.0))
        return np.concatenate(rows)


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


@dataclass(frozen=True, slots=True)
class Supply:
    """Distribution of the units made at full work within each window: `chances` (windows, grid) at 0, step,
    2 step, ..
    """

    step: float
    chances: Array


def supply_of(run: Run, device: int, step: float, most: float, shares: Callable[[Line], float]) -> Supply:
    """Distribution of a device's supply. step: of the grid; most: level from which more of one line makes no
    difference;
    shares: what of each line's output counts.
    """
    columns = run.chances.columns
    lines = [at for at in range(*columns.bounds[device]) if columns.capacity[at] > 0]
    made = [_levels(run, at, columns.capacity[at] * shares(columns.lines[at]), most) for at in lines]
    whole = sum(float(np.ceil(levels.max() / step)) for levels, _ in made)
    size = 2 ** int(np.ceil(np.log2(whole + len(lines) + 2)))
    windows = run.timing.now.shape[1]
    blocks = np.repeat(np.arange(BLOCKS), run.sample(lines[0]).size // BLOCKS) if lines else np.zeros(1, dtype=np.intp)
    parts = ((run.sample(at), on_grid(*pair, step, size)) for at, pair in zip(lines, made, strict=True))
    return Supply(step=step, chances=sum_of(parts, blocks, windows, size))


def _levels(run: Run, line: int, units: float, most: float) -> tuple[Array, Array]:
    """Output of a line that comes, by the quarter in which it starts, with its chances: two (BLOCKS,
    windows, levels).
    """
    now, start = run.timing.now[line], run.quarters.start[:, line, :]
    levels = np.concatenate([np.zeros_like(now)[:, None], now[:, None], run.quarters.made.T], axis=1) * units
    producing = bool(now.any()) or run.chances.columns.stage[line] == 4
    first = np.zeros((BLOCKS, 2))
    first[:, 1 if producing else 0] = 1 - start.sum(axis=1)
    chances = np.concatenate([first, start], axis=1)[:, None, :]
    shape = (BLOCKS, *levels.shape)
    return np.broadcast_to(np.minimum(levels, most), shape), np.broadcast_to(chances, shape)


def band(values: Array, chances: Array) -> Band:
    """Band of a distribution: values (any order) with their chances."""
    order = np.argsort(values, kind="stable")
    values, reached = values[order], np.cumsum(chances[order])
    low, mid, high = (float(values[np.searchsorted(reached, q * reached[-1] - _TIE)]) for q in (LOW, MID, HIGH))
    return Band(low=low, mid=mid, high=high, mean=float(values @ chances[order] / reached[-1]))


def units_band(supply: Supply, window: int, nodes: Nodes) -> Band:
    """Band of the units made."""
    return band(*_crossed(supply, window, lambda units: units, nodes))


def share_bands(supply: Supply, window: int, nodes: Nodes, need: Need) -> tuple[Band, Band]:
    """Bands of the share of the need by pieces, and by money: pieces made at home at their price over all at theirs."""
    needed = nodes.needed(need)

    def share(units: Array) -> Array:
        return np.minimum(units / needed, 1.0)

    def worth(units: Array) -> Array:
        home = share(units) * nodes.price
        return np.asarray(home / (home + 1 - share(units)))

    return band(*_crossed(supply, window, share, nodes)), band(*_crossed(supply, window, worth, nodes))


def _crossed(supply: Supply, window: int, value: Callable[[Array], Array], nodes: Nodes) -> tuple[Array, Array]:
    """All pairs of a level of the grid and a node: what they are worth, and their chances."""
    some: NDArray[np.intp] = np.flatnonzero(supply.chances[window])
    units = some[:, None] * supply.step * nodes.work
    chances = np.repeat(supply.chances[window, some] / nodes.work.size, nodes.work.size)
    return value(units).ravel(), chances


def mixed(supplies: list[Supply]) -> Supply:
    """One distribution, each of several with the same chance; they share one step."""
    size = max(supply.chances.shape[1] for supply in supplies)
    padded = [np.pad(supply.chances, ((0, 0), (0, size - supply.chances.shape[1]))) for supply in supplies]
    return Supply(step=supplies[0].step, chances=np.mean(padded, axis=0))
