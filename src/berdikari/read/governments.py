"""Governments: of a state by its country ("pemerintah Mesir"), of a province or town by its governor, regent or
mayor.
"""

import re
from collections.abc import Sequence

from berdikari.read.mention import Mention
from berdikari.read.organisation import Organisation, core_words
from berdikari.read.page import Page
from berdikari.words import Hit, fold

_STATE = "government"
_PART_OF = re.compile(
    r"\b(?:tindak lanjut|bagian dari|follow[ -]?up|(?:dalam )?kerangka|dalam rangka|kelanjutan dari|payung kerja ?sama"
    r"|hubungan (?:bilateral|kerja ?sama|baik)|as part of|part of|under the framework|within the framework|relations"
    r"|ties|kapsaminda|cercevesinde|iliskiler\w*)\b"
)
_GOVERNMENTS = (
    ("offices.of_province", "places.province", "Pemerintah Provinsi"),
    ("offices.of_regency", "places.regency", "Pemerintah Kabupaten"),
    ("offices.of_city", "places.regency", "Pemerintah Kota"),
)


def add_governments(page: Page, found: list[Organisation]) -> None:
    """A governor, regent or mayor who is named with the place stands for its government: "Gubernur Banten"."""
    for offices, places, title in _GOVERNMENTS:
        nameless = []
        for hit in page.hits(offices):
            place = _place_of_office(page, places, hit)
            if place is None:
                nameless.append(hit)
            else:
                start, end = min(hit.start, place.start), max(hit.end, place.end)
                mention = Mention(page.text[start:end], start, end, page.sentence_at(start), "local_government")
                _government(page, found, title, place).mentions.append(mention)
        _add_nameless(page, found, places, nameless)


def _add_nameless(page: Page, found: Sequence[Organisation], places: str, offices: Sequence[Hit]) -> None:
    """A governor who is named without the place governs the one province whose government the page names."""
    known = [o for o in found if o.kind == "local_government" and _codes(page, o, places)]
    if len(known) == 1:
        for hit in offices:
            number = page.sentence_at(hit.start)
            if all(m.sentence != number for m in known[0].mentions):
                mention = Mention(page.text[hit.start : hit.end], hit.start, hit.end, number, "local_government")
                known[0].mentions.append(mention)


def add_states(page: Page, found: list[Organisation]) -> None:
    """The government of a country, which is named in front of or behind the word: "the Egyptian government",
    "pemerintah Mesir".
    """
    for hit in page.hits("offices.of_state"):
        country = _country_of(page, hit)
        if (
            country is None
            or _is_background(page, hit)
            or any(m.start <= hit.start < m.end for o in found for m in o.mentions)
        ):
            continue
        start, end = min(hit.start, country.start), max(hit.end, country.end)
        code = str(page.words.table("places", country.list.split(".")[1])[fold(country.phrase)])
        mention = Mention(page.text[start:end], start, end, page.sentence_at(start), "ministry")
        mine = next((o for o in found if o.words == (_STATE, code)), None)
        if mine is None:
            written = page.text[start : hit.start + len(hit.phrase.rstrip("*"))] if hit.end == end else mention.text
            mine = Organisation(written, "ministry", (_STATE, code), country=code)  # hükümetine: of hükümeti
            found.append(mine)
        mine.mentions.append(mention)


def _is_background(page: Page, hit: Hit) -> bool:
    """True where the sentence tells of a cooperation between states as what another one is part of: "tindak lanjut
    kerja sama antara Pemerintah Indonesia dan Pemerintah Turki".
    """
    sentence = page.sentences[page.sentence_at(hit.start)]
    return _PART_OF.search(page.folded, max(sentence.start, hit.start - 140), hit.start) is not None


def _country_of(page: Page, hit: Hit) -> Hit | None:
    """The country that stands directly behind a word of government, or in front of it."""
    behind = page.hits("places.country", start=hit.end, end=hit.end + 40)
    if behind and page.folded[hit.end : behind[0].start] in (" ", " of ", " of the "):
        return behind[0]
    before = page.hits("places.country", "places.demonym", start=max(0, hit.start - 40), end=hit.start)
    return before[-1] if before and page.folded[before[-1].end : hit.start] in (" ", "'s ", "’s ") else None


def _government(page: Page, found: list[Organisation], title: str, place: Hit) -> Organisation:
    """The government of a place among those found, added where it is not yet."""
    code = page.words.table(*place.list.split("."))[fold(place.phrase)]
    for mine in found:
        if mine.kind == "local_government" and code in _codes(page, mine, place.list):
            return mine
    name = f"{title} {page.text[place.start : place.end]}"
    found.append(Organisation(name, "local_government", core_words(name), country="ID"))
    return found[-1]


def _codes(page: Page, government: Organisation, places: str) -> set[object]:
    """The codes of the places of a list that the names of a government hold."""
    hits = [h for m in government.mentions for h in page.hits(places, start=m.start, end=m.end)]
    return {page.words.table(*places.split("."))[fold(hit.phrase)] for hit in hits}


def _place_of_office(page: Page, places: str, office: Hit) -> Hit | None:
    """The place that an office governs, behind it ("Gubernur Banten") or in front of it ("Banten eyaletinde Vali")."""
    for place in page.hits(places, start=office.end, end=office.end + 40)[:1]:
        if place.start <= office.end + 1:
            return place
    before = page.hits(places, start=max(0, office.start - 30), end=office.start)
    links = ("", "eyaletinde", "eyaleti", "ili")
    if before and page.folded[before[-1].end : office.start].strip(" ,") in links:
        return before[-1]
    return None
