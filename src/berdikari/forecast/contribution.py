"""Contribution: what each line brings to an outlook, and how many lines will produce."""

from collections.abc import Iterable

import numpy as np

from berdikari.forecast.bands import Run, expected_parts
from berdikari.forecast.calendar import middle
from berdikari.forecast.chain import PRODUCTION
from berdikari.forecast.columns import Columns
from berdikari.forecast.counts import poisson_binomial
from berdikari.forecast.silence import silence_of
from berdikari.forecast.sojourn import Array
from berdikari.records.forecast import Contribution, Count, Need


def contributions(
    run: Run, device: int, at: int, window: tuple[float, float], need: Need | None
) -> tuple[Contribution, ...]:
    """What each line of a device brings within a window, the greatest first."""
    columns, work = run.chances.columns, float(run.nodes.work.mean())
    expected = (run.propagated.chance * run.timing.expected[:, :, at]).mean(axis=0) * columns.capacity * work
    running = running_by(run, window[1]).mean(axis=0)
    found = []
    for line in range(*columns.bounds[device]):
        record = columns.lines[line]
        units = None if record.capacity is None else float(expected[line])
        found.append(
            Contribution(
                line=record,
                silence=_inferred(run, columns, line),
                running=float(running[line]),
                units=units,
                share=None if units is None or need is None else units / need.units,
                parts=expected_parts(record, run.settings),
                stated=record.parts is not None,
            )
        )
    return tuple(sorted(found, key=lambda one: (-(one.units or 0.0), -one.running, one.line.id)))


def running_by(run: Run, moment: float) -> Array:
    """Chance of each line to produce at a moment, block by block, (BLOCKS, lines)."""
    columns, quarters = run.chances.columns, run.quarters
    started = quarters.start[:, :, quarters.end <= moment + 1e-6].sum(axis=2)
    return np.asarray(run.propagated.chance * np.where(columns.stage == PRODUCTION, 1.0, started))


def counts(run: Run, years: Iterable[int]) -> tuple[Count, ...]:
    """How many lines will produce by the end of each year: Poisson-binomial in each sampled world, then averaged."""
    lines = len(run.chances.columns.lines)
    chance = np.stack([run.sample(line) for line in range(lines)], axis=1)
    mean = np.maximum(run.propagated.chance, 1e-300)
    found = []
    for year in years:
        come = np.repeat(running_by(run, year + 1.0) / mean, chance.shape[0] // mean.shape[0], axis=0)
        chances = poisson_binomial(np.minimum(chance * come, 1.0)).mean(axis=0)
        found.append(Count(year=year, chances=tuple(map(float, chances))))
    return tuple(found)


def _inferred(run: Run, columns: Columns, line: int) -> str | None:
    """What silence makes us infer, where nothing was declared: of a line that produces, only that it is quiet."""
    record = columns.lines[line]
    heard = record.last_news or record.since
    if record.declared is not None or heard is None:
        return None
    if columns.stage[line] == PRODUCTION:
        return "quiet"
    today = middle(heard) + float(columns.silent[line])
    return silence_of(middle(heard), today, run.settings).inferred
