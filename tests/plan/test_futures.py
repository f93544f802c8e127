"""Tail mean and flows of one year."""

import numpy as np
import pytest
from scipy.optimize import linprog

from berdikari.plan.flows import assign_year
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
