"""Older tables of accounts are brought up, newer ones refused."""

import pytest
from sqlalchemy import text

from berdikari.edge.accounts import migrations
from berdikari.errors import StoreError


def second(connection):
    connection.execute(text("ALTER TABLE accounts ADD COLUMN colour TEXT"))


def test_older_tables_are_brought_up(accounts):
    later = {2: second}
    with accounts._backend.writing() as connection:
        assert migrations.needs_writing(connection, later)
        migrations.prepare(connection, "x", later)
        assert migrations.schema_of(connection) == 2
        assert connection.execute(text("SELECT colour FROM accounts")).all() == []


def test_newer_tables_are_refused_in_words(accounts):
    with accounts._backend.writing() as connection:
        connection.execute(text("UPDATE account_schema SET version = 9"))
    with pytest.raises(StoreError, match="made by a newer Berdikari"):
        type(accounts)(accounts._backend)


def test_the_real_migrations_are_numbered_without_gaps():
    assert sorted(migrations.MIGRATIONS) == list(range(2, 2 + len(migrations.MIGRATIONS)))
