"""Local search over open sites: open one, close one, or swap two, always the move that gains most.

Each customer keeps its nearest and second nearest open site, so that one pass over a site's row of costs prices its
opening
together with every closing (Whitaker 1983; Resende and Werneck 2007).
"""

import numpy as np
from numba import njit


@njit(cache=True)
def serve(cost, opened, far, nearest, first, second):
    """Fill for each customer its nearest open site and the costs of nearest and second nearest (`far`: none); give
    the total.
    """
    sites, customers = cost.shape
    first[:] = far
    second[:] = far
    nearest[:] = -1
    for site in range(sites):
        if not opened[site]:
            continue
        row = cost[site]
        for customer in range(customers):
            value = row[customer]
            if value < first[customer]:
                second[customer] = first[customer]
                first[customer] = value
                nearest[customer] = site
            elif value < second[customer]:
                second[customer] = value
    return first.sum()


@njit(cache=True)
def descend(cost, fixed, opened, allowed, keep_count):
    """Improve `opened` in place until no move gains; give its cost. keep_count: swaps only, as with p sites.

    allowed  (sites,) sites that may open (a site known to be closed in every better answer need not be tried)
    Costs must be finite.
    """
    sites, customers = cost.shape
    nearest = np.empty(customers, np.int32)
    first, second, loss = np.empty(customers), np.empty(customers), np.empty(sites)
    far = cost.max() + 1.0
    total = serve(cost, opened, far, nearest, first, second)
    for site in range(sites):
        if opened[site]:
            total += fixed[site]
    count = opened.sum()
    while True:
        loss[:] = 0.0
        for customer in range(customers):
            loss[nearest[customer]] += second[customer] - first[customer]
        best, enter, leave = 1e-9 * max(1.0, abs(total)), -1, -1
        if not keep_count and count > 1:
            for site in range(sites):
                if opened[site] and fixed[site] - loss[site] > best:
                    best, enter, leave = fixed[site] - loss[site], -1, site
        for site in range(sites):
            if opened[site] or not allowed[site]:
                continue
            gain, out, saved = _price_opening(cost[site], fixed, opened, nearest, first, second, loss)
            gain -= fixed[site]
            if not keep_count and gain > best:
                best, enter, leave = gain, site, -1
            if gain + saved > best:
                best, enter, leave = gain + saved, site, out
        if enter < 0 and leave < 0:
            return total
        if enter >= 0:
            opened[enter] = True
            count += 1
        if leave >= 0:
            opened[leave] = False
            count -= 1
        total = serve(cost, opened, far, nearest, first, second)
        for site in range(sites):
            if opened[site]:
                total += fixed[site]


@njit(cache=True)
def _price_opening(row, fixed, opened, nearest, first, second, loss):
    """Gain of opening the site of this row, the best site to close with it, and what closing that one adds to the
    gain.
    """
    lost = loss.copy()
    gain = 0.0
    for customer in range(row.shape[0]):
        value = row[customer]
        if value < first[customer]:
            gain += first[customer] - value
            lost[nearest[customer]] -= second[customer] - first[customer]
        elif value < second[customer]:
            lost[nearest[customer]] -= second[customer] - value
    out, saved = -1, -np.inf
    for site in range(opened.shape[0]):
        if opened[site] and fixed[site] - lost[site] > saved:
            out, saved = site, fixed[site] - lost[site]
    return gain, out, saved


@njit(cache=True)
def shake(opened, allowed, swaps, keep_count, seed):
    """Swap `swaps` random open sites of `opened` for random closed ones (or flip sites, if the count is free)."""
    np.random.seed(seed)
    sites = opened.shape[0]
    for _ in range(swaps):
        enter, leave = np.random.randint(sites), np.random.randint(sites)
        for _ in range(4 * sites):
            if allowed[enter] and not opened[enter]:
                break
            enter = np.random.randint(sites)
        for _ in range(4 * sites):
            if opened[leave]:
                break
            leave = np.random.randint(sites)
        if opened[enter] or not allowed[enter] or not opened[leave]:
            return
        opened[enter] = True
        if keep_count or np.random.randint(2):
            opened[leave] = False
