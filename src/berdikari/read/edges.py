"""Edges: what at the edges of a run of capitals is no part of the name."""

import re
from dataclasses import replace

from berdikari.read.chunks import Chunk
from berdikari.read.kinds import SHORT_FORM, Lists, is_head
from berdikari.read.page import Page

# a Turkish word with an ending and without the apostrophe that a name has before it: "Malzemeyi", "Çalışmalara"
_ENDED = re.compile(r"\w{4,}l[ae]r(?:[aeiı]|[dt][ae]n?|[iı]n)?|\w{6,}y[iıuü]|\w{5,}(?:n[iıuü]n|l[ae]r[iı]n[iıae]?)")


def cut(page: Page, chunk: Chunk, first: int, last: int) -> Chunk:
    """A part of a run, from one token to another."""
    end = chunk.end if last == chunk.last else page.tokens[last].end
    return replace(
        chunk,
        first=first,
        last=last,
        start=page.tokens[first].start,
        end=end,
        starts=chunk.starts and first == chunk.first,
    )


def leading_country(page: Page, lists: Lists, first: int, last: int) -> int:
    """Index behind a country that leads a run without belonging to the name: "asal Prancis Surgiris", "perusahaan
    Korea Selatan SD Biosensor".
    """
    hit = lists.starting.get(first, {}).get("places.country")
    if hit is None or hit.last >= last:
        return -1
    before = max(0, hit.start - 24)
    near = page.hits("names.from_country", "names.company_before", start=before, end=hit.start)
    return hit.last + 1 if near and not page.folded[near[-1].end : hit.start].strip() else -1


def without_edges(page: Page, lists: Lists, chunk: Chunk) -> tuple[int, int]:
    """A run without the words at its edges that begin sentences, name months or are no names."""
    first, last = chunk.first, chunk.last
    while first <= last:
        here = lists.starting.get(first, {})
        edge = (
            here.get("dates.months")
            or here.get("dates.weekdays")
            or here.get("money.currencies")
            or here.get("stages.mou")
            or here.get("stages.letter_of_intent")
        )
        if page.tokens[first].text.isdigit():  # Sabtu 27 Agustus
            first += 1
            continue
        if edge is None and first < last and not is_head(here):
            edge = here.get("names.company_before") or (
                here.get("places.demonym") if page.document.language == "tr" else None
            )
        if edge is None and chunk.starts and first == chunk.first:
            edge = here.get("names.start") if not (is_head(here) or "offices.words" in here) else None
            if edge is None and first < last and _only_begins(page, lists, first):
                first += 1
                continue
        if edge is None or edge.last > last:
            break
        first = edge.last + 1
    country = lists.ending.get(last, {}).get("places.country")
    if country and country.first > first and page.has("offices.of_state", start=country.end, end=country.end + 14):
        last, country = country.first - 1, None  # Medison Mısır hükümetine
    if (
        country
        and country.first - 2 >= first
        and page.tokens[country.first - 1].text == "of"
        and not is_head(lists.starting.get(first, {}))
        and not SHORT_FORM.match(page.text, page.tokens[last].end)
    ):
        last = country.first - 2  # Qualysoft Information Technology of Slovakia
    while first < last:
        edge = next(
            (
                h
                for n, h in lists.ending.get(last, {}).items()
                if n in ("stages.mou", "dates.weekdays", "stages.letter_of_intent")
            ),
            None,
        )
        if edge is None or edge.first <= first:
            break
        last = edge.first - 1
    return first, last


def _only_begins(page: Page, lists: Lists, first: int) -> bool:
    """True for a common word that begins a sentence in front of a name: "Rencananya ESA Group", "Bersama Palang
    Merah".
    """
    word, here = page.tokens[first].text, lists.starting.get(first, {})
    if word.endswith("nya") or (page.document.language == "tr" and _ENDED.fullmatch(word)):
        return True
    return (
        not is_head(here)
        and not here.keys() & {"offices.words"}
        and page.words.lexicon.get(word) == "c"
        and is_head(lists.starting.get(first + 1, {}))
    )
