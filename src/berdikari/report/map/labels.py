"""Labels: each mark's name at the first of six places beside it that is free, the weightiest mark first.

A mark takes up a rectangle, and its label with its centre another. Rectangles that do not meet at one width do not meet
at a greater one, since each holds a centre, and centres only move apart. A layout for the least width holds for all.
"""

from collections.abc import Sequence
from functools import lru_cache

from berdikari.report.map.views import Label

SIZE, LINE = 12, 13  # pixels: of the letters, of a line
_CELL, _GAP = 2, 4
_WIDTHS = {
    **dict.fromkeys("ijlI.,:;'|!() ", 0.3),
    **dict.fromkeys("frt-/1", 0.42),
    **dict.fromkeys("mwMW@%", 0.92),
    **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ&+", 0.73),
}
Box = tuple[float, float, float, float]  # left, top, right, bottom, in pixels
Text = tuple[str, str]  # a name and a number
Place = tuple[float, float, str]  # from the centre to the start, middle or end of the line


@lru_cache(maxsize=4096)
def text_width(text: str) -> float:
    """About how wide a text is at SIZE in the usual sans serif faces, rather too wide than too narrow."""
    return SIZE * sum([_WIDTHS.get(letter, 0.6) for letter in text])


def placed(
    marks: Sequence[tuple[float, float, float, Sequence[Text]]], width: float, height: float
) -> list[Label | None]:
    """A label, or None where there is no room, for each mark (x, y, radius, texts): the first text that has room."""
    taken = _Taken(width, height)
    for x, y, r, _ in marks:
        taken.add((x - r, y - r, x + r, y + r))
    return [_first_free(taken, mark) for mark in marks]


def _first_free(taken: "_Taken", mark: tuple[float, float, float, Sequence[Text]]) -> Label | None:
    x, y, r, texts = mark
    others = taken.without((x - r, y - r, x + r, y + r))
    for text in texts:
        for place, left, top, right, bottom in _choices(text, r):
            box = (x + left, y + top, x + right, y + bottom)
            if taken.is_free(box, others):
                taken.add(box)
                return Label(text=text[0], count=text[1], dx=place[0], dy=place[1], anchor=place[2])
    return None


@lru_cache(maxsize=16384)
def _choices(text: Text, r: float) -> tuple[tuple[Place, float, float, float, float], ...]:
    return tuple((place, *_around(text, place)) for place in _places(r))


def _places(r: float) -> tuple[Place, ...]:
    """Right, left, below, above, then the corners on the right."""
    side, slant = round(r + _GAP, 1), round(0.7 * r + _GAP - 1, 1)
    return (
        (side, 4, "start"),
        (-side, 4, "end"),
        (0, round(r + LINE - 2, 1), "middle"),
        (0, -side, "middle"),
        (slant, -slant, "start"),
        (slant, slant + 9, "start"),
    )


def _around(text: Text, place: Place) -> Box:
    """The least rectangle that holds a label and the centre of its mark, as seen from there."""
    dx, dy, anchor = place
    wide = text_width(" ".join(filter(None, text)))
    left = dx - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
    top = dy - 0.78 * LINE
    return min(left, 0), min(top, 0), max(left + wide, 0), max(top + LINE, 0)


class _Taken:
    """Which cells of a layout are taken: a bit a cell, row after row in one integer, so that a box is one mask."""

    __slots__ = ("bits", "bottom", "right", "stride")

    def __init__(self, width: float, height: float) -> None:
        self.right, self.bottom = width - 1, height - 1
        self.stride = int(width) // _CELL + 1
        self.bits = 0

    def add(self, box: Box) -> None:
        mask, shift = self._mask(box)
        self.bits |= mask << shift

    def without(self, box: Box) -> int:
        """All that is taken but for what lies in the box."""
        mask, shift = self._mask(box)
        return self.bits & ~(mask << shift)

    def is_free(self, box: Box, taken: int) -> bool:
        """True where a box lies inside, and none of its cells is taken."""
        left, top, right, bottom = box
        if left < 1 or top < 1 or right > self.right or bottom > self.bottom:
            return False
        column, row = int(left) // _CELL, int(top) // _CELL
        mask = _block(int(right) // _CELL + 1 - column, int(bottom) // _CELL + 1 - row, self.stride)
        return not (taken >> (row * self.stride + column)) & mask

    def _mask(self, box: Box) -> tuple[int, int]:
        """The cells that a box touches, as a mask for its first row and column, and how far to shift it."""
        column, row = max(0, int(box[0] / _CELL)), max(0, int(box[1] / _CELL))
        wide = min(self.stride, int(box[2] / _CELL) + 1) - column
        return _block(wide, int(box[3] / _CELL) + 1 - row, self.stride), row * self.stride + column


@lru_cache(maxsize=4096)
def _block(wide: int, high: int, stride: int) -> int:
    row = (1 << wide) - 1
    return sum(row << (stride * at) for at in range(high))
