"""Invitations in the tables: a code that lets somebody choose a password, once, within three days."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from berdikari.edge.accounts.secrets import digest_of, new_secret
from berdikari.edge.accounts.tables import accounts as a
from berdikari.edge.accounts.tables import invitations as t
from berdikari.edge.store.times import stamp
from berdikari.errors import AccountError

HOLDS = timedelta(hours=72)


def invite(connection: Connection, account: str, now: datetime) -> str:
    """A new code for an account; older ones open nothing any more."""
    withdraw(connection, account, now)
    code = new_secret()
    row = {"digest": digest_of(code), "account": account, "expires": stamp(now + HOLDS)}
    connection.execute(insert(t), [row])
    return code


def invited(connection: Connection, code: str, now: datetime) -> Row[Any]:
    """The row of the account that a code is for. Raises AccountError where it was used, is too old, or never was."""
    holds = (t.c.used.is_(None), t.c.expires > stamp(now), a.c.removed.is_(None))
    wanted = select(a).join_from(t, a, t.c.account == a.c.id).where(t.c.digest == digest_of(code.strip()), *holds)
    row = connection.execute(wanted).first()
    if row is None:
        raise AccountError(
            "invitation", "used already, older than three days, or wrong; ask for a new one", "invitation"
        )
    return row


def withdraw(connection: Connection, account: str, now: datetime) -> None:
    """No code of this account opens anything any more."""
    connection.execute(update(t).where(t.c.account == account, t.c.used.is_(None)).values(used=stamp(now)))
