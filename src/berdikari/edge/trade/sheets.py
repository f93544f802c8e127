"""A CSV or Excel file into headings and rows: encoding, separator and the row of the headings are found out."""

import csv
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from berdikari.errors import TradeDataError

Rows = list[Sequence[object]]
_EXCEL = (".xlsx", ".xls", ".xlsb", ".ods", ".xlsm")
_SEPARATORS = ",;\t|"
_TITLES = 20
LARGEST = 1024 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table as the file has it. first_row: number of the first row under the headings in the user's program."""

    headings: tuple[str, ...]
    rows: Rows
    first_row: int


def read_sheet(path: Path, page: str = "") -> Sheet:
    """The table of a file; page: of a workbook, else its first. Raises TradeDataError for what is no table."""
    if not path.exists():
        raise TradeDataError(str(path), "no such file", "a CSV or Excel file")
    if path.stat().st_size > LARGEST:
        raise TradeDataError(path.name, "more than 1 GiB", "a smaller file, or BACI files by --source baci")
    rows = _excel(path, page) if path.suffix.lower() in _EXCEL else _csv(path)
    at = _heading_row(rows)
    if at is None:
        raise TradeDataError(path.name, "no row of headings among the first 20", "a table with headings")
    headings = tuple(str(cell).strip() for cell in rows[at])
    return Sheet(headings=headings, rows=rows[at + 1 :], first_row=at + 2)


def _csv(path: Path) -> Rows:
    raw = path.read_bytes()
    if not raw.strip():
        raise TradeDataError(path.name, "an empty file", "a table")
    if b"\0" in raw[:4096] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise TradeDataError(path.name, "bytes that are no text", "a CSV or Excel file")
    text = _text(raw)
    first = "\n".join(text.splitlines()[:_TITLES])
    separator = max(_SEPARATORS, key=first.count)
    return list(csv.reader(text.splitlines(), delimiter=separator))


def _text(raw: bytes) -> str:
    """UTF-8, UTF-16 by its mark, else the code page of Turkish and Western Windows."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1254", "replace")


def _excel(path: Path, page: str) -> Rows:
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - heavy

    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            if sum(one.file_size for one in archive.infolist()) > LARGEST:
                raise TradeDataError(path.name, "a workbook that unpacks to more than 1 GiB", "a smaller one")
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        if page and page not in workbook.sheet_names:
            raise TradeDataError(path.name, f"no sheet {page!r}", "one of " + ", ".join(workbook.sheet_names))
        sheet = workbook.get_sheet_by_name(page) if page else workbook.get_sheet_by_index(0)
        return [list(row) for row in sheet.to_python(skip_empty_area=False)]
    except (CalamineError, OSError, ValueError) as fault:
        raise TradeDataError(
            path.name, f"a workbook that cannot be read ({fault})", "a workbook without a password"
        ) from None


def _heading_row(rows: Rows) -> int | None:
    """The first row of at least two texts that are no numbers: titles above it stand alone."""
    for at, row in enumerate(rows[:_TITLES]):
        texts = [cell for cell in row if isinstance(cell, str) and cell.strip() and not cell.strip().isdigit()]
        if len(texts) >= 2:
            return at
    return None
