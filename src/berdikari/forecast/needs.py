"""Needs by window: what is needed within a window, from the needs that a user or a programme states over their own
time.
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from berdikari.forecast.calendar import span
from berdikari.records.forecast import Need

_FIRST = {basis: at for at, basis in enumerate(("user", "programme", "consumption", "replacement", "trade"))}


def window_of(need: Need) -> tuple[float, float]:
    """First and last moment of a need."""
    return span(need.start)[0], span(need.end)[1]


def years_of(window: tuple[float, float]) -> tuple[tuple[float, float], ...]:
    """A window cut into equal parts of about a year each, from its first moment on."""
    first, last = window
    count = max(round(last - first), 1)
    edges = [first + (last - first) * at / count for at in range(count)] + [last]
    return tuple(pairwise(edges))


def need_within(needs: Iterable[Need], window: tuple[float, float]) -> Need | None:
    """The need that covers a window, scaled to it evenly over time; what a user says goes before a programme, and so
    on.

    None: no need covers the whole window, and none is invented.
    """
    covering = [
        need for need in needs if window_of(need)[0] <= window[0] + 1e-6 and window_of(need)[1] >= window[1] - 1e-6
    ]
    if not covering:
        return None
    need = min(covering, key=lambda one: (_FIRST[one.basis], one.start))
    first, last = window_of(need)
    part = (window[1] - window[0]) / (last - first)
    return replace(
        need,
        units=need.units * part,
        low=None if need.low is None else need.low * part,
        high=None if need.high is None else need.high * part,
    )
