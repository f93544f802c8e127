"""Shifts: how far a country, a province or a firm differs from the whole, on the log-odds, shrunk heavily toward
nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import log, sqrt

from berdikari.forecast.settings import Rate, Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A shift on the log-odds with its standard deviation."""

    mean: float
    deviation: float


def logit(chance: float) -> float:
    """Log-odds of a chance."""
    return log(chance / (1 - chance))


def shift_of(rate: Rate, settings: Settings) -> Shift:
    """Empirical Bayes: weight / (weight + heaviness) of the group's difference from all.

    deviation: of a posterior with that weight, one case being worth 1 / (p (1 - p)) of variance.
    """
    believed = rate.weight / (rate.weight + settings.heaviness)
    variance = 1 / (settings.base * (1 - settings.base)) / (rate.weight + settings.heaviness)
    return Shift(mean=believed * (logit(rate.rate) - logit(settings.base)), deviation=sqrt(variance))


def shifts_of(settings: Settings) -> dict[tuple[str, str], Shift]:
    """Each group's shift by its kind and name: `("country", "KR")`."""
    return {(rate.kind, rate.group): shift_of(rate, settings) for rate in settings.rates}


def firm_rates(done: Iterable[tuple[str, bool]]) -> tuple[Rate, ...]:
    """Rates of firms from their own judged cases, (firm, realised): half a case is added to each side."""
    cases: dict[str, list[bool]] = {}
    for firm, realised in done:
        cases.setdefault(firm, []).append(realised)
    return tuple(
        Rate(group=firm, kind="firm", rate=(sum(own) + 0.5) / (len(own) + 1), weight=float(len(own)))
        for firm, own in sorted(cases.items())
    )
