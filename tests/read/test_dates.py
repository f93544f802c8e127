"""Dates: as the press writes them, with the year that the text or the day of publication gives."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from berdikari.read.dates import dates

STATED = [
    ("Rabu (21 Januari 2026)", "2026-01-21"), ("Selasa (13/10/2020)", "2020-10-13"), ("February 2, 2024", "2024-02-02"),
    ("March 3rd, 2022", "2022-03-03"), ("3rd of March 2022", "2022-03-03"), ("5 May 2021", "2021-05-05"), ("03.02.2024", "2024-02-03"),
    ("2024-02-03", "2024-02-03"), ("21 Ocak 2026'da", "2026-01-21"), ("25-27 April 2024", "2024-04"), ("25–27 April 2024", "2024-04"),
    ("Juni 2020", "2020-06"),
]  # fmt: skip
FROM_PUBLICATION = [
    ("Kamis (1/2)", "2024-02-02", "2024-02-01"), ("hari ini", "2026-01-21", "2026-01-21"), ("kemarin", "2026-01-01", "2025-12-31"),
    ("Saturday", "2019-01-13", "2019-01-12"), ("dün", "2025-03-02", "2025-03-01"), ("19 Kasım Çarşamba", "2025-11-21", "2025-11-19"),
    ("Jumat (30/12)", "2023-01-02", "2022-12-30"), ("tahun lalu", "2024-05-01", "2023"),
]  # fmt: skip
NO_DATES = ["24/7", "12,4 juta", "1.200 unit", "Rp 2.024", "3/4 cangkir", "pasal 12/3"]


@pytest.mark.parametrize(("written", "day"), STATED)
def test_a_stated_date(page, written, day):
    assert [w.date for w in dates(page(f"Acara digelar {written} di sana."))] == [day]


@pytest.mark.parametrize(("written", "published", "day"), FROM_PUBLICATION)
def test_a_date_told_from_the_day_of_publication(page, written, published, day):
    (found,) = dates(page(f"Acara digelar {written} di sana.", published))
    assert (found.date, found.guessed) == (day, True)


@pytest.mark.parametrize("written", NO_DATES)
def test_what_is_no_date(page, written):
    assert dates(page(f"Ada {written} di sana.", "2024-05-01")) == []


def test_without_a_year_the_day_stays_partial(page):
    (found,) = dates(page("Acara digelar Jumat (3/12) di sana."))
    assert (found.date, found.partial) == (None, "--12-03")


def test_a_weekday_that_contradicts_its_date_is_told(page):
    (found,) = dates(page("Acara digelar Senin (21 Januari 2026) di sana."))
    assert (found.date, found.clash) == ("2026-01-21", "Senin")


def test_a_day_takes_the_year_of_its_sentence(page):
    found = dates(page("Di Expomed Eurasia 2024, Istanbul, 25-27 April, dua MoU diteken."))
    assert "2024-04" in [w.date for w in found]


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_in_figures(page, day):
    (found,) = dates(page(f"pada {day.day}/{day.month}/{day.year} di Solo"))
    assert found.date == day.isoformat()
