"""The Lagrangian bound of capacitated siting: demand rows priced, a continuous knapsack for each site, a cover of
all demand.

With prices u a site that opens earns  rho_i = f_i + min { sum_j (c_ij - u_j) x_ij : sum_j d_j x_ij <= s_i, 0 <= x <=
1 },
and with a price m >= 0 on the row "open capacity covers all demand D" (it holds in every answer)

    L(u, m) = sum_j u_j + m D + sum_i min(0, rho_i - m s_i)  <=  the optimum
"""

import numpy as np
from numba import njit

from berdikari.plan.ascent import FREE, IN, OUT


@njit(cache=True)
def fill_site(margin, demand, capacity, items, count, taken):
    """Fill a site with `count` items of negative margin: least margin a unit of demand first; give the margin earned.

    items  indices of the customers, reordered here; taken (customers,) is filled with the share of each item
    """
    total = 0.0
    for k in range(count):
        total += demand[items[k]]
    low, high, room, earned = 0, count - 1, capacity, 0.0
    if total <= capacity:
        for k in range(count):
            taken[items[k]] = 1.0
            earned += margin[items[k]]
        return earned
    for k in range(count):
        taken[items[k]] = 0.0
    while low <= high:
        pivot = items[(low + high) // 2]
        edge = margin[pivot] / demand[pivot] if demand[pivot] > 0.0 else -np.inf
        left, right = low, high
        while left <= right:
            while _ratio(margin, demand, items[left]) < edge:
                left += 1
            while _ratio(margin, demand, items[right]) > edge:
                right -= 1
            if left <= right:
                items[left], items[right] = items[right], items[left]
                left += 1
                right -= 1
        below = 0.0
        for k in range(low, right + 1):
            below += demand[items[k]]
        if below > room:
            high = right
            if low == high:
                taken[items[low]] = room / demand[items[low]]
                return earned + margin[items[low]] * taken[items[low]]
            continue
        for k in range(low, right + 1):
            taken[items[k]] = 1.0
            earned += margin[items[k]]
        room -= below
        for k in range(right + 1, left):
            item = items[k]
            part = 1.0 if demand[item] <= room else room / demand[item]
            taken[item] = part
            earned += margin[item] * part
            room -= demand[item] * part
            if part < 1.0:
                return earned
        low = left
    return earned


@njit(cache=True)
def _ratio(margin, demand, item):
    return margin[item] / demand[item] if demand[item] > 0.0 else -np.inf


@njit(cache=True)
def site_worths(cost, demand, capacity, fixed, prices):
    """Rho (sites,) at the prices: whatever set S opens, it costs at least the sum of prices and of rho over S."""
    sites, customers = cost.shape
    worth, margin, taken = np.empty(sites), np.empty(customers), np.empty(customers)
    items = np.empty(customers, np.int64)
    for site in range(sites):
        count = 0
        for customer in range(customers):
            margin[customer] = cost[site, customer] - prices[customer]
            if margin[customer] < 0.0:
                items[count] = customer
                count += 1
        worth[site] = fixed[site] + fill_site(margin, demand, capacity[site], items, count, taken)
    return worth


@njit(cache=True)
def cover(worth, capacity, need, status, chosen):
    """Price of the row "capacity opened >= need", the best there is, with the choice it makes.

    Gives the price m and the total m * need + sum of min(0, worth - m * capacity) over free sites, all of it over
    open ones.
    need is infinite to reach: total infinite.
    """
    sites = worth.shape[0]
    room, total = 0.0, 0.0
    for site in range(sites):
        chosen[site] = status[site] == IN or (status[site] == FREE and worth[site] < 0.0)
        if chosen[site]:
            room += capacity[site]
            total += worth[site]
    if room >= need:
        return 0.0, total
    ratio = np.full(sites, np.inf)
    for site in range(sites):
        if status[site] == FREE and not chosen[site] and capacity[site] > 0.0:
            ratio[site] = worth[site] / capacity[site]
    for site in np.argsort(ratio):
        if ratio[site] == np.inf:
            break
        chosen[site] = True
        room += capacity[site]
        total += worth[site]
        if room >= need:
            return ratio[site], total - ratio[site] * (room - need)
    return np.inf, np.inf


@njit(cache=True)
def climb(cost, demand, capacity, fixed, need, status, prices, cut, target, steps, scale, patience, share):
    """Raise the bound from `prices` (changed to the best found) for `steps` steps; decide sites in `status` on the way.

    share   (sites,) is filled with the averaged choice: how far the relaxed answer opens each site
    Gives the best bound, the choice at it, and the last step scale. Stops where the bound reaches `cut`.
    """
    sites, customers = cost.shape
    current = prices.copy()
    direction = np.zeros(customers)
    margin, worth = np.empty(customers), np.empty(sites)
    taken = np.zeros((sites, customers))
    items, counts = np.empty((sites, customers), np.int64), np.zeros(sites, np.int64)
    chosen, best_chosen = np.zeros(sites, np.bool_), np.zeros(sites, np.bool_)
    best, stalled = -np.inf, 0
    served = np.empty(customers)
    for _ in range(steps):
        for site in range(sites):
            counts[site] = 0
            worth[site] = fixed[site]
            if status[site] == OUT:
                continue
            count = 0
            for customer in range(customers):
                margin[customer] = cost[site, customer] - current[customer]
                if margin[customer] < 0.0:
                    items[site, count] = customer
                    count += 1
            counts[site] = count
            worth[site] += fill_site(margin, demand, capacity[site], items[site], count, taken[site])
        price, total = cover(worth, capacity, need, status, chosen)
        bound = total + current.sum()
        for site in range(sites):
            share[site] += 0.1 * ((1.0 if chosen[site] else 0.0) - share[site])
        if bound > best:
            stalled = stalled + 1 if bound < best + 1e-5 * abs(best) and best > -np.inf else 0
            best = bound
            prices[:] = current
            best_chosen[:] = chosen
            if best >= cut:
                break
            for site in range(sites):
                if status[site] == FREE:
                    reduced = worth[site] - price * capacity[site]
                    if best + abs(reduced) >= cut:
                        status[site] = OUT if reduced > 0.0 else IN
        else:
            stalled += 1
        if stalled >= patience:
            scale *= 0.5
            stalled = 0
            current[:] = prices
            if scale < 1e-3:
                break
        served[:] = 0.0
        for site in range(sites):
            if chosen[site]:
                for k in range(counts[site]):
                    served[items[site, k]] += taken[site, items[site, k]]
        norm = 0.0
        for customer in range(customers):
            direction[customer] = 1.0 - served[customer] + 0.6 * direction[customer]
            norm += direction[customer] * direction[customer]
        if norm < 1e-18:
            break
        length = scale * (target - bound) / norm
        for customer in range(customers):
            current[customer] += length * direction[customer]
    return best, best_chosen, scale
