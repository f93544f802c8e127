"""Forecast and match as Excel workbooks: one sheet a table, heads frozen, nothing that a spreadsheet would run."""

from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

from berdikari.errors import UnreadableSourceError
from berdikari.report.tables import Table

_NAME = 31
_WIDEST = 60


def write_tables(path: str, sheets: Sequence[tuple[str, Table]]) -> None:
    """Write each table as a sheet of its name. Raises UnreadableSourceError where the file cannot be written.

    Cells are written as text or as what they are as a number in plain digits, never as formulas or links.
    """
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    try:
        with xlsxwriter.Workbook(Path(path), options) as book:
            bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
            wrapped = book.add_format({"text_wrap": True, "valign": "top"})
            for name, table in sheets:
                sheet = book.add_worksheet(_sheet_name(name))
                sheet.freeze_panes(1, 0)
                sheet.write_row(0, 0, table.heads, bold)
                for at, row in enumerate(table.rows, start=1):
                    sheet.write_row(at, 0, row, wrapped)
                for column in range(len(table.heads)):
                    cells = [len(row[column]) for row in (table.heads, *table.rows)]
                    sheet.set_column(column, column, min(max(cells) + 2, _WIDEST))
                sheet.set_landscape()
                sheet.fit_to_pages(1, 0)
                sheet.repeat_rows(0)
    except (OSError, xlsxwriter.exceptions.XlsxWriterException) as fault:
        raise UnreadableSourceError(path, str(fault), "a file that can be written, ending in .xlsx") from None


def _sheet_name(name: str) -> str:
    """A name that Excel allows: without brackets, colons, stars, marks or slashes, no longer than 31 letters."""
    return "".join(" " if letter in "[]:*?/\\" else letter for letter in name)[:_NAME] or "-"
