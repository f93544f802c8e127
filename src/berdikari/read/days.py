"""Days: which of a page's dates is the day of an event, and which only that of a statement, a dateline or another
event.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from berdikari.read.chunks import datelines
from berdikari.read.dates import When
from berdikari.read.page import Page, Sentence, between
from berdikari.read.stages import ON_PAPER, Rung
from berdikari.words import Hit

_YEAR_OF = re.compile(r"(?:\b(?:pada|tahun|in|since|sejak|di|forum|edition)|[A-Z][\w-]+)\s+$")
_YEAR_IN = re.compile(r"^(?:'?[dt][ae]\b| yilinda| yili)")


@dataclass(frozen=True, slots=True)
class Happened:
    """The date of an event where the text has it. sure: it is said of the event itself; else worked out from what
    stands near.
    """

    date: str
    start: int
    end: int
    sure: bool = True


def happened(
    page: Page, dates: Sequence[When], rung: Rung, same: Sequence[Rung], scope: Collection[int]
) -> Happened | None:
    """When a stage was reached: by the date in its own sentence, in another that states it, of its ceremony, of the
    meeting;
    for what is put on paper also the month of the announcement or of the dateline, and a year that the sentence names.

    same: other rungs that tell of the same event; scope: the sentences that speak of the partnership.
    """
    for candidate in (rung, *same):
        when = event_date(page, dates, candidate)
        if when and when.date:
            return Happened(when.date, when.start, when.end)
    lists = (
        ["dates.ceremony"]
        if rung.name != "talks"
        else ["dates.ceremony", "stages.meeting", "stages.talks", "dates.handed_over"]
    )
    said = _beside(page, dates, rung, scope, lists)
    if said:
        return said
    if rung.name in (*ON_PAPER, "talks") and rung.modality == "done":
        made_public = _beside(page, dates, rung, scope, ["dates.announced"]) or _dateline(page, dates, scope)
        if made_public:
            return replace(made_public, date=made_public.date[:7], sure=False)
    return _year(page, dates, [rung, *same])


def event_date(page: Page, dates: Sequence[When], rung: Rung) -> When | None:
    """The date in the sentence of a stage that is the event's: to the month at least, no dateline's, not the
    statement's.
    """
    sentence = page.sentences[rung.sentence]
    own = [w for w in _within(page, dates, sentence, rung) if not is_statement(page, sentence, w, rung.hit)]
    return min(own, key=lambda w: (-len(w.date or ""), w.weekday, abs(w.start - rung.hit.start)), default=None)


def is_statement(page: Page, sentence: Sentence, when: When, hit: Hit) -> bool:
    """True for the day on which somebody said so: nearer to a word of speech than to the event, or behind it."""
    said = page.hits("dates.said", start=sentence.start, end=sentence.end)
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
    free = [w for w in here if not any(a <= w.start < b for a, b in _heads(page, sentence))]
    return [w for w in free if rung.modality != "done" or not published or (w.date or "") <= published]


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
                return Happened(when.date, when.start, when.end, sure=False)
    return None
