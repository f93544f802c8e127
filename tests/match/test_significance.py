from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from berdikari.match.significance import interval, sign_flips


@given(st.lists(st.integers(-3, 3), min_size=1, max_size=8))
def test_exact_as_counting_all_patterns(differences):
    seen = sum(differences)
    sums = [
        sum(sign * one for sign, one in zip(signs, differences, strict=True))
        for signs in product((1, -1), repeat=len(differences))
    ]
    if any(differences):
        assert sign_flips(differences) == pytest.approx(sum(one >= seen for one in sums) / len(sums))
    else:
        assert sign_flips(differences) == 1


def test_five_wins_of_five_have_one_chance_in_thirty_two():
    assert sign_flips([1.0] * 5) == pytest.approx(1 / 32)


def test_the_exact_interval_of_a_share():
    assert interval(0, 10) == (0.0, pytest.approx(0.3085, abs=1e-4))
    assert interval(10, 10) == (pytest.approx(0.6915, abs=1e-4), 1.0)
    assert interval(5, 10) == (pytest.approx(0.1871, abs=1e-4), pytest.approx(0.8129, abs=1e-4))
