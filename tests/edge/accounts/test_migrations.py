"""Older tables of accounts are brought up, newer ones refused."""

import pytest
from sqlalchemy import text

from berdikari.edge.accounts import migrations
from berdikari.errors import StoreError

NEWEST = max(migrations.MIGRATIONS)


def third(connection):
    connection.execute(text("ALTER TABLE accounts ADD COLUMN colour TEXT"))


def test_older_tables_are_brought_up(accounts):
    later = {**migrations.MIGRATIONS, NEWEST + 1: third}
    with accounts._backend.writing() as connection:
        assert migrations.needs_writing(connection, later)
        migrations.prepare(connection, "x", later)
        assert migrations.schema_of(connection) == NEWEST + 1
        assert connection.execute(text("SELECT colour FROM accounts")).all() == []


def test_newer_tables_are_refused_in_words(accounts):
    with accounts._backend.writing() as connection:
        connection.execute(text("UPDATE account_schema SET version = 9"))
    with pytest.raises(StoreError, match="made by a newer Berdikari"):
        type(accounts)(accounts._backend)


def test_the_real_migrations_are_numbered_without_gaps():
    assert sorted(migrations.MIGRATIONS) == list(range(2, 2 + len(migrations.MIGRATIONS)))


def test_tables_without_second_factors_get_them(where, accounts, clock):
    with accounts._backend.writing() as connection:
        for table in ("account_recoveries", "account_factors"):
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("ALTER TABLE account_sessions DROP COLUMN proved"))
        connection.execute(text("UPDATE account_schema SET version = 1"))
    with type(accounts)(accounts._backend, clock=clock) as opened, opened._backend.reading() as connection:
        assert migrations.schema_of(connection) == NEWEST
        assert connection.execute(text("SELECT * FROM account_factors")).all() == []


def test_a_session_of_before_was_proved_when_it_began(accounts, here, home, clock):
    accounts.add(here, "Siti", "editor", "kuda lari di pantai")
    secret = accounts.log_in("Siti", "kuda lari di pantai", home).secret
    with accounts._backend.writing() as connection:
        connection.execute(text("ALTER TABLE account_sessions DROP COLUMN proved"))
        connection.execute(text("UPDATE account_schema SET version = 2"))
    with type(accounts)(accounts._backend, clock=clock) as opened:
        assert opened.who_has_session(secret, home).proved == clock.now
