import pytest

from berdikari.errors import InvalidRecordError
from berdikari.forecast.demand import Density, Stock, distances, needs_from
from berdikari.forecast.needs import need_within

STOCK = Stock(hospitals={"a": 10, "b": 100}, beds=1000, population=2_000_000, source="census", day="2021")


def test_a_programme_is_taken_as_it_is_stated():
    row = {"device": "ct-scanner", "units": 306, "start": "2025", "end": "2027", "source": "page", "day": "2025-06-05"}
    [need] = needs_from({"programme": [row]}, STOCK)
    assert (need.units, need.basis, need.assumption) == (306, "programme", False)
    assert "page" in need.why


@pytest.mark.parametrize(
    "how, stock", [({"per_bed": 1.0}, 1000), ({"per_hospital": {"a": 10, "b": 2}}, 300), ({"per_million": 4}, 8)]
)
def test_a_stock_is_replaced_once_in_its_life(how, stock):
    row = {
        "device": "bed",
        "life": 10,
        "life_range": [8, 16],
        "start": "2026",
        "end": "2027",
        "assumption": True,
        **how,
    }
    [need] = needs_from({"replacement": [row]}, STOCK)
    assert need.units == pytest.approx(2 * stock / 10)
    assert (need.low, need.high) == (pytest.approx(2 * stock / 16), pytest.approx(2 * stock / 8))
    assert "census" in need.why


def test_a_need_without_a_source_is_refused():
    with pytest.raises(InvalidRecordError, match="source"):
        needs_from({"programme": [{"device": "x", "units": 1, "start": "2025", "end": "2025"}]}, STOCK)


def test_a_need_is_spread_evenly_over_its_time_and_not_beyond():
    row = {"device": "x", "units": 306, "low": 204, "start": "2025", "end": "2027", "source": "page"}
    needs = needs_from({"programme": [row]}, STOCK)
    within = need_within(needs, (2026.0, 2027.0))
    assert (within.units, within.low) == (pytest.approx(102), pytest.approx(68))
    assert need_within(needs, (2027.0, 2029.0)) is None


def test_distance_to_the_median_of_the_others():
    places = [
        Density(place=name, units=units, population=1e6, source="s") for name, units in (("a", 0), ("b", 2), ("c", 10))
    ]
    far, middle, beyond = distances(places)
    assert (far.median, far.units) == (6, 6)
    assert (middle.median, middle.units) == (5, 3)
    assert beyond.units < 0


def test_two_places_have_no_median_to_be_far_from():
    places = [Density(place=name, units=1, population=1e6, source="s") for name in "ab"]
    assert distances(places) == ()
