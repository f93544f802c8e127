"""The map: Indonesia as a cloud of its regencies, with the places of partnerships on it. Equirectangular, in units."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from berdikari.records import Partnership
from berdikari.report.findings import Findings
from berdikari.report.words import Words

WIDTH, LABEL, GAP = 360, 24, 25
_NATION = (94.8, -11.2, 141.2, 6.2)
_JAVA = (105.0, -8.9, 114.7, -5.8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place with its partnerships. x, y: the place; at: x of its label, on the row above the frame."""

    letter: str
    name: str
    numbers: tuple[int, ...]
    x: float
    y: float
    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A part of the country. dots: path data, a point for each regency's seat."""

    title: str
    dots: str
    spots: tuple[Spot, ...]
    height: int
    dot: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    name: str
    lng: float
    lat: float
    numbers: tuple[int, ...]


def atlas(findings: Findings, words: Words) -> tuple[Frame, ...]:
    """One frame for the places on Java, one for those elsewhere in Indonesia; none where no place has a code."""
    seen = _seen(findings, words)
    java = [place for place in seen if _inside(place.lng, place.lat, _JAVA)]
    rest = [place for place in seen if place not in java]
    frames = []
    first = 0
    for title, box, places in (("map.java", _JAVA, java), ("map.elsewhere", _NATION, rest)):
        if places:
            frames.append(_frame(str(words(title)), box, places, first))
            first += len(places)
    return tuple(frames)


def _seen(findings: Findings, words: Words) -> list[_Seen]:
    """Places by code: the site where one is stated, or else the place of the event; west to east."""
    found: dict[str, tuple[str, list[int]]] = {}
    for number, partnership in findings.numbered:
        code, name = _where(partnership, words)
        if code in _points():
            found.setdefault(code, (name, []))[1].append(number)
    places = (
        _Seen(name=name, lng=_points()[code][0], lat=_points()[code][1], numbers=tuple(n))
        for code, (name, n) in found.items()
    )
    return sorted(places, key=lambda place: (place.lng, place.name))


def _where(partnership: Partnership, words: Words) -> tuple[str, str]:
    for place in (partnership.site, partnership.place):
        if place is not None and place.code:
            return place.code, words.place(place)
    return "", ""


def _frame(title: str, box: tuple[float, float, float, float], places: list[_Seen], first: int) -> Frame:
    west, south, east, north = box
    scale = WIDTH / (east - west)
    inside = [(lng, lat) for code, (lng, lat) in _points().items() if "." in code and _inside(lng, lat, box)]
    dots = "".join(f"M{(lng - west) * scale:.0f} {(north - lat) * scale + LABEL:.0f}h0" for lng, lat in sorted(inside))
    xs = [(place.lng - west) * scale for place in places]
    spots = tuple(
        Spot(
            letter=_letter(first + at),
            name=place.name,
            numbers=place.numbers,
            x=round(x, 1),
            y=round((north - place.lat) * scale + LABEL, 1),
            at=round(label, 1),
        )
        for at, (place, x, label) in enumerate(zip(places, xs, _apart(xs), strict=True))
    )
    return Frame(
        title=title,
        dots=dots,
        spots=spots,
        height=round((north - south) * scale + LABEL),
        dot=2.5 if box == _NATION else 5,
    )


def _apart(xs: list[float]) -> list[float]:
    """Places for labels on one row, in the order of xs: near them, GAP apart as far as the width allows."""
    gap = min(GAP, (WIDTH - GAP) / max(1, len(xs) - 1))
    placed: list[float] = []
    for x in xs:
        placed.append(max(x, placed[-1] + gap if placed else GAP / 2))
    limit = WIDTH - GAP / 2
    for at in range(len(placed) - 1, -1, -1):
        placed[at] = min(placed[at], limit)
        limit = placed[at] - gap
    return placed


def _letter(number: int) -> str:
    return chr(ord("A") + number) if number < 26 else f"{chr(ord('A') + number // 26 - 1)}{chr(ord('A') + number % 26)}"


def _inside(lng: float, lat: float, box: tuple[float, float, float, float]) -> bool:
    return box[0] <= lng <= box[2] and box[1] <= lat <= box[3]


@cache
def _points() -> dict[str, tuple[float, float]]:
    """Longitude and latitude by ministry code: of each regency, and for a province that of its capital."""
    points = {row["code"]: (float(row["lng"]), float(row["lat"])) for row in _rows("regencies")}
    capitals = {row["code"]: row["capital_regency_code"] for row in _rows("provinces")}
    return points | {code: points[capital] for code, capital in capitals.items() if capital in points}


def _rows(name: str) -> Iterable[dict[str, str]]:
    text = (files("berdikari") / "reference" / f"{name}.csv").read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines())
