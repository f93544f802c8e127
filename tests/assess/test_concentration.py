import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from berdikari.assess.concentration import (
    best_switch,
    concentration,
    localised,
    shares,
    switch_effect,
    weighted_risk,
)

amounts = st.lists(st.floats(0, 1e300, allow_subnormal=False), min_size=1, max_size=30)


@given(amounts)
def test_shares_add_up_to_one(values):
    assume(any(values))
    assert shares(values).sum() == pytest.approx(1, abs=1e-12)
    assert (shares(values) >= 0).all()


@given(amounts)
def test_the_index_lies_between_equal_shares_and_one(values):
    assume(any(values))
    assert 1 / len(values) - 1e-12 <= concentration(values) <= 1 + 1e-12


def test_nothing_imported_has_no_index():
    assert concentration([]) is None
    assert concentration([0.0, 0.0]) is None


@given(st.lists(st.integers(1, 1000), min_size=2, max_size=12), st.data())
def test_a_switch_changes_the_index_by_its_formula(values, data):
    given_shares = {f"C{at:02}": share for at, share in enumerate(shares(values))}
    giver, taker = data.draw(st.permutations(list(given_shares)))[:2]
    moved = data.draw(st.floats(0, given_shares[giver]))
    after = dict(given_shares)
    after[giver] -= moved
    after[taker] += moved
    expected = concentration(list(after.values())) - concentration(list(given_shares.values()))
    assert switch_effect(given_shares, moved, giver, taker) == pytest.approx(expected, abs=1e-12)


def test_more_than_a_supplier_has_cannot_move():
    with pytest.raises(ValueError, match=r"DEU supplies 0\.2000"):
        switch_effect({"DEU": 0.2, "CHN": 0.8}, 0.3, "DEU", "CHN")


def test_a_switch_to_oneself_changes_nothing():
    assert switch_effect({"DEU": 0.2, "CHN": 0.8}, 0.1, "DEU", "DEU") == 0


def test_the_best_switch_goes_from_the_largest_to_the_smallest():
    giver, taker, effect = best_switch({"CHN": 0.7, "DEU": 0.2, "JPN": 0.1}, 0.1)
    assert (giver, taker) == ("CHN", "JPN")
    assert effect == pytest.approx(2 * 0.1 * (0.1 + 0.1 - 0.7))
    assert best_switch({"CHN": 1.0}, 0.1) is None


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=12), st.floats(0, 1))
def test_a_plant_at_home_dilutes_the_foreign_suppliers(values, domestic):
    abroad = shares(values) * (1 - domestic)
    assert localised(concentration(values), domestic) == pytest.approx(float(abroad @ abroad), abs=1e-12)


def test_risk_is_not_known_while_one_supplier_has_none():
    assert weighted_risk({"CHN": 0.6, "DEU": 0.4}, {"CHN": 0.5}) == (None, ("DEU",))
    value, unknown = weighted_risk({"CHN": 0.6, "DEU": 0.4}, {"CHN": 0.5, "DEU": 0.1})
    assert value == pytest.approx(0.36 * 0.5 + 0.16 * 0.1)
    assert unknown == ()


def test_an_array_is_taken_as_well():
    assert concentration(np.array([1.0, 1.0])) == 0.5
