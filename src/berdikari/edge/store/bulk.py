"""Many rows at once, in and out: one statement for both stores where that is fast, the server's own way where not.

The free driver for PostgreSQL is written in Python and takes its time over every value. There a batch travels as one
JSON text, which the server takes apart or puts together, and msgspec reads.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, Text, cast, func, insert, select, text
from sqlalchemy.dialects.postgresql import aggregate_order_by

from berdikari.edge.codec import decode, encode
from berdikari.edge.store.rows import Row


def insert_many(connection: Connection, table: Table, rows: list[Row]) -> None:
    """Insert the rows; each has the same keys."""
    if connection.dialect.name != "postgresql":
        connection.execute(insert(table), rows)
        return
    columns = ", ".join(connection.dialect.identifier_preparer.quote(name) for name in rows[0])
    into = f"INSERT INTO {table.name} ({columns}) SELECT {columns} "
    taken = f"FROM json_populate_recordset(NULL::{table.name}, CAST(:rows AS json))"
    connection.execute(text(into + taken), {"rows": encode(rows)})


def select_many(
    connection: Connection,
    columns: Sequence[ColumnElement[Any]],
    where: ColumnElement[bool],
    order: Sequence[ColumnElement[Any]],
) -> Sequence[Sequence[Any]]:
    """These columns of the rows, in this order."""
    if connection.dialect.name != "postgresql":
        return connection.execute(select(*columns).where(where).order_by(*order)).all()
    whole = func.json_agg(aggregate_order_by(func.json_build_array(*columns), *order))
    found = connection.scalar(select(cast(whole, Text)).where(where))
    return decode(found) if found else ()
