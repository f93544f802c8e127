"""Supply: the distribution of what a device's lines make, exactly by lines, over a sample of worlds."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from berdikari.forecast.chain import PRODUCTION
from berdikari.forecast.counts import on_grid, sum_of
from berdikari.forecast.nodes import Nodes
from berdikari.forecast.propagate import Chances, Propagated
from berdikari.forecast.settings import Settings
from berdikari.forecast.sojourn import Array
from berdikari.forecast.timing import Quarters, Timing
from berdikari.forecast.worlds import BLOCKS
from berdikari.records.forecast import Line

SAMPLE = 6


@dataclass(frozen=True, slots=True)
class Run:
    """All that a band is made of: the lines' chances, when they start, what they make, and the nodes.

    sample  chance of each line in SAMPLE worlds of each block, (lines, BLOCKS * SAMPLE)
    """

    settings: Settings
    chances: Chances
    propagated: Propagated
    timing: Timing
    quarters: Quarters
    nodes: Nodes
    sample: Array


def sample_of(chances: Chances, propagated: Propagated) -> Array:
    """A few evenly spaced worlds of each block, each line recentred on its exact mean of the block: (lines, worlds).

    Which worlds they are depends on no line, so that a line that makes more never makes the sample worse.
    """
    size = chances.worlds.count // BLOCKS
    few = min(SAMPLE, size)
    step = size // few
    rows = []
    for at in range(BLOCKS):
        chance = chances.of(slice(None), slice(at * size, at * size + few * step, step), at).astype(float)
        ratio = propagated.chance[at] / np.maximum(chance.mean(axis=1), 1e-300)
        rows.append(np.minimum(chance * ratio[:, None], 1.0))
    return np.concatenate(rows, axis=1)


@dataclass(frozen=True, slots=True)
class Supply:
    """Distribution of the units made at full work within each window: (windows, grid), at 0, step, 2 step, .."""

    step: float
    chances: Array


def supply_of(run: Run, device: int, step: float, most: float, share: Callable[[Line], float]) -> Supply:
    """Distribution of a device's supply.

    step: of the grid; most: level above which more of one line makes no difference; share: of its output that counts
    """
    columns = run.chances.columns
    lines = [at for at in range(*columns.bounds[device]) if columns.capacity[at] > 0]
    made = [_levels(run, at, columns.capacity[at] * share(columns.lines[at]), most) for at in lines]
    whole = sum(float(np.ceil(levels.max() / step)) for levels, _ in made)
    size = 2 ** int(np.ceil(np.log2(whole + len(lines) + 2)))
    blocks = np.repeat(np.arange(BLOCKS), run.sample.shape[1] // BLOCKS)
    parts = ((run.sample[at], on_grid(*pair, step, size)) for at, pair in zip(lines, made, strict=True))
    return Supply(step=step, chances=sum_of(parts, blocks, run.timing.now.shape[1], size))


def _levels(run: Run, line: int, units: float, most: float) -> tuple[Array, Array]:
    """Output of a line that comes, by the quarter of its start, and its chances: two (BLOCKS, windows, levels)."""
    now, start = run.timing.now[line], run.quarters.start[:, line, :]
    levels = np.concatenate([np.zeros_like(now)[:, None], now[:, None], run.quarters.made.T], axis=1) * units
    first = np.zeros((BLOCKS, 2))
    first[:, int(run.chances.columns.stage[line] == PRODUCTION)] = 1 - start.sum(axis=1)
    chances = np.concatenate([first, start], axis=1)[:, None, :]
    shape = (BLOCKS, *levels.shape)
    return np.broadcast_to(np.minimum(levels, most), shape), np.broadcast_to(chances, shape)
