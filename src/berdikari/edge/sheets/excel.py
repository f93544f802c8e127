"""Tables in Excel workbooks: one sheet a table; texts stay texts, whatever they look like."""

import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from berdikari.edge.sheets.table import Cell, Table
from berdikari.errors import InvalidSheetError

ROWS = 1_048_575  # below the header; https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3
LONGEST = 32_767
CUT = " … [cut: the JSON lines export has the whole text]"
_WIDEST = 60
_UNPACKED = 500 * 2**20
_UNFIT = re.compile(r"[\[\]:*?/\\]")


def write_excel(tables: Iterable[Table], file: Path) -> None:
    """Write the tables, one sheet each, several where Excel allows no more rows. No text becomes a formula or a link.

    A text longer than Excel allows is cut, and says so.
    """
    import xlsxwriter  # noqa: PLC0415 heavy, and wanted by few commands

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

    Raises InvalidSheetError for what is no workbook, unpacks to more than half a gibibyte, or has no such sheet.
    """
    import python_calamine  # noqa: PLC0415 wanted by few commands

    _check_size(file)
    try:
        book = python_calamine.CalamineWorkbook.from_path(str(file))
        if sheet is not None and sheet not in book.sheet_names:
            raise InvalidSheetError(file.name, "sheets", ", ".join(book.sheet_names), f"a sheet {sheet!r}")
        name = sheet or book.sheet_names[0]
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (python_calamine.CalamineError, IndexError) as error:
        raise InvalidSheetError(file.name, "workbook", str(error), "a workbook of Excel or LibreOffice") from None
    if not rows or not any(rows[0]):
        raise InvalidSheetError(name, "row 1", "nothing", "a header with the names of the columns")
    header = tuple(str(_read(cell) or "") for cell in rows[0])
    return Table(name=name, columns=header, rows=tuple(tuple(map(_read, row)) for row in rows[1:]))


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


def _check_size(file: Path) -> None:
    """Refuse a workbook that would fill the memory; what is no ZIP archive (.xls, .ods are or fail later) passes."""
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as archive:
            size = sum(one.file_size for one in archive.infolist())
        if size > _UNPACKED:
            raise InvalidSheetError(file.name, "archive", f"{size} bytes unpacked", f"at most {_UNPACKED}")


def _read(cell: Any) -> Cell:
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == datetime.min.time() else cell.isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return cell if isinstance(cell, int | float) else (str(cell) or None)
