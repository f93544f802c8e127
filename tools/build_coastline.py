"""Build reference/coastline.tsv: the islands of Indonesia and the nearest coasts of its neighbours.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/build_coastline.py package/countries-10m.json > src/berdikari/reference/coastline.tsv

Needs shapely (BSD-3-Clause), for building only.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import Polygon, box

HOME = "Indonesia"
AROUND = box(93.5, -12.5, 142.5, 7.5)
JAVA = box(105.0, -8.95, 115.8, -5.6)
BORDERS = box(109, 0.5, 118, 5).union(box(140.5, -9.5, 141.1, -2)).union(box(124, -9.7, 125.3, -8.8))
STEPS = 250  # a degree
# Square roots of the areas that may be cut off (degrees, after Visvalingam), and areas of islands that may be left out.
FINE, SMALL, COARSE, NEAR = 0.004, 0.013, 0.032, 0.12
SMALL_ISLAND, LEAST, LEAST_NEAR = 0.05, 0.0012, 0.02


def islands(topology: dict[str, Any]) -> Iterator[tuple[str, Polygon]]:
    """Each polygon of each country within AROUND, without holes."""
    arcs = [_points(arc, topology["transform"]) for arc in topology["arcs"]]
    for country in topology["objects"]["countries"]["geometries"]:
        several = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        for outer, *_ in several:
            ring = _joined(arcs, outer)
            if len(ring) >= 4 and any(AROUND.covers(shapely.Point(at)) for at in ring):
                cut = shapely.make_valid(Polygon(ring)).intersection(AROUND)
                for part in shapely.get_parts(shapely.get_parts(cut)):
                    if isinstance(part, Polygon) and part.area:
                        yield country["properties"]["name"], Polygon(part.exterior)


def simplified(found: Iterable[tuple[str, Polygon]]) -> Iterator[tuple[str, Polygon]]:
    """Home and near islands large enough to be seen, with fewer points; borders stay shared."""
    kept = [
        ("home" if name == HOME else "near", island)
        for name, island in found
        if island.area > (LEAST if name == HOME else LEAST_NEAR)
    ]
    every = [island for _, island in kept]
    tolerances = [_tolerance(side, island) for side, island in kept]
    shapes = {tolerance: shapely.coverage_simplify(every, tolerance) for tolerance in set(tolerances)}
    for at, (side, _) in enumerate(kept):
        yield side, shapes[tolerances[at]][at]


def encoded(ring: Iterable[tuple[float, float]]) -> str:
    """Points in the polyline encoding of maps: differences, zigzag, five bits a character; latitude first."""
    steps = [(round(lat * STEPS), round(lng * STEPS)) for lng, lat in ring][:-1]
    return "".join(
        _number(b - a) for before, after in pairwise([(0, 0), *steps]) for a, b in zip(before, after, strict=True)
    )


def _tolerance(side: str, island: Polygon) -> float:
    """Both sides of a land border get the same, so that no gap opens between them."""
    if side == "near":
        return NEAR if island.disjoint(BORDERS) else COARSE
    if island.within(JAVA):
        return FINE
    return SMALL if island.area < SMALL_ISLAND else COARSE


def _points(arc: list[list[int]], transform: dict[str, list[float]]) -> list[tuple[float, float]]:
    (wide, high), (west, south) = transform["scale"], transform["translate"]
    places = accumulate(arc, lambda at, step: [at[0] + step[0], at[1] + step[1]])
    return [(x * wide + west, y * high + south) for x, y, *_ in places]


def _joined(arcs: list[list[tuple[float, float]]], numbers: list[int]) -> list[tuple[float, float]]:
    """Arcs end to end; a number below nought means the arc backwards."""
    ring: list[tuple[float, float]] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return ring


def _number(value: int) -> str:
    left = ~(value << 1) if value < 0 else value << 1
    text = ""
    while left >= 0x20:
        text += chr((0x20 | (left & 0x1F)) + 63)
        left >>= 5
    return text + chr(left + 63)


def main(topology: str) -> None:
    found = sorted(simplified(islands(json.loads(Path(topology).read_text("utf-8")))), key=lambda pair: -pair[1].area)
    sys.stdout.write("side\tring\n")
    for side, shape in found:
        sys.stdout.write(f"{side}\t{encoded(shape.exterior.coords)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
