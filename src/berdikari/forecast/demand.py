"""Demand: needs from programmes, consumption, and stocks that are replaced; distance to the median of peers, never a
norm.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from berdikari.errors import InvalidRecordError
from berdikari.records.checks import check_number, check_text
from berdikari.records.forecast import Need

Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """Hospitals as the needs count them: number by class (`a`, `b`, ..), beds, people. source, day: where it comes
    from.
    """

    hospitals: Mapping[str, int]
    beds: int
    population: int
    source: str
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Density:
    """Units of a device in use in a place, over its people."""

    place: str
    units: float
    population: float
    source: str

    def __post_init__(self) -> None:
        check_text(self, "place", self.place)
        check_number(self, "units", self.units, low=0)
        check_number(self, "population", self.population, low=1)

    @property
    def per_million(self) -> float:
        """Units per million people."""
        return self.units / self.population * 1e6


@dataclass(frozen=True, slots=True, kw_only=True)
class Distance:
    """How far a place is from the median of its peers: units that would bring it there; below zero: it is beyond."""

    place: str
    per_million: float
    median: float
    units: float
    peers: tuple[str, ...]


def needs_from(table: Table, stock: Stock) -> tuple[Need, ...]:
    """The needs of a table like `reference/forecast/demand.toml`.

    [[programme]], [[consumption]], [[user]]  units (low, high) from start to end
    [[replacement]]   units of a stock (`per_bed`, `per_hospital` by class, `per_million` people), replaced every `life`
                      years
    Raises InvalidRecordError where a row lacks a number or its source.
    """
    plain = [_plain(row, basis) for basis in ("user", "programme", "consumption") for row in table.get(basis, ())]
    return (*plain, *(_replaced(row, stock) for row in table.get("replacement", ())))


def _plain(row: Table, basis: str) -> Need:
    return Need(
        device=row["device"],
        units=row["units"],
        low=row.get("low"),
        high=row.get("high"),
        start=str(row["start"]),
        end=str(row["end"]),
        basis=basis,
        why=_why(row),
        assumption=bool(row.get("assumption", False)),
    )


def _replaced(row: Table, stock: Stock) -> Need:
    """Stock over life, for each year of the time stated; its range comes from the range of the life."""
    first, last = int(str(row["start"])[:4]), int(str(row["end"])[:4])
    units = stock_of(row, stock) * (last - first + 1)
    low, high = row.get("life_range", (row["life"], row["life"]))
    return Need(
        device=row["device"],
        units=units / row["life"],
        low=units / high,
        high=units / low,
        start=str(row["start"]),
        end=str(row["end"]),
        basis="replacement",
        why=f"{_why(row)}; {stock.source} ({stock.day})",
        assumption=bool(row.get("assumption", False)),
    )


def stock_of(row: Table, stock: Stock) -> float:
    """Units in use that a row reckons with."""
    if "per_bed" in row:
        return float(row["per_bed"] * stock.beds)
    if "per_million" in row:
        return float(row["per_million"] * stock.population / 1e6)
    if "per_hospital" in row:
        return float(sum(count * row["per_hospital"].get(grade, 0) for grade, count in stock.hospitals.items()))
    raise InvalidRecordError("Need", row.get("device", "?"), sorted(row), "`per_bed`, `per_million` or `per_hospital`")


def _why(row: Table) -> str:
    if not row.get("source") and not row.get("assumption"):
        raise InvalidRecordError(
            "Need", row.get("device", "?"), sorted(row), "a `source` with its `day`, or `assumption = true`"
        )
    return "; ".join(str(part) for part in (row.get("note"), row.get("source"), row.get("day")) if part)


def distances(densities: Sequence[Density]) -> tuple[Distance, ...]:
    """Each place's distance to the median of the others. Needs three places at least; fewer give nothing."""
    if len(densities) < 3:
        return ()
    found = []
    for one in densities:
        peers = [other for other in densities if other is not one]
        middle = median(peer.per_million for peer in peers)
        units = (middle - one.per_million) * one.population / 1e6
        names = tuple(peer.place for peer in peers)
        found.append(Distance(place=one.place, per_million=one.per_million, median=middle, units=units, peers=names))
    return tuple(found)
