"""The brief's map: the places of its partnerships, each a link to its row; beside it the same as a list."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from berdikari.records import Partnership
from berdikari.report.findings import Findings
from berdikari.report.map import Frame, Layers, Spot, draw, java, map_html, nation, points
from berdikari.report.words import Words
from berdikari.report.writing import numbers_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A place with the numbers of its partnerships. lat, lng: degrees."""

    code: str
    name: str
    lat: float
    lng: float
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Atlas:
    """The map as HTML, and its places from west to east."""

    map: Markup
    places: tuple[Seen, ...]


def atlas(findings: Findings, words: Words) -> Atlas | None:
    """Places in Indonesia, on the country, on Java and Bali, or on both; None where no place has a code."""
    places = _seen(findings, words)
    if not places:
        return None
    spots = tuple(
        Spot(
            code=place.code,
            name=f"{place.name}: {numbers_text(place.numbers)}",
            label=place.name,
            lat=place.lat,
            lng=place.lng,
            count=len(place.numbers),
            href=f"#k{place.numbers[0]}",
        )
        for place in places
    )
    layers = Layers(spots=spots, regions=findings.regions)
    return Atlas(map=map_html(draw(_frames(places, words), layers, link=lambda _: "#sites")), places=places)


def _frames(places: Sequence[Seen], words: Words) -> list[Frame]:
    country, inset = nation(str(words("map.nation"))), java(str(words("map.java")))
    inside = [inset.holds(place.lat, place.lng) for place in places]
    return [inset] if all(inside) else [country, inset] if any(inside) else [country]


def _seen(findings: Findings, words: Words) -> tuple[Seen, ...]:
    """Places by code: the site where one is stated, or else the place of the event; west to east."""
    found: dict[str, tuple[str, list[int]]] = {}
    for number, partnership in findings.numbered:
        code, name = _where(partnership, words)
        if code in points():
            found.setdefault(code, (name, []))[1].append(number)
    places = [
        Seen(code=code, name=name, lat=points()[code][0], lng=points()[code][1], numbers=tuple(numbers))
        for code, (name, numbers) in found.items()
    ]
    return tuple(sorted(places, key=lambda place: (place.lng, place.name)))


def _where(partnership: Partnership, words: Words) -> tuple[str, str]:
    for place in (partnership.site, partnership.place):
        if place is not None and place.code:
            return place.code, words.place(place)
    return "", ""
