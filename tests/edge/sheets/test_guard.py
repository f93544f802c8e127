"""No cell begins like a formula, with whichever separator a file is opened, and every text comes back."""

import csv
import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from berdikari.edge.sheets.csv_file import csv_text
from berdikari.edge.sheets.guard import guarded, unguarded
from berdikari.edge.sheets.table import Table

SIGNS = "=+-@＝＋－＠"
texts = st.text(st.sampled_from(SIGNS + "'\"\t\r\n,; a1"), max_size=12)


@given(texts)
def test_every_text_comes_back(text):
    assert unguarded(guarded(text)) == text


@given(st.lists(texts, min_size=1, max_size=3), st.sampled_from(",;\t"), st.sampled_from(",;\t"))
def test_no_cell_is_live_with_whichever_separator_a_file_is_opened(row, written, opened):
    table = Table(name="t", columns=tuple(f"c{n}" for n in range(len(row))), rows=(tuple(row),))
    for line in csv.reader(io.StringIO(csv_text(table, written), newline=""), delimiter=opened):
        for cell in line:
            assert not cell.lstrip('\t\r\n"').startswith(tuple(SIGNS)), (row, line)


@pytest.mark.parametrize("text", ["a;=1+1", 'a;"=1+1', "a\t@SUM(1)", "x,\n=cmd|' /C calc'!A0", '"=1'])
def test_a_formula_in_the_middle_is_guarded_too(text):
    assert "'" in guarded(text).replace("|' /C calc'", "")


def test_what_is_harmless_stays_as_it_is():
    for text in (
        "PT Maju - Jaya",
        "1-2",
        "a=b",
        "siti@example.go.id",
        "Rp 1.000,5; 2+3",
        "naik, -5 persen",
        "dia berkata: 'ya'",
    ):
        assert guarded(text) == text


@pytest.mark.parametrize("sign", [" ", '"', "'", ",", "\t", "= "])
def test_long_texts_cost_little(sign):
    begun = time.process_time()
    unguarded(guarded(sign * 200_000))
    assert time.process_time() - begun < 5
