"""The timeline: what happened in each partnership and when; planned events hollow, silence dashed. x is in per cent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from berdikari.records import Partnership, Stage, rung
from berdikari.report.findings import Findings, title_of
from berdikari.report.overdue import last_day
from berdikari.report.words import Words
from berdikari.report.writing import day_text

ROW, TOP, MOST, TICKS, LABEL = 46, 26, 60, 7, 24
_LEFT_HALF = 52


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An event. x: per cent of the width; label: empty where there is no room; side: `start` or `end` of text."""

    x: float
    planned: bool
    text: str
    label: str
    side: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A partnership's line. silent: (from, to) in per cent, where nothing was heard; undated: rungs without a day."""

    number: int
    title: str
    y: int
    marks: tuple[Mark, ...]
    silent: tuple[float, float] | None
    undated: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Rows under one axis. ticks: (x, year); today: x of the day of the brief; left_out: partnerships beyond MOST."""

    rows: tuple[Row, ...]
    ticks: tuple[tuple[float, int], ...]
    today: float
    height: int
    left_out: int


def timeline(findings: Findings, words: Words, *, newest_first: bool = False) -> Timeline:
    """One row a partnership that has a dated event or report, in the order of the brief, or by its newest day."""
    shown = [(number, p) for number, p in findings.numbered if days_of(p)]
    if newest_first:
        shown.sort(key=lambda pair: max(days_of(pair[1])), reverse=True)
    first, last = _span((day for _, p in shown for day in days_of(p)), findings.day)
    axis = _Axis(first, last)
    silent = {each.partnership: (axis.at(middle_day(each.since)), axis.at(findings.day)) for each in findings.silences}
    rows = tuple(_row(at, each, axis, silent.get(each[1].id), words) for at, each in enumerate(shown[:MOST]))
    return Timeline(
        rows=rows,
        ticks=tuple((axis.at(date(year, 1, 1)), year) for year in _years(first, last)),
        today=axis.at(findings.day),
        height=TOP + len(rows) * ROW + 6,
        left_out=max(0, len(shown) - MOST),
    )


@dataclass(frozen=True, slots=True)
class _Axis:
    first: date
    last: date

    def at(self, day: date) -> float:
        """Place of a day, in per cent of the width."""
        return round(100 * (day - self.first).days / max(1, (self.last - self.first).days), 2)


def middle_day(day: str) -> date:
    """The day itself, or the middle of its month or year."""
    end = last_day(day)
    return end - timedelta(days={10: 0, 7: 15}.get(len(day), 183))


def _row(
    at: int, numbered: tuple[int, Partnership], axis: _Axis, silent: tuple[float, float] | None, words: Words
) -> Row:
    number, partnership = numbered
    return Row(
        number=number,
        title=title_of(partnership, 2),
        y=TOP + at * ROW,
        marks=_marks(partnership, axis, words),
        silent=silent,
        undated=", ".join(
            dict.fromkeys(
                words.label("short", s.rung) for s in partnership.history if not s.date and s.modality == "done"
            )
        ),
    )


def _marks(partnership: Partnership, axis: _Axis, words: Words) -> tuple[Mark, ...]:
    """Events of one day share a mark, named after its highest rung where there is room; hopes are not drawn."""
    groups: dict[tuple[float, bool], list[Stage]] = {}
    for stage in _events(partnership):
        groups.setdefault((axis.at(middle_day(stage.date or "")), stage.modality == "planned"), []).append(stage)
    places = sorted(x for x, _ in groups)
    marks: list[Mark] = []
    taken: list[tuple[float, float]] = []
    for (x, planned), stages in sorted(groups.items(), key=lambda pair: -max(rung(s.rung) for s in pair[1])):
        side, span = _room(x, places, taken)
        taken += [span] if side else []
        highest = max(stages, key=lambda stage: rung(stage.rung)).rung
        label = words.label("short", highest) if side else ""
        marks.append(Mark(x=x, planned=planned, text=_told(stages, words), label=label, side=side or "start"))
    return tuple(sorted(marks, key=lambda mark: mark.x))


def _room(x: float, places: list[float], taken: list[tuple[float, float]]) -> tuple[str, tuple[float, float]]:
    """The side of a mark on which a label meets neither edge, nor mark, nor label; empty where neither is free."""
    sides = {"start": (x, x + LABEL), "end": (x - LABEL, x)}
    for side in sorted(sides, reverse=x < _LEFT_HALF):
        low, high = sides[side]
        marks = any(low < other < high for other in places)
        labels = any(low < end and start < high for start, end in taken)
        if low >= 0 and high <= 100 and not marks and not labels:
            return side, (low, high)
    return "", (x, x)


def _told(stages: list[Stage], words: Words) -> str:
    """Day, plan or not, and the rungs of one mark."""
    planned = words.label("modality", "planned") + ": " if stages[0].modality == "planned" else ""
    return f"{day_text(stages[0].date, words)}: {planned}" + ", ".join(words.label("stage", s.rung) for s in stages)


def _events(partnership: Partnership) -> list[Stage]:
    """Dated rungs of the history, and the stage and the plan where the history does not date them."""
    events = [stage for stage in partnership.history if stage.date and stage.modality != "hoped"]
    known = {(stage.rung, stage.modality) for stage in events}
    for name, modality, day in (
        (partnership.stage, "done", partnership.date),
        (partnership.planned_stage, "planned", partnership.planned_date),
    ):
        if name and day and (name, modality) not in known:
            events.append(Stage(rung=name, modality=modality, date=day))
    return events


def days_of(partnership: Partnership) -> list[str]:
    """The days on which something happened, is planned, or was last told."""
    return [stage.date for stage in _events(partnership) if stage.date] + (
        [partnership.last_news] if partnership.last_news else []
    )


def _span(days: Iterable[str], today: date) -> tuple[date, date]:
    known = [*map(middle_day, days), today]
    return date(min(known).year, 1, 1), date(max(known).year, 12, 31)


def _years(first: date, last: date) -> range:
    return range(first.year, last.year + 1, -(-(last.year - first.year + 1) // TICKS))
