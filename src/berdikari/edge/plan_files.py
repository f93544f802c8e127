"""Tables of the planning model from the package, and a user's parameters from and to TOML and Excel workbooks."""

import csv
import io
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from berdikari.edge.codec import decode, record_from
from berdikari.edge.devices import device_id
from berdikari.edge.regions import find_region
from berdikari.edge.sheets.workbook import read_workbook
from berdikari.errors import InvalidRecordError, InvalidSheetError
from berdikari.plan.parameters import changed
from berdikari.plan.tables import Tables
from berdikari.records.plan import GivenPlant, Parameter, Plan, PlanSettings, PlanSite, Scenario

_REFERENCE = files("berdikari.reference")
COLUMNS = ("parameter", "scope", "option", "value", "unit", "source", "day", "kind", "note")
_CLASSES = ("class_a", "class_b", "class_c", "class_d", "class_unset")


def load_tables(own: Iterable[Parameter] = ()) -> Tables:
    """Regencies, wages, estates, ports and parameters that ship with the package; `own` parameters take the place of
    defaults.
    """
    estates = {row["regency_code"] for row in _rows("estates.csv")}
    wages, named = _wages(), Counter(row["name"] for row in _rows("regencies.csv"))
    sites = tuple(
        PlanSite(
            code=row["code"], name=_name(row, named), lat=float(row["lat"]), lng=float(row["lng"]),
            wage=wages.get(row["code"], wages.get(row["province_code"])), estate=row["code"] in estates,
            beds=int(row["beds_2021"] or 0), hospitals=tuple(int(row[name] or 0) for name in _CLASSES),  # type: ignore[arg-type]
        )
        for row in _rows("regencies.csv")
    )  # fmt: skip
    ports = tuple((float(row["lat"]), float(row["lng"])) for row in _rows("ports.csv") if row["main_container_port"])
    levels = tuple((row["id"], row["technology_level"]) for row in _rows("devices.csv") if row["technology_level"])
    return Tables(sites=sites, ports=ports, parameters=changed(default_parameters(), own), levels=levels)


def named(settings: PlanSettings, tables: Tables) -> PlanSettings:
    """Settings whose devices and regions are told by id, code or name, with ids and codes. Raises UnknownIdError."""
    known = [row.scope.removeprefix("device:") for row in tables.parameters if row.name == "price"]
    return replace(
        settings,
        devices=tuple(dict.fromkeys(device_id(name, known) for name in settings.devices)),
        fix=tuple(map(find_region, settings.fix)),
        forbid=tuple(map(find_region, settings.forbid)),
    )


def _name(row: Mapping[str, str], named: Mapping[str, int]) -> str:
    """A regency's name; of a city that shares it with a regency, with `Kota` before it."""
    return f"Kota {row['name']}" if row["kind"] == "kota" and named[row["name"]] > 1 else row["name"]


def default_parameters() -> tuple[Parameter, ...]:
    """The parameters that ship with the package."""
    return tuple(_parameter(row, "parameters.csv", at) for at, row in enumerate(_rows("plan/parameters.csv"), 2))


def read_parameters(path: Path) -> tuple[Parameter, ...]:
    """A user's parameters from .toml (`[[parameter]]` tables) or .xlsx (sheet `parameters`). Raises
    InvalidSheetError.
    """
    if path.suffix == ".toml":
        return tuple(_parameter(row, path.name, at) for at, row in enumerate(_toml(path).get("parameter", []), 1))
    _, lines = read_workbook(path, "parameters")
    head = [str(cell) for cell in lines[0]] if lines else []
    missing = [name for name in COLUMNS[:5] if name not in head]
    if missing:
        raise InvalidSheetError(path.name, "row 1", ", ".join(head), "columns " + ", ".join(missing))
    rows = (dict(zip(head, line, strict=False)) for line in lines[1:])
    return tuple(_parameter(row, path.name, at) for at, row in enumerate(rows, 2))


