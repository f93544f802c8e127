from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from berdikari.forecast.calendar import day_of, last_day_of, middle, span, year_of


@pytest.mark.parametrize(
    "day, first, last",
    [
        ("2025", 2025.0, 2026.0),
        ("2025-06", 2025 + 5 / 12, 2025.5),
        ("2025-12", 2025 + 11 / 12, 2026.0),
        ("2025-07-01", 2025.5, 2025.5 + 1 / 372),
    ],
)
def test_a_day_is_read_as_far_as_it_is_known(day, first, last):
    assert span(day) == pytest.approx((first, last))


def test_a_month_is_a_twelfth_of_a_year_whatever_its_days():
    assert span("2024-02")[1] - span("2024-02")[0] == pytest.approx(1 / 12)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_a_day_comes_back(day):
    assert day_of(year_of(day)) == day.isoformat()
    assert year_of(day) <= middle(day.isoformat()) < year_of(day) + 1 / 300


def test_the_last_day_of_a_year():
    assert last_day_of(2028.0) == "2027-12-31"
