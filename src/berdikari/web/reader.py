"""The reader's workshop: a process of its own that reads what users hand in, and is killed where it takes too long."""

import multiprocessing
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path, PurePath
from threading import Lock

from berdikari.edge.batch import read_source, read_text
from berdikari.edge.config import Settings
from berdikari.edge.fetch.limited import limit_next
from berdikari.edge.readers import left_out, read_by_rules
from berdikari.edge.sheets.files import read_table
from berdikari.edge.sheets.typed import Typed, read_typed
from berdikari.edge.sources import Source
from berdikari.errors import BerdikariError
from berdikari.records import Document, Reading

SHEETS = (".xlsx", ".xls", ".ods", ".csv", ".tsv")
_GRACE = 20  # seconds by the clock for a process to start


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Something to read. source: a file, a link, or a document; author, today: for rows that are typed in a sheet."""

    source: Source | Document
    author: str
    today: str

    @property
    def name(self) -> str:
        """Under which it is registered."""
        return self.source.source if isinstance(self.source, Document) else self.source.name


class Workshop:
    """One process that reads one thing after the other. It starts when it is first needed."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = Lock()
        self._process: BaseProcess | None = None
        self._line: Connection | None = None

    def read(self, order: Order) -> Reading | Typed:
        """What a source says; a source on which the process dies, or takes too long, is a reading with an error."""
        with self._lock:
            line = self._open()
            line.send(order)
            seconds = self._settings.parse_seconds
            patience = 2 * seconds + self._settings.fetch_seconds + _GRACE
            try:
                if line.poll(patience):
                    found: Reading | Typed = line.recv()
                    return found
            except (EOFError, ConnectionResetError):
                pass
            self.close()
            found_instead = f"something that takes more than {seconds} s to read, or breaks the reader"
            return left_out(order.name, "load", f"found {found_instead}, wanted an article")

    def close(self) -> None:
        """Kill the process; the next order starts another one."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._line is not None:
            self._line.close()
        self._process = self._line = None

    def _open(self) -> Connection:
        if self._process is None or not self._process.is_alive() or self._line is None:
            self.close()
            context = multiprocessing.get_context("spawn")
            self._line, theirs = context.Pipe()
            self._process = context.Process(target=_work, args=(theirs, self._settings), daemon=True)
            self._process.start()
            theirs.close()
        return self._line


def _work(line: Connection, settings: Settings) -> None:
    """What the process does until its parent hangs up."""
    with suppress(EOFError, KeyboardInterrupt):
        while True:
            order: Order = line.recv()
            limit_next(settings.parse_seconds, settings.parse_bytes)
            line.send(_read(order, settings))


def _read(order: Order, settings: Settings) -> Reading | Typed:
    source = order.source
    if isinstance(source, Document):
        return read_text(source, read_by_rules)
    if PurePath(source.name).suffix.lower() not in SHEETS:
        return read_source(source, read_by_rules, settings)
    try:
        return read_typed(read_table(Path(source.address), most=settings.file_bytes), order.author, order.today)
    except BerdikariError as fault:
        return left_out(order.name, "load", str(fault))
    except Exception as fault:  # noqa: BLE001 - whatever breaks on one sheet, the others go on
        return left_out(order.name, "load", f"{type(fault).__name__}: {fault}")
