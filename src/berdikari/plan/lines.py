"""What a production line is worth at given prices: demand filled best first in each year, modules added when they pay.

For one device and one site: with price l_rt paid for a unit in region r, a unit is worth v_r = l_rt - haul_t km_sr
there, so that
capacity Q of unit cost e earns the sum of the best (v_r - e) up to Q: a continuous knapsack. Over the years a
dynamic programme
picks the modules, which are never closed.
"""

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def rank_regions(price, km, haul, demand, order, worth, filled, earned):
    """Sort regions by what a unit is worth there, best first (`order` from the last round is nearly right already).

    Fills filled and earned (regions + 1,): demand of the best n regions, and what serving it wholly is worth.
    """
    regions = len(order)
    for place in range(regions):
        region = order[place]
        value = price[region] - haul * km[region]
        back = place
        while back > 0 and worth[back - 1] < value:
            worth[back] = worth[back - 1]
            order[back] = order[back - 1]
            back -= 1
        worth[back] = value
        order[back] = region
    for place in range(regions):
        units = demand[order[place]]
        filled[place + 1] = filled[place] + units
        earned[place + 1] = earned[place] + units * worth[place]


@njit(cache=True, nogil=True)
def last_worth(worth, cost):
    """How many regions, best first, are worth more than the cost."""
    low, high = 0, len(worth)
    while low < high:
        middle = (low + high) // 2
        if worth[middle] > cost:
            low = middle + 1
        else:
            high = middle
    return low


@njit(cache=True, nogil=True)
def earn(worth, filled, earned, room, cost):
    """The most that `room` units of this unit cost earn in a year."""
    count = last_worth(worth, cost)
    if filled[count] <= room:
        return earned[count] - cost * filled[count]
    low, high = 0, count
    while low < high:
        middle = (low + high) // 2
        if filled[middle + 1] <= room:
            low = middle + 1
        else:
            high = middle
    return earned[low] + (room - filled[low]) * worth[low] - cost * room


@njit(cache=True, nogil=True)
def earn_years(price, demand, km, haul, unit, size, most, ramp, order, gains):
    """Fill gains (options, years, ages, modules + 1): what the line earns in a year, by its age and modules."""
    years, regions = price.shape
    options = len(size)
    worth, filled, earned = np.empty(regions), np.zeros(regions + 1), np.zeros(regions + 1)
    for year in range(years):
        rank_regions(price[year], km, haul[year], demand[year], order[year], worth, filled, earned)
        for option in range(options):
            for age in range(year + 1):
                same = age > 0 and ramp[option, age] == ramp[option, age - 1]
                for steps in range(1, most[option] + 1):
                    if same:
                        gains[option, year, age, steps] = gains[option, year, age - 1, steps]
                    else:
                        room = size[option] * steps * ramp[option, age]
                        gains[option, year, age, steps] = earn(worth, filled, earned, room, unit[option, year])


@njit(cache=True, nogil=True)
def best_path(gains, step, most, caps, start, path):
    """Least net cost of modules over the years from `start` (at least one from then on); fills path (years,).

    caps (2, years): modules that may be added at most in the first year, and in a later one. Infinite: none may start.
    """
    years = gains.shape[0]
    after, pick = np.zeros(most + 1), np.zeros((years, most + 1), np.int64)
    now = np.empty(most + 1)
    path[:start] = 0
    if caps[0, start] < 1:
        return np.inf
    for year in range(years - 1, start - 1, -1):
        cap = caps[0 if year == start else 1, year]
        for held in range(most + 1 if year > start else 1):
            best = np.inf
            for steps in range(max(1, held), min(most, held + cap) + 1):
                cost = step[year] * (steps - held) - gains[year, year - start, steps] + after[steps]
                if cost < best:
                    best, pick[year, held] = cost, steps
            now[held] = best
        after[:] = now
    held = 0
    for year in range(start, years):
        held = pick[year, held]
        path[year] = held
    return after[0]


@njit(cache=True, nogil=True)
def value_lines(price, demand, km, haul, unit, line, step, size, most, caps, ramp, barred, orders, values, choices):
    """For one device, fill values (sites, years): least net cost of a line started in that year; choices: its
    option.
    """
    sites, years = values.shape
    options = len(size)
    gains = np.zeros((options, years, years, most.max() + 1))
    path = np.empty(years, np.int64)
    for site in range(sites):
        values[site] = np.inf
        if barred[site]:
            continue
        earn_years(price, demand, km[site], haul, unit[site], size, most, ramp, orders[site], gains)
        for option in range(options):
            if most[option] == 0:
                continue
            for start in range(years):
                cost = line[option, start] + best_path(
                    gains[option], step[option], most[option], caps[:, option], start, path
                )
                if cost < values[site, start]:
                    values[site, start] = cost
                    choices[site, start] = option


@njit(cache=True, nogil=True)
def trace_line(price, demand, km, haul, unit, step, size, most, caps, ramp, order, start, path):
    """Fill path (years,) with the modules of the best line of one option at one site."""
    years = price.shape[0]
    gains = np.zeros((1, years, years, most[0] + 1))
    earn_years(price, demand, km, haul, unit, size, most, ramp, order, gains)
    return best_path(gains[0], step, most[0], caps, start, path)


@njit(cache=True, nogil=True)
def supply_line(price, demand, km, haul, unit, room, order, supply):
    """Add to supply (years, regions) what a line of yearly capacity room (years,) serves at these prices; give what
    it earns.
    """
    years, regions = price.shape
    worth, filled, earned = np.empty(regions), np.zeros(regions + 1), np.zeros(regions + 1)
    total = 0.0
    for year in range(years):
        if room[year] <= 0.0:
            continue
        rank_regions(price[year], km, haul[year], demand[year], order[year], worth, filled, earned)
        left = room[year]
        for place in range(regions):
            if worth[place] <= unit[year] or left <= 0.0:
                break
            region = order[year, place]
            units = min(left, demand[year, region])
            supply[year, region] += units
            left -= units
            total += units * (worth[place] - unit[year])
    return total
