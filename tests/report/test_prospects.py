"""Dependence, forecast and matches in the brief: what is known, with basket and period; nothing where there is nothing."""

from dataclasses import replace

import pytest

from berdikari.records.prospects import NO_PROSPECTS
from berdikari.report import brief_html
from berdikari.report.prospects import dependence_part, forecast_part, match_part
from berdikari.report.words import LANGUAGES, load_words

from .prospects import CT, FIELD_SAID, FORECAST, LIGHT, PROSPECTS, spoken_of

EN = load_words("en")


@pytest.fixture
def with_(findings):
    def with_(**changed):
        return replace(findings, prospects=replace(PROSPECTS, **changed))

    return with_


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_prospects_nothing_is_said_of_them(findings, language):
    html = brief_html(replace(findings, prospects=NO_PROSPECTS), language)
    for name in ("dependence", "forecast", "match"):
        assert f'id="{name}"' not in html
        assert f'href="#{name}"' not in html


def test_of_each_series_the_newest_stands_with_its_basket_and_period(with_):
    part = dependence_part(with_(), EN)
    field = [row for row in part.said if row.device == "medical device"]
    assert [(row.value.replace("\u00a0", " "), row.basket, row.period) for row in field] == [
        ("48 %", "e-Katalog", "2024")
    ]
    [scanner] = [row for row in part.said if row.device == "CT scanner"]
    assert (scanner.value, scanner.period, scanner.basket) == ("US$48,900,000", "2024", "")


def test_what_is_computed_says_what_it_is_of_and_what_is_not_known_says_why(with_):
    rows = {row.what: row for row in dependence_part(with_(), EN).computed}
    assert rows["imports"].value == "≤ 1,000,000 USD"
    assert (rows["import share"].value, rows["import share"].period) == (
        "not known",
        "production at home is not known for this basket",
    )
    assert rows["share of the largest supplier (Germany)"].value == "60.0 %"
    assert rows["imports"].who == "file <impor>.csv (mine)"


def test_made_up_trade_is_labelled(findings, with_):
    made_up = with_(dependences=(replace(LIGHT, synthetic=True),))
    assert dependence_part(made_up, EN).synthetic
    assert "SYNTHETIC DATA" in brief_html(made_up, "en")


def test_no_part_without_anything_to_say(with_):
    silent = spoken_of("ct-scanner", ())
    assert dependence_part(with_(dependences=(silent,)), EN) is None
    targets = spoken_of("medical-device", FIELD_SAID[2:])
    assert dependence_part(with_(dependences=(targets,)), EN) is None
    assert forecast_part(with_(forecast=None), EN) is None
    needless = replace(FORECAST, outlooks=(replace(CT, need=None, units=None, value=None, parts=None, announced=None),))
    assert forecast_part(with_(forecast=needless), EN) is None
    assert match_part(with_(matches=()), EN) == ()


def test_the_forecast_tells_parts_apart_and_what_it_rests_on(with_):
    part = forecast_part(with_(), EN)
    [row] = part.rows
    told = [cell.replace("\u00a0", " ") for cell in (row.device, row.need, row.announced, row.units, row.parts)]
    assert told == ["CT scanner", "306 (2025–2027)", "42 % – 51 %", "14 % – 23 %", "0 % – 0.4 %"]
    assert row.rests == ("306 to 2027; kabar.example", "capacity: kabar.example")
    assert (part.assumed, part.of, part.unweighed) == (1, 2, 1)


def test_devices_with_the_same_owners_share_a_row_and_firms_show_their_country(with_):
    first, second = match_part(with_(), EN)
    assert first.devices == ("MRI scanner", "syringe")
    assert first.owners[0][0] == "China"
    assert second.owners == (("Mindray <& co> (China)", "+ share of world exports"),)
