"""What officials and others said, as figures beside the numbers; and the import share that an official table gives."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from berdikari.assess.penetration import import_share
from berdikari.records.dependence import FIELD, Measure
from berdikari.records.value import Figure

_ABOUT = ("import", "share of", "supply of needs", "average TKDN", "exports", "local production", "market size")
_TABLE = {"imports": "imports", "local production": "production", "exports": "exports"}
_MILLION = 1e6


def said_of(device: str, facts: Iterable[Mapping[str, str]]) -> tuple[Figure, ...]:
    """What was said of a device, or (device FIELD) of the whole field: each with speaker, basket and period.

    facts: rows of `reference/facts.csv`. Nothing is averaged: series of different baskets stand side by side.
    """
    subject = "" if device == FIELD else device
    return tuple(
        _figure(row) for row in facts if row["subject"] == subject and row["value"] and row["fact"].startswith(_ABOUT)
    )


def official_shares(facts: Iterable[Mapping[str, str]]) -> tuple[Measure, ...]:
    """Import share of the whole field by year, of each source that prints production, imports and exports together."""
    tables: defaultdict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    for row in facts:
        name = _TABLE.get(row["fact"])
        if name and not row["subject"] and row["unit"] == "USD million":
            tables[(row["source"], row["year"])][name] = float(row["value"]) * _MILLION
    return tuple(
        import_share(table["imports"], table["production"], table["exports"], year)
        for (_, year), table in sorted(tables.items())
        if len(table) == len(_TABLE)
    )


def _figure(row: Mapping[str, str]) -> Figure:
    share = row["unit"] == "percent"
    value = float(row["value"]) / (100 if share else 1)
    return Figure(
        subject=row["subject"] or FIELD, measure=row["fact"], value=value,
        unit="share" if share else row["unit"], upper=float(row["value_high"]) if row["value_high"] else None,
        basket=row["basket"] or None, period=row["year"] or None, speaker=row["speaker"] or None,
    )  # fmt: skip
