"""Names: kinds by heads and ends, offices with employers and persons."""

import pytest

from berdikari.read.names import mentions

KINDS = [
    ("Kontrak dengan PT Sinar Alkes Jaya diteken.", "PT Sinar Alkes Jaya", "company"),
    ("Kunjungan ke Universitas Bahari Nusa usai.", "Universitas Bahari Nusa", "university"),
    ("Talks with the Ukrainian Ministry of Health went on.", "Ukrainian Ministry of Health", "ministry"),
    ("It met the Nordic Association of Device Makers there.", "Nordic Association of Device Makers", "association"),
    ("Pabrik itu milik Helvamed Indonesia sejak lama.", "Helvamed Indonesia", "company"),
    ("Heyet Ankara Üniversitesi ile görüştü.", "Ankara Üniversitesi", "university"),
    ("Badan Pengkajian dan Penerapan Teknologi hadir.", "Badan Pengkajian dan Penerapan Teknologi", "agency"),
    ("It was said at the Archipelago Device Summit yesterday.", "Archipelago Device Summit", "other"),
    ("Kerja sama dengan Pemerintah Turki dibahas.", "Pemerintah Turki", "other"),
    ("Mitranya PT Pakar Alkes Mandiri dari Solo.", "PT Pakar Alkes Mandiri", "company"),
    (
        "Barang itu untuk Pusat Pengendalian dan Pencegahan Penyakit Nordia.",
        "Pusat Pengendalian dan Pencegahan Penyakit Nordia",
        "agency",
    ),
    (
        "Heyet, Nordiya Yatırım, Sanayi ve Ticaret Bakanlığı ile görüştü.",
        "Nordiya Yatırım, Sanayi ve Ticaret Bakanlığı",
        "ministry",
    ),
    (
        "Money came from Nordic Investment and Consulting Pte Ltd in May.",
        "Nordic Investment and Consulting Pte Ltd",
        "company",
    ),
    ("A grant of the Anna and Peter Lind Foundation paid for it.", "Anna and Peter Lind Foundation", "association"),
    ("The syringes of Halden Healthcare (EPZ) Limited went to Lagos.", "Halden Healthcare (EPZ) Limited", "company"),
    ("Hadir pula BKPM Roswitha Nurhayati.", "BKPM", "agency"),
    ("Penjualan rapid test antigen Zelvid dimulai.", "Zelvid", "other"),
    ("They spoke for the CIS and for Africa.", "CIS", "other"),
]


@pytest.mark.parametrize(("text", "name", "kind"), KINDS)
def test_kinds(page, text, name, kind):
    assert (name, kind) in [(m.text, m.kind) for m in mentions(page(text))]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Rumah sakit di Zelmar, Oruk, dan Tavin mendapat rontgen dari PT Surya Alkes.", ["Zelmar", "Oruk", "Tavin"]),
        ("The plant stands in the northern province of Zelmar Oruk. Halden runs it.", ["Zelmar Oruk"]),
        ("Halden, a manufacturer in Oruk, sold its stake in Tavin.", ["Oruk"]),
        ("Alat itu dibuat di Halden. Halden dan Tavin meneken kontrak.", []),
        ("Alat itu diuji di ITB.", []),
    ],
)
def test_names_that_stand_only_where_places_stand(page, text, places):
    assert [m.text for m in mentions(page(text)) if m.kind == "place"] == places


@pytest.mark.parametrize("text", ["Senilai SAR4 miliar.", "It cost EGP 1.4 billion.", "Rp47 miliar."])
def test_money_is_no_name(page, text):
    assert not {"SAR4", "EGP", "Rp47"} & {m.text for m in mentions(page(text))}


def test_a_person_behind_an_institution_is_told_apart(page):
    found = {m.text: m.kind for m in mentions(page("Direktur Alat Kesehatan Kementerian Kesehatan Roy Himawan hadir."))}
    assert found == {"Kementerian Kesehatan": "ministry", "Roy Himawan": "person"}


def test_days_and_months_are_no_names(page):
    assert [m.text for m in mentions(page("Acara itu digelar Sabtu 27 Agustus 2022."))] == []
