"""Rows of a cost sheet into lines; cells that cannot be are named."""

from collections.abc import Mapping, Sequence

from berdikari.assess.intake.columns import plain
from berdikari.assess.intake.faults import Faults
from berdikari.assess.intake.numbers import decimal_comma, number
from berdikari.errors import InvalidSheetError
from berdikari.records.local_content import ASPECTS, CostLine
from berdikari.records.problem import Problem

TEMPLATE = ("component", "aspect", "cost_idr", "domestic_share_percent", "domestic_cost_printed_idr")
_HEADINGS = {
    "component": ("component", "komponen", "uraian", "nama", "name", "bileşen", "item"),
    "aspect": ("aspect", "aspek", "jenis", "kind", "faktor", "unsur"),
    "cost": ("cost idr", "cost", "biaya", "biaya total", "total", "harga", "maliyet"),
    "share": ("domestic share percent", "tkdn", "tkdn %", "share", "domestic share", "kdn %", "yerli oranı"),
    "printed": ("domestic cost printed idr", "kdn", "domestic", "domestic cost", "biaya kdn", "yerli"),
}
_ASPECTS: Mapping[str, str] = {
    "material": "material", "bahan": "material", "bahan baku": "material", "material langsung": "material",
    "malzeme": "material",
    "labour": "labour", "labor": "labour", "tenaga kerja": "labour", "tenaga kerja langsung": "labour",
    "işçilik": "labour",
    "overhead": "overhead", "biaya tidak langsung": "overhead", "biaya tidak langsung pabrik": "overhead",
    "factory overhead": "overhead", "genel gider": "overhead",
}  # fmt: skip


def read_lines(
    headings: Sequence[str], rows: Sequence[Sequence[object]], source: str, first_row: int = 2
) -> tuple[tuple[CostLine, ...], tuple[Problem, ...]]:
    """The lines of a sheet, and what is wrong with its cells. Raises InvalidSheetError where a column lacks."""
    at = {name: _place(headings, known, name, source) for name, known in _HEADINGS.items()}
    faults, lines = Faults(source), []
    comma = decimal_comma([row[at["cost"]] for row in rows if at["cost"] < len(row)])
    for line, row in enumerate(rows, first_row):
        cells = {name: row[place] if 0 <= place < len(row) else "" for name, place in at.items()}
        if any(str(cell).strip() for cell in cells.values() if cell is not None):
            found = _line(cells, line, comma, faults)
            lines += [found] if found else []
    return tuple(lines), faults.problems()


def _line(cells: Mapping[str, object], row: int, comma: bool, faults: Faults) -> CostLine | None:
    name = str(cells["component"] or "").strip()
    aspect = _ASPECTS.get(str(cells["aspect"] or "").strip().casefold())
    cost, share = number(cells["cost"], comma), _percent(cells["share"], comma)
    printed = number(cells["printed"], comma) if str(cells["printed"] or "").strip() else None
    if not name:
        faults.add(row, "a line without a name: left out, it may be a total")
    elif aspect is None:
        faults.add(row, f"{str(cells['aspect'])!r} is no aspect", "one of " + ", ".join(ASPECTS))
    elif cost is None or cost < 0:
        faults.add(row, f"{name}: {str(cells['cost'])!r} stands where a cost is wanted")
    elif share is None or not 0 <= share <= 1:
        faults.add(row, f"{name}: {str(cells['share'])!r} stands where a share of 0 to 100 % is wanted")
    else:
        return CostLine(name=name, aspect=aspect, cost=cost, share=share, printed=printed, row=row)
    return None


def _percent(cell: object, comma: bool) -> float | None:
    """56.92 and `56,92 %` are 0.5692."""
    text = cell.replace("%", "").strip() if isinstance(cell, str) else cell
    value = number(text, comma or (isinstance(text, str) and "," in text))
    return None if value is None else value / 100


def _place(headings: Sequence[str], known: Sequence[str], name: str, source: str) -> int:
    for place, heading in enumerate(headings):
        if plain(heading) in known:
            return place
    if name == "printed":
        return -1
    raise InvalidSheetError(source, "headings", ", ".join(headings), f"a column {known[0]!r}")
