"""Tables in Excel workbooks: one sheet a table; texts stay texts, whatever they look like."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from berdikari.edge.sheets.table import Cell, Table
from berdikari.edge.sheets.workbook import read_workbook
from berdikari.errors import InvalidSheetError

ROWS = 1_048_575  # below the header; https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3
LONGEST = 32_767
CUT = " … [cut: the JSON lines export has the whole text]"
_WIDEST = 60
_UNFIT = re.compile(r"[\[\]:*?/\\]")


def write_excel(tables: Iterable[Table], file: Path) -> None:
    """Write the tables, one sheet each, several where Excel allows no more rows. No text becomes a formula or a link.

    A text longer than Excel allows is cut, and says so. Raises OSError where the file cannot be written.
    """
    import xlsxwriter  # noqa: PLC0415 heavy, and wanted by few commands

    file.touch()  # fails here as OSError; xlsxwriter would fail at its end, as something else
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(str(file), {**plain, "constant_memory": True})
    book.set_properties({"title": "Berdikari"})
    bold = book.add_format({"bold": True, "bottom": 1})
    for table in tables:
        for part, start in enumerate(range(0, max(len(table.rows), 1), ROWS)):
            name = sheet_name(table.name, part)
            _write_sheet(book.add_worksheet(name), table.columns, table.rows[start : start + ROWS], bold)
    book.close()


def read_excel(file: Path, sheet: str | None = None) -> Table:
    """One sheet of a workbook: by name, else the first. A day is given as ISO 8601.

    Raises InvalidSheetError for what is no workbook, takes more than its share when it is read, or has no such sheet.
    """
    name, rows = read_workbook(file, sheet)
    if not rows or not any(rows[0]):
        raise InvalidSheetError(name, "row 1", "nothing", "a header with the names of the columns")
    header = tuple(str(cell or "") for cell in rows[0])
    return Table(name=name, columns=header, rows=tuple(map(tuple, rows[1:])))


def sheet_name(name: str, part: int = 0) -> str:
    r"""A name that Excel takes: at most 31 characters, none of `[]:*?/\`."""
    more = f" ({part + 1})" if part else ""
    return _UNFIT.sub(" ", name)[: 31 - len(more)].strip("' ") + more or "sheet"


def _write_sheet(sheet: Any, columns: Sequence[str], rows: Sequence[Sequence[Cell]], bold: Any) -> None:
    for number, column in enumerate(columns):
        longest = max((len(str(row[number])) for row in rows[:200] if row[number] is not None), default=0)
        sheet.set_column(number, number, min(max(len(column), longest, 6) + 2, _WIDEST))
    sheet.freeze_panes(1, 0)
    if columns:
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column, bold)
    for line, row in enumerate(rows, 1):
        for place, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(line, place, cell if len(cell) <= LONGEST else cell[: LONGEST - len(CUT)] + CUT)
            elif cell is not None:
                sheet.write_number(line, place, cell)
