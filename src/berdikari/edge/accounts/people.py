"""Accounts in the tables: find, add, change and remove; there is always an admin left."""

import unicodedata
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from berdikari.edge.accounts.records import Account, rank
from berdikari.edge.accounts.secrets import new_id
from berdikari.edge.accounts.tables import accounts as t
from berdikari.edge.store.times import moment, stamp
from berdikari.errors import AccountError

LONGEST_NAME = 64
_MARKS = "-._@ '"


def fold(name: str) -> str:
    """A name as it is compared: `Siti` and `siti` are one account."""
    return unicodedata.normalize("NFKC", name).replace("\0", "\ufffd").strip().casefold()  # no store keeps a NUL


def find(connection: Connection, name: str) -> Row[Any] | None:
    """The row of a name; None: there is no such account."""
    return connection.execute(select(t).where(t.c.folded == fold(name), t.c.removed.is_(None))).first()


def known(connection: Connection, name: str) -> Row[Any]:
    """The row of a name. Raises AccountError where there is none."""
    row = find(connection, name)
    if row is None:
        raise AccountError(name, "no such account", "unknown")
    return row


def everybody(connection: Connection) -> tuple[Account, ...]:
    """All accounts, by name."""
    rows = connection.execute(select(t).where(t.c.removed.is_(None)).order_by(t.c.folded, t.c.id))
    return tuple(account_of(row) for row in rows)


def how_many(connection: Connection) -> int:
    """How many accounts there are."""
    return connection.scalar(select(func.count()).select_from(t).where(t.c.removed.is_(None))) or 0


def add(connection: Connection, name: str, role: str, kept: str | None, now: datetime) -> Account:
    """A new account. Raises AccountError for a name that is taken or cannot be."""
    name = _checked(name)
    rank(role)
    if find(connection, name) is not None:
        raise AccountError(name, "there is an account of this name already", "taken")
    row = {"id": new_id(), "name": name, "folded": fold(name), "role": role, "hash": kept, "made": stamp(now)}
    connection.execute(insert(t), [row])
    return Account(id=row["id"] or "", name=name, role=role, made=now, has_password=kept is not None)


def set_role(connection: Connection, name: str, role: str) -> Row[Any]:
    """Give an account another role. Raises AccountError where it is the last admin."""
    rank(role)
    row = known(connection, name)
    if role != "admin":
        _keep_an_admin(connection, row)
    connection.execute(update(t).where(t.c.id == row.id).values(role=role))
    return row


def set_hash(connection: Connection, account: str, kept: str | None) -> None:
    """Keep another hash of a password; None: nobody can log in with one."""
    connection.execute(update(t).where(t.c.id == account).values(hash=kept))


def remove(connection: Connection, name: str, now: datetime) -> Row[Any]:
    """Close an account; its name is free again. Raises AccountError where it is the last admin."""
    row = known(connection, name)
    _keep_an_admin(connection, row)
    gone = {"removed": stamp(now), "hash": None, "folded": f"{row.folded}\n{row.id}"}
    connection.execute(update(t).where(t.c.id == row.id).values(gone))
    return row


def account_of(row: Row[Any]) -> Account:
    """The account of a row."""
    return Account(id=row.id, name=row.name, role=row.role, made=moment(row.made), has_password=row.hash is not None)


def _keep_an_admin(connection: Connection, row: Row[Any]) -> None:
    if row.role != "admin":
        return
    wanted = select(func.count()).select_from(t).where(t.c.role == "admin", t.c.removed.is_(None), t.c.id != row.id)
    if not connection.scalar(wanted):
        raise AccountError(row.name, "the last admin; make somebody else an admin first", "last_admin")


def _checked(name: str) -> str:
    name = unicodedata.normalize("NFKC", name).strip()
    if not 1 <= len(name) <= LONGEST_NAME or not all(one.isalnum() or one in _MARKS for one in name):
        raise AccountError(name[:LONGEST_NAME], f"wanted 1 to {LONGEST_NAME} letters, digits and {_MARKS!r}", "name")
    return name
