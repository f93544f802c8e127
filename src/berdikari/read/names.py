"""Names: what each run of capitals is: an organisation of some kind, a person in an office, a place, or nothing of
these.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from berdikari.read.chunks import Chunk, behind_titles, chunks, words_of
from berdikari.read.edges import cut, leading_country, without_edges
from berdikari.read.kinds import (
    LINKING,
    Lists,
    company_head,
    covering,
    is_bare_head,
    is_branch,
    is_thing,
    kind_of,
    look_up,
)
from berdikari.read.located import located
from berdikari.read.mention import ORGANISATIONS, Mention
from berdikari.read.page import Page
from berdikari.read.whole import joined

__all__ = ["ORGANISATIONS", "Mention", "mentions"]
_EMPLOYERS = frozenset(
    f"organisations.{kind}"
    for kind in ("ministry", "agency", "company", "university", "hospital", "association", "local_government")
)
_STATE_FIRM = re.compile(r" \((?:persero|tbk)\b")


def mentions(page: Page) -> list[Mention]:
    """Every name of the page with its kind, in order of place; a run that holds an office, an employer and a person
    gives each.
    """
    lists = look_up(page)
    found: list[Mention] = []
    for chunk in chunks(page):
        found.extend(_take_apart(page, lists, chunk))
    return located(page, joined(page, found))


def _take_apart(page: Page, lists: Lists, chunk: Chunk) -> Iterator[Mention]:
    """The names in a run of capitals."""
    first, last = without_edges(page, lists, chunk)
    if first > last:
        return
    chunk = cut(page, chunk, first, last)
    other = covering(lists, first, last)
    if other or "names.place_heads" in lists.starting.get(first, {}):
        yield _mention(page, chunk, "place" if other is None or other.startswith("places.") else "other")
        return
    behind = _behind_office(lists, first, last)
    if behind > first:
        yield from _of_office(page, lists, chunk, behind)
        return
    inner = _inner_office(lists, behind_titles(page, first) or first, last)
    if inner:
        yield from _around_office(page, lists, chunk, *inner)
        return
    country = leading_country(page, lists, first, last)
    head = company_head(lists, first, last)
    if max(country, head) > first:  # "BUMN PT Indofarma", "Prancis Surgiris"
        chunk = cut(page, chunk, max(country, head), last)
    kind = kind_of(lists, chunk.first, chunk.last)
    if kind == "unknown" and (is_branch(page, lists, chunk) or _STATE_FIRM.match(page.folded, chunk.end)):
        kind = "company"
    if kind in ("unknown", "company", "association", "agency") and is_thing(page, chunk):
        kind = "other"
    if page.tokens[chunk.first].text == "pemerintah" and "places.country" in lists.ending.get(chunk.last, {}):
        kind = "other"  # Pemerintah Turki: a state, not one of its bodies
    if is_bare_head(page, lists, chunk, kind):
        return
    person = _behind_institution(page, chunk, kind) or _trailing_person(page, chunk)
    if person > chunk.first:
        yield _mention(page, cut(page, chunk, chunk.first, person - 1), kind_of(lists, chunk.first, person - 1))
        yield _mention(page, cut(page, chunk, person, chunk.last), "person")
        return
    yield _mention(page, chunk, kind)


def _behind_institution(page: Page, chunk: Chunk, kind: str) -> int:
    """Index of the first token behind the name of a public body, whose words are common ones: "Kementerian Kesehatan
    Roy"; 0: none.
    """
    if kind not in ("ministry", "agency"):
        return 0
    tokens, lexicon = page.tokens, page.words.lexicon
    own = (
        1 if tokens[chunk.first].text.startswith("kemen") and not tokens[chunk.first].text.startswith("kementer") else 2
    )
    letters = page.text[tokens[chunk.first].start : tokens[chunk.first].end]
    behind = range(chunk.first + 1, chunk.last + 1)
    if letters.isupper() and len(behind) == 2 and all(lexicon.get(tokens[i].text) in (None, "p") for i in behind):
        own = 1  # BKPM Bahlil Lahadalia
    at = next((i for i in range(chunk.first + own, chunk.last + 1) if lexicon.get(tokens[i].text) in (None, "p")), 0)
    if (
        not at
        or tokens[at - 1].text in LINKING
        or page.has("names.after_and", "places.country", start=tokens[at].start, end=chunk.end)
    ):
        return 0
    return at if chunk.last > at or own == 1 else 0


def _trailing_person(page: Page, chunk: Chunk) -> int:
    """Index of the first token of a person's name that ends a run without an office: "Kementerian Kesehatan Roy
    Himawan"; -1: none.

    Told by the lexicon: two words or more that are part of persons' names and of nothing else, behind two that are not.
    """
    at, lexicon = chunk.last + 1, page.words.lexicon
    if behind_titles(page, chunk.first) or page.tokens[chunk.first].text in ("pt", "cv"):
        return -1  # RSUP Dr Wahidin Sudirohusodo, PT Mitra Asa Pratama
    while at > chunk.first and lexicon.get(page.tokens[at - 1].text) == "p":
        at -= 1
    own = at - chunk.first
    return (
        at
        if chunk.last + 1 - at >= 2
        and (
            own >= 2
            or (own == 1 and page.text[page.tokens[chunk.first].start : page.tokens[chunk.first].end].isupper())
        )
        else -1
    )


def _inner_office(lists: Lists, first: int, last: int) -> tuple[int, int] | None:
    """First and last token of words of office inside a run: "Oneject CEO Jahja", "Arçelik Genel Müdürü Öztürk"."""
    legal = "organisations.company" in lists.starting.get(first, {})  # PT Pakar Biomedika: a name, no expert
    at = next((i for i in range(first + 1 + legal, last) if "offices.words" in lists.starting.get(i, {})), None)
    if at is None or any("organisations.association" in lists.starting.get(i, {}) for i in range(first, at)):
        return None
    behind = _behind_office(lists, at, last)
    while at > first + 1 and "offices.units" in lists.starting.get(at - 1, {}):
        at -= 1
    return (at, behind) if behind <= last else None


def _around_office(page: Page, lists: Lists, chunk: Chunk, at: int, behind: int) -> Iterator[Mention]:
    """Employer in front of an office and person behind it."""
    employer, person = cut(page, chunk, chunk.first, at - 1), cut(page, chunk, behind, chunk.last)
    covered = covering(lists, employer.first, employer.last)
    if covered is None and "offices.units" not in lists.starting.get(employer.first, {}):
        yield _mention(page, employer, kind_of(lists, employer.first, employer.last))
    yield replace(_mention(page, person, "person"), office=words_of(page, at, behind - 1))


def _behind_office(lists: Lists, first: int, last: int) -> int:
    """Index of the token behind the words of office at the head of a run; `first` where there are none."""
    at, ministry = first, False
    while at <= last:
        here = lists.starting.get(at, {})
        hit = here.get("offices.words") or (here.get("offices.units") if at > first else None)
        if hit is None and ministry:
            break
        if hit is None:
            break
        ministry = "offices.of_ministry" in here
        at = hit.last + 1
    return at


def _of_office(page: Page, lists: Lists, chunk: Chunk, at: int) -> Iterator[Mention]:
    """What stands behind words of office: an employer, then a person; which is which is settled with all names in
    view.
    """
    office = words_of(page, chunk.first, at - 1)
    if at > chunk.last:
        return
    inner = next((i for i in range(at + 1, chunk.last) if lists.starting.get(i, {}).keys() & _EMPLOYERS), at)
    if inner > at and not lists.starting.get(at, {}).keys() & _EMPLOYERS:
        at = inner  # Direktur Ketahanan Kefarmasian ... Kementerian Kesehatan X
    place = next(
        (
            h
            for n, h in lists.starting.get(at, {}).items()
            if n in ("places.province", "places.regency", "places.country")
        ),
        None,
    )
    if place and place.last < chunk.last:
        yield _mention(page, cut(page, chunk, at, place.last), "place")
        at = place.last + 1
    rest = cut(page, chunk, at, chunk.last)
    person = _behind_institution(page, rest, kind_of(lists, at, chunk.last)) or _trailing_person(page, rest)
    if person > at and lists.starting.get(at, {}).keys() & _EMPLOYERS:
        yield _mention(page, cut(page, chunk, at, person - 1), kind_of(lists, at, person - 1))
        yield replace(_mention(page, cut(page, chunk, person, chunk.last), "person"), office=office)
        return
    kind = "place" if place and place.last == chunk.last else kind_of(lists, at, chunk.last)
    if kind == "unknown" and (is_branch(page, lists, rest) or _STATE_FIRM.match(page.folded, rest.end)):
        kind = "company"
    mixed = kind == "unknown" or (kind != "place" and kind not in ("media", "zone"))
    yield replace(_mention(page, rest, "office" if mixed else kind), office=office, hint=kind)


def _mention(page: Page, chunk: Chunk, kind: str) -> Mention:
    text = re.sub(r"\s+", " ", page.text[chunk.start : chunk.end])
    return Mention(text, chunk.start, chunk.end, chunk.sentence, kind, starts=chunk.starts)
