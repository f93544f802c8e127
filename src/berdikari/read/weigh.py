"""Weigh: how likely an organisation of a page is a party to a cooperation: named features, weighted by what was
learned.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from berdikari.read.alone import features
from berdikari.read.around import EXCLUDED, PRIVATE, PUBLIC, Surroundings, surroundings
from berdikari.read.organisations import Organisation
from berdikari.read.pairs import pair_features

__all__ = [
    "EXCLUDED",
    "PRIVATE",
    "PUBLIC",
    "Surroundings",
    "candidates",
    "features",
    "pair_features",
    "probability",
    "surroundings",
    "weigh",
]
_MANY = 60  # organisations that may be partners, up to which each is weighed with each
_FAR = 8  # mentions from one to the other, from which two of many are not weighed together
_LEAST = 0.04  # an organisation less likely than this by itself is no partner of any


def weigh(
    found: Sequence[Organisation], around: Surroundings, weights: Mapping[str, Mapping[str, float]]
) -> tuple[list[float], dict[tuple[int, int], float]]:
    """The probability, 0 to 1, that each organisation is a party, and that each two of them, by index, are parties
    to one deal.
    """
    alone = [0.0 if o.kind in EXCLUDED else probability(features(o, around), weights["alone"]) for o in found]
    rows = pair_features(candidates(found, alone), found, alone, around)
    return alone, {pair: probability(row, weights["together"]) for pair, row in rows.items()}


def candidates(found: Sequence[Organisation], alone: Sequence[float]) -> Iterator[tuple[int, int]]:
    """The pairs of organisations that may be partners: neither is out of the question by itself.

    On a page that names many (a list of members, a directory) only those that are named near each other.
    """
    able = [i for i, o in enumerate(found) if o.kind not in EXCLUDED and alone[i] >= _LEAST]
    return combinations(able, 2) if len(able) <= _MANY else _neighbours(found, able)


def _neighbours(found: Sequence[Organisation], able: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs with few mentions of others between them, each once."""
    named = [i for _, i in sorted((m.start, i) for i in able for m in found[i].mentions)]
    near = {(min(a, b), max(a, b)) for at, a in enumerate(named) for b in named[at + 1 : at + _FAR] if a != b}
    yield from sorted(near)


def probability(row: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The logistic of the weighted sum of features."""
    score = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in row.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
