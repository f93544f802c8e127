"""Governments: a governor, regent or mayor named with the place stands for its government."""

from collections.abc import Collection

from berdikari.read.mention import Mention
from berdikari.read.organisation import Organisation, core_words
from berdikari.read.page import Page
from berdikari.words import Hit

_GOVERNMENTS = (
    ("offices.of_province", "places.province", "Pemerintah Provinsi", ("pemprov", "pemerintah", "provinsi")),
    ("offices.of_regency", "places.regency", "Pemerintah Kabupaten", ("pemkab", "pemerintah", "kabupaten")),
    ("offices.of_city", "places.regency", "Pemerintah Kota", ("pemkot", "pemerintah", "kota")),
)


def add_governments(page: Page, found: list[Organisation]) -> None:
    """A governor, regent or mayor who is named with the place stands for its government: "Gubernur Banten"."""
    for offices, places, title, heads in _GOVERNMENTS:
        for hit in page.hits(offices):
            place = _place_of_office(page, places, hit)
            if place is not None:
                start, end = min(hit.start, place.start), max(hit.end, place.end)
                mention = Mention(page.text[start:end], start, end, page.sentence_at(start), "local_government")
                _government(found, title, heads, page.text[place.start : place.end]).mentions.append(mention)


def _government(found: list[Organisation], title: str, heads: Collection[str], place: str) -> Organisation:
    """The government of a place among those found, added where it is not yet."""
    words = core_words(place)
    for mine in found:
        if mine.kind == "local_government" and mine.words[-len(words) :] == words and mine.words[0] in heads:
            return mine
    found.append(Organisation(f"{title} {place}", "local_government", core_words(f"{title} {place}"), country="ID"))
    return found[-1]


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
