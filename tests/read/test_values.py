"""Values: of which kind a sum is, which sums are figures, which say another again, and which are totals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from berdikari.read.money import sums
from berdikari.read.values import is_restated, is_rounded, is_total, kind_of, phase_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Investasi pabrik itu Rp 17 miliar.", "investment"), ("The partners will invest US$3 million.", "investment"),
        ("Yatırım tutarı 3 milyon dolar.", "investment"), ("Potensi transaksi USD 9 juta.", "transaction_target"),
        ("The contract is worth $2 million.", "transaction_target"), ("Pembelian ventilator senilai Rp 2 miliar.", "purchase"),
        ("Hibah Rp 2 miliar diterima Alfa.", "funding"), ("Nilai perdagangan kedua negara USD 10 miliar.", "figure"),
        ("Pasar alat kesehatan bernilai Rp 12 triliun.", "figure"), ("Revenue reached $40 million.", "figure"),
        ("Komitmen 33 perusahaan mencapai Rp 1,2 triliun.", "figure"), ("dengan kurs Rp 16.400", "rate"),
        ("Approved investments came to RM800 million.", "figure"), ("Harga satu unit Rp 35 juta.", "figure"),
    ],
)  # fmt: skip
def test_kinds(page, text, kind):
    laid = page(text)
    assert kind_of(laid, sums(laid)[0]) == kind


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("US$ 3 juta atau setara Rp 46,8 miliar", True), ("1 juta euro (Rp 17 miliar)", True), ("Rp 100 billion (US$6.4 million)", True),
        ("US$ 3 juta dan Rp 2 miliar", False), ("US$ 3 juta atau USD 4 juta", False), ("US$ 3 juta (kurs Rp 15.600)", False),
    ],
)  # fmt: skip
def test_a_sum_said_again_in_another_currency(page, text, again):
    laid = page(text)
    before, after = sums(laid)[:2]
    assert is_restated(laid, before, after) is again


def test_what_a_sum_rose_from_is_no_value(page):
    laid = page("Potensi pembelian USD 12 juta per tahun, naik dari USD 9,6 juta.")
    assert [kind_of(laid, s) for s in sums(laid)] == ["purchase", "figure"]


def test_a_phase_is_told_in_the_words_of_the_text(page):
    laid = page("Nilainya Rp 3 miliar. Untuk tahap pertama Rp 1 miliar.")
    assert [phase_of(laid, s) for s in sums(laid)] == [None, "tahap pertama"]


def test_a_rounded_headline_gives_way_to_the_body(page):
    laid = page("Investor Tanam Rp4,8 Triliun di Batang\n\nUang yang masuk Rp4,87 triliun, kata direktur.")
    found = sums(laid)
    assert [is_rounded(laid, s, found) for s in found] == [True, False]


@given(st.lists(st.integers(1, 10**9), min_size=2, max_size=6, unique=True))
def test_the_sum_of_two_is_a_total(parts):
    total = float(parts[0] + parts[1])
    amounts = sorted({*map(float, parts), total})
    assert is_total(amounts, total)


def test_no_total_of_one(page):
    assert not is_total([1.0, 5.0], 5.0)
    assert not is_total([5.0], 5.0)
