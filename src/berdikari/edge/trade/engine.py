"""Engines that run one SQL over Parquet files: DuckDB in this process, or any Spark Connect server (Sail, Spark)."""

import tempfile
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from functools import reduce
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self, cast

import numpy as np
from numpy.typing import NDArray

from berdikari.edge.trade.settings import DUCKDB, TradeSettings
from berdikari.errors import TradeDataError

Columns = dict[str, NDArray[Any]]


class Engine(AbstractContextManager["Engine"], Protocol):
    """What every engine can: bind names to files, and answer SQL by columns."""

    @abstractmethod
    def bind(self, views: Mapping[str, Sequence[Path]]) -> None:
        """Give names to sets of Parquet files; `year` comes from their folders."""

    @abstractmethod
    def ask(self, sql: str) -> Columns:
        """The answer as one array a column; NULL in a column of numbers is a masked NaN-free array (numpy.ma)."""

    @abstractmethod
    def keep(self, sql: str, path: Path) -> int:
        """Write the answer to one Parquet file and give its number of rows: for answers larger than memory."""


def open_engine(settings: TradeSettings) -> Engine:
    """The engine that the settings name, ready to be used in a `with` block."""
    return DuckEngine(settings) if settings.engine == DUCKDB else SparkEngine(settings.engine)


class DuckEngine(Engine):
    """DuckDB in this process, within a limit of memory; what exceeds it goes to a temporary folder."""

    def __init__(self, settings: TradeSettings) -> None:
        import duckdb  # noqa: PLC0415 - heavy

        self._spill = tempfile.TemporaryDirectory(prefix="berdikari-")
        options: dict[str, Any] = {"memory_limit": settings.memory, "temp_directory": self._spill.name}
        if settings.threads:
            options["threads"] = settings.threads
        self._connection = duckdb.connect(config=options)
        self._connection.execute("SET preserve_insertion_order = false").fetchall()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()
        self._spill.cleanup()

    def bind(self, views: Mapping[str, Sequence[Path]]) -> None:
        """As every engine."""
        for name, paths in views.items():
            files = ", ".join(_text(path) for path in paths)
            source = f"read_parquet([{files}], hive_partitioning = true)"
            self._run(f"CREATE OR REPLACE TEMP VIEW {name} AS FROM {source}").fetchall()

    def ask(self, sql: str) -> Columns:
        """As every engine."""
        return cast("Columns", self._run(sql).fetchnumpy())

    def _run(self, sql: str) -> Any:
        """The statement's result. Raises TradeDataError for a file that is no Parquet, or lacks a column."""
        import duckdb  # noqa: PLC0415 - heavy

        try:
            return self._connection.execute(sql)
        except (duckdb.InvalidInputException, duckdb.BinderException, duckdb.IOException) as fault:
            told = str(fault).partition("\n")[0]
            raise TradeDataError("trade data", told, "files as `berdikari fetch` writes them") from None

    def keep(self, sql: str, path: Path) -> int:
        """As every engine."""
        path.parent.mkdir(parents=True, exist_ok=True)
        rows = self._connection.execute(f"COPY ({sql}) TO {_text(path)} (FORMAT parquet, COMPRESSION zstd)").fetchall()
        return int(rows[0][0])


class SparkEngine(Engine):
    """A Spark Connect server that sees the same files, such as Sail (no JVM) or a Spark cluster."""

    def __init__(self, address: str) -> None:
        try:
            from pyspark.sql import SparkSession  # noqa: PLC0415 - optional
        except ImportError:
            raise TradeDataError("engine", "no pyspark-client", "pip install berdikari[spark]") from None
        self._session: Any = SparkSession.builder.remote(address).getOrCreate()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session.stop()

    def bind(self, views: Mapping[str, Sequence[Path]]) -> None:
        """As every engine; a view has at least one file."""
        from pyspark.sql.functions import lit  # noqa: PLC0415 - optional

        for name, paths in views.items():
            years = [
                self._session.read.parquet(*map(str, found)).withColumn("year", lit(year))
                for year, found in groupby(paths, key=_year)
            ]
            reduce(lambda one, other: one.unionByName(other), years).createOrReplaceTempView(name)

    def ask(self, sql: str) -> Columns:
        """As every engine."""
        frame = self._session.sql(sql)
        rows = [tuple(row) for row in frame.collect()]
        return {name: _column([row[at] for row in rows]) for at, name in enumerate(frame.columns)}

    def keep(self, sql: str, path: Path) -> int:
        """As every engine; Spark makes a folder of it."""
        self._session.sql(sql).write.mode("overwrite").parquet(str(path))
        return int(self._session.read.parquet(str(path)).count())


def _column(cells: Sequence[Any]) -> NDArray[Any]:
    """A column as DuckDB gives it: masked where NULL."""
    absent = [cell is None for cell in cells]
    values = np.array([0 if cell is None else cell for cell in cells])
    return np.ma.masked_array(values, mask=absent) if any(absent) else values


def _year(path: Path) -> int:
    """The year of a file, from its folder; a file elsewhere has none: 0. Servers differ in whether they see it."""
    return int(path.parent.name.removeprefix("year=")) if path.parent.name.startswith("year=") else 0


def _text(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
