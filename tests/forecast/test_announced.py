from itertools import pairwise

import pytest

from berdikari.forecast import Question, forecast
from berdikari.forecast.announced import announced
from berdikari.forecast.needs import years_of
from berdikari.records.forecast import Line, Need

BAGS = Need(device="blood-bag", units=28e6, low=24.5e6, high=42e6, start="2024", end="2030", basis="user", why="told")
PLANT = Line(id="a", device="blood-bag", title="a", stage="production", since="2025-02", last_news="2025-02", capacity=6e6)  # fmt: skip


def test_a_surplus_of_one_year_serves_no_other():
    found = announced([PLANT], BAGS, (2024.0, 2031.0))
    assert found.units == pytest.approx(35e6)
    assert found.low == pytest.approx(24 / 28)
    assert found.high == 1
    assert found.start == "2025-03-01"


def test_a_line_that_begins_after_the_window_makes_nothing_within_it():
    found = announced([PLANT], BAGS, (2024.0, 2025.0))
    assert (found.units, found.low, found.start) == (0, 0, None)


def test_usually_too_a_surplus_of_one_year_serves_no_other(settings):
    """A plant that runs, ever so large, serves each year from its start on, and none before."""
    huge = Line(id="a", device="blood-bag", title="a", stage="production", since="2025-01-01", last_news="2026-10", capacity=9e9)  # fmt: skip
    question = Question(lines=(huge,), needs=(BAGS,), today=2026.8, years=(2027,), draws=800, seed=1)
    whole, year = forecast(question, settings, "2026-10-20").outlooks
    assert (whole.start, year.start) == ("2024-01-01", "2027-01-01")
    assert year.units.high == pytest.approx(1)
    assert whole.units.high == pytest.approx(6 / 7)
    assert whole.units.mean == pytest.approx(6 / 7 * year.units.mean)


@pytest.mark.parametrize(
    ("window", "count"), [((2024.0, 2031.0), 7), ((2025.0, 2026.0), 1), ((2025.5, 2028.0), 2), ((2025.9, 2026.0), 1)]
)
def test_years_fill_a_window(window, count):
    years = years_of(window)
    assert len(years) == count
    assert (years[0][0], years[-1][1]) == window
    assert all(one[1] == other[0] for one, other in pairwise(years))
