"""What the forecast assumes: every prior with its source and day, or marked as an assumption; read from
plain tables.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from berdikari.errors import InvalidRecordError
from berdikari.records.checks import check_number
from berdikari.records.forecast import Assumed

Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beta:
    """Beta distribution of a chance: `a` successes and `b` failures as if seen."""

    a: float
    b: float

    def __post_init__(self) -> None:
        check_number(self, "a", self.a, low=1e-6)
        check_number(self, "b", self.b, low=1e-6)

    @property
    def mean(self) -> float:
        """Expected chance."""
        return self.a / (self.a + self.b)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Lognormal distribution of a time or a factor. median: in years, or as a factor; sigma: of its logarithm."""

    median: float
    sigma: float

    def __post_init__(self) -> None:
        check_number(self, "median", self.median, low=1e-6)
        check_number(self, "sigma", self.sigma, low=1e-3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A realisation rate of a group (country, province or firm). rate: 0 to 1; weight: cases that it counts for."""

    group: str
    kind: str
    rate: float
    weight: float

    def __post_init__(self) -> None:
        check_number(self, "rate", self.rate, 1e-4, 1 - 1e-4)
        check_number(self, "weight", self.weight, low=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that the forecast assumes; each field has its table in `reference/forecast/priors.toml`.

    steps        chance of each step upward, four of them; sojourns: years on each stage before it, where it succeeds
    promised     spread of the time to a promised day, as a factor of slip; pace: spread of what all lines share
    shock        standard deviation of the shock common to all lines, in log-odds
    history      how much one case of the register's own history counts, 0 to 1; `ripe`: years after which it is judged
    rates        realisation by group; base: of all; heaviness: cases after which a group is believed by half
    shelved, dead  years of silence after which a line is inferred to be shelved, cancelled
    revival      chance that a line declared stalled, or inferred cancelled, still goes on
    closing      chance, per silent year, that a producing line has stopped
    ramp         share of capacity reached in the first, second, third and later years
    utilisation  of the capacity that is there; price: home over foreign, a factor
    parts        share of parts made at home, by depth 0 to 5, and where it is not known; reading: half-width of a
                 stated share
    """

    steps: tuple[Beta, ...]
    sojourns: tuple[Spread, ...]
    promised: Spread
    pace: float
    shock: float
    history: float
    ripe: float
    base: float
    heaviness: float
    rates: tuple[Rate, ...]
    shelved: float
    dead: float
    stalled_revival: Beta
    dead_revival: Beta
    closing: Beta
    ramp: tuple[float, ...]
    utilisation: Beta
    price: Spread
    parts: tuple[Beta, ...]
    reading: float
    assumed: tuple[Assumed, ...] = ()

    def __post_init__(self) -> None:
        if len(self.steps) != 4 or len(self.sojourns) != 4 or len(self.parts) != 7:
            raise InvalidRecordError(
                "Settings",
                "steps, sojourns, parts",
                (len(self.steps), len(self.sojourns), len(self.parts)),
                "4, 4 and 7 of them",
            )
        for share in self.ramp:
            check_number(self, "ramp", share, 0, 1)


def settings_from(priors: Table, rates: Table) -> Settings:
    """Settings from the two tables. Raises InvalidRecordError, naming the table, where one lacks a number
    or a source.
    """
    number = _reader(priors)
    return Settings(
        steps=tuple(_beta(priors, f"step_{name}") for name in ("mou", "contract", "construction", "production")),
        sojourns=tuple(
            _spread(priors, f"years_to_{name}") for name in ("mou", "contract", "construction", "production")
        ),
        promised=_spread(priors, "slip"),
        pace=number("pace", "sigma"),
        shock=number("shock", "sigma"),
        history=number("history", "weight"),
        ripe=number("history", "ripe_years"),
        base=_need(rates, "base", "rate"),
        heaviness=_need(rates, "shrinkage", "cases"),
        rates=tuple(
            Rate(group=row["group"], kind=row["kind"], rate=row["rate"], weight=row["weight"]) for row in rates["rate"]
        ),
        shelved=number("silence", "shelved_years"),
        dead=number("silence", "cancelled_years"),
        stalled_revival=_beta(priors, "revival_stalled"),
        dead_revival=_beta(priors, "revival_cancelled_inferred"),
        closing=_beta(priors, "closing"),
        ramp=tuple(number("ramp", "shares")),
        utilisation=_beta(priors, "utilisation"),
        price=_spread(priors, "price"),
        parts=tuple(_beta(priors, f"parts_depth_{depth}") for depth in (*range(6), "unknown")),
        reading=number("parts_stated", "half_width"),
        assumed=tuple(_assumed(priors)) + tuple(_assumed_rates(rates)),
    )


def _reader(table: Table) -> Any:
    return lambda name, field: _need(table, name, field)


def _need(table: Table, name: str, field: str) -> Any:
    try:
        return table[name][field]
    except KeyError:
        raise InvalidRecordError(
            "Settings", f"[{name}]", sorted(table.get(name, {})), f"a table with `{field}`"
        ) from None


def _beta(table: Table, name: str) -> Beta:
    return Beta(a=_need(table, name, "a"), b=_need(table, name, "b"))


def _spread(table: Table, name: str) -> Spread:
    return Spread(median=_need(table, name, "median"), sigma=_need(table, name, "sigma"))


_ABOUT = ("source", "day", "assumption", "note")


def _assumed(table: Table) -> Iterator[Assumed]:
    for name, row in table.items():
        numbers = ", ".join(f"{field} {value}" for field, value in row.items() if field not in _ABOUT)
        yield _row(name, numbers, row)


def _assumed_rates(rates: Table) -> Iterator[Assumed]:
    yield _row("base rate", str(rates["base"]["rate"]), rates["base"])
    yield _row("shrinkage", f"{rates['shrinkage']['cases']} cases", rates["shrinkage"])
    for row in rates["rate"]:
        yield _row(f"rate of {row['kind']} {row['group']}", f"{row['rate']}, weight {row['weight']}", row)


def _row(name: str, value: str, row: Table) -> Assumed:
    assumption = bool(row.get("assumption", False))
    if not assumption and not row.get("source"):
        raise InvalidRecordError(
            "Settings", f"[{name}]", dict(row), "a `source` with its `day`, or `assumption = true`"
        )
    return Assumed(
        name=name, value=value, source=row.get("source", ""), day=str(row.get("day", "")), assumption=assumption
    )
