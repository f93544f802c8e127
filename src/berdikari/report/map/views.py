"""What a map looks like: the records that the template draws. Sizes in CSS pixels, positions in per cent of a frame."""

from dataclasses import dataclass
from typing import NamedTuple

from berdikari.report.map.layers import Spot

UNITS = 2000  # width of a frame's ground in its own units


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words and a number beside a mark. dx, dy: from its centre to the start, middle or end (anchor) of the line."""

    text: str
    count: str
    dx: float
    dy: float
    anchor: str


class Mark(NamedTuple):
    """A spot, or several too close to be told apart.

    x, y    per cent
    r       the radius whose circle has the area due; hit: radius of what can be pressed
    shape   circle, square, diamond, triangle or cross; outline: its path, empty for a circle
    tone    number of its colour, from 1; 0: several kinds in one
    inside  the number that stands in it
    title   name and number of everything in it: its accessible name
    """

    x: float
    y: float
    r: float
    hit: float
    shape: str
    outline: str
    tone: int
    inside: str
    title: str
    href: str | None
    codes: tuple[str, ...]
    label: Label | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Marks and labels that keep apart where a frame is `width` wide, and all the more where it is wider."""

    name: str
    width: int
    height: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A path with its title. width: of the stroke."""

    path: str
    title: str
    width: float = 1
    used: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What lies under the marks, in units: width UNITS, height as given."""

    height: int
    near: str
    land: str
    regions: tuple[Line, ...]
    dots: str
    boxes: str
    flows: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameView:
    """One frame with its ground, and its marks laid out for narrow and wide places."""

    title: str
    ground: Ground
    narrow: Layout
    wide: Layout


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A line of the legend: a mark, or a stroke of some width, and what it means."""

    r: float = 0
    outline: str = ""
    tone: int = 1
    width: float = 0
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """A whole map. outside: spots that lie in none of its frames, for the page to name."""

    frames: tuple[FrameView, ...]
    unit: str
    sizes: tuple[Sign, ...]
    kinds: tuple[Sign, ...]
    flow: str
    widths: tuple[Sign, ...]
    outside: tuple[Spot, ...]
