"""Store: a register that lasts. What it acknowledges is kept, whole and for ever; what it refuses leaves no trace."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, insert

from berdikari.edge.store import adding, history, judging, reading
from berdikari.edge.store import tables as t
from berdikari.edge.store.backend import Backend
from berdikari.edge.store.bulk import insert_many
from berdikari.edge.store.history import Kept
from berdikari.edge.store.times import end_of, stamp
from berdikari.errors import StoreError, UnknownIdError
from berdikari.records import Judgement, Problem, Reading
from berdikari.register import Changes, Register


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a store did with a reading, after it was committed.

    document  id; None: it was left out
    is_new    False where the store had the document already
    claims    how many claims the store did not have yet
    problems  those of the gate: what was left out, and why
    version   of the register, with this reading in it
    """

    source: str
    document: str | None
    is_new: bool
    claims: int
    problems: tuple[Problem, ...]
    version: int


class Store:
    """A register in a file or on a server; made by `open_store`. Use it as a context, or close it.

    One store may be used by several threads; processes open their own. Every method raises StoreError where the file or
    the server fails.
    """

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    @property
    def name(self) -> str:
        """The file or URL, without its password."""
        return self._backend.name

    def add(self, reading: Reading, *, added: datetime, methods: Sequence[str] = ()) -> Receipt:
        """Keep a reading, in one transaction: its document, the claims that pass the gate, its problems.

        What is known already changes nothing. methods: readers that looked, which counts where they found nothing now
        and something before. added: now, with its zone.
        """
        return self.add_batch([reading], added=added, methods=methods)[0]

    def add_batch(
        self, readings: Iterable[Reading], *, added: datetime, methods: Sequence[str] = ()
    ) -> tuple[Receipt, ...]:
        """Keep several readings in one transaction: all of them or, where the machine fails, none."""
        when = stamp(added)
        return self._add([adding.enter_reading(one, when, tuple(methods)) for one in readings], when)

    def judge(self, judgement: Judgement, *, seen: int, added: datetime) -> int:
        """Keep a judgement made by somebody who saw version `seen` of the register; the version that it made.

        The same judgement twice changes nothing. Raises StaleWriteError where one of its subjects was judged after
        `seen`, saying by whom and what; UnknownIdError for a claim or a judgement that is not there.
        """
        judging.refuse_unstorable(judgement)
        with self._backend.writing() as connection:
            version = reading.version_of(connection)
            if judging.is_known(connection, judgement):
                return version
            if seen > version:
                raise StoreError(f"judged on version {seen}, but the register is at {version}: load it again")
            judging.refuse_stale(connection, judgement, seen)
            return self._keep(connection, judgement, stamp(added), seen)

    def history(self) -> Iterator[Kept]:
        """Everything that was ever kept, in an order in which `replay` takes it; what is no longer in force too."""
        with self._backend.reading() as connection:
            yield from history.kept(connection)

    def replay(self, past: Iterable[Kept]) -> tuple[Problem, ...]:
        """Keep what another register's `history` tells, at the times that it tells; why some of it was left out.

        What is known already changes nothing. It goes in some hundred documents a transaction, and can be run again.
        """
        problems: list[Problem] = []
        for step in history.steps(past):
            if isinstance(step, Kept):
                problems += self._replay_judgement(step)
            else:
                receipts = self._add(step, max(entry.added for entry in step))
                problems += (problem for receipt in receipts for problem in receipt.problems)
        return tuple(dict.fromkeys(problems))

    def register(self, as_of: str | date | None = None) -> Register:
        """The register as it stands, or as it was known at the end of a day, month or year (UTC)."""
        before = None if as_of is None else end_of(as_of)
        with self._backend.reading() as connection:
            return reading.read_register(connection, before)

    def changes(self, since: int) -> Changes:
        """What came after version `since`: `register.advance` brings an older register up to date with it."""
        with self._backend.reading() as connection:
            return reading.read_changes(connection, since)

    def judgements(self) -> tuple[Judgement, ...]:
        """Every judgement, in the order in which they were made."""
        with self._backend.reading() as connection:
            return reading.read_judgements(connection)

    def version(self) -> int:
        """How many writes there were: it grows by one with each."""
        with self._backend.reading() as connection:
            return reading.version_of(connection)

    def backup(self, target: str | Path) -> Path:
        """Copy the register to a new file while others use it. Raises StoreError where the file is there already."""
        file = Path(target)
        if file.exists():
            raise StoreError(f"{file}: there is a file already; a backup overwrites nothing")
        if not file.parent.is_dir():
            raise StoreError(f"{file}: there is no folder {str(file.parent)!r}; make it first")
        self._backend.copy(file)
        return file

    def rest(self) -> None:
        """Let go of what connections keep to read faster; the next one who asks opens a new one."""
        self._backend.engine.dispose()

    def close(self) -> None:
        """Let go of the file or the server."""
        self._backend.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _add(self, entries: Sequence[adding.Entry], when: str) -> tuple[Receipt, ...]:
        with self._backend.writing() as connection:
            known, new = adding.known_of(connection, entries), adding.New()
            counts = []
            for entry in entries:
                before = new.counts()
                adding.enter_rows(entry, known, new)
                counts.append([now - then for now, then in zip(new.counts(), before, strict=True)])
            version = _next_version(connection, when) if any(new.counts()) else reading.version_of(connection)
            for table, rows in adding.tables_of(new, version):
                insert_many(connection, table, rows)
        return tuple(_receipt(entry, count, version) for entry, count in zip(entries, counts, strict=True))

    def _replay_judgement(self, kept: Kept) -> list[Problem]:
        """Nobody is asked what they saw: it was accepted where it comes from."""
        judgement = kept.record
        assert isinstance(judgement, Judgement)
        judging.refuse_unstorable(judgement)
        with self._backend.writing() as connection:
            try:
                if not judging.is_known(connection, judgement):
                    self._keep(connection, judgement, kept.added, reading.version_of(connection))
            except UnknownIdError as error:
                return [Problem(stage="register", severity="warning", message=f"judgement {judgement.id}: {error}")]
        return []

    def _keep(self, connection: Connection, judgement: Judgement, when: str, seen: int) -> int:
        version = _next_version(connection, when)
        judging.keep(connection, judgement, version, when, seen)
        return version


def _next_version(connection: Connection, when: str) -> int:
    version = reading.version_of(connection) + 1
    connection.execute(insert(t.writes), [{"version": version, "added": when}])
    return version


def _receipt(entry: adding.Entry, counts: Sequence[int], version: int) -> Receipt:
    document = entry.document.id if entry.document else None
    return Receipt(
        source=entry.source,
        document=document,
        is_new=bool(counts[0]),
        claims=counts[1],
        problems=entry.refusals,
        version=version,
    )
