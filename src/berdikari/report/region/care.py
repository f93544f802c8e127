"""Hospitals and beds of a region: by class from the register of 2021, and beside it from a user's own list."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from berdikari.records.sheet import SheetRow
from berdikari.report.region.tables import RegionTables, Row

_COLUMNS = {
    "hospitals_2021": "hospitals", "class_a": "class_a", "class_b": "class_b", "class_c": "class_c",
    "class_d": "class_d", "class_unset": "class_unset", "public": "public",
}  # fmt: skip
UNREGISTERED = "not_registered"


def hospital_rows(tables: RegionTables, regencies: Sequence[Row]) -> Iterator[SheetRow]:
    """Hospitals by class, beds, beds per thousand people; what the register lacks is said, never taken for none."""
    known = [row for row in regencies if row["hospitals_2021"]]
    lacking = f"{UNREGISTERED} {len(regencies) - len(known)}/{len(regencies)}" if len(known) < len(regencies) else ""
    found = tables.origins["regencies.hospitals_2021"]
    row = SheetRow(group="hospitals", name="hospitals", value=None, source=found.name, url=found.url, day=found.day,
                   note=lacking)  # fmt: skip
    for column, name in _COLUMNS.items():
        yield replace(row, name=name, value=_sum(known, column), unit="hospitals")
    beds = _sum(known, "beds_2021")
    yield replace(row, name="beds", value=beds, unit="beds")
    people = sum(int(row["population"]) for row in regencies)
    per = None if beds is None else round(1000 * beds / people, 2)
    yield replace(row, name="beds_per_thousand", value=per, unit="beds/1000 people")
    yield from _listed(tables, regencies)


def _listed(tables: RegionTables, regencies: Sequence[Row]) -> Iterator[SheetRow]:
    """The same from a list that the user loaded."""
    codes = {row["code"] for row in regencies}
    mine = [row for row in tables.hospitals if row["regency_code"] in codes]
    if not mine:
        return
    source = ", ".join(sorted({row["source"] for row in mine}))
    classes = Counter(row["class"] or "unset" for row in mine)
    beds = [int(row["beds"]) for row in mine if row["beds"].isdecimal()]
    yield SheetRow(group="hospitals", name="listed", value=len(mine), unit="hospitals", source=source)
    for letter, count in sorted(classes.items()):
        yield SheetRow(group="hospitals", name=f"listed_{letter.lower()}", value=count, unit="hospitals", source=source)
    yield SheetRow(group="hospitals", name="listed_beds", value=sum(beds) if beds else None, unit="beds", source=source,
                   note=f"{len(beds)}/{len(mine)}")  # fmt: skip


def _sum(rows: Sequence[Row], column: str) -> int | None:
    return sum(int(row[column]) for row in rows) if rows else None
