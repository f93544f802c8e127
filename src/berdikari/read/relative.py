"""Relative: days, months and years that are told from the day of publication: kemarin, dua hari lalu, last month, Rabu
pekan lalu.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from berdikari.read.numbers import numbers
from berdikari.read.page import Page
from berdikari.words import fold

Span = tuple[int, int, str]
_MONTH = 7  # letters of a month
_AGO = re.compile(
    r" (hari|pekan|minggu|bulan|days?|weeks?|months?|gun|hafta|ay) (?:yang |sebelum)?(?:lalu|silam|ago|earlier|once)\b"
)
_DAYS = {
    "hari": 1,
    "day": 1,
    "gun": 1,
    "pekan": 7,
    "minggu": 7,
    "week": 7,
    "hafta": 7,
    "bulan": 30,
    "month": 30,
    "ay": 30,
}
_MOST = 60  # units ago that a text counts
_WEEK_BEFORE = re.compile(r"(?:gecen|gectigimiz) hafta $")
_WEEK_BEHIND = re.compile(r" (?:pekan|minggu) (?:lalu|kemarin|silam)\b|,? last week\b|,? of last week\b")


def relative(page: Page, published: date) -> Iterator[Span]:
    """Start, end and date (cut where the words are) of what is told from the day of publication."""
    offsets = page.words.table("dates", "relative")
    for hit in page.hits("dates.relative"):
        yield hit.start, hit.end, (published + timedelta(days=offsets[fold(hit.phrase)])).isoformat()
    last_month = (published.replace(day=1) - timedelta(days=1)).isoformat()[:_MONTH]
    for name, value in (
        ("last_year", f"{published.year - 1}"),
        ("this_year", f"{published.year}"),
        ("next_year", f"{published.year + 1}"),
        ("last_month", last_month),
        ("this_month", published.isoformat()[:_MONTH]),
    ):
        yield from ((hit.start, hit.end, value) for hit in page.hits(f"dates.{name}"))
    yield from _ago(page, published)


def _ago(page: Page, published: date) -> Iterator[Span]:
    """A number of days, weeks or months ago; what is not told in days is known to the month."""
    for number in numbers(page):
        told = _AGO.match(page.folded, number.end) if number.value == int(number.value) <= _MOST else None
        if told:
            size = _DAYS[told[1].removesuffix("s")]
            day = (published - timedelta(days=int(number.value) * size)).isoformat()
            yield number.start, told.end(), day if size == 1 else day[:_MONTH]


def weekday(page: Page, start: int, end: int, wanted: int, published: date) -> date:
    """The day that a weekday alone names: the last one up to the publication, or that of the week before."""
    last_week = _WEEK_BEFORE.search(page.folded, max(0, start - 18), start) or _WEEK_BEHIND.match(page.folded, end)
    if last_week:
        return published - timedelta(days=published.weekday() + 7 - wanted)
    return published - timedelta(days=(published.weekday() - wanted) % 7)
