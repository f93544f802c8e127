"""Where something could be made and shipped: estates with their hectares, ports and airports with their distance."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from berdikari.records.sheet import SheetRow
from berdikari.report.region.tables import Origin, RegionTables, Row

_RADIUS = 6371.0088  # kilometres, mean (IUGG)


def estate_rows(tables: RegionTables, regencies: Sequence[Row]) -> Iterator[SheetRow]:
    """The estates that the table knows, the largest first; those without a known area last."""
    for row in sorted(_there(tables.estates, "regency_code", regencies), key=lambda one: -float(one["hectares"] or 0)):
        hectares = float(row["hectares"]) if row["hectares"] else None
        yield SheetRow(group="estates", name=row["name"], value=hectares, unit="ha", source=row["source"],
                       url=row["source"], day=row["as_of"] or None, note=row["note"])  # fmt: skip


def port_rows(tables: RegionTables, regencies: Sequence[Row], point: Row) -> Iterator[SheetRow]:
    """The ports nearest to the region's regencies; and the nearest container port, wherever it lies."""
    mine = _there(tables.ports, "nearest_regency_code", regencies)
    shown = mine or _nearest(tables.ports, point)
    main = _nearest([row for row in tables.ports if row["main_container_port"]], point)
    for row in sorted([*shown, *(one for one in main if one not in shown)], key=lambda one: kilometres(one, point)):
        note = "main_container_port" if row["main_container_port"] else ""
        yield _distance("ports", row, point, tables.origins["ports"], note)


def airport_rows(tables: RegionTables, regencies: Sequence[Row], point: Row) -> Iterator[SheetRow]:
    """The airports nearest to the region's regencies, or else the nearest one."""
    mine = _there(tables.airports, "nearest_regency_code", regencies)
    for row in sorted(mine or _nearest(tables.airports, point), key=lambda one: kilometres(one, point)):
        yield _distance("airports", row, point, tables.origins["airports"])


def kilometres(one: Row, other: Row) -> float:
    """Great-circle distance of two points on a sphere (haversine)."""
    (lat1, lng1), (lat2, lng2) = _place(one["lat"], one["lng"]), _place(other["lat"], other["lng"])
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lng2 - lng1) / 2) ** 2
    return 2 * _RADIUS * asin(sqrt(half))


@lru_cache(maxsize=1024)
def _place(lat: str, lng: str) -> tuple[float, float]:
    return radians(float(lat)), radians(float(lng))


def _there(table: Sequence[Row], column: str, regencies: Sequence[Row]) -> list[Row]:
    codes = {row["code"] for row in regencies}
    return [row for row in table if row[column] in codes]


def _nearest(table: Sequence[Row], point: Row) -> list[Row]:
    return [min(table, key=lambda row: kilometres(row, point))] if table else []


def _distance(group: str, row: Row, point: Row, origin: Origin, note: str = "") -> SheetRow:
    return SheetRow(group=group, name=row["name"], value=round(kilometres(row, point)), unit="km", source=origin.name,
                    url=origin.url, day=origin.day, note=note)  # fmt: skip
