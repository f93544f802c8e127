"""Figures: numbers about a subject, with measure, unit and period; none without a subject or a known measure."""

import pytest

from berdikari.read.figures import figures, named
from berdikari.read.findings import find


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
