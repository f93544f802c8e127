"""Capacitated siting: every answer against every set of sites, and every published optimum."""

import csv

import numpy as np
import pytest

from berdikari.plan.capacitated import site_capacitated
from berdikari.plan.fill import fill_site
from berdikari.plan.modes import capacitated
from berdikari.plan.orlib import read_cap


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
