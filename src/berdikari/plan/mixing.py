"""Weights of a bundle's cuts: least 1/2 w'Gw + e'w over weights from 0 that add up to 1, by exchanges between two."""

from numba import njit

ROUNDS = 500
NEAR = 1e-7


@njit(cache=True, nogil=True)
def mix(gram, errors, weights):
    """Improve the weights (cuts,), which add up to 1, in place; gram (cuts, cuts), errors (cuts,)."""
    count = len(weights)
    slope = gram @ weights + errors
    for _ in range(ROUNDS):
        low, high = 0, -1
        for at in range(count):
            if slope[at] < slope[low]:
                low = at
            if weights[at] > 0.0 and (high < 0 or slope[at] > slope[high]):
                high = at
        gain = slope[high] - slope[low]
        if gain <= NEAR * (1e-9 + abs(slope[low])):
            return
        curve = gram[low, low] + gram[high, high] - 2.0 * gram[low, high]
        step = weights[high] if curve <= 0.0 else min(weights[high], gain / curve)
        weights[low] += step
        weights[high] -= step
        slope += step * (gram[:, low] - gram[:, high])
