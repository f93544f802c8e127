"""A proximal bundle: the concave function that a bound is of its prices, modelled by cuts, raised from a centre.

At each point the function gives a value and a slope; the cut value + slope (x - point) lies above it everywhere. The
next point is the best of the model less a price on distance from the centre, which moves there only where the function
itself rises (Lemarechal 1975; Kiwiel 1990). What the cuts mix to is a direction in which all of them rise, where single
slopes of a Lagrangian zigzag.
"""

from dataclasses import dataclass, field

import numpy as np

from berdikari.plan.mixing import mix
from berdikari.plan.siting import Floats

CUTS = 50
SERIOUS = 0.1
"""Share of the gain foretold from which the centre moves."""
PATIENCE = 6


@dataclass(slots=True)
class Bundle:
    """All vectors are flat. metric: how far each price may move for a unit of slope.

    centre, value  the best point so far and the function there; reach: how far the next point may be
    foretold       what the model says that the next point gains
    """

    centre: Floats
    value: float
    metric: Floats
    reach: float = 0.0
    foretold: float = np.inf
    count: int = 0
    nulls: int = 0
    slopes: Floats = field(init=False)
    gram: Floats = field(init=False)
    errors: Floats = field(init=False)
    weights: Floats = field(init=False)

    def __post_init__(self) -> None:
        self.slopes, self.gram = np.empty((CUTS, len(self.centre))), np.zeros((CUTS, CUTS))
        self.errors, self.weights = np.zeros(CUTS), np.zeros(CUTS)

    def begin(self, slope: Floats, target: float) -> None:
        """The first cut, at the centre; target: about how high the function may rise."""
        self._keep(slope, 0.0)
        self.weights[0] = 1.0
        steep = self.gram[0, 0]
        self.reach = 0.5 * max(target - self.value, 1e-6 * abs(target)) / steep if steep > 0.0 else 0.0

    def next(self) -> Floats:
        """Where to look next."""
        own = slice(self.count)
        self.weights[own] /= self.weights[own].sum()
        mix(self.reach * self.gram[own, own], self.errors[own], self.weights[own])
        weights = self.weights[own]
        steep = float(weights @ self.gram[own, own] @ weights)
        self.foretold = float(weights @ self.errors[own]) + self.reach * steep
        return np.asarray(self.centre + self.reach * self.metric * (weights @ self.slopes[own]))

    def take(self, point: Floats, value: float, slope: Floats) -> bool:
        """What the function is at a point; gives whether the centre moved there."""
        gain = value - self.value
        if gain > SERIOUS * self.foretold:
            step = point - self.centre
            self.errors[: self.count] += self.slopes[: self.count] @ step - gain
            self.centre, self.value, self.nulls = point, value, 0
            self._keep(slope, 0.0)
            if gain > 0.5 * self.foretold:
                self.reach *= 2.0
            return True
        error = gain + float(slope @ (self.centre - point))
        self._keep(slope, max(0.0, error))
        self.nulls += 1
        if error > self.foretold:
            self.reach *= 0.5 if gain < -self.foretold else 0.8
        elif self.nulls >= PATIENCE:
            self.reach *= 0.9
        return False

    def correct(self, value: float) -> None:
        """The function at the centre, where it had been computed too high."""
        self.errors[: self.count] = np.maximum(0.0, self.errors[: self.count] + self.value - value)
        self.value = value

    def _keep(self, slope: Floats, error: float) -> None:
        """A new cut, in place of the one that weighs least where there are too many."""
        at = self.count if self.count < CUTS else int(self.weights.argmin())
        self.count = max(self.count, at + 1)
        self.slopes[at] = slope
        self.gram[at, : self.count] = self.slopes[: self.count] @ (self.metric * slope)
        self.gram[: self.count, at] = self.gram[at, : self.count]
        self.errors[at], self.weights[at] = error, 0.0
