"""The store: a register in an SQLite file or on a PostgreSQL server, opened by path or URL."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from berdikari.edge.store.backend import Backend
from berdikari.edge.store.history import Kept
from berdikari.edge.store.store import Receipt, Store
from berdikari.errors import UnknownStoreError

DEFAULT = "berdikari.db"
WAIT = 60.0

__all__ = ["DEFAULT", "Kept", "Receipt", "Store", "open_backend", "open_store"]


def open_store(where: str | Path = DEFAULT, *, wait: float = WAIT) -> Store:
    """The register in a file (made where there is none), or at a URL `postgresql://user:password@host/database`.

    wait: seconds that a writer waits for another one. Raises UnknownStoreError for what is not a register and for other
    kinds of store, StoreError where it cannot be opened.
    """
    return Store(open_backend(where, wait))


def open_backend(where: str | Path, wait: float = WAIT) -> Backend:
    """The file or server behind a register, for what has tables of its own there. Raises as `open_store` does."""
    text = str(where)
    scheme, found, _ = text.partition("://")
    if isinstance(where, Path) or not found:
        if not text.strip():
            raise UnknownStoreError("store", "no name", "a file or postgresql://user@host/database")
        return _open_file(Path(where), wait)
    if scheme == "sqlite":
        return _open_file(Path(unquote(urlsplit(text).path.removeprefix("/"))), wait)
    if scheme in ("postgresql", "postgres", "postgresql+pg8000"):
        from berdikari.edge.store.postgres import open_postgres  # noqa: PLC0415 pg8000 is an extra

        return open_postgres(text, wait)
    raise UnknownStoreError(f"{scheme}://...", "no kind of store that Berdikari knows", "a file or postgresql://...")


def _open_file(path: Path, wait: float) -> Backend:
    from berdikari.edge.store.sqlite import open_sqlite  # noqa: PLC0415 each kind is loaded where it is used

    return open_sqlite(path, wait)
