"""The coastline: decoded once, then cut to a frame and thinned to what the eye can see in it."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from berdikari.report.map.layers import Frame, Point, Region
from berdikari.report.map.outline import outline

_STEPS = 250  # a degree


@lru_cache(maxsize=128)
def coast(frame: Frame) -> tuple[str, str]:
    """Path data of the country's own land, and of its neighbours', in the units of a frame's ground."""
    seen = [one for one, box in zip(islands(), boxes(), strict=True) if _meets(box, frame)]
    own, near = ([ring for side, ring in seen if side == wanted] for wanted in ("home", "near"))
    return outline(own, frame), outline(near, frame)


@lru_cache(maxsize=1024)
def border(region: Region, frame: Frame) -> str:
    """Path data of one region."""
    return outline(region.rings, frame)


@cache
def islands() -> tuple[tuple[str, tuple[Point, ...]], ...]:
    """Side (home, near) and ring of each island, as (longitude, latitude)."""
    text = (files("berdikari") / "reference" / "coastline.tsv").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.splitlines()[1:])
    return tuple((side, tuple(decoded(ring))) for side, ring in lines)


@cache
def boxes() -> tuple[tuple[float, float, float, float], ...]:
    """West, south, east and north end of each island."""
    spread = (tuple(zip(*ring, strict=True)) for _, ring in islands())
    return tuple((min(lngs), min(lats), max(lngs), max(lats)) for lngs, lats in spread)


def _meets(box: tuple[float, float, float, float], frame: Frame) -> bool:
    """True where something of it may be seen in the frame or at its edge."""
    west, south, east, north = box
    edge = (frame.east - frame.west) / 50
    return (
        west < frame.east + edge
        and east > frame.west - edge
        and south < frame.north + edge
        and north > frame.south - edge
    )


def decoded(text: str) -> Iterator[Point]:
    """Points of a ring in the polyline encoding: differences, zigzag, five bits a character, latitude first."""
    lat = lng = 0
    steps = list(_numbers(text))
    for up, right in zip(steps[::2], steps[1::2], strict=True):
        lat, lng = lat + up, lng + right
        yield lng / _STEPS, lat / _STEPS


def _numbers(text: Sequence[str]) -> Iterator[int]:
    value = shift = 0
    for letter in text:
        bits = ord(letter) - 63
        value |= (bits & 0x1F) << shift
        shift += 5
        if bits < 0x20:
            yield ~(value >> 1) if value & 1 else value >> 1
            value = shift = 0
