"""Home: the country of a party by its own name, a place in it, or where it is based."""

import pytest

from berdikari.edge.reference import words
from berdikari.read import read
from berdikari.records import Document


def country_of(text, name):
    claims, _ = read(Document(source="own", text=text), words())
    return next(c.value.country for c in claims if c.field == "party" and name in c.value.name)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Kementerian Kesehatan dan PT Alfa Medika menandatangani MoU produksi ventilator.", "Kementerian", "ID"),
        ("Pemerintah Provinsi Banten dan Alfa GmbH menandatangani MoU pabrik ventilator.", "Banten", "ID"),
        ("Palang Merah Indonesia dan Alfa GmbH menandatangani MoU pabrik kantong darah.", "Palang Merah", "ID"),
        ("ASELSAN ile Ankara Üniversitesi solunum cihazı için protokol imzaladı.", "Ankara", "TR"),
        ("PT Alfa Medika signed an MoU on ventilators with Istanbul-based Metsis Medikal.", "Metsis", "TR"),
        ("PT Alfa Medika menandatangani MoU produksi ventilator dengan Metsis Medikal.", "Metsis", None),
        ("Siemens Healthineers Indonesia dan PT Alfa Medika menandatangani MoU produksi CT scan.", "Siemens", None),
    ],
)
def test_the_country_of_a_party(text, name, country):
    assert country_of(text, name) == country
