"""Planned days that passed and terms that end, inferred on a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from berdikari.records import Claim, Partnership, Party, Stage, Term
from berdikari.report.overdue import Overdue, is_planned, last_day, months_between, overdue, term_end

TODAY = date(2026, 11, 22)


def partnership(**rest):
    return Partnership(id="a", parties=(Party(name="A"),), **rest)


@pytest.mark.parametrize(
    ("day", "last"), [("2024", date(2024, 12, 31)), ("2024-02", date(2024, 2, 29)), ("2024-02-01", date(2024, 2, 1))]
)
def test_the_last_day_of_a_day_month_or_year(day, last):
    assert last_day(day) == last


@pytest.mark.parametrize(
    ("day", "passed"),
    [("2026-04", "2026-04"), ("2026-11-21", "2026-11-21"), ("2026-11-22", None), ("2026", None), (None, None)],
)
def test_a_planned_day_passes_when_its_month_or_year_is_over(day, passed):
    found = overdue(partnership(stage="mou", planned_stage="production", planned_date=day), TODAY)
    assert (found.planned if found else None) == passed


def test_a_plan_that_came_true_or_was_cancelled_is_not_overdue():
    assert overdue(partnership(stage="production", planned_stage="production", planned_date="2025"), TODAY) is None
    assert (
        overdue(partnership(stage="mou", status="cancelled", planned_stage="production", planned_date="2025"), TODAY)
        is None
    )


def test_a_term_is_counted_from_the_signing_and_told_half_a_year_ahead():
    signed = Stage(rung="mou", date="2024-02-01")
    found = overdue(partnership(stage="mou", term_years=3, date="2024-02-01", history=(signed,)), TODAY)
    assert found == Overdue(term_ends="2027-02-01", term_counted=True)
    assert overdue(partnership(stage="mou", term_years=4, date="2024-02-01", history=(signed,)), TODAY) is None


def test_a_stated_end_beats_one_that_is_counted():
    term = Claim(document="d", field="term", value=Term(years=3, end="2026"), quote=None)
    assert term_end(partnership(stage="mou", term_years=3, date="2024-02-01", claims=(term,))) == ("2026", False)


@pytest.mark.parametrize(
    ("signed", "years", "end"),
    [
        ("2024-02-29", 1, "2025-02-28"),
        ("2024-02", 3, "2027-02"),
        ("2024", 3, "2027"),
        ("2024-09-10", 1.5, "2026-03"),
        ("2024", 0.5, "2024"),
        ("9990", 99, None),
    ],
)
def test_years_on(signed, years, end):
    assert term_end(partnership(stage="mou", term_years=years, date=signed))[0] == end


def test_a_term_without_a_signing_has_no_end():
    assert term_end(partnership(stage="commissioned", date="2025-06-02", term_years=2)) == (None, False)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 400))
def test_months_between_are_whole(first, months):
    later = date(first.year + (first.month - 1 + months) // 12, (first.month - 1 + months) % 12 + 1, min(first.day, 28))
    assert months_between(date(first.year, first.month, min(first.day, 28)), later) == months


def test_a_plan_is_a_rung_above_the_one_reached():
    assert is_planned(partnership(stage="mou", planned_stage="production"))
    assert not is_planned(partnership(stage="production", planned_stage="mou"))
    assert not is_planned(partnership(stage="mou"))
