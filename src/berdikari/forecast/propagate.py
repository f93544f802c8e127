"""Propagate: the chain carried through exactly in every world; no outcome is drawn, each line is a chance."""

from dataclasses import dataclass

import numpy as np

from berdikari.forecast.chain import PRODUCTION, STEPS
from berdikari.forecast.columns import CANCELLED, DEAD, STALLED, Columns
from berdikari.forecast.sojourn import Array
from berdikari.forecast.timing import Timing
from berdikari.forecast.worlds import BLOCKS, Table, Worlds


@dataclass(frozen=True, slots=True)
class Chances:
    """The chance of each line to come (or, where it produces, to be producing still), world by world, block by block.

    against  odds against the next step, (keys, worlds); later: chance of all steps after it, (keys, worlds)
    silence  factor on the odds against, (BLOCKS, lines)
    """

    columns: Columns
    worlds: Worlds
    against: Table
    later: Table
    silence: Table

    def of(self, lines: slice, worlds: slice, block: int) -> Table:
        """Chances of some lines in some worlds of one block, (lines, worlds)."""
        key = self.columns.key[lines]
        chance = self.against[key, worlds]
        chance *= self.silence[block, lines, None]
        chance += 1
        np.reciprocal(chance, out=chance)
        chance *= self.later[key, worlds]
        self._fates(chance, lines, worlds)
        return chance

    def _fates(self, chance: Table, lines: slice, worlds: slice) -> None:
        """What is declared or inferred beside the ladder, and whether what produced in its day still does."""
        fate, silent = self.columns.fate[lines], self.columns.silent[lines].astype(np.float32)
        running = self.columns.stage[lines] == PRODUCTION
        if running.any():
            chance[running] *= np.exp(silent[running, None] * np.log1p(-self.worlds.closing[worlds]))
        if (fate == STALLED).any():
            chance[fate == STALLED] *= self.worlds.stalled[worlds]
        if (fate == DEAD).any():
            chance[fate == DEAD] *= self.worlds.dead[worlds]
        chance[fate == CANCELLED] = 0


def chances_of(columns: Columns, worlds: Worlds) -> Chances:
    """The chances of all lines, ready to be taken block by block."""
    against = np.zeros((len(columns.keys), worlds.count), dtype=np.float32)
    later = np.ones_like(against)
    chance = 1 / (1 + worlds.odds)
    for at, key in enumerate(columns.keys):
        if key[0] < STEPS:
            against[at] = worlds.against(key, key[0])
        for step in range(key[0] + 1, STEPS):
            odds = worlds.against(key, step)
            later[at] *= chance[step] if odds.base is worlds.odds else 1 / (1 + odds)
    silence = np.stack([columns.first.silence(pace) for pace in worlds.pace]).astype(np.float32)
    return Chances(columns, worlds, against, later, silence)


@dataclass(frozen=True, slots=True)
class Propagated:
    """chance: mean chance of each line, by block, (BLOCKS, lines). supply: expected units, (devices,
    windows, worlds).
    """

    chance: Array
    supply: Table


def propagate(chances: Chances, timing: Timing) -> Propagated:
    """Expected supply of every device in every world, exactly: sum over lines of chance x capacity x
    expected output.
    """
    columns, worlds = chances.columns, chances.worlds
    mean = np.empty((BLOCKS, len(columns.lines)))
    supply = np.empty((len(columns.devices), timing.now.shape[1], worlds.count), dtype=np.float32)
    made = (timing.expected * columns.capacity[:, None]).astype(np.float32)
    for at in range(BLOCKS):
        for device, (first, last) in enumerate(columns.bounds):
            lines = slice(first, last)
            chance = chances.of(lines, worlds.block(at), at)
            mean[at, lines] = chance.mean(axis=1)
            supply[device, :, worlds.block(at)] = made[at, lines].T @ chance
    return Propagated(chance=mean, supply=supply)
