"""A made-up world of bilateral trade, as large as BACI: `python -m benchmarks.assess.world FOLDER YEARS ROWS`."""

import sys
from pathlib import Path

import duckdb

from berdikari.edge.trade.countries import number_of
from berdikari.edge.trade.library import DataSet, describe
from berdikari.edge.trade.write import write_rows

COUNTRIES, PRODUCTS = 230, 5000
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def draws(rows):
    """Flows drawn at random, large exporters and common products more often; pairs drawn twice become one."""
    return f"""(
        SELECT product, 6 AS digits, a.number AS exporter, b.number AS importer, usd, CAST(usd / 20 AS DOUBLE) AS kg
        FROM (
            SELECT 100000 + CAST(floor(random() * {PRODUCTS}) AS INTEGER) AS product,
                   CAST(floor(pow(random(), 2) * {COUNTRIES}) AS INTEGER) AS i,
                   CAST(floor(pow(random(), 1.3) * {COUNTRIES}) AS INTEGER) AS j, round(exp(random() * 12), 2) AS usd
            FROM range({rows})
        ) AS drawn
        JOIN countries a ON a.place = i JOIN countries b ON b.place = j
        WHERE i <> j
    )"""


def main(folder, years, rows):
    data_set = DataSet(name="world", folder=Path(folder) / "world", source="SYNTHETIC: made up", synthetic=True)
    describe(data_set)
    names = [a + b + "X" for a in LETTERS for b in LETTERS][:COUNTRIES]
    with duckdb.connect(config={"threads": 2, "memory_limit": "4GB"}) as connection:
        connection.execute("SELECT setseed(0.5)").fetchall()
        connection.execute("CREATE TABLE countries (place INTEGER, number INTEGER)").fetchall()
        connection.executemany(
            "INSERT INTO countries VALUES (?, ?)", [[at, number_of(one)] for at, one in enumerate(names)]
        )
        first = data_set.folder / "both" / "year=2000" / "part.parquet"
        print(write_rows(connection, draws(rows), first), "rows a year", flush=True)
    for year in range(2001, 2000 + years):  # the same year again: drawing each anew takes longer than what is measured
        path = data_set.folder / "both" / f"year={year}" / "part.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.hardlink_to(first)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
