"""Numbers: points and commas of both worlds, words, scales."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from berdikari.read.numbers import digits, numbers

WRITTEN = [
    ("1.200", 1200), ("1,2", 1.2), ("1.2", 1.2), ("1,200", 1200), ("1.200.000", 1.2e6), ("1,200,000", 1.2e6), ("1.234,5", 1234.5),
    ("1,234.5", 1234.5), ("0.125", 0.125), ("10,5", 10.5), ("33", 33),
]  # fmt: skip


@pytest.mark.parametrize(("written", "value"), WRITTEN)
def test_digits(written, value):
    assert digits(written) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12,4 juta orang", 12.4e6),
        ("tiga pabrik", 3),
        ("1 buçuk milyon kişi", 1.5e6),
        ("3 milyon 500 bin", 3.5e6),
        ("two plants", 2),
    ],
)
def test_words_and_scales(page, text, value):
    found = numbers(page(text))
    assert [n.value for n in found] == [pytest.approx(value)]


def test_numbers_are_searched_for_once(page):
    laid = page("dua pabrik dan 300 unit")
    assert numbers(laid) is numbers(laid)


@given(st.text(alphabet="0123456789., jutamiliarRp-", max_size=120))
def test_numbers_stand_in_order_and_apart(page, text):
    found = numbers(page(text))
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(n.value < float("inf") for n in found)
