"""Weigh: how likely an organisation of a page is a party to a cooperation: named features, weighted by what was
learned.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from berdikari.read.alone import features
from berdikari.read.around import EXCLUDED, PRIVATE, PUBLIC, Surroundings, is_out, surroundings
from berdikari.read.bonds import parallel, several
from berdikari.read.organisations import Organisation
from berdikari.read.pairs import logit, pair_features
from berdikari.read.tone import tone
from berdikari.read.trees import grown
from berdikari.words import Words

__all__ = [
    "EXCLUDED",
    "PRIVATE",
    "PUBLIC",
    "Odds",
    "Surroundings",
    "candidates",
    "features",
    "likely",
    "page_features",
    "pair_features",
    "probability",
    "score",
    "surroundings",
    "weigh",
]
_MANY = 60  # organisations that may be partners, up to which each is weighed with each
_FAR = 8  # mentions from one to the other, from which two of many are not weighed together
_LEAST = 0.02
_OF_TREES = 0.7  # what the trees count for, beside the weighted sum
_HOPELESS = -3.0  # weighted sum below which no trees make partners of two


@dataclass(frozen=True, slots=True)
class Odds:
    """How likely the organisations of a page, by index, are parties.

    alone: each by itself; together: each two to one deal; met: the pairs that one sentence names; listed: those that
    stand in one list ("A, B dan C"); apart: those that stand in different deals of a series ("A with B, C with D");
    told: how likely the page tells of any deal.
    """

    alone: Sequence[float]
    together: Mapping[tuple[int, int], float]
    listed: frozenset[tuple[int, int]]
    met: frozenset[tuple[int, int]] = frozenset()
    apart: frozenset[tuple[int, int]] = frozenset()
    told: float = 1.0


def weigh(found: Sequence[Organisation], around: Surroundings) -> Odds:
    """The probability, 0 to 1, that each organisation is a party, and that each two of them are parties to one deal."""
    words = around.page.words
    weights = words.weights
    alone = [0.0 if is_out(o, around.page) else probability(features(o, around), weights["alone"]) for o in found]
    rows = pair_features(candidates(found, alone), found, alone, around)
    together = {pair: likely(row, words) for pair, row in rows.items()}
    told = probability(page_features(alone, together, rows, around, words), weights["page"])
    met, listed = (frozenset(p for p, row in rows.items() if row.get(name)) for name in ("meet", "meet_listed"))
    return Odds(alone, together, listed, met, _apart(found, alone, around), told)


def _apart(found: Sequence[Organisation], alone: Sequence[float], around: Surroundings) -> frozenset[tuple[int, int]]:
    able = {id(o): i for i, o in enumerate(found) if alone[i] >= _LEAST}
    series = {
        number: [(able[id(o)], m) for o, m in here if id(o) in able] for number, here in around.by_sentence.items()
    }
    apart = {pair for seats in series.values() if 4 <= len(seats) <= _MANY for pair in parallel(around, seats)}
    apart |= {pair for n, seats in series.items() if 3 <= len(seats) <= _MANY for pair in several(around, n, seats)}
    return frozenset(apart)


def page_features(
    alone: Sequence[float],
    together: Mapping[tuple[int, int], float],
    rows: Mapping[tuple[int, int], Mapping[str, float]],
    around: Surroundings,
    words: Words,
) -> dict[str, float]:
    """The named features of a page: whether it tells of a cooperation in medical devices at all."""
    pairs = sorted(together.items(), key=lambda item: -item[1])[:2]
    single = sorted(alone, reverse=True)[:2]
    found = {f"pair_{rank}": logit(likely) for rank, (_, likely) in enumerate(pairs, start=1)}
    found |= {f"party_{rank}": logit(likely) for rank, likely in enumerate(single, start=1)}
    found |= around.field
    found["tone"] = score(tone(around), words.weights["tone"])
    found["no_pair"] = float(not pairs)
    if pairs:
        best = rows[pairs[0][0]]
        found |= {
            f"best_{name}": value
            for name, value in best.items()
            if name.startswith(("bond_", "topic_", "only_", "care_"))
        }
    return found


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


def likely(row: Mapping[str, float], words: Words) -> float:
    """The probability that two are partners; an owner and what it owns are none, unless something else ties them."""
    if row.get("only_owned"):
        return 0.0
    line = score(row, words.weights["together"])
    return logistic(line if line < _HOPELESS else (1 - _OF_TREES) * line + _OF_TREES * grown(words.trees, row))


def probability(row: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The logistic of the weighted sum of features."""
    return logistic(score(row, weights))


def score(row: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The weighted sum of features: the logarithm of the odds."""
    return weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in row.items())


def logistic(odds: float) -> float:
    """The probability of the logarithm of odds."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
