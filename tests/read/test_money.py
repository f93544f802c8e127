"""Money: every way in which the press writes it, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from berdikari.read.money import sums

WRITTEN = [
    ("Rp 17 miliar", 17e9, "IDR"), ("Rp260 M", 260e9, "IDR"), ("Rp1,2 triliun", 1.2e12, "IDR"), ("Rp 6,9 T", 6.9e12, "IDR"),
    ("Rp. 500 milar", 500e9, "IDR"), ("Rp 4 miliyar", 4e9, "IDR"), ("Rp 1.500.000.000", 1.5e9, "IDR"),
    ("10,5 juta dolar AS", 10.5e6, "USD"), ("US$ 17 M", 17e6, "USD"), ("US$649,329", 649329, "USD"), ("$4.5bn", 4.5e9, "USD"),
    ("USD 9.6 million", 9.6e6, "USD"), ("€12.5 million", 12.5e6, "EUR"), ("RM30 million", 30e6, "MYR"), ("RMB 300 million", 300e6, "CNY"),
    ("1 buçuk milyon dolar", 1.5e6, "USD"), ("80 bin euro", 80e3, "EUR"), ("3 milyon 500 bin dolar", 3.5e6, "USD"),
    ("12 milyar TL", 12e9, "TRY"), ("27,34 miliar won", 27.34e9, "KRW"), ("tiga juta euro", 3e6, "EUR"),
    ("EGP 1.4 billion", 1.4e9, "EGP"), ("KES38bn", 38e9, "KES"), ("550 juta Yen", 550e6, "JPY"), ("JPY 2 miliar", 2e9, "JPY"),
    ("12.2 billion Kenyan shillings", 12.2e9, "KES"), ("Rp.260.000.000", 260e6, "IDR"), ("Rs. 12 lakh", 1.2e6, "INR"),
    ("Rs 500 crore", 5e9, "INR"), ("3 juta dinar Kuwait", 3e6, "KWD"), ("1,5 milyon Kenya şilini", 1.5e6, "KES"), ("CHF 3.4 Mio", 3.4e6, "CHF"),
    ("5 billion naira", 5e9, "NGN"), ("GBP2.5m", 2.5e6, "GBP"), ("120 juta baht Thailand", 120e6, "THB"),
]  # fmt: skip
RANGES = [
    ("USD 9,6 juta hingga USD 12 juta", 9.6e6, 12e6), ("Rp 3-5 triliun", 3e12, 5e12), ("Rp2,5 hingga 3 miliar", 2.5e9, 3e9),
    ("USD1 to 1.5 million", 1e6, 1.5e6), ("Rp 3–5 triliun", 3e12, 5e12),
]  # fmt: skip
BOUNDS = [
    ("lebih dari Rp 2 miliar", "at_least"), ("sekitar 3 juta euro", "about"), ("up to $5 million", "at_most"),
    ("Rp 17 miliar lebih", "at_least"), ("more than USD 4 million", "at_least"), ("en az 3 milyon dolar", "at_least"),
]  # fmt: skip
NO_MONEY = [
    "a 2D scanner",
    "us 5 hospitals",
    "200 ventilator",
    "58 persen",
    "2.500 unit per bulan",
    "21/1/2026",
    "S 5 kg",
    "4 RS vertikal",
    "empat RS",
    "TOP 10 produk",
    "ISO13485 dan ISO 9001",
    "merek ABC123",
]


@pytest.mark.parametrize(("written", "amount", "currency"), WRITTEN)
def test_an_amount_and_its_currency(page, written, amount, currency):
    laid = page(f"Nilainya {written} untuk itu.")
    (found,) = sums(laid)
    assert (found.amount, found.currency, found.upper) == (pytest.approx(amount), currency, None)
    assert laid.text[found.start : found.end] == written


@pytest.mark.parametrize(("written", "low", "high"), RANGES)
def test_a_range_has_both_ends(page, written, low, high):
    (found,) = sums(page(f"Nilainya {written} untuk itu."))
    assert (found.amount, found.upper) == (pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize(("written", "bound"), BOUNDS)
def test_a_bound(page, written, bound):
    (found,) = sums(page(f"Nilainya {written} untuk itu."))
    assert found.bound == bound


@pytest.mark.parametrize("written", NO_MONEY)
def test_other_numbers_are_no_money(page, written):
    assert sums(page(f"Ada {written} di sana.")) == []


def test_digits_without_end_are_no_money(page):
    assert sums(page("Rp " + "9" * 400)) == []


@given(st.integers(1, 999), st.sampled_from([("ribu", 1e3), ("juta", 1e6), ("miliar", 1e9), ("triliun", 1e12)]))
def test_every_whole_number_and_scale(page, number, scale):
    word, factor = scale
    (found,) = sums(page(f"senilai Rp{number} {word} di Batam"))
    assert found.amount == pytest.approx(number * factor)
