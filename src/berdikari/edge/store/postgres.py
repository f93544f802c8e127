"""A register on a PostgreSQL server: the same tables and the same behaviour as in a file."""

import getpass
import importlib.util
import os
import shutil
import ssl
import subprocess
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Table, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from berdikari.edge.codec import encode
from berdikari.edge.store.backend import Backend
from berdikari.edge.store.migrations import needs_writing, prepare
from berdikari.edge.store.rows import Row
from berdikari.errors import StoreError, UnknownStoreError

_WRITERS = 0x62657264  # "berd": the advisory lock that lets one writer in at a time
_WANTED = "postgresql://user:password@host:port/database"
_FAULTS = {
    "28P01": "the password is wrong",
    "28000": "this user may not log in",
    "3D000": "there is no such database; make it with createdb",
    "42501": "this user may not do that; grant the rights to create and write tables",
    "25006": "the server only lets it be read; nothing was written",
    "53100": "the server's disk is full; nothing of this write was kept",
    "53300": "the server has no connection left; try again",
    "55P03": "in use by another writer that did not let go in time; try again",
    "40001": "somebody else wrote at the same moment; try again",
}


def open_postgres(where: str, wait: float) -> Backend:
    """The register in this database, made where there is none; writers wait up to `wait` seconds for one another.

    `?host=/folder` names a Unix socket's folder and `?sslmode=require` or `verify-full` asks for an encrypted line, as
    elsewhere. Raises StoreError where no server answers, UnknownStoreError for tables of another program.
    """
    _need_driver()
    try:
        url = make_url(where)
    except (ArgumentError, ValueError):
        raise UnknownStoreError("postgresql://...", "a URL that cannot be read", _WANTED) from None
    engine = create_engine(
        URL.create(
            "postgresql+pg8000", url.username or getpass.getuser(), url.password, url.host, url.port, url.database
        ),
        connect_args=_line(url),
        pool_pre_ping=True,
    )
    name = url.set(query={}).render_as_string(hide_password=True)
    backend = Backend(
        name=name,
        engine=engine,
        begin_write=partial(_begin_write, wait),
        begin_read=_begin_read,
        insert=_insert,
        explain=explain,
        copy=partial(_copy, url),
    )
    try:
        _prepare(backend)
    except BaseException:
        engine.dispose()
        raise
    return backend


def explain(name: str, error: DBAPIError) -> StoreError:
    """A fault of the server, or of the way to it, in plain words."""
    found = error.orig.args[0] if error.orig and error.orig.args else str(error)
    if isinstance(found, dict):
        meaning = _FAULTS.get(found.get("C", ""), f"PostgreSQL says {found.get('M')!r}; nothing of this write was kept")
        return StoreError(f"{name}: {meaning}")
    return StoreError(f"{name}: no answer ({found}); is the server running, and the address right?")


def _need_driver() -> None:
    if importlib.util.find_spec("pg8000") is None:
        raise StoreError("PostgreSQL needs pg8000: pip install 'berdikari[server]'")


def _line(url: URL) -> dict[str, Any]:
    """What the driver needs to know of the way to the server."""
    query = {key: value if isinstance(value, str) else value[-1] for key, value in url.query.items()}
    line: dict[str, Any] = {}
    host = query.pop("host", "")
    if host:
        line["unix_sock"] = f"{host}/.s.PGSQL.{url.port or query.pop('port', '5432')}"
    mode = query.pop("sslmode", "disable")
    if mode not in ("disable", "require", "verify-full"):
        raise UnknownStoreError("postgresql://...", f"sslmode={mode}", "sslmode=disable, require or verify-full")
    if mode != "disable":
        line["ssl_context"] = context = ssl.create_default_context()
        if mode == "require":
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
    if query:
        raise UnknownStoreError("postgresql://...", f"an option {', '.join(query)}", "host, port and sslmode at most")
    return line


def _begin_write(wait: float, connection: Connection) -> None:
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = {max(1, round(wait * 1000))}")
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")


def _begin_read(connection: Connection) -> None:
    connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def _insert(connection: Connection, table: Table, rows: list[Row]) -> None:
    """As one JSON text, which the server takes apart: many times faster than a message or a placeholder a value."""
    columns = ", ".join(connection.dialect.identifier_preparer.quote(name) for name in rows[0])
    into = f"INSERT INTO {table.name} ({columns}) SELECT {columns} "
    taken = f"FROM json_populate_recordset(NULL::{table.name}, CAST(:rows AS json))"
    connection.execute(text(into + taken), {"rows": encode(rows)})


def _prepare(backend: Backend) -> None:
    with backend.reading() as connection:
        encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
        if encoding != "UTF8":
            raise StoreError(f"{backend.name}: its encoding is {encoding}; wanted UTF8 (createdb --encoding=UTF8)")
        if not needs_writing(connection, backend.name):
            return
    with backend.writing() as connection:
        prepare(connection, backend.name)


def _copy(url: URL, target: Path) -> None:
    """By pg_dump, in its custom format: https://www.postgresql.org/docs/current/app-pgdump.html."""
    program = shutil.which("pg_dump")
    if program is None:
        raise StoreError("pg_dump: not found; wanted PostgreSQL's client programs, of the server's version or newer")
    part = target.with_name(target.name + ".part")
    command = [program, "--format=custom", "--no-owner", "--no-privileges", f"--file={part}", "--no-password"]
    done = subprocess.run(  # noqa: S603 the program is PostgreSQL's own, and the address is the user's
        command, env={**os.environ, **_environment(url)}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        part.unlink(missing_ok=True)
        raise StoreError(f"pg_dump: {done.stderr.strip()}")
    part.replace(target)


def _environment(url: URL) -> dict[str, str]:
    """The address as PostgreSQL's own programs want it; in the environment nobody else sees the password."""
    given = {
        "PGHOST": url.query.get("host") or url.host,
        "PGPORT": url.port,
        "PGUSER": url.username,
        "PGPASSWORD": url.password,
        "PGDATABASE": url.database,
        "PGSSLMODE": url.query.get("sslmode"),
    }
    return {key: str(value) for key, value in given.items() if value}
