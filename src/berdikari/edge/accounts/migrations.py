"""The versions of the accounts' tables: made where there are none, brought up step by step where they are older."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sqlalchemy import Connection, insert, inspect, select, text, update

from berdikari.edge.accounts.tables import factors, metadata, recoveries, schema, sessions
from berdikari.edge.store.migrations import refuse_newer

Migration = Callable[[Connection], None]


def _second_factors(connection: Connection) -> None:
    for table in (factors, recoveries):
        table.create(connection)


def _proofs(connection: Connection) -> None:
    kind = sessions.c.proved.type.compile(dialect=connection.dialect)
    connection.execute(text(f"ALTER TABLE {sessions.name} ADD COLUMN proved {kind}"))
    connection.execute(update(sessions).values(proved=sessions.c.made))


# MIGRATIONS[n] turns schema n - 1 into schema n; when the tables change, add a function here.
MIGRATIONS: Mapping[int, Migration] = MappingProxyType({2: _second_factors, 3: _proofs})


def prepare(connection: Connection, name: str, migrations: Mapping[int, Migration] = MIGRATIONS) -> None:
    """Make or migrate the tables within the open transaction. Raises StoreError for those of a newer Berdikari."""
    newest, found = max(migrations, default=1), schema_of(connection)
    if found is None:
        metadata.create_all(connection)
        connection.execute(insert(schema), [{"version": newest}])
        return
    refuse_newer(found, newest, name)
    for number in range(found + 1, newest + 1):
        migrations[number](connection)
        connection.execute(update(schema).values(version=number))


def needs_writing(connection: Connection, migrations: Mapping[int, Migration] = MIGRATIONS) -> bool:
    """True where `prepare` has something to do."""
    return schema_of(connection) != max(migrations, default=1)


def schema_of(connection: Connection) -> int | None:
    """The schema of the accounts' tables; None: there are none."""
    if not inspect(connection).has_table(schema.name):
        return None
    return connection.scalar(select(schema.c.version))
