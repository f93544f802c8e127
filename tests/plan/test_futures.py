"""Tail mean and flows of one year."""

import numpy as np
import pytest
from scipy.optimize import linprog

from berdikari.plan.flows import assign_year, assign_years
from berdikari.plan.futures import tail_mean


def test_cvar_is_the_mean_of_the_worst_part():
    costs, even = np.arange(10.0), np.full(10, 0.1)
    assert tail_mean(costs, even, tail=0.8) == pytest.approx(8.5)
    assert tail_mean(costs, even, tail=0.85) == pytest.approx((9 * 0.1 + 8 * 0.05) / 0.15)
    assert tail_mean(costs, even, tail=0.0) == pytest.approx(costs.mean())


def test_flows_of_a_year_are_the_transport_optimum():
    for seed in range(300):
        r = np.random.default_rng(seed)
        sources, regions = int(r.integers(1, 6)), int(r.integers(1, 9))
        cost = r.integers(0, 30, (sources + 1, regions)).astype(float)
        demand = r.integers(0, 9, regions).astype(float)
        room = np.append(r.integers(0, 20, sources).astype(float), np.inf)
        flow = np.empty_like(cost)
        total = assign_year(cost, demand, room, flow)
        best = linprog(
            cost.ravel(), A_ub=np.kron(np.eye(sources, sources + 1), np.ones(regions)), b_ub=room[:-1],
            A_eq=np.kron(np.ones(sources + 1), np.eye(regions)), b_eq=demand,
        )  # fmt: skip
        assert total == pytest.approx(best.fun, abs=1e-7)
        assert flow.sum(axis=0) == pytest.approx(demand)
        assert (flow.sum(axis=1) <= room + 1e-9).all()


def test_one_plant_is_filled_as_transport_would():
    for seed in range(200):
        r = np.random.default_rng(seed)
        regions, years = int(r.integers(1, 9)), int(r.integers(1, 4))
        unit, haul = r.integers(0, 20, (1, years)).astype(float), r.integers(0, 3, years).astype(float)
        km, landed = r.integers(0, 9, (1, regions)).astype(float), r.integers(0, 40, (years, regions)).astype(float)
        demand, room = r.integers(0, 9, (years, regions)).astype(float), r.integers(0, 30, (1, years)).astype(float)
        flow = np.empty((years, 2, regions))
        total = assign_years(unit, haul, km, landed, demand, room, flow)
        best = 0.0
        for year in range(years):
            cost = np.stack([unit[0, year] + haul[year] * km[0], landed[year]])
            best += assign_year(cost, demand[year], np.array([room[0, year], np.inf]), np.empty((2, regions)))
        assert total == pytest.approx(best)
        assert flow.sum(axis=1) == pytest.approx(demand)
        assert (flow[:, 0].sum(axis=1) <= room[0] + 1e-9).all()
