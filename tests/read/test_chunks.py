"""Chunks: runs of capitalised words, without datelines and without what links one name to the next."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from berdikari.read.chunks import chunks, datelines

RUNS = [
    ("Lalu di sana PT Sinar Alkes Jaya bertemu Helvamed AG.", ["Lalu", "PT Sinar Alkes Jaya", "Helvamed AG."]),
    ("the Ministry of Health and Welfare met Orbimed", ["Ministry of Health and Welfare", "Orbimed"]),
    ("the Ministry of Health and Norlund met Orbimed", ["Ministry of Health", "Norlund", "Orbimed"]),
    ("firma Koç & Arı Medikal ile", ["Koç & Arı Medikal"]),
    ("mitra Nordlab Co., Ltd. hadir", ["Nordlab Co., Ltd."]),
]


@pytest.mark.parametrize(("text", "runs"), RUNS)
def test_runs(page, text, runs):
    laid = page(text)
    assert [laid.text[c.start : c.end] for c in chunks(laid)] == runs


@pytest.mark.parametrize("head", ["Surabaya - ", "BANDUNG, KABARKOTA.COM -- ", "Serang (KABAR) – "])
def test_a_dateline_ends_at_its_first_dash(page, head):
    laid = page(f"{head}PT Sinar Alkes dan Euro-Asia Medical bekerja sama.")
    assert [laid.text[a:b] for a, b in datelines(laid)] == [head]
    assert next(iter(chunks(laid))).start == len(head)


@given(st.text(alphabet="aA bB.,-\n&", max_size=80))
def test_runs_stand_in_order_and_do_not_overlap(page, text):
    found = chunks(page(text))
    assert all(a.end <= b.start for a, b in pairwise(found))
