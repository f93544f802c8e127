"""Gap: what is missing to a target, and which stage moves of known lines would close it most."""

from collections.abc import Sequence
from dataclasses import replace

from berdikari.errors import InvalidRecordError
from berdikari.forecast.calendar import day_of
from berdikari.forecast.chain import PRODUCTION, STAGES, place
from berdikari.forecast.needs import need_within
from berdikari.forecast.outlook import Question, run_of
from berdikari.forecast.settings import Settings
from berdikari.records.forecast import Gap, Line, Move


def gap(question: Question, settings: Settings, device: str, year: int, target: float) -> Gap:
    """What is missing to a target share (0 to 1) of a device's need in a year.

    Raises InvalidRecordError where no need covers the year: then there is nothing to be a share of; and for a target
    that is none.
    """
    if not 0 < target <= 1:
        raise InvalidRecordError("Gap", "target", target, "a share above 0 and at most 1: half of the need is 0.5")
    window = (float(year), year + 1.0)
    need = need_within([one for one in question.needs if one.device == device], window)
    if need is None:
        wanted = "a need that covers the year: give one with --demand FILE"
        raise InvalidRecordError("Gap", "need", f"{device} in {year}", wanted)
    lines = [line for line in question.lines if line.device == device]
    moved = [(line, to, _moved(line, to, question.today)) for line in lines for to in _ways_on(line)]
    made, work = _expected(question, settings, [*lines, *(after for _, _, after in moved)], window)
    before = dict(zip(lines, made, strict=False))
    gains = [(made[len(lines) + at] - before[line]) / need.units for at, (line, _, _) in enumerate(moved)]
    moves = [Move(line=line, to=to, gain=gain) for (line, to, _), gain in zip(moved, gains, strict=True) if gain > 0]
    expected = sum(before.values()) / need.units
    missing = max(target - expected, 0.0) * need.units
    best = {move.line: 0.0 for move in moves}
    for move in moves:
        best[move.line] = max(best[move.line], move.gain)
    return Gap(
        device=device,
        year=year,
        target=target,
        expected=expected,
        missing=missing,
        capacity=missing / work,
        moves=tuple(sorted(moves, key=lambda move: (-move.gain, move.line.id, move.to))),
        enough=expected + sum(best.values()) >= target,
    )


def _ways_on(line: Line) -> tuple[str, ...]:
    """The next stage, and production itself, of a line that can weigh and is not ended."""
    here = place(line.stage)
    if line.capacity is None or line.declared == "cancelled" or here == PRODUCTION:
        return ()
    return tuple(dict.fromkeys((STAGES[here + 1], STAGES[PRODUCTION])))


def _moved(line: Line, to: str, today: float) -> Line:
    """The line, had it come to this stage today."""
    day = day_of(today)
    return replace(line, id=f"{line.id} > {to}", stage=to, since=day, last_news=day, declared=None, planned=None)


def _expected(
    question: Question, settings: Settings, lines: Sequence[Line], window: tuple[float, float]
) -> tuple[list[float], float]:
    """Units that each line is expected to make within a window, in the order given; and the usual utilisation."""
    run = run_of(replace(question, lines=tuple(lines)), settings, [window])
    work = float(run.nodes.work.mean())
    made = (run.propagated.chance * run.timing.expected[:, :, 0]).mean(axis=0) * run.chances.columns.capacity * work
    by_line = {line.id: float(units) for line, units in zip(run.chances.columns.lines, made, strict=True)}
    return [by_line[line.id] for line in lines], work
