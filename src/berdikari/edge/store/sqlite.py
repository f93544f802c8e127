"""A register in one SQLite file: opened only where it is one, durable at every commit, copied while in use."""

import os
import sqlite3
import stat
import time
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from berdikari.edge.store.backend import Backend
from berdikari.edge.store.migrations import WANTED, needs_writing, prepare
from berdikari.errors import StoreError, UnknownStoreError

_MAGIC = b"SQLite format 3\x00"
_APPLICATION = 0x62657264  # "berd", at byte 68 of the file: https://www.sqlite.org/fileformat2.html#application_id
_HEADER = 100

_FAULTS = (
    ("locked", "in use by another program that did not let go in time; try again"),
    ("readonly", "write-protected, the file or its folder: it can be read, and nothing was written"),
    ("full", "the disk is full; nothing of this write was kept"),
    ("malformed", "damaged; restore the last backup (docs/guide/backup.md)"),
    ("not a database", "damaged; restore the last backup (docs/guide/backup.md)"),
    ("unable to open", "cannot be opened; look at the rights of the file and of its folder"),
)


def open_sqlite(path: Path, wait: float) -> Backend:
    """The register in this file, made where there is none; writers wait up to `wait` seconds for one another.

    Raises UnknownStoreError for what is not a register, StoreError where it cannot be opened; neither touches the file.
    """
    mode = _mode_of(path)
    if mode != "rwc":
        _check_header(path)
    engine = create_engine("sqlite://", creator=partial(_connect, path, wait, mode), poolclass=QueuePool)
    event.listen(engine, "connect", _set_up)
    backend = Backend(
        name=str(path),
        engine=engine,
        begin_write=partial(_begin, "BEGIN IMMEDIATE"),
        begin_read=partial(_begin, "BEGIN"),
        explain=explain,
        copy=partial(_copy, path),
    )
    try:
        _prepare(backend, wait, writable=mode.startswith("rw"))
    except BaseException:
        engine.dispose()
        raise
    return backend


def explain(name: str, error: DBAPIError) -> StoreError:
    """A fault of SQLite in plain words."""
    found = str(error.orig)
    for word, meaning in _FAULTS:
        if word in found:
            return StoreError(f"{name}: {meaning}")
    return StoreError(f"{name}: SQLite says {found!r}; nothing of this write was kept")


def _mode_of(path: Path) -> str:
    """How to open the file, in SQLite's words. Raises StoreError where there can be no file."""
    if not path.parent.is_dir():
        raise StoreError(f"{path}: there is no folder {str(path.parent)!r}; make it first")
    can_add = os.access(path.parent, os.W_OK)
    if not path.exists():
        if not can_add:
            raise StoreError(f"{path}: the folder is write-protected; wanted one in which a file can be made")
        return "rwc"
    if not stat.S_ISREG(path.stat().st_mode):
        raise StoreError(f"{path}: {'a folder' if path.is_dir() else 'no regular file'}; wanted a file")
    if not os.access(path, os.R_OK):
        raise StoreError(f"{path}: you have no right to read it")
    if can_add and os.access(path, os.W_OK):
        return "rw" if path.stat().st_size else "rwc"
    return "ro" if can_add or path.with_name(path.name + "-wal").exists() else "ro&immutable=1"


def _check_header(path: Path) -> None:
    """Raise UnknownStoreError unless the file's first bytes are those of a register; the file is only read."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}") from error
    if not header.startswith(_MAGIC):
        raise UnknownStoreError(str(path), "a file of another kind", WANTED)
    if int.from_bytes(header[68:72], "big") != _APPLICATION:
        raise UnknownStoreError(str(path), "an SQLite file of another program", WANTED)


def _connect(path: Path, wait: float, mode: str) -> sqlite3.Connection:
    where = f"{path.resolve().as_uri()}?mode={mode}"
    return sqlite3.connect(where, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)


def _set_up(connection: Any, _record: object) -> None:
    for pragma in ("foreign_keys=ON", "synchronous=FULL", "trusted_schema=OFF", "cache_size=-65536"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(how: str, connection: Connection) -> None:
    connection.exec_driver_sql(how)


def _prepare(backend: Backend, wait: float, *, writable: bool) -> None:
    """Make or migrate the tables where that is needed, then switch the write-ahead log on.

    In this order, so that the first bytes of a file say whose it is from its first commit, whatever happens then.
    """
    with backend.reading() as connection:
        is_old = needs_writing(connection, backend.name)
    if is_old and not writable:
        raise StoreError(
            f"{backend.name}: write-protected, but empty or of an older Berdikari: it must be written first"
        )
    if is_old:
        with backend.writing() as connection:
            connection.exec_driver_sql(f"PRAGMA application_id={_APPLICATION}")
            prepare(connection, backend.name)
    if writable:
        _use_wal(backend, wait)


def _use_wal(backend: Backend, wait: float) -> None:
    """Switching needs the file for itself for a moment, and SQLite does not wait for that by itself."""
    until = time.monotonic() + wait
    while True:
        try:
            with backend.engine.connect() as connection:
                if connection.exec_driver_sql("PRAGMA journal_mode=WAL").scalar() == "wal":
                    return
        except DBAPIError as error:
            if "locked" not in str(error.orig) or time.monotonic() > until:
                raise explain(backend.name, error) from error
        time.sleep(0.01)


def _copy(path: Path, target: Path) -> None:
    """The file as it stands, whole or not at all. Raises StoreError where it cannot be read or the copy not written."""
    part = target.with_name(target.name + ".part")
    try:
        part.unlink(missing_ok=True)
        _copy_into(path, part)
        part.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{path}: cannot be copied to {target} ({error}); no copy was kept") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _copy_into(path: Path, part: Path) -> None:
    """While others may write to it: https://www.sqlite.org/backup.html."""
    with closing(_connect(path, 60, "ro")) as source, closing(sqlite3.connect(part)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        if copy.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise StoreError(f"{path}: damaged; the copy is of no use and was not kept")
