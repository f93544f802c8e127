"""Figures: numbers about a subject that are no value of a deal: hospitals, people, capacity, jobs, area, shares, years
of founding.
"""

import re
from dataclasses import dataclass

from berdikari.read.numbers import Number, numbers
from berdikari.read.page import Page, Sentence, between
from berdikari.read.subjects import Named, speaker, subject
from berdikari.records import Figure
from berdikari.words import fold

_SHARES = ("local_content", "ownership_share", "growth", "import_share", "domestic_share")
_UNITS = {"area": "ha", "population": "people"}
_SQUARE = re.compile(r"meter persegi|m2|square met|sqm|metrekare")


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure where the text states it."""

    figure: Figure
    start: int
    end: int


def figures(page: Page, things: Named) -> list[Counted]:
    """The figures of the page, in order of place; a number without a known measure gives none."""
    found = []
    for number in numbers(page):
        sentence = page.sentences[page.sentence_at(number.start)]
        if sentence.headline:
            continue
        counted = _share(page, sentence, number, things) or _count(page, sentence, number, things)
        if counted:
            found.append(counted)
    return found + _founded(page, things)


def _share(page: Page, sentence: Sentence, number: Number, things: Named) -> Counted | None:
    """A percentage, by the nearest word that tells of what."""
    behind = re.compile(r" ?(?:%|persen\b|percent\b|per cent\b|prosen\b|pct\b)").match(page.folded, number.end)
    before = re.compile(r"(?:%|\byuzde ?)$").search(page.folded, max(0, number.start - 7), number.start)
    if not behind and not before:
        return None
    start, end = (before.start() if before else number.start), (behind.end() if behind else number.end)
    near = [
        (max(hit.start - end, start - hit.end, 0) + order, name)
        for order, name in enumerate(_SHARES)
        for hit in page.hits(f"figures.{name}", start=sentence.start, end=sentence.end)
    ]
    distance, measure = min(near, default=(999.0, ""))
    if distance > 70:
        return None
    return _figure(page, sentence, things, (start, end), (measure, number.value / 100, "share"), number)


def _count(page: Page, sentence: Sentence, number: Number, things: Named) -> Counted | None:
    """A number with a word behind it that tells what it counts."""
    table = page.words.table("figures", "counts")
    hits = page.hits("figures.counts", start=number.end, end=min(sentence.end, number.end + 44))
    hit = next(
        (
            h
            for h in hits
            if len(page.folded[number.end : h.start].split()) <= 1
            and not re.search(r"[,.;()]", page.folded[number.end : h.start])
        ),
        None,
    )
    if hit is None:
        return None
    measure, value = table[fold(hit.phrase)], number.value
    if measure == "area" and _SQUARE.search(page.folded, hit.start, hit.end):
        value /= 10_000
    end = hit.end
    if measure in ("units", "capacity"):
        measure, end = _of_units(page, sentence, number, hit.end)
    if measure == "countries":
        measure = (
            "export_countries"
            if page.has("figures.export", start=max(sentence.start, number.start - 40), end=number.start)
            else "countries"
        )
    return _figure(page, sentence, things, (number.start, end), (measure, value, _UNITS.get(measure, measure)), number)


def _of_units(page: Page, sentence: Sentence, number: Number, end: int) -> tuple[str, int]:
    """Units are a capacity, a need, or units: by the words around them."""
    rate = page.hits("figures.per_year", "figures.per_month", start=end, end=min(sentence.end, end + 24))
    around = (max(sentence.start, number.start - 60), end)
    if page.has("figures.need", start=around[0], end=around[1]):
        return "need", rate[0].end if rate else end
    if rate or page.has("figures.capacity", start=around[0], end=around[1]):
        return (
            "capacity_per_month"
            if rate and rate[0].list.endswith("month")
            else "capacity_per_year"
            if rate
            else "capacity"
        ), rate[0].end if rate else end
    return "units", end


def _founded(page: Page, things: Named) -> list[Counted]:
    found = []
    for hit in page.hits("figures.founded"):
        year = next(iter(between(things.dates, hit.start, hit.end + 15)), None)
        year = year or next(
            (w for w in between(things.dates, hit.start - 40, hit.start) if 0 <= hit.start - w.end <= 12), None
        )
        sentence = page.sentences[page.sentence_at(hit.start)]
        if year and year.date:
            span = (min(hit.start, year.start), max(hit.end, year.end))
            found += [
                c for c in [_figure(page, sentence, things, span, ("founded", float(year.date[:4]), "year"), None)] if c
            ]
    return found


def _figure(
    page: Page,
    sentence: Sentence,
    things: Named,
    span: tuple[int, int],
    amount: tuple[str, float, str],
    number: Number | None,
) -> Counted | None:
    measure, value, unit = amount
    about = subject(page, things, sentence, span)
    if about is None:
        return None
    period = next(
        (
            w.date
            for w in between(things.dates, sentence.start, sentence.end)
            if w.date and len(w.date) == 4 and not span[0] <= w.start < span[1]
        ),
        None,
    )
    figure = Figure(
        subject=about, measure=measure, value=value, unit=unit, bound=number.bound if number else None, period=period,
        speaker=speaker(page, things, sentence),
    )  # fmt: skip
    return Counted(figure, *span)
