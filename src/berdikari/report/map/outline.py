"""Outlines as path data: rings cut to a frame, put into its units, thinned after Visvalingam, written as steps."""

import heapq
from collections.abc import Callable, Iterable, Iterator

from berdikari.report.map.layers import Frame, Point
from berdikari.report.map.views import UNITS

_MARGIN = 20  # units beyond the frame, so that cut edges do not show
_LEAST = 5.0  # area of the least corner that is kept, square units; 4 are a pixel where a frame is 1000 pixels wide
_Cell = tuple[int, int]


def outline(rings: Iterable[Iterable[Point]], frame: Frame) -> str:
    """Path data of rings (longitude, latitude); what is too small to be seen is left out."""
    scale = UNITS / (frame.east - frame.west)
    height = UNITS * frame.ratio
    drawn = []
    for ring in rings:
        flat = [((lng - frame.west) * scale, (frame.north - lat) * scale) for lng, lat in ring]
        cells = list(_apart((round(x), round(y)) for x, y in cut(flat, UNITS, height)))
        kept = thinned(cells, _LEAST)
        if len(kept) > 2:
            drawn.append(_written(kept))
    return "".join(drawn)


def cut(ring: list[Point], width: float, height: float) -> list[Point]:
    """The part of a ring inside the frame and its margin, one side after another (Sutherland and Hodgman, 1974)."""
    for axis, limit, sign in ((0, -_MARGIN, 1), (0, width + _MARGIN, -1), (1, -_MARGIN, 1), (1, height + _MARGIN, -1)):
        inside = [sign * (point[axis] - limit) >= 0 for point in ring]
        if all(inside):
            continue
        if not any(inside):
            return []
        ring = list(_crossed(ring, inside, axis, limit))
    return ring


def thinned(ring: list[_Cell], least: float) -> list[_Cell]:
    """The ring without corners whose triangle with their neighbours is smaller than `least` (Visvalingam, 1993)."""
    count = len(ring)
    before, after = [(at - 1) % count for at in range(count)], [(at + 1) % count for at in range(count)]
    area: Callable[[int], float] = lambda at: _triangle(ring[before[at]], ring[at], ring[after[at]])  # noqa: E731
    sizes = [area(at) for at in range(count)]
    queue = [(size, at) for at, size in enumerate(sizes) if size < least]
    heapq.heapify(queue)
    gone: set[int] = set()
    while queue:
        size, at = heapq.heappop(queue)
        if at in gone or size != sizes[at]:
            continue
        gone.add(at)
        left, right = before[at], after[at]
        after[left], before[right] = right, left
        for beside in (left, right):
            sizes[beside] = max(size, area(beside))
            if sizes[beside] < least:
                heapq.heappush(queue, (sizes[beside], beside))
    return [cell for at, cell in enumerate(ring) if at not in gone]


def _triangle(a: _Cell, b: _Cell, c: _Cell) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def _crossed(ring: list[Point], inside: list[bool], axis: int, limit: float) -> Iterator[Point]:
    for at, point in enumerate(ring):
        if inside[at] != inside[at - 1]:
            before = ring[at - 1]
            share = (limit - before[axis]) / (point[axis] - before[axis])
            yield before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])
        if inside[at]:
            yield point


def _apart(cells: Iterable[_Cell]) -> Iterator[_Cell]:
    last = None
    for cell in cells:
        if cell != last:
            yield cell
        last = cell


def _written(ring: list[_Cell]) -> str:
    """`M10 20l3-4 5 6z`: the first point, then steps; a minus sign is its own separator."""
    (x, y), text = ring[0], []
    for u, v in ring[1:]:
        text.append(f"{u - x} {v - y}")
        x, y = u, v
    return f"M{ring[0][0]} {ring[0][1]}l{' '.join(text)}z".replace(" -", "-")
