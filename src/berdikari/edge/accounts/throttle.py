"""Failures to log in: after some free ones every next one waits longer, by name and by address.

An attempt counts before its password is looked at, so that many at once are many. Whoever attacks a name from afar
does not lock its owner out: an address from which the name was at home lately has a count of its own.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network

from sqlalchemy import Connection, delete, insert, select, update

from berdikari.edge.accounts.tables import throttles as t
from berdikari.edge.store.times import moment, stamp

LONGEST_WAIT = 900
FORGOTTEN = timedelta(hours=24)
_NETWORK_6 = 64


@dataclass(frozen=True, slots=True)
class Count:
    """What failures are counted by. free: how many cost nothing."""

    key: str
    free: int


def count_of(kind: str, what: str, free: int) -> Count:
    """The count for a name or an address; its key has one length, whatever was typed."""
    return Count(hashlib.sha256(f"{kind}:{what}".encode("utf-8", "replace")).hexdigest(), free)


def network_of(address: str) -> str:
    """An IPv4 address, or the /64 that one line of IPv6 has for itself; what is no address as it stands."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    return str(ip_network(f"{found}/{_NETWORK_6}", strict=False)) if found.version == 6 else str(found)


def seconds_left(connection: Connection, counts: tuple[Count, ...], now: datetime) -> int:
    """Seconds until the next attempt is looked at; 0: at once."""
    return max(_left(connection, count, now) for count in counts)


def add_failure(connection: Connection, counts: tuple[Count, ...], now: datetime) -> None:
    """Count an attempt, and forget those of yesterday."""
    connection.execute(delete(t).where(t.c.last < stamp(now - FORGOTTEN)))
    for count in counts:
        values = {"failures": t.c.failures + 1, "last": stamp(now)}
        if not connection.execute(update(t).where(t.c.key == count.key).values(values)).rowcount:
            connection.execute(insert(t), [{"key": count.key, "failures": 1, "last": stamp(now)}])


def forget(connection: Connection, counts: tuple[Count, ...]) -> None:
    """The attempts were honest, as the last one shows."""
    connection.execute(delete(t).where(t.c.key.in_([count.key for count in counts])))


def _left(connection: Connection, count: Count, now: datetime) -> int:
    row = connection.execute(select(t.c.failures, t.c.last).where(t.c.key == count.key)).first()
    if row is None or row.failures < count.free:
        return 0
    wait = min(2 ** min(row.failures - count.free, 20), LONGEST_WAIT)
    left = (moment(row.last) + timedelta(seconds=wait) - now).total_seconds()
    return max(0, -int(-left // 1))
