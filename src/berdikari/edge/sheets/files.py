"""Tables to and from files: what a file is shows in the end of its name."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from berdikari.edge.codec import decode, encode
from berdikari.edge.config import MEBIBYTE
from berdikari.edge.sheets.csv_file import read_csv, write_csv
from berdikari.edge.sheets.excel import read_excel, write_excel
from berdikari.edge.sheets.parquet import read_parquet, write_parquet
from berdikari.edge.sheets.table import Table
from berdikari.errors import InvalidSheetError

LARGEST = 100 * MEBIBYTE
_ENDINGS = ".xlsx, .csv, .jsonl or .parquet"


def write_tables(tables: Sequence[Table], file: Path, separator: str = ",") -> tuple[Path, ...]:
    """Write tables to a file; the files written.

    `.xlsx` takes them all, one sheet each. The other kinds hold one table a file: the first goes into the file itself,
    the others beside it (`register.csv`, `register-claims.csv`). A file is there whole or not at all.
    """
    ending = file.suffix.lower()
    if ending == ".xlsx":
        _whole(file, lambda part: write_excel(tables, part))
        return (file,)
    writers: dict[str, Callable[[Table, Path], None]] = {
        ".csv": lambda table, part: write_csv(table, part, separator),
        ".jsonl": _write_lines,
        ".parquet": write_parquet,
    }
    if ending not in writers:
        raise InvalidSheetError(str(file), "end of the name", file.suffix, _ENDINGS)
    names = [file, *(file.with_name(f"{file.stem}-{table.name}{file.suffix}") for table in tables[1:])]
    for table, name in zip(tables, names, strict=False):
        _whole(name, lambda part, table=table: writers[ending](table, part))  # type: ignore[misc]
    return tuple(names[: len(tables)])


def write_lines(lines: Iterable[str], file: Path) -> Path:
    """Write lines of JSON to a file, which is there whole or not at all; the file."""
    _whole(file, lambda part: _write_texts(lines, part))
    return file


def read_table(file: Path, sheet: str | None = None, most: int = LARGEST) -> Table:
    """The table in a file. sheet: of a workbook, else its first. Raises InvalidSheetError for what is no table, and for
    a file of more than `most` bytes.
    """
    if not file.is_file():
        raise InvalidSheetError(str(file), "file", "a folder" if file.is_dir() else "nothing", "a file " + _ENDINGS)
    if file.stat().st_size > most:
        raise InvalidSheetError(file.name, "file", f"{file.stat().st_size} bytes", f"at most {most}")
    ending = file.suffix.lower()
    if ending in (".xlsx", ".xls", ".xlsm", ".xlsb", ".ods"):
        return read_excel(file, sheet)
    readers: dict[str, Callable[[Path], Table]] = {
        ".csv": read_csv, ".tsv": read_csv, ".txt": read_csv, ".jsonl": _read_lines, ".parquet": read_parquet,
    }  # fmt: skip
    if ending not in readers:
        raise InvalidSheetError(str(file), "end of the name", file.suffix, _ENDINGS)
    return readers[ending](file)


def _whole(file: Path, write: Callable[[Path], None]) -> None:
    """Written beside its place and then put there, so that nobody ever sees half a file."""
    part = file.with_name(file.name + ".part")
    try:
        write(part)
        part.replace(file)
    except OSError as error:
        raise InvalidSheetError(
            str(file), "file", error.strerror or str(error), "a place that can be written"
        ) from error
    finally:
        part.unlink(missing_ok=True)


def _write_lines(table: Table, file: Path) -> None:
    _write_texts((encode(dict(zip(table.columns, row, strict=True))) for row in table.rows), file)


def _write_texts(texts: Iterable[str], file: Path) -> None:
    with file.open("w", encoding="utf-8", newline="\n") as lines:
        lines.writelines(f"{text}\n" for text in texts)


def _read_lines(file: Path) -> Table:
    rows = [decode(line) for line in file.read_bytes().split(b"\n") if line.strip()]
    columns = tuple(dict.fromkeys(key for row in rows for key in row))
    cells = tuple(tuple(row.get(column) for column in columns) for row in rows)
    return Table(name=file.stem, columns=columns, rows=cells, first=1)
