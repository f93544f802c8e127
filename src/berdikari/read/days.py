"""Days: which of a page's dates is the day of an event, and which only that of a statement, a dateline or another
event.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import itemgetter

from berdikari.read.chunks import datelines
from berdikari.read.dates import When
from berdikari.read.page import Page, Sentence, between
from berdikari.read.stages import ON_PAPER, Rung
from berdikari.words import Hit

WORKED_OUT = 0.4  # confidence of a month that no word of the text tells: that of the publication
_MEETING = ("stages.meeting", "stages.talks", "dates.handed_over")
_LASTING = ("production",)  # what goes on for years does not begin with its report
_NEXT = (0, 1, -1, 2, -2)  # sentences from the one that states the event, in which its day may stand
_RECENT = 200  # days before the publication from which a day without a word of its own is the event's
_HEAD = 6  # lines at the top of the page that tell the news
_WHOLE, _MONTH = 10, 7  # letters of a day, and of its month
_YEAR_OF = re.compile(
    r"(?:\b(?:pada|tahun|in|since|sejak|di|forum|edition|early|mid|late|awal|akhir|pertengahan)|[A-Z][\w-]+)\s+$"
)
_YEAR_IN = re.compile(r"^(?:'?[dt][ae]\b| yilinda| yili)")


@dataclass(frozen=True, slots=True)
class Happened:
    """The date of an event. confidence: 1 where it is said of the event itself, else by how it was worked out."""

    date: str
    start: int
    end: int
    confidence: float = 1.0


def happened(
    page: Page, dates: Sequence[When], rung: Rung, same: Sequence[Rung], scope: Collection[int]
) -> Happened | None:
    """When a stage was reached: by the date in its own sentence, in another that states it, of its ceremony or meeting,
    or in a sentence that goes on from it; for what happens on a day also the month of the announcement, of the
    dateline, of the statement or of the publication, and before these a year that the sentence names.

    same: other rungs that tell of the same event; scope: the sentences that speak of the partnership.
    """
    told = (rung, *same)
    return (
        _own(page, dates, told)
        or _beside(page, dates, rung, scope, ["dates.ceremony", *(_MEETING if rung.name == "talks" else ())])
        or _goes_on(page, dates, told, scope, _WHOLE)
        or _made_public(page, dates, rung, scope)
        or _year(page, dates, told)
        or _said(page, dates, rung, scope)
        or _only(page, dates)
        or _goes_on(page, dates, told, scope, _MONTH)
        or _published(page, dates, rung)
    )


def _own(page: Page, dates: Sequence[When], told: Sequence[Rung]) -> Happened | None:
    """The date in the first sentence of those that state the event and have one."""
    for candidate in told:
        when = event_date(page, dates, candidate)
        if when and when.date:
            return Happened(when.date, when.start, when.end)
    return None


def event_date(page: Page, dates: Sequence[When], rung: Rung) -> When | None:
    """The date in the sentence of a stage that is the event's: to the month at least, no dateline's, not the
    statement's.
    """
    sentence = page.sentences[rung.sentence]
    here = _within(page, dates, sentence, rung)
    own = [w for w in here if not is_statement(page, sentence, w, rung.hit, here)]
    return min(own, key=lambda w: (-len(w.date or ""), w.weekday, abs(w.start - rung.hit.start)), default=None)


def is_statement(page: Page, sentence: Sentence, when: When, hit: Hit, others: Sequence[When] = ()) -> bool:
    """True for the day on which somebody said so: nearer to a word of speech than to the event, or behind it; not where
    the word has a day of its own behind it: "diteken hari Minggu, demikian IRNA, Senin".
    """
    said = page.hits("dates.said", start=sentence.start, end=sentence.end)
    if any(w.start > when.end for w in others):
        said = [h for h in said if h.start < when.end or not any(h.end <= w.start for w in others)]
    if not said:
        return False
    to_said = min(_gap(page, h.start, h.end, when) for h in said)
    return to_said < _gap(page, hit.start, hit.end, when)


def _within(page: Page, dates: Sequence[When], sentence: Sentence, rung: Rung) -> list[When]:
    """The dates of a sentence that may be an event's: to the month at least, no dateline's, not after the publication
    if it is done.
    """
    published = page.document.published
    here = [w for w in between(dates, sentence.start, sentence.end) if w.date and len(w.date) > 4]
    free = [w for w in here if _is_free(page, sentence, w)]
    return [w for w in free if rung.modality != "done" or not published or (w.date or "") <= published]


def _is_free(page: Page, sentence: Sentence, when: When) -> bool:
    """True for a date that does not stand in a dateline."""
    return not any(a <= when.start < b for a, b in _heads(page, sentence))


def _heads(page: Page, sentence: Sentence) -> list[tuple[int, int]]:
    """The datelines that reach into a sentence."""
    heads = page.once("datelines", datelines)
    at = max(0, bisect_left(heads, sentence.start, key=itemgetter(0)) - 1)
    return heads[at : bisect_left(heads, sentence.end, key=itemgetter(0))]


def _gap(page: Page, start: int, end: int, when: When) -> int:
    a, b = (end, when.start) if end <= when.start else (when.end, start)
    return max(0, b - a) + 12 * page.folded.count(",", a, b)


def _beside(
    page: Page, dates: Sequence[When], rung: Rung, scope: Collection[int], lists: Sequence[str]
) -> Happened | None:
    """The date next to a word of ceremony, meeting or announcement, in the sentences that speak of the partnership."""
    for number in sorted(scope):
        sentence = page.sentences[number]
        hits = page.hits(*lists, start=sentence.start, end=sentence.end)
        near = [
            (_gap(page, h.start, h.end, w), w)
            for h in hits
            for w in _within(page, dates, sentence, rung)
            if "dates.announced" in lists or not is_statement(page, sentence, w, h)
        ]
        if near:
            when = min(near, key=lambda pair: pair[0])[1]
            return Happened(when.date or "", when.start, when.end)
    return None


def _goes_on(
    page: Page, dates: Sequence[When], told: Sequence[Rung], scope: Collection[int], size: int
) -> Happened | None:
    """The day or month, by its size in letters, in the nearest sentence around those that state the event: "Keduanya
    bertemu 3 Mei 2024".
    """
    stated = {r.sentence for r in told if not page.sentences[r.sentence].headline} or _lead(page)
    for number in (n + step for step in _NEXT for n in sorted(stated) if n + step in scope):
        sentence = page.sentences[number]
        if page.has("dates.announced", start=sentence.start, end=sentence.end):
            continue
        here = (w for w in _within(page, dates, sentence, told[0]) if len(w.date or "") == size)
        free = [w for w in here if _is_news(page, sentence, w)]
        if free:
            return Happened(free[0].date or "", free[0].start, free[0].end, 0.7)
    return None


def _lead(page: Page) -> set[int]:
    """The first sentence below the headlines."""
    return {next((n for n, sentence in enumerate(page.sentences) if not sentence.headline), 0)}


def _only(page: Page, dates: Sequence[When]) -> Happened | None:
    """The one whole day that the article tells."""
    days: dict[str, When] = page.once("days of the article", lambda _: _news_days(page, dates))
    return next((Happened(day, w.start, w.end, 0.6) for day, w in days.items()), None) if len(days) == 1 else None


def _news_days(page: Page, dates: Sequence[When]) -> dict[str, When]:
    """The whole days that the sentences of the article tell, each where it first stands."""
    days: dict[str, When] = {}
    for when in dates:
        sentence = page.sentences[page.sentence_at(when.start)]
        late = page.document.published and (when.date or "") > page.document.published
        if (
            len(when.date or "") == _WHOLE
            and not late
            and _is_free(page, sentence, when)
            and _is_news(page, sentence, when)
        ):
            days.setdefault(when.date or "", when)
    return days


def _is_news(page: Page, sentence: Sentence, when: When) -> bool:
    """True for a date not long before the publication that no word makes a plan, a statement or of the past."""
    published = page.document.published
    if published and _days_between(when.date or "", published) > _RECENT:
        return False
    start = max(sentence.start, when.start - 40)
    if any(hit.phrase != "to" for hit in page.hits("modality.planned", "dates.earlier", start=start, end=when.start)):
        return False
    return not page.has("dates.said", start=sentence.start, end=sentence.end)


def _days_between(day: str, published: str) -> int:
    """Days from one day to a later one; a month or a year counts as its first day."""
    one, later = (date.fromisoformat(f"{told}-01-01"[:_WHOLE]) for told in (day, published))
    return (later - one).days


def _made_public(page: Page, dates: Sequence[When], rung: Rung, scope: Collection[int]) -> Happened | None:
    """The month in which what is put on paper was announced, or that of the dateline."""
    if rung.name not in (*ON_PAPER, "talks") or rung.modality != "done":
        return None
    found = _beside(page, dates, rung, scope, ["dates.announced"]) or _dateline(page, dates, scope)
    return found and replace(found, date=found.date[:_MONTH], confidence=0.5)


def _said(page: Page, dates: Sequence[When], rung: Rung, scope: Collection[int]) -> Happened | None:
    """The month in which somebody told of what had just happened: "..., kata Budi, Jumat (7/6/2024)"."""
    if rung.name in _LASTING or rung.modality != "done":
        return None
    for number in sorted(scope):
        sentence = page.sentences[number]
        if sentence.headline or not page.has("dates.said", start=sentence.start, end=sentence.end):
            continue
        for when in _within(page, dates, sentence, rung):
            if len(when.date or "") == _WHOLE and not page.has("dates.earlier", start=sentence.start, end=when.start):
                return Happened((when.date or "")[:_MONTH], when.start, when.end, 0.5)
    return None


def _published(page: Page, dates: Sequence[When], rung: Rung) -> Happened | None:
    """The month of publication for news: what the head of the article tells as done, without any other year."""
    published, sentence = page.document.published, page.sentences[rung.sentence]
    if not published or rung.name in _LASTING or rung.modality != "done" or sentence.paragraph > _HEAD:
        return None
    if page.has("dates.earlier", start=sentence.start, end=sentence.end) or any(
        not (when.date or published).startswith(published[:4]) for when in between(dates, sentence.start, sentence.end)
    ):
        return None
    return Happened(published[:_MONTH], rung.hit.start, rung.hit.end, WORKED_OUT)


def _dateline(page: Page, dates: Sequence[When], scope: Collection[int]) -> Happened | None:
    """The day of the dateline of a paragraph that speaks of the partnership: "KAZAN, May 19, 2022 -"."""
    paragraphs = {page.sentences[n].paragraph for n in scope}
    for start, end in page.once("datelines", datelines):
        when = next((w for w in between(dates, start, end) if w.date and len(w.date) > 4), None)
        if when and page.sentences[page.sentence_at(when.start)].paragraph in paragraphs:
            return Happened(when.date or "", when.start, when.end)
    return None


def _year(page: Page, dates: Sequence[When], told: Sequence[Rung]) -> Happened | None:
    """The year that the sentence of a stage names: "pada 2023", or that of a forum, "KazanSummit 2022"."""
    published = page.document.published
    for candidate in told:
        sentence = page.sentences[candidate.sentence]
        for when in between(dates, sentence.start, sentence.end):
            if not when.date or len(when.date) != 4 or when.guessed:
                continue
            named = _YEAR_OF.search(page.text, max(sentence.start, when.start - 24), when.start) or _YEAR_IN.match(
                page.folded[when.end : when.end + 8]
            )
            if (
                named
                and (not published or when.date <= published[:4])
                and not page.has("modality.planned", start=max(sentence.start, when.start - 30), end=when.start)
            ):
                return Happened(when.date, when.start, when.end, 0.5)
    return None
