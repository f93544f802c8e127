import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from berdikari.forecast.scores import brier, coverage, log_score, ranked, transform


def test_brier_and_log_score():
    assert brier([1.0, 0.0], [True, False]) == 0
    assert brier([0.5, 0.5], [True, False]) == 0.25
    assert log_score([0.5], [True]) == pytest.approx(np.log(2))


def test_certainty_that_fails_costs_much_but_not_all():
    assert log_score([0.0], [True]) == pytest.approx(-np.log(0.001))


def test_ranked_score_of_a_certain_count_is_its_distance():
    assert ranked(np.array([0.0, 0.0, 0.0, 1.0]), 1) == pytest.approx(2)


@given(st.floats(0.05, 0.95), st.integers(1, 30))
def test_a_true_distribution_covers_as_much_as_it_says(chance, size):
    weights = np.array([1.0])
    for _ in range(size):
        weights = np.convolve(weights, [1 - chance, chance])
    spans = [transform(weights, seen) for seen in range(size + 1)]
    covered = sum(
        float(weight) * coverage([span]) for weight, span in zip(weights, spans, strict=True) if span[1] > span[0]
    )
    assert covered == pytest.approx(0.8, abs=1e-6)
