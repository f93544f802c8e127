"""Silence: what no news lets us infer, told apart from what was declared."""

from dataclasses import dataclass

from berdikari.forecast.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """Years since the last news, and what is inferred: quiet (under two years), shelved, cancelled; None: no news is
    known.
    """

    years: float
    inferred: str | None


def silence_of(last_news: float | None, today: float, settings: Settings) -> Silence:
    """What the silence of a line lets us infer (rules of Global Energy Monitor: two years, four years)."""
    if last_news is None:
        return Silence(years=0.0, inferred=None)
    years = max(today - last_news, 0.0)
    if years >= settings.dead:
        return Silence(years=years, inferred="cancelled")
    return Silence(years=years, inferred="shelved" if years >= settings.shelved else "quiet")
