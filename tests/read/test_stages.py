"""Stages: families of sentences in three languages, and what each states as done, planned, hoped for, or not at all."""

import pytest

from berdikari.read.dates import dates
from berdikari.read.stages import highest, rungs

DONE = [
    ("PT Alfa dan Beta GmbH menandatangani nota kesepahaman di Jakarta.", "mou"),
    ("PT Alfa meneken Letter of Intent dengan Beta.", "letter_of_intent"),
    ("Kontrak dagang diteken kedua perusahaan kemarin.", "contract"),
    ("Alfa membentuk perusahaan patungan dengan Beta.", "joint_venture"),
    ("Peletakan batu pertama pabrik itu dilakukan di Batang.", "construction"),
    ("Pabrik jarum suntik itu diresmikan gubernur.", "commissioned"),
    ("Ventilator itu mengantongi izin edar.", "licensed"),
    ("Nomor izin edar dari Kementerian Kesehatan sudah di tangan Alfa.", "licensed"),
    ("Alfa telah memproduksi ventilator sejak Mei.", "production"),
    ("Alfa memproduksi 200 ventilator per bulan.", "production"),
    ("Alfa telah mengekspor 300 unit ke Vietnam.", "export"),
    ("Alpha and Beta signed a memorandum of understanding.", "mou"),
    ("Alpha signed a letter of intent with Beta.", "letter_of_intent"),
    ("The factory was inaugurated on Monday.", "commissioned"),
    ("Alpha broke ground for its plant in Bekasi.", "construction"),
    ("The stent received its marketing authorization in May.", "licensed"),
    ("Alpha produces 4,000 stents a month.", "production"),
    ("Alpha ships syringes to Ukraine.", "export"),
    ("Alfa ile Beta arasında iş birliği protokolü imzalandı.", "mou"),
    ("Alfa ile Beta ön protokol imzaladı.", "letter_of_intent"),
    ("Alfa ile Beta niyet mektubu imzaladı.", "letter_of_intent"),
    ("Alfa ile Beta sözleşme imzaladı.", "contract"),
    ("Fabrikanın temeli atıldı.", "construction"),
    ("Alfa fabrikada solunum cihazı üretiyor.", "production"),
]
NOT_DONE = [
    "Alfa akan menandatangani MoU dengan Beta pekan depan.",
    "Alfa berharap dapat mengekspor stent ke Vietnam.",
    "Alfa mampu memproduksi 200 ventilator per bulan.",
    "Alfa siap memproduksi ventilator.",
    "Untuk memproduksi ventilator dibutuhkan mesin baru.",
    "Alpha will inaugurate the plant in May.",
    "Alpha hopes to export stents.",
    "Alpha has not signed the contract.",
    "The visit had made neighbours curious about Alpha.",
    "Alfa, fabrika kurmayı hedefliyor.",
]
NOTHING_SIGNED = [
    "Penandatanganan belum dibicarakan dalam pertemuan itu.",
    "Kerja sama itu masih sebatas obrolan.",
    "No paper changed hands during the visit.",
    "Herhangi bir protokol imzalanmadı.",
]


def best(page, text, modality="done", published=None):
    """The rung that a text states, or None."""
    laid = page(text, published)
    found = highest(rungs(laid, dates(laid)), modality)
    return found and found.name


@pytest.mark.parametrize(("text", "rung"), DONE)
def test_what_is_done_names_its_rung(page, text, rung):
    assert best(page, text) == rung


@pytest.mark.parametrize("text", NOT_DONE)
def test_plans_hopes_abilities_and_denials_are_not_done(page, text):
    assert best(page, text) is None


@pytest.mark.parametrize("text", NOTHING_SIGNED)
def test_where_nothing_was_signed_it_is_talks(page, text):
    assert best(page, "Alfa dan Beta membahas kerja sama. " + text) == "talks"


def test_a_firm_signature_elsewhere_outweighs_what_is_not_signed_yet(page):
    text = "Alfa dan Beta menandatangani perjanjian kerja sama. Untuk vaksin belum ada hitam di atas putih."
    assert best(page, text) == "contract"


def test_a_venture_that_an_understanding_is_to_found_is_a_plan(page):
    text = "Alfa dan Beta meneken MoU pembentukan joint venture."
    assert best(page, text) == "mou"
    assert best(page, text, "planned") == "joint_venture"


def test_a_day_to_come_makes_a_plan_of_what_is_told_as_done(page):
    text = "Pabrik itu diresmikan pada 3 Maret 2031."
    assert best(page, text, published="2030-01-05") is None
    assert best(page, text, "planned", published="2030-01-05") == "commissioned"


def test_the_body_outweighs_the_headline(page):
    text = "Alfa Resmikan Pabrik Stent\n\nAlfa dan Beta baru menandatangani MoU, kata direktur Alfa di Jakarta."
    assert best(page, text) == "mou"


@pytest.mark.parametrize("word", ["peluncuran", "launched"])
def test_a_launch_counts_only_for_a_plant(page, word):
    assert best(page, f"Acara {word} buku itu ramai.") is None
