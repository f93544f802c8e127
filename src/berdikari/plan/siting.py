"""Siting: a textbook location problem in arrays, its Answer, and the watch by which a caller follows and stops a
search.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from berdikari.errors import InvalidRecordError

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]
Flags = NDArray[np.bool_]

MAX_DECIMALS = 5
EXACT = 2.0**36
"""Largest sum, in grains, whose bound is still computed to a thousandth of a grain."""
NOISE = 1e-9
"""Relative rounding of a sum of doubles: totals closer than this are one total."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Siting:
    """Sites to open, customers to serve, each wholly (or in parts, where sites have a capacity).

    cost      (sites, customers): cost of serving the whole customer from the site; infinite: not allowed
    fixed     (sites,): cost of opening
    p         how many sites to open; None: as many as pay
    capacity  (sites,), demand (customers,): in the same unit; None: no capacity
    """

    cost: Floats
    fixed: Floats
    p: int | None = None
    capacity: Floats | None = None
    demand: Floats | None = None

    def __post_init__(self) -> None:
        if self.cost.ndim != 2 or 0 in self.cost.shape:
            raise InvalidRecordError("Siting", "cost", self.cost.shape, "a table of at least one site and one customer")
        sites, customers = self.cost.shape
        if self.fixed.shape != (sites,):
            raise InvalidRecordError("Siting", "fixed", self.fixed.shape, f"one number for each of {sites} sites")
        if np.isnan(self.cost).any() or (self.cost == -np.inf).any() or not np.isfinite(self.fixed).all():
            raise InvalidRecordError("Siting", "cost", "NaN or infinity", "finite costs (+infinity: not allowed)")
        if self.p is not None and not 1 <= self.p <= sites:
            raise InvalidRecordError("Siting", "p", self.p, f"a whole number from 1 to {sites}")
        if (self.capacity is None) != (self.demand is None):
            raise InvalidRecordError("Siting", "capacity", "capacity or demand alone", "both or neither")
        if self.capacity is not None and self.demand is not None:
            if self.capacity.shape != (sites,) or self.demand.shape != (customers,):
                raise InvalidRecordError(
                    "Siting", "capacity", self.capacity.shape, "one a site, and one demand a customer"
                )
            if not (np.isfinite(self.capacity).all() and np.isfinite(self.demand).all()):
                raise InvalidRecordError("Siting", "capacity", "NaN or infinity", "finite capacities and demands")
            if (self.capacity < 0).any() or (self.demand < 0).any():
                raise InvalidRecordError("Siting", "capacity", "a negative number", "capacities and demands from 0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Where a search stands: cost of the best answer (infinite: none yet), proven lower bound, nodes searched."""

    cost: float
    bound: float
    nodes: int = 0

    @property
    def gap(self) -> float:
        """(cost - bound) / |cost|; infinite while there is no answer."""
        if not np.isfinite(self.cost):
            return float("inf")
        return max(0.0, self.cost - self.bound) / max(abs(self.cost), 1e-12)


Watch = Callable[[Progress], bool]
"""Told of progress; answers whether to go on."""


def go_on(_: Progress) -> bool:
    """The watch that never stops a search."""
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The best siting found, with its proof.

    open    indices of open sites, rising
    served  (customers,) index of the site that serves the customer (the largest share of it); -1: none
    cost    of this answer, recomputed from the data; infinite: no answer exists, or none was found yet
    bound   no answer costs less (proven); equal to cost: this one is best
    proven  cost and bound meet, or it is proven that no answer exists
    nodes   nodes of the search tree
    flow    (sites, customers) share of each customer from each site; None: wholly from `served`
    """

    open: tuple[int, ...]
    served: Ints
    cost: float
    bound: float
    proven: bool
    nodes: int = 0
    flow: Floats | None = None

    @property
    def gap(self) -> float:
        """(cost - bound) / |cost|."""
        return Progress(cost=self.cost, bound=self.bound).gap


def grain_of(siting: Siting) -> float:
    """Greatest step 10^-k (k <= 5) of which all costs are whole multiples, so that all totals are too; 0: none.

    A total that beats another then does so by at least one grain, which lets a bound round up without a tolerance.
    """
    numbers = np.concatenate([siting.cost[np.isfinite(siting.cost)], siting.fixed])
    total = float(np.abs(numbers).sum())
    for decimals in range(MAX_DECIMALS + 1):
        scaled = numbers * 10.0**decimals
        if total * 10.0**decimals > EXACT:
            return 0.0
        if (np.abs(scaled - np.rint(scaled)) <= 1e-9 * np.maximum(1.0, np.abs(scaled))).all():
            return float(10.0**-decimals)
    return 0.0


def cutoff(upper: float, grain: float) -> float:
    """What the bound of a branch must reach for the branch to hold nothing better than `upper`.

    With grain g, anything better costs at most upper - g, so that a bound above upper - g (and rounding) closes the
    branch.
    Without, totals within the rounding of a sum of doubles are one total.
    """
    return upper - (grain * (1.0 - 1e-3) if grain else NOISE * abs(upper))
