"""Chosen: the devices of a deal are not those that another deal of the page names."""

import pytest

from berdikari.edge.reference import words
from berdikari.read import read
from berdikari.records import Document


@pytest.mark.parametrize(
    "text",
    [
        (
            "Sarung tangan medis untuk Brasil\n\nPT Alfa Medika dan Beta GmbH meneken kontrak sarung tangan medis.\n\n"
            "RS Harapan dan Gama Ltd menandatangani nota kesepahaman pelatihan dokter."
        ),
        (
            "Medical gloves for Brazil\n\nAlpha Ltd and Beta GmbH signed a contract for medical gloves.\n\n"
            "Hope Hospital and Gamma Inc signed a memorandum of understanding on training of doctors."
        ),
        (
            "Brezilya'ya tıbbi eldiven\n\nAlfa A.Ş. ile Beta GmbH tıbbi eldiven sözleşmesi imzaladı.\n\n"
            "Umut Hastanesi ile Gama Ltd. hekim eğitimi için mutabakat zaptı imzaladı."
        ),
    ],
)
def test_a_headline_tells_the_goods_of_the_deal_that_names_them(text):
    claims, _ = read(Document(source="own", text=text, published="2024-02-05"), words())
    devices = {c.about: c.value.name for c in claims if c.field == "device"}
    assert len({c.about for c in claims if c.field == "party"}) == 2
    assert len(devices) == 1
