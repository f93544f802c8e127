"""Times sort as texts, and the end of a day, month or year is the beginning of the next."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from berdikari.edge.store.times import after, end_of, moment, stamp
from berdikari.errors import InvalidRecordError

times = st.datetimes(
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=7)), timezone(-timedelta(hours=11))]),
    min_value=datetime(2, 1, 1),  # noqa: DTZ001
    max_value=datetime(9998, 1, 1),  # noqa: DTZ001
)


@given(times, times)
def test_texts_sort_as_times_do(one: datetime, other: datetime) -> None:
    assert (stamp(one) < stamp(other)) == (one < other)
    assert moment(stamp(one)) == one


@given(times)
def test_a_time_is_known_by_the_end_of_its_day_and_not_by_the_end_of_the_day_before(time: datetime) -> None:
    day = time.astimezone(UTC).date()
    assert stamp(time) < end_of(day) == end_of(day.isoformat())
    assert stamp(time) < end_of(day.isoformat()[:7])
    assert stamp(time) < end_of(day.isoformat()[:4])
    assert stamp(time) >= end_of(day - timedelta(days=1))


@given(times)
def test_nothing_lies_between_an_instant_and_the_next(time: datetime) -> None:
    assert stamp(time) < after(stamp(time)) == stamp(time + timedelta(microseconds=1))


@pytest.mark.parametrize(
    "day, wanted",
    [
        ("2026-01-31", "2026-02-01"),
        ("2024-02", "2024-03-01"),
        ("2025-12", "2026-01-01"),
        ("2025", "2026-01-01"),
        (date(2025, 12, 31), "2026-01-01"),
    ],
)
def test_ends(day: str | date, wanted: str) -> None:
    assert end_of(day) == wanted


@pytest.mark.parametrize("day", ["", "2026-1-1x", "2026-02-30", "26", "today"])
def test_what_is_no_day_is_refused(day: str) -> None:
    with pytest.raises(InvalidRecordError):
        end_of(day)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(InvalidRecordError, match="zone"):
        stamp(datetime(2026, 1, 1))  # noqa: DTZ001
