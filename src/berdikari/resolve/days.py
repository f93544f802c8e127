"""Days that may be cut to month or year: when two of them can be one, which is later, how far apart."""

from datetime import date
from functools import lru_cache

from berdikari.money import middle


def fit(left: str, right: str) -> bool:
    """True where one of the days is the other, cut or whole: `2024-02` and `2024-02-01`."""
    return left.startswith(right) or right.startswith(left)


def after(left: str, right: str) -> bool:
    """True where the first is surely later: at the coarser precision of the two, it is greater."""
    size = min(len(left), len(right))
    return left[:size] > right[:size]


@lru_cache(maxsize=1 << 14)
def number(day: str) -> int:
    """A day as a whole number; a cut day counts as its middle."""
    return date.fromisoformat(middle(day)).toordinal()


def gap(left: str, right: str) -> int:
    """Days between two days; 0 where they fit."""
    return 0 if fit(left, right) else abs(number(left) - number(right))
