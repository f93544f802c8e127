"""Who is served from where in one year, at least cost, once the lines stand: transport from few plants, import as
the other way.

Everyone starts with the cheapest source; where a plant is asked for more than it can make, its surplus moves along
the cheapest
chain of shifts to plants with room or to imports (successive shortest paths), so that the end is optimal.
"""

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def assign_year(cost, demand, room, flow):
    """Fill flow (sources, regions) at least cost; cost (sources, regions), room (sources,): the last source has no
    end.
    """
    sources, regions = cost.shape
    flow[:] = 0.0
    load = np.zeros(sources)
    for region in range(regions):
        best = 0
        for source in range(1, sources):
            if cost[source, region] < cost[best, region]:
                best = source
        flow[best, region] = demand[region]
        load[best] += demand[region]
    shift, through = np.full((sources, sources), np.inf), np.zeros((sources, sources), np.int64)
    for source in range(sources):
        _price_shifts(cost, flow, source, shift, through)
    slack = 1e-12 * (1.0 + demand.sum())
    length, before = np.empty(sources), np.empty(sources, np.int64)
    for source in range(sources - 1):
        while load[source] > room[source] + slack:
            end = _nearest_room(shift, load, room, source, length, before)
            amount = load[source] - room[source]
            if end != sources - 1:
                amount = min(amount, room[end] - load[end])
            at = end
            while at != source:
                amount = min(amount, flow[before[at], through[before[at], at]])
                at = before[at]
            at = end
            while at != source:
                start = before[at]
                region = through[start, at]
                flow[start, region] -= amount
                if flow[start, region] < slack * 1e-3:
                    amount_left = flow[start, region]
                    flow[start, region] = 0.0
                    flow[at, region] += amount_left
                flow[at, region] += amount
                at = start
            load[source] -= amount
            load[end] += amount
            at = end
            while True:
                _price_shifts(cost, flow, at, shift, through)
                if at == source:
                    break
                at = before[at]
    return (flow * cost).sum()


@njit(cache=True, nogil=True)
def _price_shifts(cost, flow, source, shift, through):
    """The cheapest region to move from this source to each other."""
    sources, regions = cost.shape
    shift[source] = np.inf
    for region in range(regions):
        if flow[source, region] > 0.0:
            for other in range(sources):
                extra = cost[other, region] - cost[source, region]
                if other != source and extra < shift[source, other]:
                    shift[source, other] = extra
                    through[source, other] = region


@njit(cache=True, nogil=True)
def _nearest_room(shift, load, room, source, length, before):
    """The source with room that is cheapest to shift to, and the way there in `before` (Bellman and Ford)."""
    sources = len(load)
    length[:] = np.inf
    length[source] = 0.0
    for _ in range(sources):
        changed = False
        for start in range(sources):
            if length[start] == np.inf:
                continue
            for end in range(sources):
                value = length[start] + shift[start, end]
                if value < length[end] - 1e-9 * (1.0 + abs(value)):
                    length[end] = value
                    before[end] = start
                    changed = True
        if not changed:
            break
    best = sources - 1
    for end in range(sources - 1):
        if end != source and load[end] < room[end] and length[end] < length[best]:
            best = end
    return best


@njit(cache=True, nogil=True)
def assign_years(unit, haul, km, landed, demand, room, flow):
    """`assign_year` for every year: unit (plants, years), haul (years,), km (plants, regions), landed and demand
    (years, regions),
    room (plants, years); fills flow (years, plants + 1, regions), imports last.
    """
    plants, years = unit.shape
    regions = km.shape[1]
    cost, ends = np.empty((plants + 1, regions)), np.full(plants + 1, np.inf)
    total = 0.0
    for year in range(years):
        for plant in range(plants):
            ends[plant] = room[plant, year]
            for region in range(regions):
                cost[plant, region] = (
                    unit[plant, year] + haul[year] * km[plant, region] if room[plant, year] > 0 else 1e300
                )
        cost[plants] = landed[year]
        if plants == 1:
            total += _assign_one(cost, demand[year], ends[0], flow[year])
        else:
            total += assign_year(cost, demand[year], ends, flow[year])
    return total


@njit(cache=True, nogil=True)
def _assign_one(cost, demand, room, flow):
    """`assign_year` where one plant stands: those who gain most by it come first."""
    flow[:] = 0.0
    gain = cost[1] - cost[0]
    left, total = room, 0.0
    for region in np.argsort(-gain):
        units = min(left, demand[region]) if gain[region] > 0.0 and left > 0.0 else 0.0
        flow[0, region], flow[1, region] = units, demand[region] - units
        left -= units
        total += units * cost[0, region] + (demand[region] - units) * cost[1, region]
    return total


@njit(cache=True)
def scarcities(unit, flow, room):
    """(sites,) what one more unit of room at a site would save: the cheapest chain of shifts to a site with room."""
    sites, customers = unit.shape
    shift, scarcity = np.full((sites, sites), np.inf), np.full(sites, np.inf)
    for site in range(sites):
        if flow[site].sum() < room[site] * (1.0 - 1e-12):
            scarcity[site] = 0.0
        for customer in range(customers):
            if flow[site, customer] > 0.0:
                for other in range(sites):
                    shift[site, other] = min(shift[site, other], unit[other, customer] - unit[site, customer])
    for _ in range(sites):
        for site in range(sites):
            for other in range(sites):
                scarcity[site] = min(scarcity[site], shift[site, other] + scarcity[other])
    most = 0.0
    for site in range(sites):
        if scarcity[site] < np.inf:
            most = max(most, scarcity[site])
    return np.minimum(np.maximum(scarcity, 0.0), most)
