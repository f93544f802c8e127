"""Conditional logit (McFadden 1974), its weights held together by a prior: equal until partnerships say otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import logsumexp

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Choice:
    """One partnership: features of its candidates, (candidates, features), and which of them came, at least one."""

    features: Array
    came: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prior:
    """Weights are normal around their mean with precision `firmness`, and their mean around `equal` with precision
    `loose`.
    """

    equal: float
    firmness: float
    loose: float


def log_chances(features: Array, weights: Array) -> Array:
    """Logarithm of the chance of each candidate: softmax of the weighted features."""
    score = features @ weights
    return np.asarray(score - logsumexp(score))


def log_likelihood(choice: Choice, weights: Array) -> float:
    """Logarithm of the chance that one of those that came comes."""
    return float(logsumexp(log_chances(choice.features, weights)[choice.came]))


def fit(choices: Sequence[Choice], prior: Prior, features: int) -> Array:
    """The weights most likely under prior and partnerships; without any partnership, all of them `equal`.

    The posterior of single choices is concave, so that the optimum is one.
    """
    start = np.full(features, prior.equal)
    if not choices:
        return start
    found = minimize(_loss, start, args=(choices, prior), jac=True, method="L-BFGS-B")
    return np.asarray(found.x)


def _loss(weights: Array, choices: Sequence[Choice], prior: Prior) -> tuple[float, Array]:
    """Minus the logarithm of the posterior, and its gradient."""
    mean = weights.mean()
    loss = (
        prior.firmness / 2 * float(((weights - mean) ** 2).sum())
        + prior.loose / 2 * weights.size * (mean - prior.equal) ** 2
    )
    slope = prior.firmness * (weights - mean) + prior.loose * (mean - prior.equal)
    for choice in choices:
        chances = log_chances(choice.features, weights)
        own = chances[choice.came] - logsumexp(chances[choice.came])
        loss -= float(logsumexp(chances[choice.came]))
        slope = slope - np.exp(own) @ choice.features[choice.came] + np.exp(chances) @ choice.features
    return float(loss), slope
