"""An older register is brought up to date in one transaction, a newer one is refused, and neither is left half done."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection, text

from berdikari.edge.store import migrations, open_store
from berdikari.errors import StoreError, UnknownStoreError
from berdikari.records import Document, Reading

NOON = datetime(2026, 1, 21, 12, tzinfo=UTC)
READING = Reading(source="1", document=Document(source="1", text="GTM"))


def second(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE documents ADD COLUMN colour TEXT"))


def third(connection: Connection) -> None:
    connection.execute(text("UPDATE documents SET colour = 'red'"))


def broken(connection: Connection) -> None:
    third(connection)
    connection.execute(text("UPDATE documents SET no_such_column = 1"))


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch):
    """A program that knows more migrations."""

    def know(**steps) -> None:
        table = {int(name.removeprefix("schema_")): step for name, step in steps.items()}
        for name in ("prepare", "needs_writing"):
            monkeypatch.setattr(getattr(migrations, name), "__defaults__", (table,))

    return know


def column(where: str, name: str) -> list:
    with open_store(where) as store, store._backend.reading() as connection:
        return list(connection.scalars(text(f"SELECT {name} FROM documents")))


def schema(where: str) -> int:
    with open_store(where) as store, store._backend.reading() as connection:
        return migrations.schema_of(connection, "x")


def test_an_older_register_is_brought_up_step_by_step(where: str, later) -> None:
    with open_store(where) as store:
        store.add(READING, added=NOON)
    assert schema(where) == 1
    later(schema_2=second, schema_3=third)
    with open_store(where) as store:
        assert store.register().documents == (READING.document,)
    assert schema(where) == 3
    assert column(where, "colour") == ["red"]


def test_a_migration_that_fails_leaves_the_register_as_it_was(where: str, later) -> None:
    with open_store(where) as store:
        store.add(READING, added=NOON)
    later(schema_2=second, schema_3=broken)
    with pytest.raises(StoreError, match="no_such_column"):
        open_store(where)
    later()
    assert schema(where) == 1
    with pytest.raises(Exception, match="colour"):
        column(where, "colour")
    with open_store(where) as store:
        assert store.register().documents == (READING.document,)


def test_a_new_register_has_the_newest_schema_at_once(where: str, later) -> None:
    later(schema_2=broken)
    assert schema(where) == 2


def test_a_newer_register_is_refused_in_words_and_left_as_it_is(where: str, later) -> None:
    later(schema_2=second)
    with open_store(where) as store:
        store.add(READING, added=NOON)
    later()
    with pytest.raises(
        StoreError, match=r"made by a newer Berdikari \(schema 2; this one knows up to 1\); nothing was changed"
    ):
        open_store(where)
    later(schema_2=second)
    with open_store(where) as store:
        assert store.version() == 1


def test_a_schema_of_another_product_is_refused(where: str) -> None:
    with open_store(where) as store, store._backend.writing() as connection:
        connection.execute(text("UPDATE schema_version SET product = 'another'"))
    with pytest.raises(UnknownStoreError, match="tables of another program"):
        open_store(where)


def test_the_real_migrations_are_numbered_without_gaps() -> None:
    assert sorted(migrations.MIGRATIONS) == list(range(2, 2 + len(migrations.MIGRATIONS)))