def read_plan(path: Path) -> Plan:
    """A plan as `berdikari plan -o FILE.json`, or the plan's page as JSON, has it. Raises InvalidSheetError."""
    try:
        found = decode(path.read_bytes())
        plain = found.get("plan", found) if isinstance(found, dict) else {}
        return record_from(Plan, plain)
    except (OSError, InvalidRecordError) as fault:
        raise InvalidSheetError(
            path.name, "JSON", str(fault)[:200], "a plan as `berdikari plan -o FILE.json`"
        ) from None


def read_scenarios(path: Path) -> tuple[tuple[Scenario, ...], tuple[GivenPlant, ...]]:
    """`[[scenario]]` and `[[plant]]` tables of a TOML file, with the field names of Scenario and GivenPlant."""
    found = _toml(path)
    try:
        scenarios = tuple(
            Scenario(**{**row, "failed": tuple(row.get("failed", ()))}) for row in found.get("scenario", [])
        )
        return scenarios, tuple(GivenPlant(**row) for row in found.get("plant", []))
    except TypeError as fault:
        raise InvalidSheetError(path.name, "scenario", str(fault), "the fields of docs/method/plan.md") from None


def write_toml(parameters: Iterable[Parameter]) -> str:
    """Parameters as TOML that `read_parameters` reads back."""
    out = []
    for row in parameters:
        lines = ["[[parameter]]"]
        lines += [f"{name} = {_quoted(value)}" for name, value in fields_of(row).items() if value not in ("", None)]
        out.append("\n".join(lines))
    return "\n\n".join(out) + "\n"


def write_workbook(parameters: Iterable[Parameter]) -> bytes:
    """Parameters as an Excel workbook that `read_parameters` reads back; assumptions stand on a yellow ground."""
    import xlsxwriter  # noqa: PLC0415 - only workbooks need it

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet, bold, yellow = (
        book.add_worksheet("parameters"),
        book.add_format({"bold": True}),
        book.add_format({"bg_color": "#FFF3B0"}),
    )
    sheet.write_row(0, 0, COLUMNS, bold)
    for at, row in enumerate(parameters, 1):
        for column, value in enumerate(fields_of(row).values()):
            sheet.write(at, column, value if value is not None else "", yellow if row.assumed else None)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(COLUMNS) - 1, 18)
    book.close()
    return buffer.getvalue()


def fields_of(row: Parameter) -> dict[str, str | float | None]:
    """A parameter by COLUMNS."""
    kind = "assumption" if row.assumed else "sourced"
    values = (row.name, row.scope, row.option, row.value, row.unit, row.source, row.day, kind, row.note)
    return dict(zip(COLUMNS, values, strict=True))


def _quoted(value: str | float | None) -> str:
    if isinstance(value, float | int):
        return repr(float(value))
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _parameter(row: Mapping[str, object], sheet: str, at: int) -> Parameter:
    def text(name: str) -> str:
        return str(row.get(name) or "").strip()

    try:
        value = float(row["value"])  # type: ignore[arg-type]
    except (KeyError, TypeError, ValueError):
        raise InvalidSheetError(sheet, f"row {at}", row.get("value"), "a number in `value`") from None
    return Parameter(
        name=text("parameter"), value=value, unit=text("unit"), scope=text("scope"), option=text("option"),
        source=text("source"), day=text("day") or None, note=text("note"),
    )  # fmt: skip


def _wages() -> dict[str, float]:
    """The newest minimum wage of each regency and province that is on record."""
    newest: dict[str, tuple[int, float]] = {}
    for row in _rows("minimum_wages.csv"):
        newest[row["code"]] = max(newest.get(row["code"], (0, 0.0)), (int(row["year"]), float(row["idr_per_month"])))
    return {code: wage for code, (_, wage) in newest.items()}


def _toml(path: Path) -> dict[str, list[dict[str, Any]]]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as fault:
        raise InvalidSheetError(path.name, "TOML", str(fault), "a TOML file") from None


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((_REFERENCE / name).read_text(encoding="utf-8"))))
