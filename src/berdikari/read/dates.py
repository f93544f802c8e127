"""Dates as the press writes them: Rabu (21 Januari 2026), Kamis (1/2), 25-27 April, February 2, 2024, 21 Ocak 2026'da,
hari ini.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from berdikari.read.page import Page, between
from berdikari.read.relative import relative, weekday
from berdikari.words import Hit, fold

_NUMERIC = re.compile(r"(?<![\d/.,])(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d/]|[.,]\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_YEAR = re.compile(r"(?<![\d.,/$])(?<!\d-)((?:19|20)\d{2})(?![\d%]|[.,]\d)")
_ANY_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_DAY_BEFORE = re.compile(
    r"(?<![\d.,/])(\d{1,2})(?:st|nd|rd|th)?(?: ?(?:-|sampai|hingga|s/d|s\.d\.|dan|ve|and|to)"
    r" ?(\d{1,2})(?:st|nd|rd|th)?)?\.?(?: of)? $"
)
_DAY_AFTER = re.compile(r"\.? (\d{1,2})(?:st|nd|rd|th)?(?: ?(?:-|to|and) ?(\d{1,2}))?(?!\d|[.,]\d)")
_YEAR_AFTER = re.compile(r"(?:[,.]|'[a-z]+)? ?((?:19|20)\d{2})(?!\d)")
_YEAR_BEFORE = re.compile(r"((?:19|20)\d{2}) yilin(?:in|da) $")
_LAST_YEAR = re.compile(r" (?:tahun lalu|last year)\b")
_LAST_YEAR_BEFORE = re.compile(r"(?:gecen|gectigimiz) yil(?:in)? $|\btahun lalu, $")
_TO_NEXT = re.compile(r" ?(?:-|hingga|sampai|s/d|to|and|dan|ve) ?\d{1,2} ")  # "30 Januari-2 Februari 2025"
_MONTH_BEFORE = re.compile(r"\b(?:pada|bulan|sejak|akhir|awal|pertengahan|in|since|until|last|early|late|mid|gecen) $")
_MONTH_BEHIND = re.compile(r" ay(?:i|in\w*|da)?\b| lalu\b| mendatang\b| ini\b")
_PAST = re.compile(r"\bgec(?:en|tigimiz) $")  # "geçtiğimiz çarşamba"
_FIRST, _LAST = 1900, 2200  # years of publication from which other days are worked out
_BRACKET = re.compile(r"\s*[(,]?\s*$")


@dataclass(frozen=True, slots=True)
class When:
    """A date in the text.

    date     ISO 8601, perhaps cut to month or year; None: day and month alone, without a year (`partial` has them)
    partial  `--02-01` where the text has no year
    guessed  the year or the day was worked out from the day of publication
    clash    the weekday that the text names, where it is not the date's
    weekday  True for a weekday without a date
    """

    start: int
    end: int
    date: str | None
    partial: str | None = None
    guessed: bool = False
    clash: str | None = None
    weekday: bool = False


def dates(page: Page) -> list[When]:
    """Every date of the page, in order of place; what belongs to a longer one is left out."""
    published = _full(page.document.published) or _masthead(page)
    if published and not _FIRST <= published.year <= _LAST:
        published = None
    found = [*_worded(page, published), *_iso(page), *_numeric(page, published)]
    taken = _without_overlap(found)
    free = [w for w in [*_relative(page, published), *_years(page)] if not _touches(taken, w)]
    return _with_weekdays(page, _with_years(page, _without_overlap([*taken, *free])), published)


def _touches(taken: Sequence[When], when: When) -> bool:
    """True where a date lies over one of those taken, which are in order and apart."""
    return any(when.start < t.end and t.start < when.end for t in between(taken, when.start - 64, when.end))


def _without_overlap(found: list[When]) -> list[When]:
    kept: list[When] = []
    for when in sorted(found, key=lambda w: (w.start, -w.end)):
        if not kept or when.start >= kept[-1].end:
            kept.append(when)
    return kept


def _masthead(page: Page) -> date | None:
    """The day in a line of its own above or below the headline, which is that of publication: "Sabtu, 3 Februari 2024 -
    06:56 WIB".
    """
    every = sorted((*_worded(page, None), *_numeric(page, None), *_iso(page)), key=lambda w: w.start)
    for sentence in page.sentences[:6]:
        here = [w for w in between(every, sentence.start, sentence.end) if w.end <= sentence.end]
        if (
            here
            and here[0].date
            and len(here[0].date) == 10
            and sentence.end - sentence.start - (here[0].end - here[0].start) <= 36
        ):
            return date.fromisoformat(here[0].date)
    return None


def _full(day: str | None) -> date | None:
    return date.fromisoformat(day) if day and len(day) == 10 else None


def _worded(page: Page, published: date | None) -> list[When]:
    """Dates with the name of a month."""
    table = page.words.table("dates", "months")
    found = []
    for hit in page.hits("dates.months"):
        month = table[fold(hit.phrase)]
        before = _DAY_BEFORE.search(page.folded, max(0, hit.start - 24), hit.start)
        start, end = hit.start, hit.end
        first = last = None
        if before:
            first, last, start = before.group(1), before.group(2), before.start()
        elif len(hit.phrase) > 2:
            after = _DAY_AFTER.match(page.folded, hit.end)
            if after and page.text[hit.start].isupper():
                first, last, end = after.group(1), after.group(2), after.end()
        start, end, year = _year_of(page, start, end, published)
        if not page.text[hit.start].isupper() or not (first or year or len(hit.phrase) > 4 or _is_month(page, hit)):
            continue
        when = _dated(start, end, year, month, first if not last else None, published)
        found += [when] if when else []
    return found


def _is_month(page: Page, hit: Hit) -> bool:
    """True for a short name of a month (Mei, Juni, May, Mart) where the words around say that it is one."""
    return bool(_MONTH_BEFORE.search(page.folded, max(0, hit.start - 14), hit.start)) or bool(
        _MONTH_BEHIND.match(page.folded, hit.end)
    )


def _year_of(page: Page, start: int, end: int, published: date | None) -> tuple[int, int, str | None]:
    """The stretch of a date with its year, and the year: behind it, in front of it, "tahun lalu", or that of the date
    up to which it lasts; None where none is told.
    """
    year = _YEAR_AFTER.match(page.folded, end)
    if year:
        return start, year.end(), year[1]
    before = _YEAR_BEFORE.search(page.folded, max(0, start - 18), start)
    if before:
        return before.start(), end, before[1]
    past = _LAST_YEAR.match(page.folded, end)
    past_before = _LAST_YEAR_BEFORE.search(page.folded, max(0, start - 18), start)
    if published and (past or past_before):
        span = (past_before.start() if past_before else start), (past.end() if past else end)
        return *span, str(published.year - 1)
    following = _TO_NEXT.match(page.folded, end)
    month = page.hits("dates.months", start=following.end(), end=following.end() + 12) if following else []
    last = _YEAR_AFTER.match(page.folded, month[0].end) if month else None
    return start, end, last[1] if last else None


def _iso(page: Page) -> list[When]:
    return [
        when for m in _ISO.finditer(page.folded) if (when := _dated(m.start(), m.end(), m[1], int(m[2]), m[3], None))
    ]


def _numeric(page: Page, published: date | None) -> list[When]:
    """Day/month, with or without year; a point or dash only with a year."""
    found = []
    for m in _NUMERIC.finditer(page.folded):
        day, mark, month, year = m.groups()
        if (mark != "/" and not year) or (mark == "/" and not year and not _in_bracket(page, m.start())):
            continue
        if year and len(year) == 2:
            year = f"20{year}"
        if year and int(month) > 12 >= int(day):  # 01/21/2026, as in America
            day, month = month, day
        when = _dated(m.start(), m.end(), year, int(month), day, published)
        found += [when] if when else []
    return found


def _in_bracket(page: Page, start: int) -> bool:
    """Day/month without a year counts in brackets only, or behind a weekday: "24/7" is no date."""
    if page.folded[max(0, start - 1) : start] == "(":
        return True
    return any(
        not page.folded[hit.end : start].strip(" ,(")
        for hit in page.hits("dates.weekdays", start=max(0, start - 14), end=start)
    )


def _dated(start: int, end: int, year: str | None, month: int, day: str | None, published: date | None) -> When | None:
    """A When of the parts; None where they are no date. Without a year, the one that lies nearest to the
    publication.
    """
    if not 1 <= month <= 12 or (day and not 1 <= int(day) <= 31):
        return None
    if year:
        return _checked(start, end, int(year), month, day, guessed=False)
    if published is None:
        return When(start, end, None, partial=f"--{month:02}" + (f"-{int(day):02}" if day else ""))
    years = (published.year - 1, published.year, published.year + 1)
    candidates = [w for y in years if (w := _checked(start, end, y, month, day, guessed=True))]
    return min(candidates, key=lambda w: abs((_middle(w.date) - published).days), default=None)


def _middle(day: str | None) -> date:
    year, month, number = (*map(int, (day or "").split("-")), 15)[:3]
    return date(year, month, number)


def _checked(start: int, end: int, year: int, month: int, day: str | None, *, guessed: bool) -> When | None:
    if not day:
        return When(start, end, f"{year:04}-{month:02}", guessed=guessed)
    try:
        return When(start, end, date(year, month, int(day)).isoformat(), guessed=guessed)
    except ValueError:
        return None


def _years(page: Page) -> list[When]:
    return [When(m.start(), m.end(), m.group(1)) for m in _YEAR.finditer(page.folded)]


def _with_years(page: Page, found: list[When]) -> list[When]:
    """Days without a year take the year that their sentence states elsewhere: "Expomed Eurasia 2024, Istanbul, 25-27
    April".
    """
    settled = []
    for when in found:
        if when.date is None and when.partial:
            sentence = page.sentences[page.sentence_at(when.start)]
            year = next((m.group(1) for m in _ANY_YEAR.finditer(page.folded, sentence.start, sentence.end)), None)
            if year:
                settled.append(When(when.start, when.end, year + when.partial[1:], guessed=True))
                continue
        settled.append(when)
    return settled


def _relative(page: Page, published: date | None) -> list[When]:
    """Days, months and years told from the day of publication; nothing where that is not known."""
    return [When(start, end, day, guessed=True) for start, end, day in relative(page, published)] if published else []


def _with_weekdays(page: Page, found: list[When], published: date | None) -> list[When]:
    """Each date checked against the weekday in front of it; a weekday alone is the last such day up to the
    publication.
    """
    table = page.words.table("dates", "weekdays")
    dated, alone = tuple(found), []
    ends_at = {when.end: index for index, when in enumerate(found)}
    ends = {when.start: index for index, when in enumerate(found)}
    for hit in page.hits("dates.weekdays"):
        if not page.text[hit.start].isupper() and not (
            page.folded.startswith(" gunu", hit.end) or _PAST.search(page.folded, max(0, hit.start - 12), hit.start)
        ):
            continue
        wanted = table[fold(hit.phrase)]
        behind = _ending_before(page, ends_at, hit.start)
        if behind is not None and found[behind].date:
            word = page.text[hit.start : hit.end]
            found[behind] = replace(_against(found[behind], found[behind].start, wanted, word), end=hit.end)
            continue
        index = next(
            (
                ends[s]
                for s in range(hit.end, hit.end + 6)
                if s in ends and _BRACKET.fullmatch(page.folded[hit.end : s])
            ),
            None,
        )
        if index is None:
            if published and not _touches(dated, When(hit.start, hit.end, None)) and not _is_week(page, hit.start):
                day = weekday(page, hit.start, hit.end, wanted, published)
                alone.append(When(hit.start, hit.end, day.isoformat(), guessed=True, weekday=True))
        else:
            found[index] = _against(found[index], hit.start, wanted, page.text[hit.start : hit.end])
    return sorted([*found, *alone], key=lambda w: w.start)


def _ending_before(page: Page, ends: Mapping[int, int], start: int) -> int | None:
    """The date that ends right before a weekday, as in Turkish: "19 Kasım Çarşamba"."""
    near = (end for end in range(start - 2, start) if end in ends and not page.folded[end:start].strip(" ,"))
    return next((ends[end] for end in near), None)


def _is_week(page: Page, start: int) -> bool:
    """True for a week: the word "Minggu" is Sunday too; a week follows a number or "per", or stands before "ini",
    "lalu", "depan".
    """
    word = page.folded[start : start + 6]
    return word == "minggu" and bool(
        re.match(r"minggu (?:ini|lalu|depan|kedua|pertama)", page.folded[start : start + 16])
    )


def _against(when: When, start: int, wanted: int, word: str) -> When:
    """The date with its weekday: a guessed year moves to one in which they agree, a stated one is left and the clash
    told.
    """
    if when.date is None or len(when.date) < 10:
        return When(start, when.end, when.date, when.partial, when.guessed)
    day = date.fromisoformat(when.date)
    if day.weekday() == wanted:
        return When(start, when.end, when.date, guessed=when.guessed)
    if when.guessed:
        for year in (day.year - 1, day.year + 1):
            moved = _checked(start, when.end, year, day.month, str(day.day), guessed=True)
            if moved and moved.date and date.fromisoformat(moved.date).weekday() == wanted:
                return moved
    return When(start, when.end, when.date, guessed=when.guessed, clash=word)
