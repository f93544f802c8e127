import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from berdikari.forecast.sojourn import First, paces, rest_by_month


def first(median=1.0, age=0.0, heard=0.0):
    return First(np.array([median]), np.array([0.6]), np.array([age]), np.array([heard]), np.array([2]))


def test_half_of_all_is_over_by_the_median():
    assert first(2.0).over(np.array([2.0]), 1.0) == pytest.approx([0.5])
    assert first(2.0).over(np.array([3.0]), 1.5) == pytest.approx([0.5])


@given(st.floats(0, 10), st.floats(0, 10))
def test_silence_never_raises_the_odds(age, part):
    assert first(1.0, age, min(part, age)).silence(1.0)[0] >= 1


@given(st.floats(0.1, 3), st.floats(0, 3))
def test_the_months_add_up_to_no_more_than_certainty(median, age):
    by_month = first(median, age).by_month(600, 1.0)
    assert (by_month >= 0).all()
    assert by_month.sum() <= 1 + 1e-9


def test_the_rest_of_the_way_is_the_sum_of_its_times(settings):
    months = rest_by_month(settings, 1.0, 600)
    drawn = np.random.default_rng(1)
    for stage in range(4):
        steps = settings.sojourns[stage:]
        total = sum(step.median * np.exp(step.sigma * drawn.standard_normal(40_000)) for step in steps)
        for years in (1, 3, 6):
            assert months[stage, : years * 12].sum() == pytest.approx((total < years - 1 / 24).mean(), abs=0.01)
    assert months[4, 0] == 1


def test_paces_have_the_median_one(settings):
    found = paces(settings, 8)
    assert np.median(found) == pytest.approx(1, abs=0.03)
    assert np.prod(found) == pytest.approx(1)
