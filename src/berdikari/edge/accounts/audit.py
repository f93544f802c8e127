"""The audit log: each entry carries the hash of the one before, so that a change or a gap shows.

What was cut off at its end does not show by itself: keep the head that `check` gives somewhere else.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from berdikari.edge.accounts.records import Checked, Entry, Who
from berdikari.edge.accounts.tables import audit as t
from berdikari.edge.store.times import moment, stamp

START = "0" * 64
_LONGEST = 500
_CHUNK = 5000
_HASHED = tuple(column for column in t.c if column.name != "hash")


def append(
    connection: Connection,
    who: Who,
    action: str,
    subject: str,
    *,
    at: datetime,
    outcome: str = "done",
    detail: str = "",
) -> None:
    """Add one entry, in the writing transaction of what it tells."""
    last = connection.execute(select(t.c.number, t.c.hash).order_by(t.c.number.desc()).limit(1)).first()
    row = {
        "number": last.number + 1 if last else 1,
        "at": stamp(at),
        "account": who.account,
        "name": _cut(who.name),
        "action": _cut(action),
        "subject": _cut(subject),
        "outcome": _cut(outcome),
        "detail": _cut(detail),
        "address": _cut(who.visit.address),
        "request": _cut(who.visit.request),
        "previous": last.hash if last else START,
    }
    connection.execute(insert(t), [{**row, "hash": _hash(row)}])


def read(connection: Connection, before: int | None, most: int) -> tuple[Entry, ...]:
    """The newest entries first, those before a number where one is given."""
    wanted = select(t).order_by(t.c.number.desc()).limit(most)
    rows = connection.execute(wanted if before is None else wanted.where(t.c.number < before))
    return tuple(_entry(row) for row in rows)


def check(connection: Connection) -> Checked:
    """Walk through the whole log and see whether every hash is right and no number is missing."""
    number, head = 0, START
    for row in _all(connection):
        number += 1
        fault = None
        if row.number != number:
            fault = f"entry {number} is missing"
        elif row.previous != head:
            fault = f"entry {number} does not follow the one before it"
        elif row.hash != _hash({column.name: getattr(row, column.name) for column in _HASHED}):
            fault = f"entry {number} was changed"
        if fault:
            return Checked(entries=number, head=head, fault=fault)
        head = row.hash
    return Checked(entries=number, head=head, fault=None)


def _all(connection: Connection) -> Iterator[Row[Any]]:
    last = 0
    while rows := connection.execute(select(t).where(t.c.number > last).order_by(t.c.number).limit(_CHUNK)).all():
        yield from rows
        last = rows[-1].number


def _hash(row: Mapping[str, Any]) -> str:
    told = json.dumps([row[column.name] for column in _HASHED], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


def _entry(row: Row[Any]) -> Entry:
    told = {name: getattr(row, name) for name in Entry.__slots__ if name != "at"}
    return Entry(at=moment(row.at), **told)


def _cut(text: str) -> str:
    """Without control characters, which could forge lines where the log is shown, and not endless."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text[:_LONGEST])
