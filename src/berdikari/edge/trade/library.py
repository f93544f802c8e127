"""The data sets of a folder: what each holds, and their files.

    FOLDER/NAME/about.toml                                source, licence, day, note, synthetic
    FOLDER/NAME/{both,imports,exports,world}/year=2022/*.parquet

Tables have year (of the folder), product (code as a number), digits, exporter, importer, usd, kg. `both` is reconciled
and serves as imports and exports; `world` holds the total exports of each country.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from berdikari.errors import TradeDataError

TABLES = ("both", "imports", "exports", "world")
ABOUT = "about.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSet:
    """One data set on disk. synthetic: made up, and so labelled wherever it is shown."""

    name: str
    folder: Path
    source: str
    licence: str = ""
    as_of: str = ""
    note: str = ""
    synthetic: bool = False

    def years(self, table: str) -> tuple[int, ...]:
        """Years of which the table has files."""
        folders = (self.folder / table).glob("year=*")
        return tuple(sorted(int(one.name.removeprefix("year=")) for one in folders if any(one.glob("*.parquet"))))

    def files(self, tables: Iterable[str], years: Iterable[int] | None = None) -> tuple[Path, ...]:
        """The Parquet files of the tables, of some years or all."""
        wanted = None if years is None else set(years)
        return tuple(
            path
            for table in tables
            for year in self.years(table)
            if wanted is None or year in wanted
            for path in sorted((self.folder / table / f"year={year}").glob("*.parquet"))
        )


def holding(paths: Iterable[Path], codes: Iterable[str]) -> tuple[Path, ...]:
    """The files that may hold one of the codes: one that is named CODE-... holds that code alone, others any."""
    wanted = set(codes)
    return tuple(path for path in paths if not (first := path.stem.partition("-")[0]).isdigit() or first in wanted)


def data_sets(folder: Path) -> tuple[DataSet, ...]:
    """The data sets of a folder, by name; empty where there is none. Raises TradeDataError for a file."""
    if folder.is_file():
        wanted = "a folder; a file becomes a data set by: berdikari fetch trade --source file --file FILE"
        raise TradeDataError(str(folder), "a file", wanted)
    return tuple(_open(path.parent) for path in sorted(folder.glob(f"*/{ABOUT}")))


def describe(data_set: DataSet) -> None:
    """Write what is known of a data set beside its files."""
    data_set.folder.mkdir(parents=True, exist_ok=True)
    lines = [f"{name} = {_quoted(getattr(data_set, name))}" for name in ("source", "licence", "as_of", "note")]
    lines.append(f"synthetic = {str(data_set.synthetic).lower()}")
    (data_set.folder / ABOUT).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _open(folder: Path) -> DataSet:
    try:
        about = tomllib.loads((folder / ABOUT).read_text(encoding="utf-8"))
        return DataSet(name=folder.name, folder=folder, **about)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, TypeError) as fault:
        raise TradeDataError(str(folder / ABOUT), str(fault), "the lines that `fetch` writes: fetch it again") from None


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'
