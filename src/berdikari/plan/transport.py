"""Who serves whom at least cost once the open sites are known: the transportation problem, exactly, and its prices."""

import numpy as np

from berdikari.plan.flows import assign_year, scarcities
from berdikari.plan.siting import Flags, Floats, Siting


class Transport:
    """One capacitated siting in costs a unit of demand; customers without demand go to the nearest open site."""

    def __init__(self, siting: Siting) -> None:
        assert siting.capacity is not None
        assert siting.demand is not None
        self.siting, self.capacity, self.demand = siting, siting.capacity, siting.demand
        self.asking = np.flatnonzero(siting.demand > 0.0)
        unit = siting.cost[:, self.asking] / siting.demand[self.asking]
        known = np.abs(unit[np.isfinite(unit)])
        self.scale = float(np.median(known[known > 0.0])) if known.any() else 1.0
        self.far = 4.0 * (len(unit) + 1) * (float(known.max(initial=0.0)) / self.scale + 1.0)
        """More than a chain of shifts through all sites can cost: the price of serving a unit from nowhere."""
        self.unit = np.where(np.isfinite(unit), unit / self.scale, 2.0 * self.far)

    def serve(self, opened: Flags) -> tuple[float, Floats] | None:
        """Cost of serving (no fixed costs) and shares (sites, customers); None: the open sites cannot serve all."""
        found = self._assign(opened)
        if found is None:
            return None
        sites, flow = found
        shares = np.zeros(self.siting.cost.shape)
        shares[np.ix_(sites, self.asking)] = flow / flow.sum(axis=0)
        idle = np.flatnonzero(self.demand == 0.0)
        if len(idle):
            shares[sites[self.siting.cost[np.ix_(sites, idle)].argmin(axis=0)], idle] = 1.0
        costs = np.where(shares > 0.0, self.siting.cost, 0.0)
        total = float((costs * shares).sum())
        return (total, shares) if np.isfinite(total) else None

    def prices(self, opened: Flags) -> Floats:
        """(customers,) what one more of each customer would cost with these sites open, which serve all."""
        found = self._assign(opened)
        cheapest = np.where(np.isfinite(self.siting.cost), self.siting.cost, np.inf)[opened].min(axis=0)
        if found is None:
            return np.asarray(cheapest)
        sites, flow = found
        unit = self.unit[sites]
        scarcity = scarcities(unit, flow, self.capacity[sites])
        prices = np.where(np.isfinite(cheapest), cheapest, 0.0)
        prices[self.asking] = (unit + scarcity[:, None]).min(axis=0) * self.demand[self.asking] * self.scale
        return np.asarray(prices)

    def _assign(self, opened: Flags) -> tuple[np.ndarray, Floats] | None:
        """The open sites and the units (open sites, asking customers) they send; None: some units come from nowhere."""
        sites = np.flatnonzero(opened)
        demand = self.demand[self.asking]
        if self.capacity[sites].sum() < demand.sum() * (1 - 1e-12) or not len(sites):
            return None
        cost = np.concatenate([self.unit[sites], np.full((1, len(demand)), self.far)])
        flow = np.empty(cost.shape)
        assign_year(cost, demand, np.append(self.capacity[sites], np.inf), flow)
        if flow[-1].sum() > 1e-11 * (1.0 + demand.sum()):
            return None
        return sites, flow[:-1]
