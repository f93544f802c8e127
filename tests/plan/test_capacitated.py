"""Capacitated siting: every answer against every set of sites, and every published optimum."""

import csv

import numpy as np
import pytest

from berdikari.plan.capacitated import site_capacitated
from berdikari.plan.fill import fill_site
from berdikari.plan.modes import capacitated
from berdikari.plan.orlib import read_cap
from berdikari.plan.program import Program


def draw(seed):
    r = np.random.default_rng(seed)
    sites, customers, kind = int(r.integers(1, 6)), int(r.integers(1, 7)), seed % 4
    cost = r.integers(0, 30, (sites, customers)).astype(float) if kind % 2 else r.random((sites, customers)) * 50
    demand = r.integers(0 if kind == 2 else 1, 10, customers).astype(float)
    capacity = r.integers(0, int(demand.sum()) + 5, sites).astype(float)
    if kind == 3:
        capacity = np.full(sites, float(r.integers(1, demand.sum() + 2)))
    if r.random() < 0.2:
        cost[r.random(cost.shape) < 0.2] = np.inf
    return cost, r.integers(0, 50, sites).astype(float), capacity, demand


def test_small_problems_against_brute_force_and_to_the_last_unit(best_capacitated):
    for seed in range(400):
        cost, fixed, capacity, demand = draw(seed)
        best = best_capacitated(cost, fixed, capacity, demand)
        answer = capacitated(cost, fixed, capacity, demand)
        assert answer.proven
        assert answer.cost == pytest.approx(best, rel=1e-7, abs=1e-7)
        assert answer.bound <= answer.cost
        if answer.flow is not None:
            assert answer.flow.sum(axis=0) == pytest.approx(1.0, abs=1e-9)
            room = np.where(np.isin(np.arange(len(fixed)), answer.open), capacity, 0.0)
            assert ((answer.flow * demand).sum(axis=1) <= room + 1e-9).all()


def test_swapping_names_of_sites_and_customers_changes_nothing():
    for seed in range(100):
        cost, fixed, capacity, demand = draw(seed)
        r = np.random.default_rng(seed)
        sites, customers = r.permutation(len(fixed)), r.permutation(len(demand))
        one = capacitated(cost, fixed, capacity, demand)
        other = capacitated(cost[sites][:, customers], fixed[sites], capacity[sites], demand[customers])
        assert other.cost == pytest.approx(one.cost, rel=1e-9)


def test_stopped_at_any_moment_the_bound_is_not_above_the_optimum():
    for seed in range(100):
        case = draw(seed)
        best = capacitated(*case).cost
        for rounds in (1, 2, 3):
            calls = []
            answer = capacitated(
                *case, watch=lambda one, calls=calls, rounds=rounds: calls.append(one) or len(calls) < rounds
            )
            assert answer.bound <= best * (1 + 1e-9) + 1e-9 or answer.bound == best
            assert answer.cost >= best * (1 - 1e-9) - 1e-9


def test_every_published_optimum_of_cap_is_found_and_proven(bench):
    for row in csv.DictReader((bench / "optima.csv").read_text().splitlines()):
        if row["problem"] == "CFLP":
            answer = site_capacitated(read_cap((bench / row["file"]).read_text(), row["instance"]))
            assert answer.cost == pytest.approx(float(row["optimum"]), abs=1.1e-3), row["instance"]
            assert answer.proven


def test_stopped_at_once_it_gives_an_answer_and_a_bound_below_it():
    r = np.random.default_rng(3)
    cost, fixed = r.random((20, 40)) * 100, r.random(20) * 300 + 100
    capacity, demand = np.full(20, 70.0), r.integers(1, 20, 40).astype(float)
    best = capacitated(cost, fixed, capacity, demand)
    first = capacitated(cost, fixed, capacity, demand, watch=lambda _: False)
    assert first.bound <= best.cost <= first.cost
    assert best.proven


def test_a_site_is_filled_with_the_best_margin_a_unit():
    r = np.random.default_rng(0)
    for _ in range(500):
        count = int(r.integers(1, 12))
        margin, demand = -r.integers(1, 9, count).astype(float), r.integers(0, 6, count).astype(float)
        capacity, taken = float(r.integers(0, 25)), np.zeros(count)
        earned = fill_site(margin, demand, capacity, np.arange(count), count, taken)
        room, best = capacity, 0.0
        for item in sorted(range(count), key=lambda k: margin[k] / demand[k] if demand[k] else -np.inf):
            part = 1.0 if demand[item] <= room else room / demand[item]
            best, room = best + part * margin[item], room - part * demand[item]
        assert earned == pytest.approx(best)
        assert (taken * demand).sum() <= capacity + 1e-9


def by_highs(cost, fixed, capacity, demand):
    """The optimum by HiGHS on the whole model, with x <= y for every pair."""
    program, (sites, customers) = Program(), cost.shape
    opened = [program.column(f"y{i}", cost=fixed[i], upper=1.0, whole=True) for i in range(sites)]
    share = [[program.column(f"x{i}_{j}", cost=cost[i, j]) for j in range(customers)] for i in range(sites)]
    for j in range(customers):
        program.row(f"served{j}", [(share[i][j], 1.0) for i in range(sites)], least=1.0, most=1.0)
    for i in range(sites):
        room = [(share[i][j], demand[j]) for j in range(customers)]
        program.row(f"room{i}", [*room, (opened[i], -capacity[i])], most=0.0)
        for j in range(customers):
            program.row(f"open{i}_{j}", [(share[i][j], 1.0), (opened[i], -1.0)], most=0.0)
    return program.solve().cost


def test_middling_problems_against_highs():
    for seed in range(8):
        r = np.random.default_rng(seed)
        places, demand = r.random((2, 40)), r.integers(5, 36, 28).astype(float)
        cost = np.round(np.hypot(*(places[:, :12, None] - places[:, None, 12:])) * 10 * demand, 2)
        capacity = r.integers(60, 161, 12).astype(float) if seed % 2 else np.full(12, 130.0)
        fixed = np.round(r.integers(100, 111, 12) * np.sqrt(capacity))
        answer = capacitated(cost, fixed, capacity, demand)
        assert answer.proven
        assert answer.cost == pytest.approx(by_highs(cost, fixed, capacity, demand), rel=1e-8)
