"""A workbook of Excel or LibreOffice into rows, in a process of its own: five kilobytes may want a terabyte."""

import json
import zipfile
from pathlib import Path

from berdikari.edge.config import MEBIBYTE, Settings
from berdikari.edge.fetch.limited import run_limited
from berdikari.edge.sheets.table import Cell
from berdikari.errors import InvalidSheetError, UnreadableSourceError

UNPACKED = 500 * MEBIBYTE
_PARTS = 10_000
_TIMES, _SMALL = 200, 20 * MEBIBYTE  # honest sheets shrink to a tenth, repeated ones to a hundredth


def read_workbook(
    file: Path, sheet: str | None = None, settings: Settings | None = None
) -> tuple[str, list[list[Cell]]]:
    """Name and rows of a sheet: the one of this name, else the first. A day is given as ISO 8601.

    Raises InvalidSheetError for what is no workbook, has no such sheet, or takes more than its share when it is read.
    """
    _check_archive(file)
    try:
        raw = json.dumps(sheet).encode() + b"\n" + file.read_bytes()
        answer = run_limited("workbook_worker", raw, file.name, "a workbook", settings or Settings())
    except UnreadableSourceError as fault:
        told = str(fault).removeprefix(f"{file.name}: ").partition("; wanted ")[0]
        raise InvalidSheetError(file.name, "workbook", told, "one that can be read") from None
    found = json.loads(answer)
    if "fault" in found:
        raise InvalidSheetError(file.name, "workbook", found["fault"], "a workbook of Excel or LibreOffice")
    if "rows" not in found:
        raise InvalidSheetError(file.name, "sheets", ", ".join(found["names"]), f"a sheet {sheet!r}")
    return found["name"], found["rows"]


def _check_archive(file: Path) -> None:
    """Refuse an archive that would fill memory or disk, by what it says of itself; what it hides, the limits catch."""
    if not zipfile.is_zipfile(file):
        return
    try:
        with zipfile.ZipFile(file) as archive:
            sizes = [one.file_size for one in archive.infolist()]
    except (zipfile.BadZipFile, OSError, ValueError) as fault:
        raise InvalidSheetError(file.name, "archive", str(fault), "a workbook of Excel or LibreOffice") from None
    if len(sizes) > _PARTS:
        raise InvalidSheetError(file.name, "archive", f"{len(sizes)} parts", f"at most {_PARTS}")
    if sum(sizes) > UNPACKED:
        raise InvalidSheetError(file.name, "archive", f"{sum(sizes)} bytes unpacked", f"at most {UNPACKED}")
    if sum(sizes) > max(_SMALL, _TIMES * file.stat().st_size):
        times = sum(sizes) // max(1, file.stat().st_size)
        raise InvalidSheetError(file.name, "archive", f"one that grows {times} times", f"at most {_TIMES} times")
