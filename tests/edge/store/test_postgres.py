"""What only a server does: addresses, refusals in words, copies by pg_dump."""

import importlib.util
import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pg8000.native
import pytest
from private_postgres import Server, programs

from berdikari.edge.store import open_store
from berdikari.errors import StoreError, UnknownStoreError
from berdikari.records import Document, Reading

NOON = datetime(2026, 1, 21, 12, tzinfo=UTC)


def reading(text: str) -> Reading:
    return Reading(source="1", document=Document(source="1", text=text))


def run(url: str, statement: str) -> list:
    port, name = url.rpartition(":")[2].split("/")
    password = url.split(":")[2].split("@", maxsplit=1)[0]
    with pg8000.native.Connection(
        "postgres", host="127.0.0.1", port=int(port), password=password, database=name
    ) as connection:
        return connection.run(statement)


def test_by_socket_and_by_either_scheme(server: Server) -> None:
    url = server.database("addresses")
    with open_store(url) as store:
        store.add(reading("x"), added=NOON)
        assert store.name == url.replace(server.password, "***").replace("postgresql:", "postgresql:")
    for other in (
        server.socket_url("addresses"),
        url.replace("postgresql:", "postgres:"),
        url.replace("postgresql:", "postgresql+pg8000:"),
    ):
        with open_store(other) as store:
            assert len(store.register().documents) == 1


def test_the_password_is_told_to_nobody(server: Server) -> None:
    url = server.database("secret")
    for wrong in (
        url.replace(server.password, "hunter2"),
        url.replace(server.password, "hunter2").replace("secret", "nowhere"),
    ):
        with pytest.raises(StoreError) as told:
            open_store(wrong)
        assert "hunter2" not in str(told.value)
        assert "password is wrong" in str(told.value)


def test_what_stands_in_the_way_is_said(server: Server) -> None:
    url = server.database("ways")
    with pytest.raises(StoreError, match="there is no such database"):
        open_store(server.url("nowhere"))
    with pytest.raises(StoreError, match="no answer"):
        open_store("postgresql://postgres:x@127.0.0.1:1/x")
    for option in ("sslmode=maybe", "colour=red"):
        with pytest.raises(UnknownStoreError, match=option.split("=")[0]):
            open_store(f"{url}?{option}")
    with pytest.raises(UnknownStoreError, match="cannot be read"):
        open_store("postgresql://user@host:port/x")


def test_tables_of_another_program_are_refused_and_left_as_they_are(server: Server) -> None:
    for name, statement in (
        ("others", "CREATE TABLE claims (id int)"),
        ("flyway", "CREATE TABLE schema_version (installed_rank int)"),
    ):
        url = server.database(name)
        run(url, statement)
        with pytest.raises(UnknownStoreError, match="of another program"):
            open_store(url)
        assert run(url, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == [[1]]


def test_other_tables_beside_do_not_matter(server: Server) -> None:
    url = server.database("beside")
    run(url, "CREATE TABLE spatial_ref_sys (id int)")
    with open_store(url) as store:
        assert store.add(reading("x"), added=NOON).is_new


def test_a_database_that_is_not_utf8_is_refused(server: Server) -> None:
    server.run("CREATE DATABASE latin TEMPLATE template0 ENCODING LATIN1")
    with pytest.raises(StoreError, match="its encoding is LATIN1; wanted UTF8"):
        open_store(server.url("latin"))


def test_a_user_who_may_only_read_is_told_so(server: Server) -> None:
    url = server.database("readers")
    with open_store(url) as store:
        store.add(reading("x"), added=NOON)
    run(url, "CREATE ROLE reader LOGIN PASSWORD 'reader'")
    run(url, "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
    with open_store(url.replace(f"postgres:{server.password}@", "reader:reader@")) as store:
        assert len(store.register().documents) == 1
        with pytest.raises(StoreError, match="this user may not do that"):
            store.add(reading("y"), added=NOON)


def test_a_writer_waits_and_says_when_it_waited_in_vain(server: Server) -> None:
    url = server.database("waiting")
    with open_store(url, wait=0.3) as store, open_store(url) as other, other._backend.writing():
        with pytest.raises(StoreError, match="in use by another writer"):
            store.add(reading("x"), added=NOON)
        assert store.register().documents == ()


def test_order_is_that_of_code_points_whatever_the_language_of_the_database(server: Server) -> None:
    server.run("CREATE DATABASE words TEMPLATE template0 ENCODING UTF8 LOCALE_PROVIDER icu ICU_LOCALE 'tr' LOCALE 'C'")
    with open_store(server.url("words")) as store:
        store.add_batch([reading(f"text {number}") for number in range(20)], added=NOON)
        ids = [document.id for document in store.register().documents]
    assert ids == sorted(ids)


def test_a_copy_can_be_restored(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{programs()}{os.pathsep}{os.environ['PATH']}")
    with open_store(server.database("copied")) as store:
        store.add(reading("ş医"), added=NOON)
        store.backup(tmp_path / "copy.dump")
        register = store.register()
    url = server.database("restored")
    subprocess.run(
        [f"{programs()}/pg_restore", "--no-owner", "--exit-on-error", f"--dbname={url}", tmp_path / "copy.dump"],
        check=True,
        capture_output=True,
    )
    with open_store(url) as store:
        assert store.register() == register
        assert store.add(reading("y"), added=NOON).version == 2


def test_without_its_driver_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(StoreError, match=r"pip install 'berdikari\[server\]'"):
        open_store("postgresql://postgres@localhost/x")


def test_without_pg_dump_it_says_what_is_missing(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with open_store(server.database("undumped")) as store, pytest.raises(StoreError, match="pg_dump: not found"):
        store.backup(tmp_path / "copy.dump")
