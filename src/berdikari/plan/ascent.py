"""The Lagrangian bound of uncapacitated siting: each customer's price, raised by subgradient; sites fixed by reduced
cost.

The rows "each customer is served once" are priced with u. A site then earns rho_i = f_i + sum_j min(0, c_ij - u_j), and

    L(u) = sum_j u_j + the least sum of rho over the sites that may open  <=  the optimum      (Cornuejols et al. 1977)

Only pairs with c_ij < u_j count, so each customer keeps its sites in order of cost and reads the head of the list.
"""

import numpy as np
from numba import njit

FREE, OUT, IN = 0, 1, 2
"""What is known of a site in a branch: undecided, closed, open."""


@njit(cache=True)
def shorten(order, ranked, status):
    """The lists without closed sites, and without what lies beyond a site that is open; a list ends at cost
    infinity.
    """
    customers, ranks = order.shape
    kept, costs = np.empty((customers, ranks + 1), np.int32), np.empty((customers, ranks + 1))
    for customer in range(customers):
        count = 0
        for rank in range(ranks):
            site = order[customer, rank]
            if ranked[customer, rank] == np.inf:
                break
            if status[site] == OUT:
                continue
            kept[customer, count] = site
            costs[customer, count] = ranked[customer, rank]
            count += 1
            if status[site] == IN:
                break
        kept[customer, count:] = -1
        costs[customer, count:] = np.inf
    return kept, costs


@njit(cache=True)
def price_sites(order, ranked, fixed, prices, worth):
    """Fill worth (sites,) with rho for the prices (customers,)."""
    worth[:] = fixed
    for customer in range(order.shape[0]):
        price = prices[customer]
        sites, costs = order[customer], ranked[customer]
        rank = 0
        while costs[rank] < price:
            worth[sites[rank]] += costs[rank] - price
            rank += 1


@njit(cache=True)
def choose_sites(worth, status, p, chosen):
    """The least sum of worth: mark `chosen`; give the sum, the worst worth taken and the best worth left.

    p < 0: all sites that pay open, and at least one does. Otherwise exactly p open.
    """
    sites = worth.shape[0]
    total = 0.0
    opened = 0
    for site in range(sites):
        chosen[site] = status[site] == IN
        if chosen[site]:
            total += worth[site]
            opened += 1
    taken, left = -np.inf, np.inf
    if p < 0:
        best = -1
        for site in range(sites):
            if status[site] == FREE:
                if worth[site] < 0.0:
                    chosen[site] = True
                    total += worth[site]
                    opened += 1
                elif best < 0 or worth[site] < worth[best]:
                    best = site
        if opened == 0 and best >= 0:
            chosen[best] = True
            return total + worth[best], np.inf, -np.inf
        if opened == 0:
            return np.inf, np.inf, -np.inf
        return total, 0.0, 0.0
    free = np.empty(sites)
    count = 0
    for site in range(sites):
        if status[site] == FREE:
            free[count] = worth[site]
            count += 1
    need = p - opened
    if need < 0 or need > count:
        return np.inf, taken, left
    if need == 0 or need == count:
        for site in range(sites):
            if need and status[site] == FREE:
                chosen[site] = True
                total += worth[site]
        if need:
            taken = free[:count].max()
        elif count:
            left = free[:count].min()
        return total, taken, left
    ranked = np.partition(free[:count], need)
    left = ranked[need]
    taken = ranked[:need].max()
    ties = need
    for site in range(sites):
        if status[site] == FREE and worth[site] < taken:
            chosen[site] = True
            total += worth[site]
            ties -= 1
    for site in range(sites):
        if ties and status[site] == FREE and worth[site] == taken:
            chosen[site] = True
            total += worth[site]
            ties -= 1
    return total, taken, left


@njit(cache=True)
def fix_sites(bound, cut, worth, chosen, taken, left, status):
    """Decide each free site whose other value would lift the bound to `cut`; give how many were decided.

    Such a branch holds nothing better than the best answer known, whatever else it holds.
    """
    decided = 0
    for site in range(worth.shape[0]):
        if status[site] != FREE:
            continue
        if chosen[site]:
            if bound + (left - worth[site]) >= cut:
                status[site] = IN
                decided += 1
        elif bound + (worth[site] - taken) >= cut:
            status[site] = OUT
            decided += 1
    return decided


@njit(cache=True)
def ascend(order, ranked, fixed, p, status, prices, cut, target, steps, scale, patience, share):
    """Raise the bound from `prices` (changed to the best found) for `steps` steps; decide sites in `status` on the way.

    share   (sites,) is filled with the averaged choice: how far the relaxed answer opens each site
    Gives the best bound, the choice at it, its worths, and the last step scale; a scale of 0 says that the choice
    serves
    each customer once, so that it is best in this branch. Stops where the bound reaches `cut`.
    """
    customers, sites = order.shape[0], fixed.shape[0]
    order, ranked = shorten(order, ranked, status)
    current = prices.copy()
    worth, best_worth = np.empty(sites), np.zeros(sites)
    chosen, best_chosen = np.zeros(sites, np.bool_), np.zeros(sites, np.bool_)
    direction = np.zeros(customers)
    best, stalled = -np.inf, 0
    for _ in range(steps):
        price_sites(order, ranked, fixed, current, worth)
        total, taken, left = choose_sites(worth, status, p, chosen)
        bound = total + current.sum()
        for site in range(sites):
            share[site] += 0.1 * ((1.0 if chosen[site] else 0.0) - share[site])
        if bound > best:
            stalled = stalled + 1 if bound < best + 1e-5 * abs(best) and best > -np.inf else 0
            best = bound
            prices[:] = current
            best_worth[:] = worth
            best_chosen[:] = chosen
            if best >= cut:
                break
            fix_sites(best, cut, worth, chosen, taken, left, status)
        else:
            stalled += 1
        if stalled >= patience:
            scale *= 0.5
            stalled = 0
            current[:] = prices
            if scale < 1e-3:
                break
        norm, wrong = 0.0, 0
        for customer in range(customers):
            price = current[customer]
            near, costs = order[customer], ranked[customer]
            served, rank = 0, 0
            while costs[rank] < price:
                served += chosen[near[rank]]
                rank += 1
            wrong += served != 1
            direction[customer] = 1.0 - served + 0.6 * direction[customer]
            norm += direction[customer] * direction[customer]
        if wrong == 0:
            prices[:] = current
            return bound, chosen, worth, 0.0
        if norm == 0.0:
            break
        length = scale * (target - bound) / norm
        for customer in range(customers):
            current[customer] = max(ranked[customer, 0], current[customer] + length * direction[customer])
    return best, best_chosen, best_worth, scale
