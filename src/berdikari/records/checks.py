"""Checks that records share: each refuses an impossible value with the record, the field, what was found and wanted."""

import hashlib
import math
import re
from collections.abc import Collection
from dataclasses import fields
from datetime import date
from typing import Any

from berdikari.errors import InvalidRecordError

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def content_id(*parts: object) -> str:
    """Sixteen hexadecimal digits of SHA-256 over the parts: equal content, equal id, on every machine."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def check_text(record: object, field: str, value: str) -> None:
    """Refuse a text that is empty or white space."""
    if not isinstance(value, str) or not value.strip():
        raise InvalidRecordError(type(record).__name__, field, value, "a text that is not empty")


def check_one_of(record: object, field: str, value: str | None, allowed: Collection[str]) -> None:
    """Refuse a word that is not one of those allowed; None passes."""
    if value is not None and value not in allowed:
        raise InvalidRecordError(type(record).__name__, field, value, "one of " + ", ".join(allowed))


def check_number(record: object, field: str, value: float | None, low: float = -math.inf, high: float = math.inf) -> None:
    """Refuse NaN, infinity, a truth value, and numbers outside low..high; None passes."""
    if value is None:
        return
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value) or not low <= value <= high:
        raise InvalidRecordError(type(record).__name__, field, value, f"a finite number from {low} to {high}")


def check_day(record: object, field: str, value: str | None) -> None:
    """Refuse what is not an ISO 8601 day, month or year (`2024-02-01`, `2024-02`, `2024`); None passes."""
    if value is None:
        return
    match = _DAY.fullmatch(value)
    try:
        if match is None:
            raise ValueError(value)
        year, month, day = (int(part) if part else 1 for part in match.groups())
        date(year, month, day)
    except ValueError:
        raise InvalidRecordError(type(record).__name__, field, value, "a day as YYYY-MM-DD, YYYY-MM or YYYY") from None


def whole(value: float | None) -> float | None:
    """The number as a double holds it, an int where it is whole: 1.0 and 1 are equal, and written and hashed alike."""
    if value is None:
        return None
    number = float(value)
    return int(number) if number.is_integer() else number


def spelled(record: Any) -> str:
    """A record's fields that are not at their default, in order: a later field with a default leaves it, and ids, alone."""
    given = ((field.name, getattr(record, field.name), field.default) for field in fields(record))
    return type(record).__name__ + repr([(name, value) for name, value, default in given if value != default])
