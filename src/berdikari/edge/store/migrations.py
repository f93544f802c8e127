"""The schema's versions: a new store gets the newest, an older one is brought up step by step in one transaction."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sqlalchemy import Connection, insert, inspect, select, update

from berdikari.edge.store.tables import metadata, schema_version
from berdikari.errors import StoreError, UnknownStoreError

PRODUCT = "berdikari"
WANTED = "a register of Berdikari"

Migration = Callable[[Connection], None]

# MIGRATIONS[n] turns schema n - 1 into schema n. Schema 1 is what `tables` says; when the tables change, add a function
# here, and leave the older ones as they are.
MIGRATIONS: Mapping[int, Migration] = MappingProxyType({})


def prepare(connection: Connection, name: str, migrations: Mapping[int, Migration] = MIGRATIONS) -> None:
    """Make the tables where there are none, or bring them up to the newest schema; all within the open transaction.

    Raises UnknownStoreError for tables that are not a register's, StoreError for a schema newer than this program's.
    """
    newest = max(migrations, default=1)
    found = schema_of(connection, name)
    if found is None:
        metadata.create_all(connection)
        connection.execute(insert(schema_version), [{"version": newest, "product": PRODUCT}])
        return
    refuse_newer(found, newest, name)
    for number in range(found + 1, newest + 1):
        migrations[number](connection)
        connection.execute(update(schema_version).values(version=number))


def needs_writing(connection: Connection, name: str, migrations: Mapping[int, Migration] = MIGRATIONS) -> bool:
    """True where `prepare` has something to do. Raises as it does."""
    newest = max(migrations, default=1)
    found = schema_of(connection, name)
    if found is not None:
        refuse_newer(found, newest, name)
    return found != newest


def schema_of(connection: Connection, name: str) -> int | None:
    """The schema that the store has; None: it is empty.

    Raises UnknownStoreError for tables that are not a register's.
    """
    tables = set(inspect(connection).get_table_names())
    if "schema_version" not in tables:
        if tables & set(metadata.tables):
            raise UnknownStoreError(name, f"tables of another program ({', '.join(sorted(tables)[:5])})", WANTED)
        return None
    columns = {column["name"] for column in inspect(connection).get_columns("schema_version")}
    if columns != {"version", "product"}:
        raise UnknownStoreError(name, "a table schema_version of another program", WANTED)
    row = connection.execute(select(schema_version.c.product, schema_version.c.version)).first()
    if row is None or row.product != PRODUCT:
        raise UnknownStoreError(name, "tables of another program", WANTED)
    return int(row.version)


def refuse_newer(found: int, newest: int, name: str) -> None:
    """Raise StoreError for a schema newer than this program knows."""
    if found > newest:
        raise StoreError(
            f"{name}: made by a newer Berdikari (schema {found}; this one knows up to {newest}); nothing was changed. "
            "Install the newer version to open it"
        )
