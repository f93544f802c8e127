import pytest

from berdikari.edge.reference import words
from berdikari.read.claims import claims
from berdikari.read.page import lay_out
from berdikari.read.parts import LONGEST, read_parts
from berdikari.records import Document

ONE = "PT Alfa Medika dan Beta GmbH menandatangani nota kesepahaman (MoU) produksi ventilator pada 3 Mei 2024."
TWO = "PT Gama Alkes bekerja sama dengan Delta Ltd senilai Rp 17 miliar sejak 4 Mei 2024 untuk membuat kursi roda."
AGAIN = "PT Alfa Medika dan Beta GmbH membuka pabrik ventilator itu pada Senin (6/5/2024)."
FILLER = "Kabar itu disampaikan kepada pers pada hari itu juga dan disambut baik oleh warga kota."


def page(*paragraphs):
    text = "\n\n".join(paragraphs)
    return lay_out(Document(source="t", text="---\nx: y\n---\n" + text, body=13), words())


def facts(found):
    return {(claim.field, str(claim.value)) for claim in found}


def test_a_short_page_is_read_at_once():
    laid = page(ONE, TWO)
    assert read_parts(laid) == claims(laid)


def test_parts_say_what_the_whole_says_and_quotes_stand_in_the_document():
    laid = page(ONE, *(f"{FILLER} {n}" for n in range(9)), TWO)
    found, _ = read_parts(laid, 400)
    assert facts(found) == facts(claims(laid)[0])
    assert all(laid.document.holds(claim.quote) and claim.document == laid.document.id for claim in found)
    assert len({claim.about for claim in found if claim.about}) == 2


def test_a_cooperation_told_again_in_a_later_part_is_one():
    found, problems = read_parts(page(ONE, *(f"{FILLER} {n}" for n in range(9)), AGAIN), 400)
    assert len({claim.about for claim in found if claim.about}) == 1
    assert {"mou", "commissioned"} <= {claim.value.rung for claim in found if claim.field == "stage"}
    assert problems == []


def test_a_part_that_is_all_one_line_is_cut_between_sentences():
    laid = page(" ".join([ONE, *(f"{FILLER}" for _ in range(30)), TWO]))
    found, _ = read_parts(laid, 500)
    assert {c.value.name for c in found if c.field == "party"} == {
        "PT Alfa Medika",
        "Beta GmbH",
        "PT Gama Alkes",
        "Delta Ltd",
    }


@pytest.mark.parametrize("text", ["", " " * 2000, "\n" * 2000, "x" * 4000])
def test_emptiness_has_no_parts(text):
    assert read_parts(page(text), 300)[0] == []


def test_no_article_is_cut():
    assert LONGEST >= 50_000
