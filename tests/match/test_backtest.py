import numpy as np
import pytest

from berdikari.match.backtest import Deal, back_test, learned, record_before

DEALS = [
    Deal(key="one", when=2020.0, countries=("AAA",), headings=("9018",)),
    Deal(key="two", when=2021.0, countries=("BBB", "CCC"), headings=("9018",)),
    Deal(key="three", when=2024.0, countries=("ZZZ",), headings=("9018",)),
    Deal(key="sold", when=2024.0, countries=("CCC",), headings=("9018",), kind="sale"),
]


def test_only_technology_that_came_before_is_known():
    assert record_before(DEALS, 2021.0) == {"AAA": 1, "BBB": 1, "CCC": 1}
    assert record_before(DEALS, 2020.5) == {"AAA": 1}


@pytest.mark.parametrize("teachers", ["earlier", "others"])
def test_the_match_stands_beside_three_simpler_ways(world, settings, teachers):
    found = back_test(DEALS, world, settings, teachers)
    assert [one.name for one in found.rivals] == ["match", "largest exporter", "largest present supplier", "gravity"]
    assert found.rivals[0].p_hits is None
    assert all(0 <= one.p_hits <= 1 for one in found.rivals[1:])
    assert [case[0] for case in found.cases] == ["one", "two", "three"]
    assert found.sales[0][:2] == ("sold", "CCC")


def test_a_country_that_is_no_candidate_is_a_miss_not_left_out(world, settings):
    found = back_test(DEALS, world, settings)
    key, country, rank, chance = found.cases[-1]
    assert (key, country, rank) == ("three", "ZZZ", 4)
    assert chance == pytest.approx(1e-6)


def test_earlier_teachers_know_nothing_of_later_partnerships(world, settings):
    first = back_test(DEALS[:1], world, settings).cases[0]
    among = back_test(DEALS, world, settings).cases[0]
    assert first == among


def test_weights_of_today_are_finite_and_named(world, settings):
    weights = dict(learned(DEALS, world, settings))
    assert np.isfinite(list(weights.values())).all()
    assert "growth" in weights
