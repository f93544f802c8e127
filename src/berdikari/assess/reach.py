"""What a country could make next: product-space density beside the plain baseline that usually predicts as well."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from berdikari.assess.advantage import advantage, presence
from berdikari.assess.outlook import density

Array = NDArray[np.float64]
UNLISTED = ("IRQ", "MAC", "TCD")
PEOPLE, EXPORTS = 1.2e6, 1e9


@dataclass(frozen=True, slots=True, kw_only=True)
class Reachable:
    """A product that a country does not make with advantage, and how near it is by two measures.

    density        0 to 1, product space; density_rank: 1 is nearest
    advantage      its index today, below 1; advantage_rank: 1 is nearest. The baseline: what is nearly there arrives
    """

    product: str
    density: float
    density_rank: int
    advantage: float
    advantage_rank: int


def within_reach(exports: ArrayLike, products: Sequence[str], country: int, count: int = 20) -> tuple[Reachable, ...]:
    """The products nearest by density that the country does not make with advantage, each with the baseline's rank.

    exports: countries x products. No value of money is given: what is not made has none.
    """
    index = np.nan_to_num(advantage(exports)[country])
    made = presence(exports)
    dense = density(made)[country]
    absent = np.flatnonzero(~made[country])
    near, baseline = _ranks(dense[absent]), _ranks(index[absent])
    found = [
        Reachable(product=products[place], density=float(dense[place]), density_rank=int(near[at]),
                  advantage=float(index[place]), advantage_rank=int(baseline[at]))
        for at, place in enumerate(absent.tolist())
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.density_rank, one.product))[:count])


def predictive_power(before: ArrayLike, after: ArrayLike) -> tuple[float | None, float | None]:
    """How well density, and the baseline of today's advantage, foretold which products appeared: areas under the curve.

    before, after: exports of two years, same countries and products. 0.5 is chance; None: nothing appeared.
    """
    made = presence(before)
    absent = ~made
    appeared = presence(after)[absent]
    dense = density(made)[absent]
    return _area(dense, appeared), _area(np.nan_to_num(advantage(before))[absent], appeared)


def comparable(people: Mapping[str, float], exports: Mapping[str, float]) -> tuple[str, ...]:
    """Countries that the Atlas compares: above 1.2 million people and 1 billion dollars of exports, less three."""
    return tuple(
        sorted(
            country
            for country, amount in exports.items()
            if amount > EXPORTS and people.get(country, 0) > PEOPLE and country not in UNLISTED
        )
    )


def _ranks(values: Array) -> NDArray[np.int64]:
    """1 for the largest; equal values by place."""
    ranks = np.empty(len(values), dtype=np.int64)
    ranks[np.argsort(-values, kind="stable")] = np.arange(1, len(values) + 1)
    return ranks


def _area(score: Array, hit: NDArray[np.bool_]) -> float | None:
    """Area under the ROC curve by mid-ranks (Mann and Whitney)."""
    hits, misses = int(hit.sum()), int((~hit).sum())
    if not hits or not misses:
        return None
    _, place, counts = np.unique(score, return_inverse=True, return_counts=True)
    middle = np.cumsum(counts) - (counts - 1) / 2
    return float((middle[place][hit].sum() - hits * (hits + 1) / 2) / (hits * misses))
