"""The reader's workshop: a process of its own that reads what users hand in, and is killed where it takes too long."""

from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from berdikari.edge.batch import read_source, read_text
from berdikari.edge.config import Settings
from berdikari.edge.readers import left_out, read_by_rules
from berdikari.edge.sheets.files import read_table
from berdikari.edge.sheets.typed import Typed, read_typed
from berdikari.edge.sources import Source
from berdikari.errors import BerdikariError
from berdikari.records import Document, Reading
from berdikari.web.workroom import Workroom

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
        grace = settings.fetch_seconds + _GRACE
        self._room = Workroom(_read, settings.parse_seconds, settings.parse_bytes, grace)

    def read(self, order: Order) -> Reading | Typed:
        """What a source says; a source on which the process dies, or takes too long, is a reading with an error."""
        try:
            found: Reading | Typed | None = self._room.do(order, self._settings)
        except BerdikariError as fault:  # too many wait
            return left_out(order.name, "load", str(fault))
        if found is not None:
            return found
        too_much = f"something that takes more than {self._settings.parse_seconds} s to read, or breaks the reader"
        return left_out(order.name, "load", f"found {too_much}, wanted an article")

    def close(self) -> None:
        """Kill the process; the next order starts another one."""
        self._room.close()


def _read(order: Order, settings: Settings) -> Reading | Typed:
    source = order.source
    if isinstance(source, Document):
        return read_text(source, read_by_rules)
    if PurePath(source.name).suffix.lower() not in SHEETS:
        return read_source(source, read_by_rules, settings)
    file = Path(source.address)
    try:
        table = replace(read_table(file, most=settings.file_bytes), name=source.name)
        return read_typed(table, order.author, order.today)
    except BerdikariError as fault:  # told under the name that people gave it
        told = str(fault).replace(str(file), source.name).replace(file.name, source.name)
        return left_out(order.name, "load", told)
    except Exception as fault:  # noqa: BLE001 - whatever breaks on one sheet, the others go on
        return left_out(order.name, "load", f"{type(fault).__name__}: {fault}")
