"""A user's file as a data set: any CSV or Excel by its headings, or the yearly files of CEPII's BACI."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import duckdb

from berdikari.assess.intake import Given, guess_columns, read_rows
from berdikari.edge.trade.countries import alpha3, number_of, spellings
from berdikari.edge.trade.library import DataSet, describe
from berdikari.edge.trade.sheets import read_sheet
from berdikari.edge.trade.write import write_flows, write_rows
from berdikari.errors import TradeDataError
from berdikari.records.problem import Problem

BACI = "BACI, CEPII (Gaulier and Zignago 2010)"
BACI_LICENCE = "Etalab 2.0"
_BACI_FILE = "BACI_*_Y*.csv"
_BACI_ROWS = """(
    SELECT CAST(k AS INTEGER) AS product, 6 AS digits, a.number AS exporter, b.number AS importer,
           CAST(v AS DOUBLE) * 1000 AS usd, TRY_CAST(trim(q) AS DOUBLE) * 1000 AS kg
    FROM read_csv('{path}', header = true, all_varchar = true) AS rows
    JOIN countries a ON a.code = CAST(rows.i AS INTEGER)
    JOIN countries b ON b.code = CAST(rows.j AS INTEGER)
    WHERE TRY_CAST(v AS DOUBLE) > 0
)"""
_UNKNOWN = """
SELECT DISTINCT CAST(code AS INTEGER) AS code
FROM (SELECT i AS code FROM read_csv('{path}', header = true, all_varchar = true)
      UNION SELECT j FROM read_csv('{path}', header = true, all_varchar = true)) AS used
WHERE CAST(code AS INTEGER) NOT IN (SELECT code FROM countries)
ORDER BY 1
"""


def load_file(data_set: DataSet, path: Path, given: Given, columns: str = "") -> tuple[int, tuple[Problem, ...]]:
    """Write a file's flows as a data set; gives the rows written and what was wrong.

    columns: headings where a guess would miss them ("usd=Nilai,partner=Negara"). Raises TradeDataError for what is no
    table or holds no usable row, and InvalidSheetError where a column lacks.
    """
    sheet = read_sheet(path)
    found = guess_columns(sheet.headings, path.name, columns)
    whole = Given(source=data_set.name, names=spellings(), reporter=given.reporter, flow=given.flow, year=given.year,
                  first_row=sheet.first_row, factor=given.factor)  # fmt: skip
    flows, problems = read_rows(sheet.headings, sheet.rows, found, whole)
    if not flows:
        first = f" ({problems[0].message})" if problems else ""
        raise TradeDataError(path.name, f"no row that can be used{first}", "rows with year, code, country and amount")
    written = write_flows(data_set, flows, part=path.stem)
    return sum(written.values()), problems


def load_baci(
    data_set: DataSet, folder: Path, watch: Callable[[Sequence[Any]], Iterable[Any]] = iter
) -> tuple[int, tuple[Problem, ...]]:
    """Write the yearly files of a BACI folder as a data set; gives the rows written and countries that are not known.

    Thousand dollars and tonnes become dollars and kilograms; `NA` weights become none. watch: shows progress.
    """
    files = sorted(folder.glob(_BACI_FILE))
    if not files:
        raise TradeDataError(str(folder), f"no file {_BACI_FILE}", "the unpacked BACI folder")
    describe(data_set)
    count, unknown = 0, set()
    with duckdb.connect(config={"memory_limit": "1GB"}) as connection:
        _countries(connection, folder)
        for path in watch(files):
            year = int(path.name.partition("_Y")[2][:4])
            quoted = str(path).replace("'", "''")
            unknown |= {row[0] for row in connection.execute(_UNKNOWN.format(path=quoted)).fetchall()}
            target = data_set.folder / "both" / f"year={year}" / "baci.parquet"
            count += write_rows(connection, _BACI_ROWS.format(path=quoted), target)
    return count, tuple(_left_out(code, data_set.name) for code in sorted(unknown))


def _countries(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """BACI's country codes with our numbers: from its own table where it lies beside, else from the reference table."""
    codes = {int(spelling): letters for spelling, letters in spellings().items() if spelling.isdigit()}
    for path in folder.glob("country_codes_*.csv"):
        sheet = read_sheet(path)
        code, letters = sheet.headings.index("country_code"), sheet.headings.index("country_iso3")
        codes |= {int(str(row[code])): found for row in sheet.rows if (found := alpha3(str(row[letters])))}
    connection.execute("CREATE OR REPLACE TABLE countries (code INTEGER, number INTEGER)").fetchall()
    connection.executemany(
        "INSERT INTO countries VALUES (?, ?)", [[code, number_of(one)] for code, one in codes.items()]
    )


def _left_out(code: int, source: str) -> Problem:
    message = f"country {code} is not known: its rows are left out"
    return Problem(stage="assess", severity="warning", message=message, source=source)
