"""Texts of TSPLIB to Sitings: every point is a site and a customer, p of them open."""

import math
import re

import numpy as np

from berdikari.errors import UnreadableSourceError
from berdikari.plan.siting import Floats, Siting

EARTH = 6378.388
"""Radius in km that TSPLIB's rule for GEO uses."""


def read_tsplib(text: str, p: int, name: str = "tsplib", *, rounded: bool = True) -> Siting:
    """A p-median problem on the points of NODE_COORD_SECTION: EUC_2D, CEIL_2D, MAN_2D, MAX_2D, ATT or GEO.

    rounded: whole distances by TSPLIB's own rule; False: as they are, as some papers on p-medians have them
    """
    found = re.search(r"^\s*EDGE_WEIGHT_TYPE\s*:?\s*(\w+)", text, re.MULTILINE)
    kind = found.group(1) if found else "EUC_2D"
    if kind not in RULES:
        raise UnreadableSourceError(name, f"EDGE_WEIGHT_TYPE {kind}", ", ".join(RULES))
    points = _points(text, name)
    return Siting(cost=RULES[kind](points, rounded), fixed=np.zeros(len(points)), p=p)


def _points(text: str, name: str) -> Floats:
    """(points, 2): what stands between NODE_COORD_SECTION and the next word."""
    rows = []
    for line in text.partition("NODE_COORD_SECTION")[2].strip().split("\n"):
        words = line.split()
        if not words or words[0][0].isalpha() or words[0] == "-1":
            break
        try:
            rows.append([float(word) for word in words[1:]])
        except ValueError as fault:
            raise UnreadableSourceError(name, str(fault), "number, x and y of a point") from None
    if not rows or any(len(row) != 2 for row in rows):
        raise UnreadableSourceError(
            name, f"{len(rows)} points", "number, x and y of each point after NODE_COORD_SECTION"
        )
    size = re.search(r"^\s*DIMENSION\s*:?\s*(\d+)", text, re.MULTILINE)
    if size and int(size.group(1)) != len(rows):
        raise UnreadableSourceError(name, f"{len(rows)} points", f"{size.group(1)}, as DIMENSION says")
    return np.array(rows)


def _apart(points: Floats) -> tuple[Floats, Floats]:
    x, y = points.T
    return np.abs(x[:, None] - x), np.abs(y[:, None] - y)


def _nearest(way: Floats, rounded: bool) -> Floats:
    return np.floor(way + 0.5) if rounded else way


def _euclid(points: Floats, rounded: bool) -> Floats:
    return _nearest(np.hypot(*_apart(points)), rounded)


def _ceiling(points: Floats, rounded: bool) -> Floats:
    way = np.hypot(*_apart(points))
    return np.ceil(way) if rounded else way


def _manhattan(points: Floats, rounded: bool) -> Floats:
    return _nearest(np.add(*_apart(points)), rounded)


def _greatest(points: Floats, rounded: bool) -> Floats:
    return _nearest(np.maximum(*_apart(points)), rounded)


def _att(points: Floats, rounded: bool) -> Floats:
    way = np.hypot(*_apart(points)) / math.sqrt(10.0)
    return np.ceil(way) if rounded else way


def _geo(points: Floats, rounded: bool) -> Floats:
    """Degrees and minutes (DDD.MM) on TSPLIB's sphere, with its own value of pi."""
    whole = np.trunc(points)
    latitude, longitude = (3.141592 / 180.0 * (whole + 5.0 / 3.0 * (points - whole))).T
    q1 = np.cos(longitude[:, None] - longitude)
    q2, q3 = np.cos(latitude[:, None] - latitude), np.cos(latitude[:, None] + latitude)
    way = EARTH * np.arccos(np.clip(0.5 * ((1.0 + q1) * q2 - (1.0 - q1) * q3), -1.0, 1.0))
    way = np.asarray(np.floor(way + 1.0) if rounded else way)
    np.fill_diagonal(way, 0.0)
    return way


RULES = {
    "EUC_2D": _euclid, "CEIL_2D": _ceiling, "MAN_2D": _manhattan, "MAX_2D": _greatest, "ATT": _att, "GEO": _geo,
}  # fmt: skip
