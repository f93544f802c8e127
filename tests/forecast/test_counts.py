from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from berdikari.forecast.counts import on_grid, poisson_binomial, sum_of
from berdikari.forecast.worlds import BLOCKS

chances = st.lists(st.floats(0, 1), min_size=1, max_size=7)


def brute(values):
    found = np.zeros(len(values) + 1)
    for outcome in product((0, 1), repeat=len(values)):
        found[sum(outcome)] += np.prod([p if came else 1 - p for p, came in zip(values, outcome, strict=True)])
    return found


@given(chances)
def test_poisson_binomial_is_what_counting_all_outcomes_gives(values):
    assert poisson_binomial(np.array(values)) == pytest.approx(brute(values), abs=1e-12)


def test_poisson_binomial_of_equal_chances_is_binomial():
    assert poisson_binomial(np.full(4, 0.5)) == pytest.approx([1 / 16, 4 / 16, 6 / 16, 4 / 16, 1 / 16])


def test_many_events_at_once():
    values = np.array([[0.1, 0.9], [0.5, 0.5]])
    assert poisson_binomial(values) == pytest.approx(np.array([[0.09, 0.82, 0.09], [0.25, 0.5, 0.25]]))


@given(st.lists(st.floats(0, 30), min_size=1, max_size=5))
def test_laying_levels_on_a_grid_keeps_their_mean(levels):
    weights = np.full(len(levels), 1 / len(levels))
    laid = on_grid(np.array(levels), weights, 0.7, 64)
    assert laid.sum() == pytest.approx(1)
    assert laid @ (np.arange(64) * 0.7) == pytest.approx(np.mean(levels))


@given(st.floats(0, 30), st.floats(0, 5))
def test_a_higher_level_is_never_lower_on_the_grid(level, more):
    low, high = (np.cumsum(on_grid(np.array([one]), np.ones(1), 0.7, 64)) for one in (level, level + more))
    assert (high <= low + 1e-12).all()


def test_the_sum_of_two_lines_over_two_worlds():
    made = np.zeros((BLOCKS, 1, 8))
    made[..., 2] = 1.0
    parts = [(np.array([0.0, 1.0]), made), (np.array([0.5, 0.5]), made)]
    found = sum_of(parts, np.array([0, 1]), 1, 8)[0]
    assert found == pytest.approx([0.25, 0, 0.5, 0, 0.25, 0, 0, 0])


def test_no_line_makes_nothing():
    assert sum_of([], np.zeros(1, dtype=np.intp), 2, 4) == pytest.approx(np.array([[1, 0, 0, 0], [1, 0, 0, 0]]))


def test_of_thousands_of_events_the_mean_and_the_spread_are_those_of_their_sum():
    values = np.random.default_rng(1).random(5000)
    found, places = poisson_binomial(values), np.arange(5001)
    assert found @ places == pytest.approx(values.sum())
    assert found @ places**2 - (found @ places) ** 2 == pytest.approx((values * (1 - values)).sum())
