"""Weigh: how likely an organisation of a page is a party to a cooperation: named features, weighted by what was
learned.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from berdikari.read.alone import features
from berdikari.read.around import EXCLUDED, PRIVATE, PUBLIC, Surroundings, surroundings, triggers_of
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
    "triggers_of",
    "weigh",
]
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
    """The pairs of organisations that may be partners: neither is out of the question by itself."""
    able = [i for i, o in enumerate(found) if o.kind not in EXCLUDED and alone[i] >= _LEAST]
    return combinations(able, 2)


def probability(row: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The logistic of the weighted sum of features."""
    score = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in row.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
