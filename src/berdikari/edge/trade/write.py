"""Trade flows into Parquet: one folder a year, sorted by product, a year written whole or not at all."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

from berdikari.edge.trade.countries import number_of
from berdikari.edge.trade.library import DataSet, describe
from berdikari.records.trade import WORLD, TradeFlow

_TABLE = {"importer": "imports", "exporter": "exports", "both": "both"}
_SORTED = """
SELECT CAST(product AS INTEGER) AS product, CAST(digits AS TINYINT) AS digits, CAST(exporter AS INTEGER) AS exporter,
       CAST(importer AS INTEGER) AS importer, CAST(SUM(usd) AS DOUBLE) AS usd,
       CASE WHEN COUNT(*) = COUNT(kg) THEN CAST(SUM(kg) AS DOUBLE) END AS kg
FROM {rows}
GROUP BY product, digits, exporter, importer
HAVING SUM(usd) > 0
ORDER BY product, importer, exporter
"""


def write_flows(data_set: DataSet, flows: Iterable[TradeFlow], part: str = "part") -> dict[str, int]:
    """Write flows and what is known of their data set; gives rows written by table.

    Flows of one year, code and pair of countries are added up (a pair's weight only where each states one).
    part: name of the files, so that a later download of other codes stands beside and one of the same replaces them.
    """
    describe(data_set)
    groups: defaultdict[tuple[str, int], list[TradeFlow]] = defaultdict(list)
    for flow in flows:
        table = "world" if flow.importer == WORLD else _TABLE[flow.teller]
        groups[(table, flow.year)].append(flow)
    written: defaultdict[str, int] = defaultdict(int)
    with duckdb.connect() as connection:
        for (table, year), found in sorted(groups.items()):
            path = data_set.folder / table / f"year={year}" / f"{part}.parquet"
            connection.register("given", _columns(found))
            written[table] += write_rows(connection, "given", path)
    return dict(written)


def write_rows(connection: duckdb.DuckDBPyConnection, rows: str, path: Path) -> int:
    """Write what a table or subquery of the connection holds as one sorted file; gives its number of rows."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    order = _SORTED.format(rows=rows)
    target = str(draft).replace("'", "''")
    copy = f"COPY ({order}) TO '{target}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)"
    count = connection.execute(copy).fetchall()[0][0]
    draft.replace(path)
    return int(count)


def _columns(flows: Sequence[TradeFlow]) -> dict[str, NDArray[Any]]:
    """The flows as columns that DuckDB reads; a weight that is not stated is masked, which is NULL, never NaN."""
    weights = np.array([flow.kg or 0.0 for flow in flows])
    return {
        "product": np.array([int(flow.product) for flow in flows], dtype=np.int32),
        "digits": np.array([len(flow.product) for flow in flows], dtype=np.int8),
        "exporter": np.array([number_of(flow.exporter) for flow in flows], dtype=np.int32),
        "importer": np.array([number_of(flow.importer) for flow in flows], dtype=np.int32),
        "usd": np.array([flow.usd for flow in flows], dtype=np.float64),
        "kg": np.ma.masked_array(weights, mask=[flow.kg is None for flow in flows]),
    }
