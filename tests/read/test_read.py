"""Read: properties that hold for any text, and that the work grows with the length of the text."""

import sys
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from berdikari.edge.reference import words
from berdikari.read import organisations, read, weigh
from berdikari.records import Document

ARTICLE = (
    "PT Alfa Medika dan Beta GmbH asal Jerman menandatangani nota kesepahaman (MoU) produksi ventilator di Jakarta, Rabu (21/1/2026). "
    "Nilainya USD 3 juta atau Rp 50 miliar. Pabrik di Bekasi itu akan menyerap 200 tenaga kerja, kata Direktur Utama PT Alfa Medika Budi Santoso.\n\n"
)
PIECES = st.sampled_from(
    [
        "PT Alfa Medika", "Beta GmbH", "menandatangani", "MoU", "nota kesepahaman", "Rp 17 miliar", "US$ 3 juta", "Rabu (21/1)", "ventilator", "dan",
        "akan", "telah memproduksi", "\n\n", ". ", ", ", '"', "(", ")", "2024", "58 persen", "imzaladı", "İstanbul'da", "ASELSAN'ın", "signed", "with",
        "شركة", "医疗", "Компания", "\u200b", "\ufeff", "\x00", "ﬁ", "İ", "–", "1.200,5", "24/7", "Baca juga: x",
    ]
)  # fmt: skip


def claims_of(text, published=None):
    document = Document(source="t", text=text, published=published)
    return document, *read(document, words())


def whole(text, published=None):
    document, claims, problems = claims_of(text, published)
    for said in (*claims, *problems):
        if said.quote:
            assert document.text[said.quote.start : said.quote.end] == said.quote.text
    return claims


@settings(max_examples=150)
@given(st.text(max_size=400))
def test_any_text_gives_quotes_that_are_its_slices(text):
    whole(text)


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=60), st.sampled_from([None, "2026-01-22", "2026-01", "2026"]))
def test_any_mixture_of_the_press_gives_quotes_that_are_its_slices(pieces, published):
    whole(" ".join(pieces), published)


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "...", "1", "PT", "\x00\x00", "\ufeff"])
def test_almost_nothing_says_nothing(text):
    assert whole(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "الشركة وقعت اتفاقية لإنتاج الأجهزة الطبية.", "两家公司签署了合作备忘录。", "Компания подписала соглашение о производстве.",
        "Resep soto ayam: rebus 2 liter air, tambahkan 3 lembar daun salam.", "Harga emas naik 2 persen menjadi Rp 1,2 juta per gram.",
    ],
)  # fmt: skip
def test_other_alphabets_and_other_matters_tell_of_no_partnership(text):
    assert [c for c in whole(text) if c.field == "party"] == []


def facts(text):
    return {(c.field, str(c.value)) for c in whole(text)}


def test_an_article_twice_says_the_same():
    assert facts(ARTICLE + ARTICLE) == facts(ARTICLE)


def test_the_same_text_gives_the_same_claims():
    assert whole(ARTICLE) == whole(ARTICLE)


def test_page_furniture_and_noise_around_it_change_nothing_of_the_deal():
    noise = "Baca juga: PT Gama Farma dan Delta Ltd. meneken MoU\n\nADVERTISEMENT\n\n"
    parties = {c.value.name for c in whole(noise + ARTICLE) if c.field == "party"}
    assert parties == {"PT Alfa Medika", "Beta GmbH"}


def steps(text):
    """How many lines of Python the reading of a text runs: work counted, not timed."""
    counted = Counter()

    def trace(frame, event, _):
        if "berdikari" not in frame.f_code.co_filename:
            return None
        counted[event] += 1
        return trace

    document = Document(source="t", text=text)
    read(document, words())
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        read(document, words())
    finally:
        sys.settrace(before)
    return counted["line"]


SENTENCES = {
    "prose": "Kabar itu disampaikan kepada pers pada hari itu juga dan disambut baik oleh warga. ",
    "one sentence without end": "dan pada hari itu juga ",
    "numbers": "12,5 juta unit, ", "money": "Rp 17 miliar dan ", "dates": "pada 3 Mei 2024 dan ", "devices": "ventilator, ", "instruments": "MoU ",
    "verbs": "akan memproduksi ", "brackets": "(1/2)", "letters": "a", "digits": "1", "quotes": '"', "blank lines": "\n",
}  # fmt: skip


@pytest.mark.parametrize("kind", sorted(SENTENCES))
def test_the_work_grows_with_the_length(kind):
    piece = SENTENCES[kind]
    short, long = (steps("".join(piece for _ in range(size // len(piece)))) for size in (6_000, 24_000))
    assert long < 5.5 * short + 4_000


NAMES = [
    f"{first}{last}"
    for first in ("Suma", "Beri", "Kalo", "Tiwa", "Neri", "Mopa")
    for last in ("gora", "lintang", "danu", "pertiwi", "sakti", "nusa")
]
CROWDS = {
    "deals": "PT {0} {1} menandatangani nota kesepahaman alat kesehatan dengan {1} {0} Ltd senilai Rp 3 miliar.\n\n",
    "members": "PT {0} {1}, ",
    "headlines": "PT {0} {1} Gandeng {1} {0}\n\nPT {0} {1} menandatangani kontrak ventilator dengan {1} {0} kemarin.\n\n",
    "short forms": "PT {0} {1} ({0}X) bekerja sama membuat ventilator dengan PT {1} {0}. {0}X gembira.\n\n",
    "one with all": "PT Surya Medika menandatangani kontrak dengan PT {0} {1}, kata Direktur PT {0} {1}, {1} Santoso.\n\n",
    "speakers": "CEO {0} {1}, {1} {0}, mengatakan {0} senang.\n\n",
}  # fmt: skip


def crowd(kind, size):
    """A page that names so many organisations, each once or a few times."""
    names = [(a, b) for a in NAMES for b in NAMES if a != b][:size]
    return "".join(CROWDS[kind].format(a.capitalize(), b.capitalize()) for a, b in names)


def test_a_page_of_many_deals_of_one_firm_says_no_more_than_grows_with_it():
    assert all(len(whole(crowd("one with all", size))) < 6 * size for size in (60, 180, 360))


@pytest.mark.parametrize("kind", sorted(CROWDS))
def test_the_work_grows_with_the_number_of_organisations(kind, monkeypatch):
    monkeypatch.setattr(organisations, "_MANY", 20)
    monkeypatch.setattr(weigh, "_MANY", 10)
    short, long = (steps(crowd(kind, size)) for size in (60, 180))
    assert long < 4 * short
