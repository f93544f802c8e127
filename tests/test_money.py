"""Money: the rate of the day, rounding, agreement."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from berdikari.money import Rates, agree, agree_at_rate, bundled_rates, convert, rounding

SMALL = Rates(
    days={"USD": ("2024-02-01", "2024-02-02"), "IDR": ("2024-02-01",)},
    per_euro={"USD": (1.08, 1.09), "IDR": (17000.0,)},
    pegs={"AED": 3.6725},
    source="made up",
)


def test_the_rate_of_the_day():
    assert convert(1_000_000, "EUR", "IDR", "2024-02-01", SMALL) == 17_000_000_000
    assert convert(1.09, "USD", "EUR", "2024-02-02", SMALL) == pytest.approx(1)


def test_a_week_end_takes_the_last_rate_before_it():
    assert convert(1, "EUR", "USD", "2024-02-04", SMALL) == 1.09


def test_a_rate_is_never_taken_from_the_future_nor_from_long_ago():
    assert convert(1, "EUR", "USD", "2024-01-31", SMALL) is None
    assert convert(1, "EUR", "USD", "2024-05-01", SMALL) is None
    assert convert(1, "EUR", "XYZ", "2024-02-01", SMALL) is None


def test_a_cut_day_counts_as_its_middle():
    assert convert(1, "EUR", "USD", "2024-02", SMALL) == 1.09


def test_a_pegged_currency_follows_the_dollar():
    assert convert(3.6725, "AED", "USD", "2024-02-01", SMALL) == pytest.approx(1)


def test_the_bundled_history_knows_the_first_of_february_2024():
    assert convert(1_000_000, "EUR", "IDR", "2024-02-01", bundled_rates()) == 17_049_730_000


@pytest.mark.parametrize(
    "left, right, expected",
    [
        (47e9, 46.8e9, True),
        (1.7e12, 1.6e12, False),
        (157.4e9, 156.7e9, False),
        (3e6, 3e6, True),
        (0, 0, True),
        (1e9, 1.04e9, True),
    ],
)
def test_one_amount_rounded(left, right, expected):
    assert agree(left, right) is expected


@pytest.mark.parametrize("amount, half", [(17e9, 0.5e9), (46.8e9, 0.05e9), (1e6, 0.5e6), (123, 0.5), (0, 0), (1.5, 0)])
def test_rounding(amount, half):
    assert rounding(amount) == half


@pytest.mark.parametrize(
    "amount, currency, other, day, expected",
    [
        (1e6, "EUR", 17e9, "2024-02-01", True),
        (3e6, "USD", 47e9, "2024-03-01", True),
        (3e6, "USD", 23e9, "2024-03-01", False),
        (1e8, "USD", 1.7e12, "2025-04-15", True),
        (1e8, "XYZ", 1.7e12, "2025-04-15", None),
    ],
)
def test_agreement_at_the_rate_of_the_day(amount, currency, other, day, expected):
    assert agree_at_rate(amount, currency, other, "IDR", [day], bundled_rates()) is expected


@given(st.floats(1, 1e13), st.floats(1, 1e13))
def test_agreement_is_symmetric(left, right):
    assert agree(left, right) == agree(right, left)
    assert agree(left, left)
