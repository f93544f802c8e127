"""API tokens in the tables: named keys for programs, with a role, an end, and one showing."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from berdikari.edge.accounts.records import Token, Visit, Who, rank
from berdikari.edge.accounts.secrets import TOKEN_MARK, digest_of, has_id, id_of, new_secret, prefix_of
from berdikari.edge.accounts.tables import accounts as a
from berdikari.edge.accounts.tables import tokens as t
from berdikari.edge.store.times import moment, stamp
from berdikari.errors import AccountError

LONGEST_DAYS = 366
_LONGEST_NAME = 64
_MOST = 50
_USED_EVERY = timedelta(minutes=10)


def add(connection: Connection, owner: Who, name: str, role: str, days: int, now: datetime) -> tuple[Token, str]:
    """A new token of whoever asks, and its secret, which cannot be shown again.

    Raises AccountError for a role above the owner's, an end that is too far, a name that cannot be.
    """
    if rank(role) > rank(owner.role):
        raise AccountError(name, f"a token of {owner.name} can be {owner.role} at most; found {role}", "token_role")
    if not 1 <= days <= LONGEST_DAYS:
        raise AccountError(name, f"found {days} days; wanted 1 to {LONGEST_DAYS}", "token_days")
    if not 1 <= len(name.strip()) <= _LONGEST_NAME or not name.isprintable():
        raise AccountError("token", f"wanted a name of 1 to {_LONGEST_NAME} letters", "token_name")
    if len(standing(connection, owner.account, now)) >= _MOST:
        raise AccountError(name, f"{_MOST} tokens stand already; revoke one first", "token_many")
    secret = new_secret(TOKEN_MARK)
    row = {"digest": digest_of(secret), "account": owner.account, "name": name.strip(), "prefix": prefix_of(secret),
           "role": role, "made": stamp(now), "expires": stamp(now + timedelta(days=days))}  # fmt: skip
    connection.execute(insert(t), [row])
    return _token(connection.execute(select(t).where(t.c.digest == row["digest"])).one()), secret


def who(connection: Connection, secret: str, visit: Visit, now: datetime) -> tuple[Who, bool] | None:
    """Whose token this is, never above its owner's role of today, and whether to mark it as used; None: of nobody."""
    wanted = select(a.c.id, a.c.name, a.c.role, t.c.digest, t.c.role.label("given"), t.c.used)
    holds = (t.c.revoked.is_(None), a.c.removed.is_(None), t.c.expires > stamp(now))
    row = connection.execute(
        wanted.join_from(t, a, t.c.account == a.c.id).where(t.c.digest == digest_of(secret), *holds)
    ).first()
    if row is None:
        return None
    role = min(row.role, row.given, key=rank)
    found = Who(account=row.id, name=row.name, role=role, token=id_of(row.digest), visit=visit)
    return found, row.used is None or moment(row.used) + _USED_EVERY < now


def mark_used(connection: Connection, secret: str, now: datetime) -> None:
    """A program has just used it."""
    connection.execute(update(t).where(t.c.digest == digest_of(secret)).values(used=stamp(now)))


def standing(connection: Connection, account: str, now: datetime) -> tuple[Token, ...]:
    """The tokens of an account that open something, the newest first."""
    wanted = select(t).where(t.c.account == account, t.c.revoked.is_(None), t.c.expires > stamp(now))
    return tuple(_token(row) for row in connection.execute(wanted.order_by(t.c.made.desc(), t.c.digest)))


def revoke(connection: Connection, account: str, now: datetime, *, only: str | None = None) -> int:
    """End tokens of an account: one by its id, or all; how many."""
    wanted = [t.c.account == account, t.c.revoked.is_(None)]
    if only is not None:
        wanted.append(has_id(t.c.digest, only))
    return connection.execute(update(t).where(*wanted).values(revoked=stamp(now))).rowcount


def _token(row: Row[Any]) -> Token:
    return Token(id=id_of(row.digest), name=row.name, prefix=row.prefix, role=row.role, made=moment(row.made),
                 expires=moment(row.expires), used=moment(row.used) if row.used else None)  # fmt: skip
