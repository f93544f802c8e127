"""Contribution: what each line brings to an outlook, and how many lines will produce."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from berdikari.forecast.calendar import middle
from berdikari.forecast.chain import PRODUCTION
from berdikari.forecast.counts import poisson_binomial
from berdikari.forecast.nodes import expected_parts
from berdikari.forecast.silence import silence_of
from berdikari.forecast.sojourn import Array
from berdikari.forecast.supply import Run
from berdikari.records.forecast import Contribution, Count, Need


@dataclass(frozen=True, slots=True)
class Brought:
    """What all lines bring within one window: units expected, and the chance to produce at its end, (lines,)."""

    units: Array
    running: Array


def brought(run: Run, at: int, end: float) -> Brought:
    """What the lines bring within a window of the run that ends at a moment."""
    full = (run.propagated.chance * run.timing.expected[:, :, at]).mean(axis=0)
    units = full * run.chances.columns.capacity * float(run.nodes.work.mean())
    return Brought(units=units, running=running_by(run, end).mean(axis=0))


def contributions(run: Run, device: int, found: Brought, need: Need | None) -> tuple[Contribution, ...]:
    """What each line of a device brings, the greatest first."""
    columns = run.chances.columns
    own = [_contribution(run, line, found, need) for line in range(*columns.bounds[device])]
    return tuple(sorted(own, key=lambda one: (-(one.units or 0.0), -one.running, one.line.id)))


def _contribution(run: Run, at: int, found: Brought, need: Need | None) -> Contribution:
    line = run.chances.columns.lines[at]
    units = None if line.capacity is None else float(found.units[at])
    return Contribution(
        line=line,
        silence=_inferred(run, at),
        running=float(found.running[at]),
        units=units,
        share=None if units is None or need is None else units / need.units,
        parts=expected_parts(line, run.settings),
        stated=line.parts is not None,
    )


def running_by(run: Run, moment: float) -> Array:
    """Chance of each line to produce at a moment, block by block, (BLOCKS, lines)."""
    columns, quarters = run.chances.columns, run.quarters
    started = quarters.start[:, :, quarters.end <= moment + 1e-6].sum(axis=2)
    return np.asarray(run.propagated.chance * np.where(columns.stage == PRODUCTION, 1.0, started))


def running_in_sample(run: Run, moment: float) -> Array:
    """The same in each world of the sample, (worlds, lines)."""
    come = running_by(run, moment) / np.maximum(run.propagated.chance, 1e-300)
    repeated = np.repeat(come, run.sample.shape[1] // come.shape[0], axis=0)
    return np.minimum(run.sample.T * repeated, 1.0)


def counts(run: Run, years: Iterable[int]) -> tuple[Count, ...]:
    """How many lines will produce by the end of each year: Poisson-binomial in each sampled world, then averaged."""
    found = ((year, poisson_binomial(running_in_sample(run, year + 1.0)).mean(axis=0)) for year in years)
    return tuple(Count(year=year, chances=tuple(map(float, chances))) for year, chances in found)


def _inferred(run: Run, at: int) -> str | None:
    """What silence makes us infer, where nothing was declared: of a line that produces, only that it is quiet."""
    line, columns = run.chances.columns.lines[at], run.chances.columns
    heard = line.last_news or line.since
    if line.declared is not None or heard is None:
        return None
    if columns.stage[at] == PRODUCTION:
        return "quiet"
    return silence_of(middle(heard), middle(heard) + float(columns.silent[at]), run.settings).inferred
