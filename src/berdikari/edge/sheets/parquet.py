"""Tables in Parquet files, for those who count with them."""

from pathlib import Path
from typing import Any

from berdikari.edge.sheets.table import Cell, Table

_INT64 = range(-(2**63), 2**63)


def write_parquet(table: Table, file: Path) -> None:
    """Write the table; a column of whole numbers as int64, of numbers as double, every other one as text."""
    arrow, parquet = _arrow()
    columns = {name: _column(arrow, [row[place] for row in table.rows]) for place, name in enumerate(table.columns)}
    parquet.write_table(arrow.table(columns), str(file))


def read_parquet(file: Path) -> Table:
    """The table in a Parquet file."""
    _, parquet = _arrow()
    found = parquet.read_table(str(file))
    columns = [column.to_pylist() for column in found.columns]
    return Table(name=file.stem, columns=tuple(found.column_names), rows=tuple(zip(*columns, strict=True)))


def _column(arrow: Any, cells: list[Cell]) -> Any:
    given = [cell for cell in cells if cell is not None]
    if given and all(isinstance(cell, int) and cell in _INT64 for cell in given):
        return arrow.array(cells, arrow.int64())
    if given and all(isinstance(cell, float) for cell in given):
        return arrow.array(cells, arrow.float64())
    return arrow.array([None if cell is None else str(cell) for cell in cells], arrow.string())


def _arrow() -> tuple[Any, Any]:
    import pyarrow as pa  # noqa: PLC0415 - heavy
    from pyarrow import parquet  # noqa: PLC0415 - heavy

    return pa, parquet
