"""Whether an outline crosses itself: sides are compared with those near them only, by a grid."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import sqrt

from berdikari.report.map.layers import Point

MOST_TIMES = 400  # comparisons and cells a side may take on average
_Side = tuple[Point, Point]


class TangledError(Exception):
    """An outline whose sides lie so close that it cannot be told in time whether they cross."""


def crossing(ring: Sequence[Point]) -> Point | None:
    """A point near which two sides of a ring (not closed) cross; None: they do not. Raises TangledError."""
    sides = list(zip(ring, (*ring[1:], ring[0]), strict=True))
    left = MOST_TIMES * len(sides) + 10_000
    near: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    step = _step(ring)
    for at, side in enumerate(sides):
        for cell in _cells(side, step):
            left -= 1 + len(near[cell])
            if left < 0:
                raise TangledError
            if any(_cross(side, sides[other]) for other in near[cell]):
                return side[0]
            near[cell].append(at)
    return None


def _step(ring: Sequence[Point]) -> float:
    """Width of a cell, so that there are about as many cells as sides."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return max(max(xs) - min(xs), max(ys) - min(ys), 1e-9) / max(1.0, sqrt(len(ring)))


def _cells(side: _Side, step: float) -> Iterator[tuple[int, int]]:
    (x, y), (u, v) = side
    for column in range(int(min(x, u) // step), int(max(x, u) // step) + 1):
        for row in range(int(min(y, v) // step), int(max(y, v) // step) + 1):
            yield column, row


def _cross(one: _Side, other: _Side) -> bool:
    """True where each side has its ends on both sides of the other; touching is no crossing."""
    (a, b), (c, d) = one, other
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
