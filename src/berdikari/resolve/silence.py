"""Silence: no news for longer than the rule of the stage allows; inferred, never a fact."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from berdikari.records import Partnership, Silence
from berdikari.resolve.days import number


@dataclass(frozen=True, slots=True, kw_only=True)
class SilenceRule:
    """After how many months without news a stage counts as silent, and why."""

    stage: str
    months: int
    reason: str


@cache
def silence_rules() -> dict[str, SilenceRule]:
    """The rules of `reference/silence.toml`, by stage."""
    table = tomllib.loads((files("berdikari") / "reference" / "silence.toml").read_text(encoding="utf-8"))
    rows = {stage: row for stage, row in table.items() if isinstance(row, dict)}
    return {stage: SilenceRule(stage=stage, months=row["months"], reason=row["reason"]) for stage, row in rows.items()}


def silence(partnership: Partnership, today: str) -> Silence | None:
    """The silence of a partnership on that day; None: there is news, or its end was declared, or no day is known.

    Counted from the last news, or else from the day of the event; a planned date and a term that end later put it off.
    A cooperation without any instrument follows the rule of talks.
    """
    since = partnership.last_news or partnership.date
    if since is None or partnership.status in ("stalled", "cancelled"):
        return None
    rule = silence_rules()[partnership.stage or "talks"]
    start = max(number(since), _held(partnership))
    if number(today) - start <= rule.months * 30.4375:
        return None
    return Silence(partnership=partnership.id, since=since, months=rule.months, rule=rule.stage, reason=rule.reason)


def _held(partnership: Partnership) -> int:
    """The day up to which silence is to be expected: that of the plan, or the end of the term."""
    planned = number(partnership.planned_date) if partnership.planned_date else 0
    years = (partnership.term_years or 0) if partnership.date else 0
    term = number(partnership.date) + int(years * 365.25) if partnership.date and years else 0
    return max(planned, term)
