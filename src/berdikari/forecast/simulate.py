"""Simulate: every line's way up drawn step by step in every world; slower than propagation, and the check on it."""

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from berdikari.forecast.chain import PRODUCTION, STEPS
from berdikari.forecast.columns import CANCELLED, DEAD, STALLED, Columns
from berdikari.forecast.ramp import made
from berdikari.forecast.settings import Settings
from berdikari.forecast.sojourn import Array
from berdikari.forecast.timing import Clock
from berdikari.forecast.worlds import BLOCKS, Table, Worlds

Index = NDArray[np.intp]


def simulate(columns: Columns, settings: Settings, worlds: Worlds, clock: Clock, seed: int) -> Table:
    """Units made of every device within every window, one outcome a world: (devices, windows, worlds)."""
    chance = np.random.default_rng([seed, 1])
    size = worlds.count // BLOCKS
    supply = np.zeros((len(columns.devices), clock.windows.shape[0], worlds.count), dtype=np.float32)
    device = np.repeat(np.arange(len(columns.devices)), [last - first for first, last in columns.bounds])
    for at in range(BLOCKS):
        line, world = _coming(columns, worlds, at, chance)
        start = _start(columns, settings, line, worlds.pace[at], clock.today, chance)
        cell, capacity = device[line] * size + world, columns.capacity[line]
        made_by = {moment: made(settings.ramp, moment - start) for moment in set(clock.windows.ravel().tolist())}
        for window, (first, last) in enumerate(clock.windows.tolist()):
            units = np.bincount(cell, (made_by[last] - made_by[first]) * capacity, minlength=device[-1] * size + size)
            supply[:, window, worlds.block(at)] = units.reshape(-1, size)
    return supply


def _coming(columns: Columns, worlds: Worlds, block: int, chance: np.random.Generator) -> tuple[Index, Index]:
    """The pairs (line, world of the block) that come through their fate and every step."""
    rows = worlds.block(block)
    stage, key = columns.stage, columns.key
    against = np.stack([worlds.against(one, min(one[0], STEPS - 1))[rows] for one in columns.keys])[key]
    against *= columns.first.silence(worlds.pace[block]).astype(np.float32)[:, None]
    against[stage == PRODUCTION] = 0
    drawn = chance.random(against.shape, dtype=np.float32)
    drawn *= against + 1
    line, world = np.nonzero(drawn < _survival(columns, worlds, rows))
    shifted = np.stack([worlds.against(one, 2)[rows] for one in columns.keys])
    for step in range(1, STEPS):
        odds = shifted[key[line], world] if step == 2 else worlds.odds[step, rows][world]
        up = (stage[line] >= step) | (chance.random(line.size, dtype=np.float32) * (1 + odds) < 1)
        line, world = line[up], world[up]
    return line, world


def _survival(columns: Columns, worlds: Worlds, rows: slice) -> Table:
    """The chance not to be ended by what was declared, inferred, or by closing: (lines, worlds)."""
    alive = np.ones((columns.stage.size, rows.stop - rows.start), dtype=np.float32)
    running = columns.stage == PRODUCTION
    alive[running] = (1 - worlds.closing[rows]) ** columns.silent[running, None].astype(np.float32)
    alive[columns.fate == STALLED] *= worlds.stalled[rows]
    alive[columns.fate == DEAD] *= worlds.dead[rows]
    alive[columns.fate == CANCELLED] = 0
    return alive


def _start(
    columns: Columns, settings: Settings, line: Index, pace: float, today: float, chance: np.random.Generator
) -> Array:
    """The moment at which each of these lines starts to produce: its first event, and the stages after it."""
    first, start = columns.first, columns.start[line]
    coming = np.flatnonzero(columns.stage[line] < PRODUCTION)
    some = line[coming]
    over = first.over(first.age, pace)[some]
    reached = over + (1 - over) * chance.random(coming.size)
    total = first.median[some] * pace * np.exp(first.sigma[some] * ndtri(np.minimum(reached, 1 - 1e-12)))
    for stage in range(1, STEPS):
        later = np.flatnonzero(first.after[some] <= stage)
        sojourn = settings.sojourns[stage]
        total[later] += sojourn.median * pace * np.exp(sojourn.sigma * chance.standard_normal(later.size))
    start[coming] = today + total - first.age[some]
    return start
