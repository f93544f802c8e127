"""Spots too close to be told apart become one mark; those a little too close step aside, so that each has room."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from berdikari.report.map.layers import Spot

APART = 24.0  # pixels between the centres of two marks: the least target size of WCAG 2.2 (2.5.8)
_SAME, _ROUNDS, _ENOUGH = 12.0, 6, 23.0
_ROW = 100_000
_AROUND = tuple(_ROW * across + down for across in (-1, 0, 1) for down in (-1, 0, 1))


@dataclass(slots=True)
class Cluster:
    """Spots at one place of a layout; x, y in pixels. The first spot counts most and gives the place."""

    x: float
    y: float
    spots: list[Spot]
    count: float


def ranked(spots: Iterable[Spot]) -> list[Spot]:
    """Spots that count most first, and in an order of their own where they count alike."""
    return sorted(spots, key=lambda spot: (-spot.count, spot.code, spot.name, spot.lat, spot.lng))


def clusters(places: Iterable[tuple[float, float, Spot]], width: float, height: float) -> list[Cluster]:
    """Ranked spots as clusters whose centres are APART (but for a pixel), largest first; within width and height."""
    found = _merged([Cluster(x, y, [spot], spot.count) for x, y, spot in places], _SAME)
    crowded = _step_aside(_close(found), width, height)
    found.sort(key=_weight)
    return sorted(_merged(found, _ENOUGH), key=_weight) if crowded else found


def _weight(cluster: Cluster) -> tuple[float, str]:
    return -cluster.count, cluster.spots[0].code


def _merged(found: Sequence[Cluster], reach: float) -> list[Cluster]:
    """Each cluster joins the first that stands within reach; looked for in the nine cells around it."""
    cells: dict[int, list[Cluster]] = {}
    kept, square = [], reach * reach
    for one in found:
        x, y = one.x, one.y
        cell = int(x / reach) * _ROW + int(y / reach)
        around = [other for step in _AROUND if cell + step in cells for other in cells[cell + step]]
        near = [other for other in around if (other.x - x) ** 2 + (other.y - y) ** 2 < square]
        if near:
            near[0].spots += one.spots
            near[0].count += one.count
        else:
            cells.setdefault(cell, []).append(one)
            kept.append(one)
    return kept


def _close(found: list[Cluster]) -> list[tuple[Cluster, Cluster]]:
    """Pairs that are closer than APART, or may become so."""
    found.sort(key=lambda cluster: cluster.x)
    pairs = []
    for at, one in enumerate(found):
        for other in found[at + 1 :]:
            if other.x - one.x > APART + _SAME:
                break
            if abs(other.y - one.y) < APART + _SAME:
                pairs.append((one, other))
    return pairs


def _step_aside(pairs: Sequence[tuple[Cluster, Cluster]], width: float, height: float) -> bool:
    """Push each pair that is closer than APART, each half of what lacks; True where some rounds were not enough."""
    least = (APART - 0.1) ** 2
    for _ in range(_ROUNDS):
        near = [(a, b) for a, b in pairs if (b.x - a.x) ** 2 + (b.y - a.y) ** 2 < least]
        if not near:
            return False
        for one, other in near:
            across, down = other.x - one.x, other.y - one.y
            gap = math.hypot(across, down)
            push = max(0.0, APART - gap) / 2 / (gap or 1)
            _move(one, -push * across, -push * down, width, height)
            _move(other, push * across, push * down, width, height)
    return True


def _move(cluster: Cluster, across: float, down: float, width: float, height: float) -> None:
    cluster.x = min(max(cluster.x + across, 0), width)
    cluster.y = min(max(cluster.y + down, 0), height)
