"""p-median and uncapacitated siting: every answer against every set of sites, and every published optimum."""

import csv

import numpy as np
import pytest

from berdikari.errors import InvalidRecordError
from berdikari.plan.modes import p_median, uncapacitated
from berdikari.plan.orlib import read_pmed
from berdikari.plan.siting import Siting, cutoff, grain_of
from berdikari.plan.uncapacitated import site_uncapacitated

KINDS = ("whole", "real", "ties", "cents", "negative", "flat")


def draw(seed, most_sites):
    """A random problem of a random kind; some pairs are not allowed; the flat kind has a wide gap and needs the tree."""
    r = np.random.default_rng(seed)
    sites, customers = int(r.integers(1, most_sites + 1)), int(r.integers(1, most_sites + 4))
    shape, kind = (sites, customers), KINDS[seed % len(KINDS)]
    cost, fixed = {
        "whole": lambda: (r.integers(0, 20, shape), r.integers(0, 40, sites)),
        "real": lambda: (r.random(shape) * 100, r.random(sites) * 150),
        "ties": lambda: (r.integers(0, 3, shape), r.integers(0, 3, sites)),
        "cents": lambda: ((r.random(shape) * 1e6).round(5), (r.random(sites) * 3e6).round(5)),
        "negative": lambda: (r.integers(-5, 20, shape), r.integers(-5, 40, sites)),
        "flat": lambda: (r.integers(1000, 2001, shape), r.integers(300, 901, sites)),
    }[kind]()
    cost, fixed = cost.astype(float), fixed.astype(float)
    if r.random() < 0.3:
        cost[r.random(shape) < 0.3] = np.inf
    return cost, fixed, None if r.random() < 0.5 else int(r.integers(1, sites + 1))


def check(brute, cost, fixed, p, seed):
    best = brute(cost, fixed, p)
    answer = site_uncapacitated(Siting(cost=cost, fixed=fixed, p=p), seed=seed)
    assert answer.proven
    assert answer.cost == pytest.approx(best, rel=1e-9, abs=1e-9)
    assert answer.bound <= answer.cost
    if np.isfinite(best):
        opened = list(answer.open)
        assert p is None or len(opened) == p
        assert set(answer.served) <= set(opened)
        assert answer.cost == pytest.approx(cost[opened].min(axis=0).sum() + fixed[opened].sum())


def test_ten_thousand_small_problems_against_brute_force(best_uncapacitated):
    for seed in range(10_000):
        check(best_uncapacitated, *draw(seed, 6), seed)


def test_wide_gaps_against_brute_force(best_uncapacitated):
    for seed in range(5, 5 + 6 * 40, 6):
        check(best_uncapacitated, *draw(seed, 12), seed)


def test_the_tree_is_grown_where_the_relaxation_has_a_gap():
    r = np.random.default_rng(1)
    answer = uncapacitated(r.integers(1000, 2001, (60, 60)).astype(float), r.integers(1000, 2001, 60).astype(float))
    assert answer.proven
    assert answer.nodes > 20


def test_swapping_names_of_sites_changes_nothing():
    cost, fixed, _ = draw(11, 12)
    order = np.random.default_rng(0).permutation(len(fixed))
    assert uncapacitated(cost[order], fixed[order]).cost == uncapacitated(cost, fixed).cost


def test_every_published_optimum_of_pmed_is_found_and_proven(bench):
    for row in csv.DictReader((bench / "optima.csv").read_text().splitlines()):
        if row["problem"] == "p-median":
            answer = site_uncapacitated(read_pmed((bench / row["file"]).read_text(), row["instance"]))
            assert (answer.cost, answer.bound, answer.proven) == (float(row["optimum"]), float(row["optimum"]), True)


def test_stopped_at_any_moment_it_gives_an_answer_and_a_bound_below_it():
    r = np.random.default_rng(7)
    cost, fixed = r.integers(1000, 2001, (60, 60)).astype(float), r.integers(1000, 2001, 60).astype(float)
    best = uncapacitated(cost, fixed).cost
    seen = []
    for stop in (1, 2, 20, 150):
        calls = []
        answer = uncapacitated(
            cost, fixed, watch=lambda progress, calls=calls, stop=stop: calls.append(progress) or len(calls) < stop
        )
        assert answer.bound <= best <= answer.cost
        seen.append(answer.gap)
    assert seen[-1] <= seen[0]


def test_no_answer_is_said_and_proven():
    answer = uncapacitated(np.array([[1.0, np.inf]]), np.zeros(1))
    assert (answer.open, answer.cost, answer.bound, answer.proven) == ((), np.inf, np.inf, True)


def test_a_grain_lets_a_bound_round_up_only_where_all_costs_are_whole_multiples():
    assert grain_of(Siting(cost=np.array([[1.5, 2.0]]), fixed=np.zeros(1))) == 0.1
    assert grain_of(Siting(cost=np.array([[1 / 3, 2.0]]), fixed=np.zeros(1))) == 0.0
    assert cutoff(100.0, 1.0) > 99.0
    assert cutoff(100.0, 0.0) == pytest.approx(100.0)


@pytest.mark.parametrize("p", [0, 3])
def test_more_sites_than_there_are_is_refused(p):
    with pytest.raises(InvalidRecordError, match="from 1 to 2"):
        p_median(np.ones((2, 2)), p)
