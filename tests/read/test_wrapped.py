"""Wrapped text reads as the same text on long lines, and nothing moves."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from berdikari import api
from berdikari.read.wrapped import unwrap
from berdikari.records import Document

ARTICLE = (
    "Bandung - PT Sinar Medika Nusantara menandatangani nota kesepahaman dengan Nordlicht Medizintechnik GmbH dari "
    "Jerman untuk memproduksi tempat tidur rumah sakit. Nilai kerja sama itu Rp 12 miliar, kata Direktur Utama PT "
    "Sinar Medika Nusantara, Rina Wulandari, di Jakarta."
)


def told(text):
    reading = api.read_document(Document(source="x", text=text, published="2026-03-05"))
    return [(claim.field, claim.value) for claim in reading.claims], reading


@pytest.mark.parametrize("width", [60, 72, 80])
def test_a_wrapped_article_says_the_same(width):
    plain, _ = told(f"PT Sinar Medika Gandeng Mitra Jerman\n\n{ARTICLE}\n")
    lines = "\n".join(textwrap.wrap(ARTICLE, width))
    wrapped, reading = told(f"PT Sinar Medika Gandeng Mitra Jerman\n\n{lines}\n")
    assert wrapped == plain
    assert any(field == "party" for field, _ in wrapped)
    for claim in reading.claims:
        assert reading.document.text[claim.quote.start : claim.quote.end] == claim.quote.text


def test_headlines_and_lists_keep_their_lines():
    text = "Mitra Jerman Masuk Bandung\nPabrik dibangun tahun ini di Bandung.\n- tempat tidur\n- lampu operasi\n"
    assert unwrap(text) == text


@given(st.text(alphabet="abC .\n\r\t-", max_size=300))
def test_nothing_moves(text):
    found = unwrap(text)
    assert len(found) == len(text)
    assert all(one == other or (one == " " and other.isspace()) for one, other in zip(found, text, strict=True))


def test_a_sentence_that_begins_inside_a_shorter_line_goes_on():
    text = (
        "Contoh yang panjang sekali barisnya ini dibuat untuk menguji baris yang panjang dan\n"
        "yang pendek.\n"
        "MoU pertama soal sarung tangan. Halden Distribuidora De Materiais E\n"
        "Odontologicos LTDA membeli dari PT Sinar.\n"
    )
    assert "Materiais E Odontologicos LTDA" in unwrap(text)
    assert len(unwrap(text)) == len(text)
