"""Nearby: the words beside a name, and the lists that its sentence draws on."""

from berdikari.edge.reference import words
from berdikari.read.around import surroundings
from berdikari.read.nearby import nearby
from berdikari.read.organisations import organisations
from berdikari.read.page import lay_out
from berdikari.records import Document

_TEXT = "PT Sinar Medika menandatangani 3 kontrak pembelian ventilator dengan Global Surgical Ltd di Jakarta."


def _features(text: str, name: str) -> dict[str, float]:
    page = lay_out(Document(source="test", text=text), words())
    found, _ = organisations(page)
    around = surroundings(page, found)
    return nearby(next(o for o in found if name in o.name), around)


def test_the_words_beside_a_name_are_told_by_their_side():
    row = _features(_TEXT, "Global Surgical")
    assert {"left=dengan", "left1=dengan", "left2=dengan_ventilator", "right=di"} <= row.keys()
    assert "right=dengan" not in row


def test_a_number_is_one_sign_and_another_name_too():
    row = _features("Kemarin PT Sinar Medika, Global Surgical Ltd dan 25 rumah sakit bertemu.", "Global Surgical")
    assert "right=0" in row
    assert "right=25" not in row
    assert "left1=@" in row


def test_lists_are_told_by_sentence_and_only_near_ones_by_side():
    row = _features(_TEXT, "Global Surgical")
    assert "sentence=stages.signed" in row
    assert "left=stages.signed" not in row
    assert "left=devices.catalogue" in row


def test_another_sentence_says_nothing():
    row = _features("PT Sinar Medika berdiri. Kontrak ditandatangani dengan Global Surgical Ltd.", "Sinar Medika")
    assert not any("kontrak" in name or "stages.signed" in name for name in row)
