import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from berdikari.match.logit import Choice, Prior, _loss, fit, log_chances, log_likelihood

PRIOR = Prior(equal=0.4, firmness=12.0, loose=4.0)


def choices(count, weights, seed=1):
    some = np.random.default_rng(seed)
    found = []
    for _ in range(count):
        features = some.standard_normal((20, len(weights)))
        chance = np.exp(log_chances(features, np.array(weights)))
        came = np.zeros(20, dtype=bool)
        came[some.choice(20, p=chance / chance.sum())] = True
        found.append(Choice(features, came))
    return found


def test_without_partnerships_all_weights_are_equal():
    assert fit([], PRIOR, 3) == pytest.approx([0.4, 0.4, 0.4])


def test_few_partnerships_hardly_move_them_many_find_the_truth():
    few = fit(choices(3, (2.0, 0.0)), PRIOR, 2)
    many = fit(choices(3000, (2.0, 0.0)), PRIOR, 2)
    assert np.abs(few - 0.4).max() < 0.5
    assert many == pytest.approx([2.0, 0.0], abs=0.15)


@given(st.lists(st.floats(-5, 5), min_size=2, max_size=2), st.integers(0, 50))
def test_chances_add_up_to_one(weights, seed):
    features = np.random.default_rng(seed).standard_normal((9, 2))
    assert np.exp(log_chances(features, np.array(weights))).sum() == pytest.approx(1)


def test_several_that_came_share_the_chance():
    features = np.zeros((4, 1))
    both = Choice(features, np.array([True, True, False, False]))
    assert log_likelihood(both, np.array([1.0])) == pytest.approx(np.log(0.5))


def test_the_gradient_is_that_of_the_loss():
    some, at = choices(5, (1.0, -1.0, 0.5)), np.array([0.3, 0.1, -0.2])
    slope = _loss(at, some, PRIOR)[1]
    for axis in range(3):
        step = np.eye(3)[axis] * 1e-6
        numeric = (_loss(at + step, some, PRIOR)[0] - _loss(at - step, some, PRIOR)[0]) / 2e-6
        assert slope[axis] == pytest.approx(numeric, abs=1e-4)
