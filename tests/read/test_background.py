"""Background: what is told about a party beside a paper is no stage of the deal."""

import pytest

from berdikari.edge.reference import words
from berdikari.read import read
from berdikari.records import Document


@pytest.mark.parametrize(
    "text",
    [
        "PT Alfa Medika dan Beta GmbH menandatangani nota kesepahaman produksi stent. Kini Alfa telah memproduksi alat suntik.",
        "Alpha Ltd and Beta GmbH signed a memorandum of understanding on stents. Alpha has already produced syringes in bulk.",
        "PT Alfa Medika dan Beta GmbH menandatangani nota kesepahaman stent. Alfa, yang mulai membangun pabrik pada 2019, senang.",
        "Alfa A.Ş. ile Beta GmbH stent için mutabakat zaptı imzaladı. Alfa yıllardır şırınga üretiyor.",
    ],
)
def test_other_goods_and_old_works_are_no_stage(text):
    claims, _ = read(Document(source="own", text=text, published="2024-02-05"), words())
    done = [c.value.rung for c in claims if c.field == "stage" and c.value.modality == "done"]
    assert done == ["mou"]


@pytest.mark.parametrize(
    "text",
    [
        "PT Alfa Medika dan Beta GmbH menandatangani nota kesepahaman produksi stent. Kini stent itu telah diproduksi massal.",
        "Alpha Ltd and Beta GmbH signed a memorandum of understanding on stents. The stent plant of Alpha was inaugurated on Monday.",
    ],
)
def test_the_goods_of_the_deal_are_its_stage(text):
    claims, _ = read(Document(source="own", text=text, published="2024-02-05"), words())
    (done,) = [c.value.rung for c in claims if c.field == "stage" and c.value.modality == "done"]
    assert done in ("production", "commissioned")
