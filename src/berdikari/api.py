"""What `import berdikari` offers: the verbs of the command line as functions. Only here is the clock read."""

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path

from berdikari import pipeline
from berdikari.edge import batch
from berdikari.edge.config import Settings, settings_from
from berdikari.edge.load import load
from berdikari.edge.reference import words
from berdikari.edge.sources import find_sources
from berdikari.edge.store import Receipt, Store, open_store
from berdikari.errors import InvalidRecordError, UnreadableSourceError
from berdikari.lookup import find_one, find_subjects
from berdikari.pick import Wanted, pick
from berdikari.records import Document, Judgement, Organisation, Partnership, Question, Reading
from berdikari.register import Register
from berdikari.resolve import Resolution

__all__ = [
    "Receipt", "Register", "Resolution", "Settings", "Store", "Wanted", "add", "brief", "judge", "known", "load",
    "open_store", "organisations", "partnerships", "partnerships_in", "pick", "questions", "read_document",
    "read_file", "read_files", "settings_from", "show",
]  # fmt: skip

_AT_ONCE = 16


def read_document(document: Document) -> Reading:
    """What a document says, each claim with its quote; nothing is stored."""
    return pipeline.read_document(document, words())


def read_file(source: str | Path, settings: Settings | None = None) -> Reading:
    """What a file (text, HTML, PDF), a link or standard input (`-`) says; what is wrong with it is in its problems.

    settings: limits; None: those of the environment. Raises UnreadableSourceError for a folder.
    """
    if Path(source).is_dir():
        raise UnreadableSourceError(str(source), "a folder", "a file; read_files takes folders")
    return next(read_files([source], settings))


def read_files(
    sources: Iterable[str | Path], settings: Settings | None = None, executor: Executor | None = None
) -> Iterator[Reading]:
    """What files, folders and links say, one reading each, in order and in constant memory.

    executor: any of `concurrent.futures`, to read several at a time; None: one after the other.
    """
    found = find_sources(map(str, sources))
    return batch.read_sources(found, batch.read_document, settings or settings_from(os.environ), executor)


def partnerships_in(reading: Reading) -> tuple[Partnership, ...]:
    """The partnerships of which one document speaks."""
    return pipeline.partnerships_in(reading)


def add(store: Store, readings: Iterable[Reading]) -> Iterator[Receipt]:
    """Keep readings in a register, some at a time; a receipt comes after its reading is safely stored.

    What the register knows already changes nothing. The work is done as the receipts are taken.
    """
    rest = iter(readings)
    while several := list(islice(rest, _AT_ONCE)):
        yield from store.add_batch(several, added=datetime.now(UTC), methods=pipeline.METHODS)


def known(store: Store, as_of: str | None = None) -> tuple[Register, Resolution]:
    """All that a register holds, and what it comes to, today or on a day (only what was published and judged by then).

    Raises InvalidRecordError for a day that is none.
    """
    register = store.register()
    if as_of is None:
        return register, pipeline.resolve_register(register, today())
    day = _day(as_of)
    register = pipeline.register_on(register, day.isoformat())
    return register, pipeline.resolve_register(register, day)


def partnerships(store: Store, wanted: Wanted | None = None, as_of: str | None = None) -> tuple[Partnership, ...]:
    """The partnerships of a register that fit what is asked for, merged over all documents."""
    return pick(known(store, as_of)[1].partnerships, wanted or Wanted())


def show(store: Store, partnership: str) -> Partnership:
    """One partnership by its id, or the first characters of it. Raises UnknownIdError where none or several have it."""
    return find_one("partnership", partnership, {one.id: one for one in known(store)[1].partnerships})


def organisations(store: Store) -> tuple[Organisation, ...]:
    """The organisations of a register, under all their names."""
    return known(store)[1].organisations


def questions(store: Store) -> tuple[Question, ...]:
    """What the register asks of its keepers, the most useful question first."""
    return known(store)[1].questions


def judge(store: Store, verdict: str, subjects: Sequence[str], *, author: str, why: str = "") -> Judgement:
    """Keep a decision for ever: `same`, `not_same`, `wrong`, `prefer`, `close` or `undo`.

    subjects: ids, or their first characters, of partnerships, their single reports or questions (same, not_same), of a
    claim (wrong, prefer), a question (close) or a judgement (undo). Raises UnknownIdError, and StaleWriteError where
    somebody else judged the same meanwhile.
    """
    register, resolution = known(store)
    found = find_subjects(verdict, subjects, register, resolution)
    judgement = Judgement(verdict=verdict, subjects=found, author=author, day=today().isoformat(), why=why)
    store.judge(judgement, seen=register.version, added=datetime.now(UTC))
    return judgement


def brief(store: Store, language: str = "id") -> str:
    """The brief on a register: one self-contained HTML page, in `id` or `en`."""
    register, resolution = known(store)
    return pipeline.write_brief(register, resolution, today(), language)


def today() -> date:
    """The day on the machine's clock."""
    return datetime.now().astimezone().date()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidRecordError("as_of", "day", text, "a day as YYYY-MM-DD") from None
