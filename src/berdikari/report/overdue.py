"""Overdue: planned days that passed while no report says that the plan came true, and agreements whose term ends.

Inferred from what the register holds, and shown as inferred.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from berdikari.records import Partnership, Term, rung

TERM_NOTICE = 180
_SIGNED = ("letter_of_intent", "mou", "contract", "joint_venture")
_LAST_YEAR = 9999


@dataclass(frozen=True, slots=True, kw_only=True)
class Overdue:
    """What has passed in a partnership by a day.

    planned       planned day that has passed, while no report says that the planned rung was reached; None: none
    term_ends     last day of the agreement, where it has passed or is less than TERM_NOTICE days away; None: neither
    term_counted  True where it was counted from the day of signing, False where a source states it
    """

    planned: str | None = None
    term_ends: str | None = None
    term_counted: bool = False


def overdue(partnership: Partnership, today: date) -> Overdue | None:
    """What has passed in a partnership; None: nothing, or it was cancelled."""
    if partnership.status == "cancelled":
        return None
    planned = _planned(partnership, today)
    ends, counted = term_end(partnership)
    if ends is not None and last_day(ends) > today + timedelta(days=TERM_NOTICE):
        ends, counted = None, False
    return None if planned is None and ends is None else Overdue(planned=planned, term_ends=ends, term_counted=counted)


def term_end(partnership: Partnership) -> tuple[str | None, bool]:
    """The last day of the agreement, and whether it was counted from the signing for want of one that is stated."""
    terms = [claim.value for claim in partnership.claims if isinstance(claim.value, Term)]
    stated = max((term.end for term in terms if term.end), default=None)
    if stated is not None or partnership.term_years is None:
        return stated, False
    signed = _signed_on(partnership)
    end = _years_on(signed, partnership.term_years) if signed else None
    return end, end is not None


def last_day(day: str) -> date:
    """The day itself, or the last one of its month or year."""
    year, month, number = ([*map(int, day.split("-")), 0, 0])[:3]
    month = month or 12
    return date(year, month, number or monthrange(year, month)[1])


def months_between(first: date, last: date) -> int:
    """Whole months from one day to a later one."""
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def is_planned(partnership: Partnership) -> bool:
    """True where a rung above the one reached is stated as planned."""
    return rung(partnership.planned_stage) > rung(partnership.stage)


def _planned(partnership: Partnership, today: date) -> str | None:
    day = partnership.planned_date
    return day if day is not None and is_planned(partnership) and last_day(day) < today else None


def _signed_on(partnership: Partnership) -> str | None:
    days = [each.date for each in partnership.history if each.rung in _SIGNED and each.modality == "done" and each.date]
    return max(days, default=partnership.date if partnership.stage in _SIGNED else None)


def _years_on(day: str, years: float) -> str | None:
    """The same day, month or year some years later; parts of a year count as months, and leave the day out."""
    year, *rest = day.split("-")
    whole, months = divmod(round(years * 12), 12)
    later = int(year) + whole
    if months and rest:
        more, month = divmod(int(rest[0]) - 1 + months, 12)
        later, rest = later + more, [f"{month + 1:02d}"]
    elif rest == ["02", "29"]:
        rest = ["02", "28"]
    return "-".join([f"{later:04d}", *rest]) if later <= _LAST_YEAR else None
