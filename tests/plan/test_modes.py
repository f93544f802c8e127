"""Covering, maximal covering and p-center, against every set of sites."""

import itertools

import numpy as np
import pytest

from berdikari.errors import InvalidRecordError
from berdikari.plan.modes import covering, maximal_covering, p_center
from berdikari.plan.orlib import read_pmed


def sets(sites, p):
    return map(list, itertools.combinations(range(sites), p))


def draw(seed):
    r = np.random.default_rng(seed)
    sites, customers = int(r.integers(1, 8)), int(r.integers(1, 10))
    cost = r.integers(0, 30, (sites, customers)).astype(float)
    if seed % 3 == 0:
        cost[r.random(cost.shape) < 0.2] = np.inf
    return (
        cost,
        int(r.integers(1, sites + 1)),
        r.integers(0, 9, customers).astype(float),
        r.integers(0, 9, sites).astype(float),
    )


def test_p_center():
    for seed in range(300):
        cost, p, _, _ = draw(seed)
        answer = p_center(cost, p)
        best = min(cost[chosen].min(axis=0).max() for chosen in sets(len(cost), p))
        assert (answer.cost, answer.bound, answer.proven) == (best, best, True)


def test_maximal_covering():
    for seed in range(300):
        cost, p, weight, _ = draw(seed)
        reach = cost < 12
        answer = maximal_covering(reach, weight, p)
        best = min((weight * ~reach[chosen].any(axis=0)).sum() for chosen in sets(len(cost), p))
        assert (answer.cost, answer.proven) == (best, True)
        assert weight[answer.served < 0].sum() == best


def test_covering():
    for seed in range(300):
        cost, _, _, fixed = draw(seed)
        reach = cost < 15
        answer = covering(reach, fixed)
        covers = (
            fixed[chosen].sum()
            for p in range(1, len(cost) + 1)
            for chosen in sets(len(cost), p)
            if reach[chosen].any(axis=0).all()
        )
        assert (answer.cost, answer.proven) == (min(covers, default=np.inf), True)


def test_p_center_of_published_instances(bench):
    for number, radius in ((1, 127), (6, 84), (11, 59), (16, 47)):
        siting = read_pmed((bench / "pmed" / f"pmed{number}.txt").read_text())
        assert p_center(siting.cost, siting.p).cost == radius


def test_negative_weights_are_refused():
    with pytest.raises(InvalidRecordError, match="weights from 0"):
        maximal_covering(np.ones((1, 1), bool), np.array([-1.0]), 1)
