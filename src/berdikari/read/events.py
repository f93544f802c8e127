"""Events: how long an agreement runs, the fair, where it was signed, where it will be made."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from berdikari.read.numbers import numbers
from berdikari.read.page import Page, Sentence, between
from berdikari.records import Fair, Place, Term
from berdikari.words import Hit, fold

_YEARS = re.compile(r"(?:19|20)\d{2}")
_YEAR_RANGE = re.compile(r"(?<!\d)((?:19|20)\d{2})\s?(?:-+|hingga|sampai|to|until)\s?((?:19|20)\d{2})(?!\d)")
_FAIR_WORD = re.compile(r"(?:pameran|ajang|gelaran|perhelatan) +")  # no part of the name: "pameran Arab Health 2024"
_SITE = re.compile(
    r"(?:pabrik|fasilitas|fasilitas produksi|kawasan industri|plant|factory|facility|facilities"
    r"|fabrika\w*|tesis\w*|berlokasi|diproduksi|dibuat|berdiri|production)\b"
    r"[^.;\n]{0,60}?(?:\bdi\b|\bin\b|\bat\b|,|berlokasi)\s*$"
)


_UNTOLD = re.compile(
    r"\b(?:lokasi|letak)\b[^.;\n]{0,50}\b(?:belum|tidak) (?:disebut|diumumkan|diungkap|dipastikan|ditentukan|dirinci)"
    r"|\b(?:location|site)s?\b[^.;\n]{0,50}\b(?:not|yet to be)"
    r" (?:been )?(?:named|disclosed|stated|announced|chosen|decided|revealed|given)"
    r"|\b(?:yeri|konumu)\b[^.;\n]{0,50}\b(?:aciklanmadi|belirtilmedi|belli degil|bildirilmedi)"
)


@dataclass(frozen=True, slots=True)
class Spot:
    """Something said at a place in the text."""

    value: Fair | Place | Term
    start: int
    end: int


def term(page: Page, start: int, end: int) -> Spot | None:
    """How long an agreement runs: "untuk tiga tahun ke depan", "2024-2027"."""
    for match in _YEAR_RANGE.finditer(page.folded, start, end):
        first, last = int(match[1]), int(match[2])
        if 0 < last - first <= 30:
            return Spot(Term(years=last - first, start=match[1], end=match[2]), match.start(), match.end())
    years = {h.start: h for h in page.hits("term.year", start=start, end=end)}
    for number in between(numbers(page), start, end):
        if number.scaled or not 0 < number.value <= 50 or _YEARS.fullmatch(page.text[number.start : number.end]):
            continue
        year = next((years[s] for s in range(number.end, number.end + 3) if s in years), None)
        if (
            year
            and page.has("term.words", start=max(start, number.start - 30), end=min(end, year.end + 14))
            and _is_term(page, number.start, year.end)
        ):
            return Spot(Term(years=number.value), number.start, year.end)
    return None


def _is_term(page: Page, start: int, end: int) -> bool:
    """True for a length of time to come: not an age, not a time ago, not the years of a firm."""
    before, behind = page.folded[max(0, start - 34) : start], page.folded[end : end + 16]
    if re.search(
        r"(?:lalu|ago|once|usia|pengalaman|berpengalaman|sejak|sudah|telah|experience)\s*$", before
    ) or re.match(r" (?:lalu|ago|terakhir|silam|once|berproduksi|old)", behind):
        return False
    ahead = re.match(r" (?:ke depan|mendatang)", behind) or re.search(
        r"(?:selama|jangka waktu|berlaku|untuk|for(?: the next| a period of)?|over(?: the next| a period of)?|the next"
        r"|within|dalam|periode|masa|of)\s*(?:waktu\s*)?(?:kurun\s*)?(?:waktu\s*)?$",
        before,
    )
    return (
        bool(ahead)
        or bool(re.match(r" ?(?:boyunca|sureyle|sureli|ligina|lik)", behind))
        or "yillik" in page.folded[start:end]
    )


def fairs(page: Page) -> list[Spot]:
    """The fairs that the page names, by the table or behind a word such as pameran."""
    return page.once("fairs", _fairs)


def _fairs(page: Page) -> list[Spot]:
    found = []
    for hit in page.hits("fairs.known"):
        year = re.compile(r" ?,? ?((?:19|20)\d{2})").match(page.folded, hit.end)
        end = year.end() if year else hit.end
        before = re.compile(r"((?:19|20)\d{2}) $").search(page.folded, max(0, hit.start - 5), hit.start)
        start = before.start() if before else hit.start
        word = _FAIR_WORD.match(page.folded, start, end)
        start = word.end() if word and word.end() < end else start  # "pameran Arab Health 2024"
        found.append(Spot(Fair(name=" ".join(page.text[start:end].split())), start, end))
    return found


def places(page: Page, start: int, end: int) -> list[tuple[Hit, Place]]:
    """Places named in a stretch of text with capital letters: towns, regencies and provinces with their code, cities
    abroad.
    """
    found: list[tuple[Hit, Place]] = []
    for hit in page.hits("places.regency", "places.province", "places.abroad", start=start, end=end):
        if not page.text[hit.start].isupper() or any(h.start <= hit.start < h.end for h, _ in found):
            continue
        name = hit.list.split(".")[1]
        code = page.words.table("places", name)[fold(hit.phrase)]
        abroad = name == "abroad"
        found.append(
            (
                hit,
                Place(
                    name=page.text[hit.start : hit.end], country=code if abroad else "ID", code=None if abroad else code
                ),
            )
        )
    return found


def site(page: Page, sentences: Iterable[Sentence]) -> Spot | None:
    """Where it is or will be made: a place behind a word of plant or making; None where the text says that it does
    not tell.
    """
    if _UNTOLD.search(page.folded):
        return None
    for sentence in sentences:
        found = places(page, sentence.start, sentence.end)
        for index, (hit, place) in enumerate(found):
            if place.country == "ID" and _SITE.search(page.folded, sentence.start, hit.start):
                return _with_next(page, found, index, hit, place)
    return None


def _with_next(page: Page, found: list[tuple[Hit, Place]], index: int, hit: Hit, place: Place) -> Spot:
    """A town together with the province behind it: "Bogor, Jawa Barat"."""
    if index + 1 < len(found):
        following, wider = found[index + 1]
        if page.folded[hit.end : following.start].strip() == "," and wider.country == place.country:
            return Spot(
                Place(name=page.text[hit.start : following.end], country="ID", code=place.code),
                hit.start,
                following.end,
            )
    return Spot(place, hit.start, hit.end)


def signing_place(page: Page, sentence: Sentence) -> Spot | None:
    """Where it was signed or where they met: a place behind "di", "in", or in brackets, in the sentence of the
    event.
    """
    for hit, place in places(page, sentence.start, sentence.end):
        if re.search(r"(?:\bdi|\bin|\bat|,|\bkota)\s*$", page.folded[max(sentence.start, hit.start - 8) : hit.start]):
            return Spot(place, hit.start, hit.end)
    return None
