"""The profile of a region and the sheet of a device as files: all figures of the page, each with source and day."""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from berdikari.edge.codec import encode
from berdikari.edge.sheets.csv_file import SEPARATORS, csv_text
from berdikari.edge.sheets.files import write_tables
from berdikari.edge.sheets.table import Table
from berdikari.edge.trade.countries import names
from berdikari.errors import UnknownIdError
from berdikari.records.sheet import DeviceSheet, RegionProfile
from berdikari.report.dependence.labels import labels
from berdikari.report.dependence.tables import Sheet, sheets
from berdikari.report.paper import press
from berdikari.report.region.text import region_sheet, region_words
from berdikari.web.devices import device_row, sheet_of
from berdikari.web.exports import Export, drawn_as
from berdikari.web.page import Asking
from berdikari.web.papers import market_profile
from berdikari.web.regions import profile_of


def export_region(asking: Asking) -> Export:
    """The profile of the region of the address: its figures and partnerships; on paper, to hand on."""
    profile = profile_of(asking.sight, asking.path["code"])
    tables = [_table(region_sheet([profile], region_words(asking.language))), _partnerships(profile)]
    paper = {"pdf": lambda: press(market_profile(asking, profile))}
    return drawn_as(asking, f"berdikari-{profile.code}", _forms(asking, tables, profile) | paper)


def export_device(asking: Asking) -> Export:
    """The sheet of the device of the address. Raises UnknownIdError where the engines, that make it, are missing."""
    row = device_row(asking.path["id"])
    sheet = sheet_of(asking.sight, row)
    if sheet is None:
        raise UnknownIdError("sheet of", row["id"], ("pip install berdikari[engines]",))
    words = labels(asking.language, names(asking.language))
    found = [_table(one) for one in sheets([(sheet.name(asking.language), sheet.dependence)], words)]
    measures = [one for one in found if one.name.startswith("measures")]
    others = [one for one in found if not one.name.startswith("measures")]
    name = f"berdikari-{sheet.device}{'-SYNTHETIC' if sheet.dependence.synthetic else ''}"
    return drawn_as(asking, name, _forms(asking, [*measures, *others, _partnerships(sheet)], sheet))


def _forms(asking: Asking, tables: Sequence[Table], record: object) -> dict[str, Callable[[], bytes]]:
    """How each form is written: a workbook of all tables, the first of them as CSV, the record as JSON."""
    separator = asking.params.get("sep", ",")
    return {
        "xlsx": lambda: _workbook(tables),
        "csv": lambda: csv_text(tables[0], separator if separator in SEPARATORS else ",").encode("utf-8-sig"),
        "json": lambda: encode(record).encode(),
    }


def _workbook(tables: Sequence[Table]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "berdikari.xlsx"
        write_tables(tables, file)
        return file.read_bytes()


def _table(sheet: Sheet) -> Table:
    return Table(name=sheet.name, columns=sheet.columns, rows=sheet.rows)


def _partnerships(of: RegionProfile | DeviceSheet) -> Table:
    rows = tuple(
        (one.id, "; ".join(one.parties), "; ".join(one.devices), one.stage, one.status, one.date, one.last_news)
        for one in of.partnerships
    )
    columns = ("id", "parties", "devices", "stage", "status", "date", "last_news")
    return Table(name="partnerships", columns=columns, rows=rows)
