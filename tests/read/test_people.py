"""People: with office and employer, as signatories or speakers."""

import pytest

from berdikari.read.findings import find


def people(page, text):
    return [met.person for met in (m for found in find(page(text)).met_in.values() for m in found)]


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("Kontrak itu diteken Direktur Utama PT Alfa Medika, Budi Santoso, di Solo.", "Budi Santoso", "Direktur Utama"),
        ("Budi Santoso, Direktur Utama PT Alfa Medika, menyambut baik hal itu.", "Budi Santoso", "Direktur Utama"),
    ],
)
def test_office_and_employer(page, text, name, office):
    (person,) = people(page, text)
    assert person.name == name
    assert person.office.startswith(office)
    assert person.employer == "PT Alfa Medika"


def test_who_signs_is_told(page):
    (person,) = people(page, "MoU itu ditandatangani Direktur Utama PT Alfa Medika, Budi Santoso, di Solo.")
    assert person.signed
    (person,) = people(page, "Hal itu disambut Direktur Utama PT Alfa Medika, Budi Santoso, di Solo.")
    assert not person.signed
