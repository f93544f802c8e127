"""Figures: numbers about a subject, with measure, unit and period; none without a subject or a known measure."""

import pytest

from berdikari.read.figures import figures
from berdikari.read.findings import find
from berdikari.read.subjects import named


def read_figures(page, text):
    laid = page(text)
    found = find(laid)
    return [c.figure for c in figures(laid, named(found.organisations, found.persons, found.devices, found.dates))]


@pytest.mark.parametrize(
    ("text", "subject", "measure", "value"),
    [
        ("TKDN ventilator mencapai 58 persen.", "ventilator", "local_content", 0.58),
        ("Indonesia memiliki 3.150 rumah sakit.", "Indonesia", "hospitals", 3150),
        ("Turki mengekspor ke 80 negara.", "Turki", "export_countries", 80),
        ("lahan seluas 26.000 meter persegi di Bekasi", "Bekasi", "area", 2.6),
        ("55 persen saham dipegang PT Alfa Medika.", "PT Alfa Medika", "ownership_share", 0.55),
        ("Türkiye'de yüzde 85 ithal cihaz kullanılıyor.", "Türkiye", "import_share", 0.85),
        ("PT Alfa Medika mempekerjakan 200 karyawan.", "PT Alfa Medika", "jobs", 200),
    ],
)
def test_a_figure(page, text, subject, measure, value):
    (figure,) = read_figures(page, text)
    assert (figure.subject, figure.measure) == (subject, measure)
    assert figure.value == pytest.approx(value)


def test_the_period_is_the_year_of_the_sentence(page):
    (figure,) = read_figures(page, "Indonesia memiliki 3.150 rumah sakit pada 2024.")
    assert figure.period == "2024"


@pytest.mark.parametrize(
    "text", ["Pabrik ini menyerap 200 tenaga kerja.", "Indonesia punya 17 alasan.", "Nomor 500 itu unik."]
)
def test_no_figure_without_a_subject_or_a_measure(page, text):
    assert read_figures(page, text) == []


@pytest.mark.parametrize(
    ("text", "subject", "measure"),
    [
        ("PT Alfa Medika membangun pabrik di sana. Luas lahannya 2 hektare.", "PT Alfa Medika", "area"),
        ("PT Alfa Medika tumbuh.\n\nPabrik itu menyerap 200 tenaga kerja, katanya.", "PT Alfa Medika", "jobs"),
        ("Alpha Medical Ltd grows fast. It employs 200 workers.", "Alpha Medical Ltd", "jobs"),
        ("Alpha Medical Ltd grows fast.\n\nThe plant will create 300 jobs.", "Alpha Medical Ltd", "jobs"),
        ("ASELSAN hızla büyüyor. Fabrikada 200 çalışan var.", "ASELSAN", "jobs"),
    ],
)
def test_the_subject_may_stand_in_the_sentence_before(page, text, subject, measure):
    (figure,) = read_figures(page, text)
    assert (figure.subject.rstrip("."), figure.measure) == (subject, measure)


@pytest.mark.parametrize(
    "text",
    [
        "PT Alfa Medika tumbuh.\n\nSebanyak 200 tenaga kerja terserap di tempat lain.",
        "PT Alfa Medika tumbuh. Kabar itu ramai. Orang gembira. Ada 200 tenaga kerja.",
    ],
)
def test_the_subject_does_not_stand_far_away(page, text):
    assert read_figures(page, text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Direktur Utama PT Alfa Medika, Budi Santoso, hadir. "PT Alfa Medika punya 200 karyawan," katanya.', "Budi Santoso"),
        ("Alpha Medical Ltd CEO Budi Santoso came. Alpha Medical Ltd has 200 employees, he said.", "Budi Santoso"),
        ("PT Alfa Medika punya 200 karyawan, kata Direktur Utama Budi Santoso.", "Budi Santoso"),
        ("PT Alfa Medika punya 200 karyawan.", None),
    ],
)  # fmt: skip
def test_who_says_a_figure(page, text, speaker):
    figure = next(f for f in read_figures(page, text) if f.measure == "jobs")
    assert figure.speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Gubernur Banten menerima tamu.\n\nIa menawarkan pasar: 130 rumah sakit, paling banyak di Tangerang.",
        "Banten received guests.\n\nIt has 130 hospitals, most of them in Tangerang.",
    ],
)
def test_where_most_of_something_is_is_not_its_subject(page, text):
    (figure,) = read_figures(page, text)
    assert figure.subject == "Banten"
