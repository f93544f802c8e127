"""What `import berdikari` offers: the verbs of the command line as functions. Only here is the clock read."""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from berdikari import pipeline
from berdikari.edge.batch import read_source, read_sources
from berdikari.edge.config import Settings, settings_from
from berdikari.edge.load import load
from berdikari.edge.sources import Source, find_sources
from berdikari.edge.store import Receipt, Store, open_store
from berdikari.records import Document, Partnership, Reading

__all__ = ["Receipt", "Settings", "Store", "add", "load", "open_store", "partnerships_in", "read_document", "read_file",
           "read_files", "settings_from"]  # fmt: skip

_AT_ONCE = 16


def read_document(document: Document) -> Reading:
    """What a document says, each claim with its quote; nothing is stored."""
    claims, problems = pipeline.read_document(document)
    return Reading(source=document.source, document=document, claims=claims, problems=problems)


def read_file(source: str | Path, settings: Settings | None = None) -> Reading:
    """What a file (text, HTML, PDF), a link or standard input (`-`) says; what is wrong with it is in its problems."""
    [found] = find_sources([str(source)]) or (Source(address=str(source), name=str(source)),)
    return read_source(found, pipeline.read_document, settings or settings_from(os.environ))


def read_files(
    sources: Iterable[str | Path], settings: Settings | None = None, executor: Executor | None = None
) -> Iterator[Reading]:
    """What files, folders and links say, one reading each, in order and in constant memory.

    executor: any of `concurrent.futures`, to read several at a time; None: one after the other.
    """
    found = find_sources(map(str, sources))
    return read_sources(found, pipeline.read_document, settings or settings_from(os.environ), executor)


def partnerships_in(reading: Reading) -> tuple[Partnership, ...]:
    """The partnerships of which one document speaks."""
    return pipeline.partnerships_in(reading)


def add(store: Store, readings: Iterable[Reading]) -> Iterator[Receipt]:
    """Keep readings in a register, some at a time; a receipt comes after its reading is safely stored.

    What the register knows already changes nothing. The work is done as the receipts are taken.
    """
    rest = iter(readings)
    while batch := list(islice(rest, _AT_ONCE)):
        yield from store.add_batch(batch, added=datetime.now(UTC), methods=pipeline.METHODS)
