"""The ladder: each rung with the partnerships that stand on it, and hollow those that plan to; drawn in pixels."""

from dataclasses import dataclass

from berdikari.records import LADDER, Partnership
from berdikari.report.findings import Findings, title_of
from berdikari.report.overdue import is_planned
from berdikari.report.words import Words

LABELS, STEP, LINE, PER_LINE, MOST = 190, 27, 30, 5, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A partnership's number on a rung. planned: hollow; x, y: its centre."""

    number: int
    title: str
    x: int
    y: int
    planned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A row of the ladder. reached, planned: how many partnerships; more: how many were too many to draw."""

    label: str
    y: int
    height: int
    reached: tuple[int, ...]
    planned: tuple[int, ...]
    chips: tuple[Chip, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """The rungs from the highest down. width, height: of the drawing."""

    rungs: tuple[Rung, ...]
    height: int
    width: int = LABELS + PER_LINE * STEP
    labels: int = LABELS


def ladder(findings: Findings, words: Words) -> Ladder:
    """Every rung, the empty ones too, and below them the partnerships of which no instrument is stated, if any."""
    unsaid = [None] if any(p.stage is None for _, p in findings.numbered) else []
    rungs: list[Rung] = []
    top = 0
    for stage in [*reversed(LADDER), *unsaid]:
        found = _rung(stage, top, findings, words)
        rungs.append(found)
        top += found.height
    return Ladder(rungs=tuple(rungs), height=top)


def _rung(stage: str | None, top: int, findings: Findings, words: Words) -> Rung:
    reached = [(number, p) for number, p in findings.numbered if p.stage == stage]
    planned = [(number, p) for number, p in findings.numbered if stage and p.planned_stage == stage and is_planned(p)]
    drawn = [(number, p, False) for number, p in reached] + [(number, p, True) for number, p in planned]
    chips = tuple(_chip(at, top, each) for at, each in enumerate(drawn[:MOST]))
    return Rung(
        label=words.label("stage", stage) if stage else str(words("chart.no_instrument")),
        y=top,
        height=max(1, -(-len(chips) // PER_LINE)) * LINE,
        reached=tuple(number for number, _ in reached),
        planned=tuple(number for number, _ in planned),
        chips=chips,
        more=len(drawn) - len(chips),
    )


def _chip(at: int, top: int, drawn: tuple[int, Partnership, bool]) -> Chip:
    number, partnership, planned = drawn
    line, column = divmod(at, PER_LINE)
    x, y = LABELS + column * STEP + STEP // 2, top + line * LINE + LINE // 2
    return Chip(number=number, title=title_of(partnership), x=x, y=y, planned=planned)
