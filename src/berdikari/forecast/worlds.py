"""Worlds: draws of what is not known for sure, each of them one future that all lines share; blocks of them keep one
pace.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from berdikari.errors import InvalidRecordError
from berdikari.forecast.settings import Beta, Settings
from berdikari.forecast.shifts import Shift, shifts_of
from berdikari.forecast.sojourn import Array, paces

Table = NDArray[np.float32]
Key = tuple[int, str | None, str | None, str | None]
BLOCKS = 8
KINDS = ("country", "province", "firm")
SHIFTED = 2


@dataclass(frozen=True, slots=True)
class Worlds:
    """Draws, one column a world. The worlds of block k are k n / BLOCKS to (k + 1) n / BLOCKS, and keep `pace[k]`.

    odds     against each step, the common shock included, (STEPS, worlds)
    closing  chance per silent year that a producing line has stopped; stalled, dead: chance of revival, (worlds,)
    shifts   factor on the odds against the step to construction, by (kind, group), (worlds,)
    """

    pace: Array
    odds: Table
    closing: Table
    stalled: Table
    dead: Table
    shifts: dict[tuple[str, str], Table]

    @property
    def count(self) -> int:
        """Number of worlds."""
        return int(self.odds.shape[1])

    def block(self, at: int) -> slice:
        """The worlds of a block."""
        size = self.count // BLOCKS
        return slice(at * size, (at + 1) * size)

    def against(self, key: Key, step: int) -> Table:
        """Odds against a step of the lines of one key, (worlds,)."""
        odds: Table = self.odds[step]
        if step == SHIFTED:
            for kind, group in zip(KINDS, key[1:], strict=True):
                if group is not None and (kind, group) in self.shifts:
                    odds = odds * self.shifts[kind, group]
        return odds


def draw(settings: Settings, keys: Sequence[Key], count: int, seed: int) -> Worlds:
    """So many worlds. count: a multiple of BLOCKS. Equal settings and seed give equal worlds, whatever the
    lines are.
    """
    if count < BLOCKS or count % BLOCKS:
        raise InvalidRecordError("Forecast", "draws", count, f"a multiple of {BLOCKS}")
    wanted = {(kind, group) for key in keys for kind, group in zip(KINDS, key[1:], strict=True) if group is not None}
    odds = np.stack([_against(step, count, _stream(seed, f"step {at}")) for at, step in enumerate(settings.steps)])
    odds *= np.exp(-settings.shock * _stream(seed, "shock").standard_normal(count, dtype=np.float32))
    return Worlds(
        pace=paces(settings, BLOCKS),
        odds=odds,
        closing=_chances(settings.closing, count, _stream(seed, "closing")),
        stalled=_chances(settings.stalled_revival, count, _stream(seed, "stalled")),
        dead=_chances(settings.dead_revival, count, _stream(seed, "dead")),
        shifts={
            group: _factors(shift, count, _stream(seed, " ".join(group)))
            for group, shift in shifts_of(settings).items()
            if group in wanted
        },
    )


def _stream(seed: int, name: str) -> np.random.Generator:
    """Chance of its own for each thing that is drawn: moving one assumption leaves all other draws alone."""
    return np.random.default_rng([seed, *name.encode()])


def _chances(beta: Beta, count: int, rows: np.random.Generator) -> Table:
    return np.asarray(rows.beta(beta.a, beta.b, count), dtype=np.float32)


def _against(beta: Beta, count: int, rows: np.random.Generator) -> Table:
    chance: Table = np.clip(_chances(beta, count, rows), 1e-6, 1 - 1e-6)
    return np.asarray((1 - chance) / chance, dtype=np.float32)


def _factors(shift: Shift, count: int, rows: np.random.Generator) -> Table:
    drawn = rows.standard_normal(count, dtype=np.float32)
    return np.asarray(np.exp(-shift.mean - shift.deviation * drawn), dtype=np.float32)
