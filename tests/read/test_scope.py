"""Scope: in an article of several deals each sentence speaks of its own."""

from berdikari.edge.reference import words
from berdikari.read import read
from berdikari.records import Document, Value

TWO = (
    "Dua nota kesepahaman diteken di pameran itu.\n\n"
    "PT Alfa Medika dan Beta GmbH menandatangani nota kesepahaman senilai USD 9 juta untuk ventilator.\n\n"
    "PT Gama Farma dan Delta Ltd. menandatangani nota kesepahaman senilai USD 2 juta untuk stent."
)


def test_each_deal_keeps_its_own_value_and_device():
    claims, _ = read(Document(source="t", text=TWO), words())
    values = {c.about: c.value.amount for c in claims if isinstance(c.value, Value)}
    assert sorted(values.values()) == [2e6, 9e6]
    devices = {(c.about, c.value.name) for c in claims if c.field == "device"}
    by_value = {amount: about for about, amount in values.items()}
    assert devices == {(by_value[9e6], "ventilator"), (by_value[2e6], "stent")}


def test_a_total_in_the_headline_is_no_third_deal():
    text = "Kontrak USD 11 juta diteken\n\n" + TWO
    claims, _ = read(Document(source="t", text=text), words())
    assert 11e6 not in [c.value.amount for c in claims if isinstance(c.value, Value)]
