"""Organisations: names that mean one, with short forms, slips, suffixes and countries; governments behind offices."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from berdikari.read.organisations import core_words, organisations

SAME = [
    "PT Sinar Alkes Jaya (SAJ) tumbuh. Pabrik SAJ di Bogor baru.",
    "Mitra asal Swiss, Helvamedix Group, datang. Saham dipegang Helvamdix Group.",
    "Produk Orbi Healthcare International laku. Pabrik milik Orbi Healthcare baru.",
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


@given(st.text(max_size=40))
def test_core_words_of_core_words_are_the_same(name):
    words = core_words(name)
    assert core_words(" ".join(words)) == words
