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
]


@pytest.mark.parametrize(("text", "name", "kind"), KINDS)
def test_kinds(page, text, name, kind):
    assert (name, kind) in [(m.text, m.kind) for m in mentions(page(text))]


def test_a_person_behind_an_institution_is_told_apart(page):
    found = {m.text: m.kind for m in mentions(page("Direktur Alat Kesehatan Kementerian Kesehatan Roy Himawan hadir."))}
    assert found == {"Kementerian Kesehatan": "ministry", "Roy Himawan": "person"}


def test_days_and_months_are_no_names(page):
    assert [m.text for m in mentions(page("Acara itu digelar Sabtu 27 Agustus 2022."))] == []
