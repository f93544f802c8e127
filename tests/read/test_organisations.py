"""Organisations: names that mean one, with short forms, slips, suffixes and countries; governments behind offices."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from berdikari.read.organisations import core_words, organisations

SAME = [
    "PT Sinar Alkes Jaya (SAJ) tumbuh. Pabrik SAJ di Bogor baru.",
    "Mitra asal Swiss, Helvamedix Group, datang. Saham dipegang Helvamdix Group.",
    "Produk Orbi Healthcare International laku. Pabrik milik Orbi Healthcare baru.",
    "Cihaz, Galata Üniversitesinde denendi. Bugün Galata Üniversitesi sevindi.",
    "Kabar dari PT. Bintang Medika Utama baik. Lalu PT Bintang Medika Utama tumbuh.",
]


@pytest.mark.parametrize("text", SAME)
def test_one_organisation_under_two_names(page, text):
    found, _ = organisations(page(text))
    assert len(found) == 1
    assert len(found[0].mentions) >= 2


def test_two_firms_of_like_names_stay_two(page):
    found, _ = organisations(page("Kerja sama PT Oriflex Indonesia dengan PT Oriflex Karya Indonesia disepakati."))
    assert len(found) == 2


@pytest.mark.parametrize("text", ["Gubernur Banten hadir di pabrik.", "Heyet, Banten eyaletinde Vali ile görüştü."])
def test_a_governor_stands_for_the_government(page, text):
    found, _ = organisations(page(text))
    assert [(o.name, o.kind, o.country) for o in found if o.kind == "local_government"] == [
        ("Pemerintah Provinsi Banten", "local_government", "ID")
    ]


STATES = [
    ("Novira will equip the Ghanaian government with beds.", "Ghanaian government", "GH"),
    ("Novira builds clinics for the government of Ghana.", "government of Ghana", "GH"),
    ("Kontrak itu dimenangkan dari pemerintah Vietnam.", "pemerintah Vietnam", "VN"),
    ("Firma, Mısır hükümetine koltuk satacak.", "Mısır hükümeti", "EG"),
    ("The Peruvian Ministry of Health bought the beds.", "Peruvian Ministry of Health", "PE"),
]


@pytest.mark.parametrize(("text", "name", "country"), STATES)
def test_states_are_named_by_their_country(page, text, name, country):
    found, _ = organisations(page(text))
    assert [(o.name, o.country) for o in found if o.kind == "ministry"] == [(name, country)]


def test_a_firm_in_front_of_a_foreign_government_is_not_of_that_country(page):
    found, _ = organisations(page("Osvelt Dental Mısır hükümetine koltuk satacak."))
    assert [o.country for o in found if o.kind != "ministry"] == [None]


def test_a_province_under_its_short_form_is_one_government(page):
    text = "Pemprov Sulawesi Selatan menyiapkan lahan. Gubernur Sulsel menyambut. Kata Gubernur itu, izin mudah."
    found, _ = organisations(page(text))
    assert [len(o.mentions) for o in found if o.kind == "local_government"] == [3]


@pytest.mark.parametrize("text", ["Gips karya RS Panglima dipakai.", "Gips karya RSUD Panglima dipakai."])
def test_a_hospital_under_its_letters(page, text):
    found, _ = organisations(page(text))
    assert [(o.kind, o.words[-1]) for o in found] == [("hospital", "panglima")]


def test_a_strange_word_that_leads_headline_and_sentence_is_a_name(page):
    found, _ = organisations(
        page("Dolvix wins order\n\nDolvix said on Thursday that it will make beds.\n\nMore later.")
    )
    assert [o.name for o in found] == ["Dolvix"]


def test_a_firm_that_speaks_is_no_person(page):
    found, others = organisations(page("Kabar baik. Guangxi Latex Works menyatakan minat, kata Andra Soni."))
    assert [o.name for o in found] == ["Guangxi Latex Works"]
    assert [m.text for m in others if m.kind == "person"] == ["Andra Soni"]


@given(st.text(max_size=40))
def test_core_words_of_core_words_are_the_same(name):
    words = core_words(name)
    assert core_words(" ".join(words)) == words
