"""What a filter may be asked for, by value or by name, and what is near to what nobody knows."""

import pytest

from berdikari.edge.asked import name_of, value_of, values_near
from berdikari.edge.reference import rows


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("country", "tr", "TR"),
        ("country", "Türkiye", "TR"),
        ("country", "Turki", "TR"),
        ("province", "36", "36"),
        ("province", "Jawa Barat", "32"),
        ("device", "CT scan", "ct-scanner"),
        ("stage", "mou", "mou"),
        ("stage", "none", "none"),
        ("year", "2024", "2024"),
        ("country", "Atlantis", None),
        ("year", "20x", None),
        ("year", "0999", None),
        ("stage", "nonsense", None),
        ("device", "teapot", None),
        ("party", "PT", None),
    ],
)
def test_a_value_is_found_by_itself_and_by_its_names(name, text, value):
    assert value_of(name, text) == value


def test_what_is_held_besides_is_known():
    assert value_of("device", "own-device", {"own-device"}) == "own-device"


@pytest.mark.parametrize(("name", "table", "key"), [("country", "countries", "iso2"), ("province", "provinces", "code"), ("regency", "regencies", "code"), ("device", "devices", "id")])  # fmt: skip
def test_every_value_of_a_table_is_itself(name, table, key):
    assert [row[key] for row in rows(table) if value_of(name, row[key]) != row[key]] == []


def test_what_is_spelled_alike_is_near():
    assert values_near("province", "Bantem")[0] == "36"
    assert values_near("device", "ventilatr") == ("ventilator",)
    assert values_near("year", "20x") == ()
    assert name_of("country", "TR", "id") == "Turki"
    assert name_of("province", "36", "en") == "Banten"
    assert name_of("year", "2024", "id") == "2024"
