"""Backend: what SQLite and PostgreSQL do differently, and how their faults are told in plain words."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, Table
from sqlalchemy.exc import DBAPIError

from berdikari.edge.store.rows import Row
from berdikari.errors import StoreError


@dataclass(frozen=True, slots=True, kw_only=True)
class Backend:
    """One kind of store, opened.

    name         file or URL, without its password
    begin_write  first thing in a writing transaction: no other writer runs beside it
    begin_read   first thing in a reading transaction: all that it reads is of one moment
    insert       puts many rows into a table in one statement
    explain      a fault of the driver in plain words
    copy         writes a backup to a new file
    """

    name: str
    engine: Engine
    begin_write: Callable[[Connection], None]
    begin_read: Callable[[Connection], None]
    insert: Callable[[Connection, Table, list[Row]], None]
    explain: Callable[[str, DBAPIError], StoreError]
    copy: Callable[[Path], None]

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is kept whole at its end, or not at all; other writers wait."""
        with self._plainly(), self.engine.begin() as connection:
            self.begin_write(connection)
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction in which everything read is of one moment; writers do not wait for it."""
        with self._plainly(), self.engine.begin() as connection:
            self.begin_read(connection)
            yield connection

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise self.explain(self.name, error) from error
