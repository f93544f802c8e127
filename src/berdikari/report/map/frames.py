"""Frames: the country, Java and Bali where labels are dense, a province; and official points by ministry code."""

import csv
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from berdikari.report.map.layers import Frame, Point, Spot

_PAD, _LEAST, _FLAT, _TALL = 0.45, 1.8, 0.38, 0.62


def nation(title: str) -> Frame:
    """All of Indonesia."""
    return Frame(title=title, west=94.6, south=-11.4, east=141.4, north=6.5)


def java(title: str) -> Frame:
    """Java, Madura and Bali, where labels would collide on a map of the country."""
    return Frame(title=title, west=104.9, south=-9.0, east=115.9, north=-5.45)


def province_frame(code: str, title: str) -> Frame:
    """A province, around its regencies. Raises KeyError where no regency has its code."""
    inside = [point for name, point in points().items() if name.startswith(f"{code}.")]
    if not inside:
        raise KeyError(code)
    return frame_around(inside, title)


def frame_around(places: Iterable[Point], title: str) -> Frame:
    """A frame that holds all places (latitude, longitude) with room around them, neither too flat nor too tall."""
    lats, lngs = zip(*places, strict=True)
    wide = max(max(lngs) - min(lngs) + 2 * _PAD, _LEAST)
    high = max(max(lats) - min(lats) + 2 * _PAD, _LEAST * _FLAT)
    wide, high = max(wide, high / _TALL), max(high, wide * _FLAT)
    middle, level = (min(lngs) + max(lngs)) / 2, (min(lats) + max(lats)) / 2
    return Frame(
        title=title, west=middle - wide / 2, south=level - high / 2, east=middle + wide / 2, north=level + high / 2
    )


@cache
def points() -> dict[str, Point]:
    """Latitude and longitude by ministry code: of each regency, and for a province that of its capital."""
    found = {row["code"]: (float(row["lat"]), float(row["lng"])) for row in rows("regencies")}
    return found | {row["code"]: found[row["capital_regency_code"]] for row in rows("provinces")}


@cache
def seats() -> tuple[Point, ...]:
    """The points of all regencies, for the dots of a map."""
    return tuple(point for code, point in points().items() if "." in code)


@cache
def landmarks(province: str = "") -> tuple[Spot, ...]:
    """Ports (kind `port`) and industrial estates (kind `estate`) of a province, or of the country; without links."""
    found = [("port", row["code"], row["nearest_regency_code"], row) for row in rows("ports")]
    found += [("estate", row["name"], row["regency_code"], row) for row in rows("estates")]
    return tuple(
        Spot(code=code, name=row["name"], lat=float(row["lat"]), lng=float(row["lng"]), count=0, kind=kind)
        for kind, code, regency, row in found
        if regency.startswith(province)
    )


def rows(name: str) -> Iterable[dict[str, str]]:
    """Rows of a reference table."""
    text = (files("berdikari") / "reference" / f"{name}.csv").read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines())
