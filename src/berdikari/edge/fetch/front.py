"""Front matter: the few lines between two `---` in which a text file says where it was published, by whom and when."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from berdikari.errors import InvalidRecordError
from berdikari.records import Document, Problem

_FENCE = re.compile(r"\ufeff?---[ \t]*\n(?P<lines>(?:.*\n)*?)---[ \t]*(?:\n|\Z)")
_DAY = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ]\d{2}:\d{2}.*)?")
_LONGEST = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What front matter says; body: offset of the first character behind it."""

    body: int
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None


def read_front(text: str, source: str) -> tuple[Front, tuple[Problem, ...]]:
    """Front matter of a text, which may have none; a day that cannot be is left out and said. Unknown keys pass."""
    match = _FENCE.match(text[:_LONGEST])
    if match is None:
        return Front(body=int(text.startswith("\ufeff"))), ()
    found: dict[str, str] = {}
    for line in match["lines"].splitlines():
        key, _, value = line.partition(":")
        if value := value.strip().strip("\"'"):
            found.setdefault(key.strip().lower(), value)
    published, problems = cut_day(found.get("published"), source)
    front = Front(body=match.end(), url=found.get("url"), outlet=found.get("outlet"), title=found.get("title"),
                  published=published)  # fmt: skip
    return front, problems


def cut_day(given: str | None, source: str) -> tuple[str | None, tuple[Problem, ...]]:
    """A day, month or year of ISO 8601, its time of day cut off; what cannot be a day becomes None and a Problem."""
    if given is None:
        return None, ()
    match = _DAY.fullmatch(given)
    day = match[1] if match else given
    try:
        Document(source=source, text="", published=day)
    except InvalidRecordError:
        message = f"published: found {given!r}, wanted a day as YYYY-MM-DD, YYYY-MM or YYYY; left out"
        hint = "Days without a year in this text cannot be dated."
        return None, (Problem(stage="load", severity="warning", message=message, hint=hint, source=source),)
    return day, ()


def not_in_the_future(day: str | None, source: str, today: date) -> tuple[str | None, tuple[Problem, ...]]:
    """A day of publication, perhaps cut; None and a Problem for one later than tomorrow: it would date what it tells.

    Tomorrow passes, since it is that already somewhere.
    """
    if day is None or day <= (today + timedelta(days=1)).isoformat()[: len(day)]:
        return day, ()
    message = f"published: found {day!r}, which is in the future; left out"
    hint = "Days without a year in this text cannot be dated."
    return None, (Problem(stage="load", severity="warning", message=message, hint=hint, source=source),)
