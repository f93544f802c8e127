"""Trays: what users handed in and has been read, or is being read, but is not kept yet. They live in memory only."""

import secrets
import shutil
import tempfile
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from berdikari.edge.sheets.typed import Typed
from berdikari.edge.store import Receipt
from berdikari.errors import UnknownIdError
from berdikari.records import Problem, Reading
from berdikari.web.reader import Order, Workshop

MOST = 12


@dataclass(slots=True, kw_only=True)
class Item:
    """One thing handed in. state: waiting, reading, read or kept; readings: one, or one a row of a sheet."""

    name: str
    state: str = "waiting"
    readings: tuple[Reading, ...] = ()
    typed: Typed | None = None
    receipts: tuple[Receipt, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with it."""
        own = self.typed.problems if self.typed else ()
        return (*own, *(problem for reading in self.readings for problem in reading.problems))

    @property
    def usable(self) -> bool:
        """True where there is anything to keep."""
        return any(reading.document is not None for reading in self.readings)


@dataclass(slots=True, kw_only=True)
class Tray:
    """What one user handed in at once. owner: the user's name, None alone on one's own machine."""

    id: str
    owner: str | None
    author: str
    folder: Path
    items: list[Item] = field(default_factory=list)

    @property
    def busy(self) -> bool:
        """True while something is still to be read."""
        return any(item.state in ("waiting", "reading") for item in self.items)

    @property
    def done(self) -> int:
        """How many things have been read."""
        return sum(item.state in ("read", "kept") for item in self.items)


class Trays:
    """All trays, the latest MOST of them; one workshop reads for all, one thing after the other."""

    def __init__(self, workshop: Workshop) -> None:
        self._trays: OrderedDict[str, Tray] = OrderedDict()
        self._lock = Lock()
        self._workshop = workshop
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading")

    def new(self, owner: str | None, author: str) -> Tray:
        """An empty tray, with a folder of its own for files."""
        folder = Path(tempfile.mkdtemp(prefix="berdikari-"))
        tray = Tray(id=secrets.token_hex(8), owner=owner, author=author, folder=folder)
        with self._lock:
            self._trays[tray.id] = tray
            while len(self._trays) > MOST:
                _, old = self._trays.popitem(last=False)
                shutil.rmtree(old.folder, ignore_errors=True)
        return tray

    def get(self, name: str, owner: str | None) -> Tray:
        """The tray of an id. Raises UnknownIdError where there is none, or it is somebody else's."""
        tray = self._trays.get(name)
        if tray is None or tray.owner != owner:
            raise UnknownIdError("tray", name)
        return tray

    def fill(self, tray: Tray, orders: Sequence[Order]) -> None:
        """Have the orders read, one after the other, in the background."""
        tray.items = [Item(name=order.name) for order in orders]
        self._thread.submit(self._read_all, tray, tuple(orders))

    def close(self) -> None:
        """Stop reading, and throw away what nobody kept."""
        self._thread.shutdown(wait=False, cancel_futures=True)
        for tray in self._trays.values():
            shutil.rmtree(tray.folder, ignore_errors=True)

    def _read_all(self, tray: Tray, orders: Sequence[Order]) -> None:
        for item, order in zip(tray.items, orders, strict=True):
            item.state = "reading"
            found = self._workshop.read(order)
            if isinstance(found, Typed):
                item.typed, item.readings = found, found.readings
            else:
                item.readings = (found,)
            item.state = "read"
        shutil.rmtree(tray.folder, ignore_errors=True)
