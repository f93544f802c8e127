import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from berdikari.assess.advantage import advantage, presence

# R economiccomplexity, "How To Use This Package": bi_dec[1:5, 1:5]
PRINTED = [
    [0.2312238, 0.285438688, 0, 0, 0],
    [0.1777917, 0.087436319, 0.002076625, 0.00139056, 0.001106041],
    [0, 0.002581853, 0, 0, 0],
    [0, 0, 0, 0.01582754, 0.073011368],
    [2.4825815, 0.550954168, 0, 0.48208017, 3.815013019],
]


def test_advantage_is_that_of_the_r_package(sitc):
    assert sitc.countries[:5] == ["afg", "ago", "aia", "alb", "and"]
    np.testing.assert_allclose(advantage(sitc.exports)[:5, :5], PRINTED, rtol=4e-7)


def test_presence_is_that_of_the_r_package(made):
    assert made[:5, :5].astype(int).tolist() == [[0] * 5] * 4 + [[1, 0, 0, 0, 1]]


@pytest.mark.parametrize("size", [3, 7, 49, 101])
def test_in_a_uniform_world_everyone_is_present(size):
    exports = np.full((size, size), 1 / 3)
    assert presence(exports).all()


def test_a_product_of_nobody_has_nobody_present():
    exports = np.array([[1.0, 0.0], [2.0, 0.0]])
    assert presence(exports).tolist() == [[True, False], [True, False]]


@given(arrays(np.int64, (4, 5), elements=st.integers(0, 1000)), st.integers(1, 1000))
@settings(max_examples=100)
def test_presence_does_not_depend_on_the_currency(exports, rate):
    assert (presence(exports) == presence(exports * rate)).all()


@pytest.mark.parametrize("wrong", [[[-1.0, 1.0]], [[np.nan, 1.0]], [[np.inf, 1.0]], [1.0, 2.0]])
def test_impossible_exports_are_refused(wrong):
    with pytest.raises(ValueError, match="wanted"):
        presence(wrong)
