"""Spots too close to be told apart become one mark; those a little too close step aside, so that each has room."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from berdikari.report.map.layers import Spot

APART = 24.0  # pixels between the centres of two marks: the least target size of WCAG 2.2 (2.5.8)
_SAME, _ROUNDS, _ENOUGH = 12.0, 6, 23.0
_AROUND = tuple((a, b) for a in (-1, 0, 1) for b in (-1, 0, 1))


@dataclass(slots=True)
class Cluster:
    """Spots at one place of a layout; x, y in pixels. The first spot counts most and gives the place."""

    x: float
    y: float
    spots: list[Spot]
    count: float


def clusters(places: Sequence[tuple[float, float, Spot]], width: float, height: float) -> list[Cluster]:
    """Spots as clusters whose centres are APART (but for a pixel), largest first; each within width and height."""
    ordered = sorted(places, key=lambda place: (-place[2].count, place[2].code, place[2].name, place[:2]))
    found = _merged((Cluster(x, y, [spot], spot.count) for x, y, spot in ordered), _SAME)
    _step_aside(_close(found), width, height)
    found.sort(key=_weight)
    return sorted(_merged(found, _ENOUGH), key=_weight)


def _weight(cluster: Cluster) -> tuple[float, str]:
    return -cluster.count, cluster.spots[0].code


def _merged(found: Iterable[Cluster], reach: float) -> list[Cluster]:
    """Each cluster joins the first that stands within reach; looked for in the nine cells around it."""
    cells: dict[tuple[int, int], list[Cluster]] = {}
    kept = []
    for one in found:
        column, row = int(one.x / reach), int(one.y / reach)
        around = [cells[cell] for step in _AROUND if (cell := (column + step[0], row + step[1])) in cells]
        near = next((o for others in around for o in others if math.hypot(o.x - one.x, o.y - one.y) < reach), None)
        if near is None:
            cells.setdefault((column, row), []).append(one)
            kept.append(one)
        else:
            near.spots += one.spots
            near.count += one.count
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


def _step_aside(pairs: Sequence[tuple[Cluster, Cluster]], width: float, height: float) -> None:
    """Push each pair that is closer than APART, each half of what lacks, until none is, or some rounds have passed."""
    for _ in range(_ROUNDS):
        near = [
            (one, other) for one, other in pairs if (other.x - one.x) ** 2 + (other.y - one.y) ** 2 < (APART - 0.1) ** 2
        ]
        for one, other in near:
            across, down = other.x - one.x, other.y - one.y
            gap = math.hypot(across, down)
            push = max(0.0, APART - gap) / 2 / (gap or 1)
            for cluster, sign in ((one, -push), (other, push)):
                cluster.x = min(max(cluster.x + sign * across, 0), width)
                cluster.y = min(max(cluster.y + sign * down, 0), height)
        if not near:
            return
