"""Sessions in the tables: begun by a log-in, ended by its owner, an admin, or time."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, insert, select, update

from berdikari.edge.accounts.records import Session, Visit, Who
from berdikari.edge.accounts.secrets import digest_of, has_id, id_of, new_secret
from berdikari.edge.accounts.tables import accounts as a
from berdikari.edge.accounts.tables import sessions as t
from berdikari.edge.accounts.throttle import network_of
from berdikari.edge.store.times import moment, stamp

_CLIENT = 200
_SEEN_EVERY = timedelta(minutes=1)
_REMEMBERED = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lasting:
    """How long a session lasts: idle, and altogether; and how long a password that was given is proof enough."""

    idle: timedelta = timedelta(hours=2)
    whole: timedelta = timedelta(hours=12)
    proof: timedelta = timedelta(minutes=10)


def begin(connection: Connection, account: str, visit: Visit, now: datetime) -> str:
    """A new session; the secret for its cookie. Sessions of a month ago are forgotten."""
    connection.execute(delete(t).where(t.c.seen < stamp(now - _REMEMBERED)))
    secret = new_secret()
    row = {"digest": digest_of(secret), "account": account, "made": stamp(now), "seen": stamp(now),
           "proved": stamp(now)}  # fmt: skip
    where = {"address": network_of(visit.address), "client": visit.client[:_CLIENT].replace("\0", "")}
    connection.execute(insert(t), [{**row, **where}])
    return secret


def who(connection: Connection, secret: str, lasting: Lasting, visit: Visit, now: datetime) -> tuple[Who, bool] | None:
    """Whose session this is, and whether it should be marked as seen; None: it does not hold."""
    wanted = select(a.c.id, a.c.name, a.c.role, t.c.digest, t.c.seen, t.c.proved).join_from(t, a, t.c.account == a.c.id)
    row = connection.execute(wanted.where(t.c.digest == digest_of(secret), *_holds(lasting, now))).first()
    if row is None:
        return None
    found = Who(account=row.id, name=row.name, role=row.role, session=id_of(row.digest), visit=visit,
                proved=moment(row.proved))  # fmt: skip
    return found, moment(row.seen) + min(_SEEN_EVERY, lasting.idle / 10) < now


def renew(connection: Connection, account: str, session: str, now: datetime) -> str | None:
    """Another secret for a session whose owner has just proved who they are; None where it has ended meanwhile."""
    secret = new_secret()
    wanted = (t.c.account == account, has_id(t.c.digest, session), t.c.ended.is_(None))
    values = {"digest": digest_of(secret), "proved": stamp(now), "seen": stamp(now)}
    return secret if connection.execute(update(t).where(*wanted).values(values)).rowcount else None


def mark_seen(connection: Connection, secret: str, now: datetime) -> None:
    """Whoever has it is still there."""
    connection.execute(update(t).where(t.c.digest == digest_of(secret), t.c.ended.is_(None)).values(seen=stamp(now)))


def standing(connection: Connection, account: str, lasting: Lasting, now: datetime) -> tuple[Session, ...]:
    """The sessions of an account that hold, the last seen first."""
    wanted = select(t).join(a, t.c.account == a.c.id).where(t.c.account == account, *_holds(lasting, now))
    return tuple(_session(row) for row in connection.execute(wanted.order_by(t.c.seen.desc(), t.c.digest)))


def end(connection: Connection, account: str, now: datetime, *, only: str | None = None, but: str | None = None) -> int:
    """End sessions of an account: one by its id, or all (but one); how many."""
    wanted = [t.c.account == account, t.c.ended.is_(None)]
    if only is not None:
        wanted.append(has_id(t.c.digest, only))
    if but is not None:
        wanted.append(~has_id(t.c.digest, but))
    return connection.execute(update(t).where(*wanted).values(ended=stamp(now))).rowcount


def was_home(connection: Connection, account: str, address: str) -> bool:
    """True where this account has logged in from there within the last month."""
    found = select(t.c.digest).where(t.c.account == account, t.c.address == network_of(address)).limit(1)
    return bool(address) and connection.execute(found).first() is not None


def _holds(lasting: Lasting, now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        t.c.ended.is_(None),
        a.c.removed.is_(None),
        t.c.seen > stamp(now - lasting.idle),
        t.c.made > stamp(now - lasting.whole),
    )


def _session(row: Row[Any]) -> Session:
    times = {"made": moment(row.made), "seen": moment(row.seen)}
    return Session(id=id_of(row.digest), address=row.address, client=row.client, **times)
