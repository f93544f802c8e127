"""Tables in CSV files that Excel opens rightly: with a byte order mark, and a separator of the user's choice."""

import csv
import io
from pathlib import Path

from berdikari.edge.sheets.guard import guarded, unguarded
from berdikari.edge.sheets.table import Cell, Table
from berdikari.errors import InvalidSheetError

SEPARATORS = (",", ";", "\t")
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig"))
_LONGEST = 2**31 - 1
CELLS = 5_000_000


def csv_text(table: Table, separator: str = ",") -> str:
    """The table as CSV, header first, without the byte order mark. Formulas in texts are guarded, numbers are plain.

    Raises InvalidSheetError for another separator.
    """
    if separator not in SEPARATORS:
        raise InvalidSheetError(table.name, "separator", separator, "comma, semicolon or tab")
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerow([guarded(name) for name in table.columns])
    writer.writerows([_written(cell) for cell in row] for row in table.rows)
    return out.getvalue()


def write_csv(table: Table, file: Path, separator: str = ",") -> None:
    """Write the table, in UTF-8 with its byte order mark."""
    file.write_text(csv_text(table, separator), encoding="utf-8-sig", newline="")


def read_csv(file: Path) -> Table:
    """The table in a CSV file: UTF-8 or UTF-16; comma, semicolon or tab, or what a first line `sep=;` says.

    Raises InvalidSheetError for another encoding and for an empty file.
    """
    raw = file.read_bytes()
    encoding = next(name for mark, name in _MARKS if raw.startswith(mark))
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise InvalidSheetError(
            file.name, f"byte {error.start}", raw[error.start], "UTF-8 (save as “CSV UTF-8”)"
        ) from None
    if "\0" in text:
        raise InvalidSheetError(file.name, f"character {text.index(chr(0))}", "\0", "text")
    return table_from(text, file.name)


def table_from(text: str, name: str) -> Table:
    """The table in the text of a CSV file. An empty cell is None, every other one a text."""
    first, _, rest = text.partition("\n")
    separator, told = None, 0
    if first.lower().startswith("sep="):
        separator, text, told = first.strip("\r")[4:5] or ",", rest, 1
    separator = separator or _separator(text)
    if text.count(separator) + text.count("\n") > CELLS:
        raise InvalidSheetError(name, "table", f"more than {CELLS} cells", "a smaller one")
    csv.field_size_limit(_LONGEST)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    if not rows or not any(rows[0]):
        raise InvalidSheetError(name, "row 1", "nothing", "a header with the names of the columns")
    cells = tuple(tuple(unguarded(cell) or None for cell in row) for row in rows[1:])
    return Table(name=name, columns=tuple(rows[0]), rows=cells, first=2 + told)


def _separator(text: str) -> str:
    """The one that stands most often in the first line."""
    first = text.partition("\n")[0]
    return max(SEPARATORS, key=first.count)


def _written(cell: Cell) -> Cell:
    return guarded(cell) if isinstance(cell, str) else cell
