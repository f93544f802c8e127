"""What a map is drawn from: spots, flows, dots and regions on frames, and the words beside them."""

import re
from dataclasses import dataclass, field

from berdikari.errors import InvalidRecordError
from berdikari.records.checks import check_number, check_text

Point = tuple[float, float]
_LINK = re.compile(r"(?:https?://|[/?#](?!/))", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place with what is counted there.

    lat, lng  degrees
    count     gives the size of the area; 0: a plain mark without a number
    href      where it leads: a path, query or anchor of this site, or http(s); None: nowhere
    label     what stands beside it; None: the name; empty: nothing
    kind      a word of Captions.kinds, which gives shape and colour; empty: the first
    """

    code: str
    name: str
    lat: float
    lng: float
    count: float = 1
    href: str | None = None
    label: str | None = None
    kind: str = ""

    def __post_init__(self) -> None:
        check_text(self, "name", self.name)
        check_number(self, "lat", self.lat, -90, 90)
        check_number(self, "lng", self.lng, -180, 180)
        check_number(self, "count", self.count, low=0)
        check_link(self, "href", self.href)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """What goes from one point to another. start, end: (latitude, longitude); amount gives the width of the line."""

    start: Point
    end: Point
    amount: float
    title: str = ""

    def __post_init__(self) -> None:
        check_number(self, "amount", self.amount, low=0)
        for name in ("start", "end"):
            lat, lng = getattr(self, name)
            check_number(self, name, lat, -90, 90)
            check_number(self, name, lng, -180, 180)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Region:
    """An area with its outline. rings: points as (longitude, latitude), not closed."""

    code: str
    name: str
    rings: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A part of the earth in degrees, drawn so that a degree is as long across as it is up. What it is called counts
    for nothing where two are compared.
    """

    title: str = field(compare=False)
    west: float
    south: float
    east: float
    north: float

    def __post_init__(self) -> None:
        for low, high in (("west", "east"), ("south", "north")):
            check_number(self, low, getattr(self, low), -360, 360)
            check_number(self, high, getattr(self, high), -360, 360)
            if not getattr(self, low) < getattr(self, high):
                raise InvalidRecordError("Frame", high, getattr(self, high), f"more than {low} {getattr(self, low)}")

    @property
    def ratio(self) -> float:
        """Height over width."""
        return (self.north - self.south) / (self.east - self.west)

    def place(self, lat: float, lng: float) -> Point:
        """Where a point lies, as shares of width and height from the upper left corner."""
        return (lng - self.west) / (self.east - self.west), (self.north - lat) / (self.north - self.south)

    def holds(self, lat: float, lng: float) -> bool:
        """True where a point lies in the frame."""
        return self.west <= lng <= self.east and self.south <= lat <= self.north


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """What is drawn, from the bottom: regions, dots (latitude, longitude; faint, without name), flows, spots."""

    spots: tuple[Spot, ...] = ()
    flows: tuple[Flow, ...] = ()
    dots: tuple[Point, ...] = ()
    regions: tuple[Region, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Captions:
    """Words of a map.

    language  how numbers are written
    unit      what is counted, for the legend of sizes; empty: no legend of sizes
    kinds     pairs of kind and its name, in the order of their shapes: circle, square, diamond, triangle, cross
    flow      what flows, for the legend of widths
    """

    language: str = "id"
    unit: str = ""
    kinds: tuple[tuple[str, str], ...] = ()
    flow: str = ""


def check_link(record: object, field: str, link: str | None) -> None:
    """Refuse a link that is neither of this site nor http(s), such as `javascript:`; None passes."""
    if link is not None and not _LINK.match(link):
        raise InvalidRecordError(type(record).__name__, field, link, "a path, ?query, #anchor or http(s) address")
