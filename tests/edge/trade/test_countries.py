import pytest

from berdikari.edge.reference import rows
from berdikari.edge.trade.countries import alpha3, comtrade_number, names


@pytest.mark.parametrize(
    ("country", "number"), [("IDN", "360"), ("USA", "842"), ("IND", "699"), ("FRA", "251"), ("NOR", "579"), ("CHE", "757"),
                            ("SDN", "729"), ("TWN", "490"), ("DEU", "276")],
)  # fmt: skip
def test_the_number_that_comtrade_uses_today(country, number):
    assert comtrade_number(country) == number
    assert alpha3(number) == country


def test_every_country_of_trade_has_its_names():
    assert {row["iso3"] for row in rows("trade_countries")} == set(names("id"))


def test_no_spelling_belongs_to_two_countries():
    for row in rows("trade_countries"):
        for name in (*row["comtrade"].split("|"), *filter(None, row["aliases"].split("|"))):
            assert alpha3(name) == row["iso3"], name
