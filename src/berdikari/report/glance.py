"""At a glance: how many partnerships stand on which rung, what is new, what waits to be asked about."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from heapq import nsmallest
from typing import Any

from berdikari.records import LADDER, Partnership, rung
from berdikari.report.findings import Findings
from berdikari.report.overdue import is_planned, last_day, overdue

MOST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A rung with how many partnerships. stage: None where no instrument is stated; silent: those of `reached`."""

    stage: str | None
    reached: int
    silent: int
    planned: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """What the overview shows. Of each list the first MOST, beside how many there are in all.

    steps         rungs from the highest down; that without an instrument last, where there is any
    news          newest report first
    silent        highest rung first, then the latest to fall silent
    late          planned day passed and nothing heard of the plan since; latest day first
    contradicted  those with conflicts that no rule decides first
    """

    steps: tuple[Step, ...]
    total: int
    producing: int
    news: tuple[Partnership, ...]
    silent: tuple[Partnership, ...]
    silent_count: int
    late: tuple[tuple[str, Partnership], ...]
    late_count: int
    contradicted: tuple[Partnership, ...]
    conflicts: int
    undecided: int


def glance(findings: Findings) -> Glance:
    """One pass over the register."""
    every = findings.partnerships
    since = {silence.partnership: silence.since for silence in findings.silences}
    silent = [p for p in every if p.id in since]
    late = [(found.planned, p) for p in every if (found := overdue(p, findings.day)) and found.planned]
    against = [p for p in every if p.conflicts]
    return Glance(
        steps=_steps(every, since),
        total=len(every),
        producing=sum(rung(p.stage) >= rung("production") for p in every),
        news=_first((p for p in every if p.last_news), lambda p: (_latest(p.last_news), p.id)),
        silent=_first(silent, lambda p: (-rung(p.stage), _latest(since[p.id]), p.id)),
        silent_count=len(silent),
        late=tuple(nsmallest(MOST, late, key=lambda pair: (_latest(pair[0]), pair[1].id))),
        late_count=len(late),
        contradicted=_first(against, lambda p: (-_undecided(p), -len(p.conflicts), p.id)),
        conflicts=sum(len(p.conflicts) for p in against),
        undecided=sum(_undecided(p) for p in against),
    )


def _steps(every: Iterable[Partnership], silent: Iterable[str]) -> tuple[Step, ...]:
    quiet = set(silent)
    reached, still, planned = Counter[str | None](), Counter[str | None](), Counter[str | None]()
    for p in every:
        reached[p.stage] += 1
        still[p.stage] += p.id in quiet
        planned[p.planned_stage] += is_planned(p)
    unsaid = [None] if reached[None] else []
    return tuple(
        Step(stage=stage, reached=reached[stage], silent=still[stage], planned=planned[stage] if stage else 0)
        for stage in [*reversed(LADDER), *unsaid]
    )


def _first(partnerships: Iterable[Partnership], key: Callable[[Partnership], Any]) -> tuple[Partnership, ...]:
    return tuple(nsmallest(MOST, partnerships, key=key))


def _undecided(partnership: Partnership) -> int:
    return sum(conflict.preferred is None for conflict in partnership.conflicts)


def _latest(day: str | None) -> int:
    """Orders days, perhaps cut, from the latest to the earliest."""
    return -last_day(day).toordinal() if day else 0
