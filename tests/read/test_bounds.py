from berdikari.edge.reference import words
from berdikari.read import read
from berdikari.read.bounds import beyond
from berdikari.read.page import lay_out
from berdikari.records import Document

DEAL = "PT Alfa Medika dan Beta GmbH menandatangani nota kesepahaman produksi ventilator pada 3 Mei 2024."


def said(text, most=1_000_000):
    return [(one.severity, one.message) for one in beyond(lay_out(Document(source="t", text=text), words()), most)]


def test_of_an_ordinary_text_nothing_is_said():
    assert said(f"{DEAL}\n\n{DEAL} {DEAL}\n") == []


def test_a_text_that_is_too_long_is_read_as_far_as_is_said():
    [told] = said(f"{DEAL}\n" * 100, 5000)
    assert told == ("warning", "only the first 5 of 9 thousand characters were read")


def test_a_line_without_an_end_is_said_to_be_cut():
    [(severity, message)] = said("kata " * 1000)
    assert severity == "note"
    assert message.startswith("cut at 3 places")


def test_what_stands_beyond_the_bound_is_not_read(monkeypatch):
    monkeypatch.setattr("berdikari.read.parts.MOST", 2000)
    filler = "Warga kota menyambut kabar itu dengan gembira dan tetap bekerja seperti biasa.\n" * 1000
    assert read(Document(source="t", text=DEAL + "\n" + filler), words())[0]
    assert not read(Document(source="t", text=filler + DEAL), words())[0]
