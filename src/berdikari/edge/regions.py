"""The regions that ship with the package: their tables with their sources, and the one that a user means."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from berdikari.edge.reference import rows, table
from berdikari.errors import UnknownIdError
from berdikari.names import fold
from berdikari.records import Place
from berdikari.report.region.profile import names_of
from berdikari.report.region.tables import Origin, RegionTables

_TABLES = ("provinces", "regencies", "estates", "ports", "airports", "facts")
_DAY = re.compile(r"\d{4}(-\d{2}){0,2}")
_NEAR = 5


def region_tables(folder: Path | None = None) -> RegionTables:
    """The reference tables; folder: of the trade data, whose `hospitals.csv` (of `fetch hospitals`) stands beside them.

    Raises InvalidSheetError where that file lacks a column.
    """
    file = folder / "hospitals.csv" if folder else None
    return _shipped() if file is None or not file.exists() else replace(_shipped(), hospitals=_listed(file))


def find_region(name: str) -> str:
    """The ministry code of what a user typed: a code of the ministry or of the statistics office, or a name.

    Raises UnknownIdError, with near ones, where none is meant or several are.
    """
    tables, wanted = _shipped(), name.strip()
    if wanted in {row["code"] for row in (*tables.provinces, *tables.regencies)}:
        return wanted
    for row in tables.regencies:
        if row["bps_code"] == wanted:
            return row["code"]
    named = fold(wanted)
    exact = [code for code, names in _names().items() if named in names]
    if len(exact) == 1:
        return exact[0]
    raise UnknownIdError("region", name, tuple(_near(named, exact)))


def _near(named: str, exact: list[str]) -> Iterator[str]:
    """Regions to choose from: those of this name, or those whose names hold it."""
    found = exact or [code for code, names in _names().items() if any(named in one for one in names)]
    told = {row["code"]: row["name"] for row in _shipped().provinces}
    told |= {row["code"]: f"{row['kind']} {row['name']}" for row in _shipped().regencies}
    yield from (f"{code} {told[code]}" for code in found[:_NEAR])


@cache
def _names() -> dict[str, frozenset[str]]:
    """Folded names by code, provinces first."""
    tables = _shipped()
    return {row["code"]: names_of(tables, row["code"]) for row in (*tables.provinces, *tables.regencies)}


@cache
def _shipped() -> RegionTables:
    return RegionTables(
        **{name: rows(name) for name in _TABLES},
        wages=rows("minimum_wages"),
        origins={key: origin for name in ("regencies", "ports", "airports") for key, origin in _origins(name)},
    )


def _origins(name: str) -> Iterator[tuple[str, Origin]]:
    """The source of a table, and of each column that names its own."""
    meta = table(f"{name}.meta")
    sources = {one["name"]: Origin(name=one["name"], url=one["url"], day=_day(one["as_of"])) for one in meta["sources"]}
    yield name, next(iter(sources.values()))
    yield from ((f"{name}.{one['name']}", sources[one["source"]]) for one in meta["columns"] if "source" in one)


def _day(text: str) -> str | None:
    """The day, month or year that a source is of; None where it tells a version only."""
    return text if _DAY.fullmatch(text) else None


def _listed(file: Path) -> tuple[dict[str, str], ...]:
    from berdikari.edge.sheets.files import read_table  # noqa: PLC0415 - heavy

    listed = read_table(file)
    listed.require("name", "regency_code", "class", "beds", "source")
    return tuple(cells for _, cells in listed.numbered())


def locate(place: Place) -> str | None:
    """The ministry code of a place: its own, or that of the narrowest known name among the parts of its name.

    `Kawasan Industri Jababeka, Cikarang, Bekasi` lies where the estate lies. Where several regions share the
    name, their one province counts; every place abroad has none.
    """
    if place.code or place.country not in (None, "ID"):
        return place.code
    parts = [fold(part) for part in re.split(r"[,(;]", place.name)]
    found = [code for part in parts if (code := _located().get(part))]
    return max(found, key=len, default=None)


@cache
def _located() -> dict[str, str]:
    """Codes by folded name of estates, towns, regencies and provinces; of a name with several, their one province."""
    found: dict[str, set[str]] = {}
    named = [(name, code) for code, names in _names().items() for name in names]
    for name, code in (*named, *((fold(row["name"]), row["code"]) for row in _shipped().regencies)):
        found.setdefault(name, set()).add(code)
    for row in (*rows("cities"), *rows("estates")):
        codes = {row["regency_code"], *filter(None, row.get("alternative_codes", "").split("|"))}
        for name in filter(None, (row["name"], *row["aliases"].split("|"))):
            found.setdefault(fold(name), set()).update(codes)
    common = ((name, _common(codes)) for name, codes in found.items())
    return {name: code for name, code in common if code}


def _common(codes: set[str]) -> str | None:
    """The one code, or the one province that all of them lie in."""
    provinces = {code[:2] for code in codes}
    return next(iter(codes)) if len(codes) == 1 else next(iter(provinces)) if len(provinces) == 1 else None
