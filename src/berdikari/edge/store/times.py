"""Times of the register: UTC, written so that texts sort as times do."""

from datetime import UTC, date, datetime, timedelta

from berdikari.errors import InvalidRecordError

_FORM = "%Y-%m-%dT%H:%M:%S.%fZ"


def stamp(added: datetime) -> str:
    """`2026-01-21T08:00:00.000000Z`. Raises InvalidRecordError for a time without a zone."""
    if added.tzinfo is None:
        raise InvalidRecordError("Store", "added", added, "a time with its zone, e.g. datetime.now(UTC)")
    moment = added.astimezone(UTC)
    return f"{moment.year:04}" + moment.strftime(_FORM)[len(moment.strftime("%Y")) :]


def moment(stamped: str) -> datetime:
    """The time that `stamp` wrote."""
    return datetime.strptime(stamped, _FORM).replace(tzinfo=UTC)


def after(stamped: str) -> str:
    """The next instant."""
    return stamp(moment(stamped) + timedelta(microseconds=1))


def end_of(day: str | date) -> str:
    """The first instant after a day, month or year (ISO 8601): all stamped earlier was known by its end."""
    if isinstance(day, date):
        return (day + timedelta(days=1)).isoformat()
    parts = [int(part) for part in _checked(day).split("-")]
    if len(parts) == 3:
        return (date(*parts) + timedelta(days=1)).isoformat()
    year, month = (parts[0], parts[1]) if len(parts) == 2 else (parts[0], 12)
    return f"{year + month // 12:04}-{month % 12 + 1:02}-01"


def _checked(day: str) -> str:
    for form in ("%Y-%m-%d", "%Y-%m", "%Y"):
        try:
            datetime.strptime(day, form).replace(tzinfo=UTC)
        except ValueError:
            continue
        return day
    raise InvalidRecordError("Store", "as_of", day, "a day as YYYY-MM-DD, YYYY-MM or YYYY")
