"""Days as numbers: an ISO day, month or year as a point, or as its first and last moment, in years since year 0.

A month is a twelfth of a year, whatever its days: so do plants count that make so many a year.
"""

from calendar import monthrange
from datetime import date


def year_of(day: date) -> float:
    """The first moment of a day as a year with its part: 1 July 2025 is 2025.5."""
    return day.year + (day.month - 1 + (day.day - 1) / monthrange(day.year, day.month)[1]) / 12


def span(day: str) -> tuple[float, float]:
    """First and last moment of a day, month or year: `2025` is (2025.0, 2026.0), `2025-06` is (2025.42, 2025.5)."""
    parts = [int(part) for part in day.split("-")]
    if len(parts) == 1:
        return float(parts[0]), parts[0] + 1.0
    year, month = parts[:2]
    if len(parts) == 2:
        return year + (month - 1) / 12, year + month / 12
    first = year_of(date(*parts))
    return first, first + 1 / 12 / monthrange(year, month)[1]


def middle(day: str) -> float:
    """The middle of a day, month or year."""
    first, last = span(day)
    return (first + last) / 2


def day_of(moment: float) -> str:
    """The day that a moment falls on, in ISO 8601."""
    months = (moment + 1e-9) % 1 * 12
    year, month = int(moment + 1e-9), int(months)
    return date(year, month + 1, 1 + int(months % 1 * monthrange(year, month + 1)[1])).isoformat()


def last_day_of(moment: float) -> str:
    """The day before a moment, as the last day of a window that ends there."""
    return day_of(moment - 1 / 372)
