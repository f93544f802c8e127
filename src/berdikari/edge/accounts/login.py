"""The door: a name and a password are looked at, in the same time whether the name exists or not."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row

from berdikari.edge.accounts import audit, factors, people, sessions, throttle
from berdikari.edge.accounts.passwords import Hasher
from berdikari.edge.accounts.records import Visit, Who
from berdikari.edge.accounts.seal import Seal
from berdikari.edge.store.backend import Backend
from berdikari.errors import LoginRefusedError

FREE_BY_NAME, FREE_BY_ADDRESS = 5, 20


class Door:
    """Looks at log-ins of one store."""

    def __init__(self, backend: Backend, hasher: Hasher, clock: Callable[[], datetime], seal: Seal) -> None:
        self._backend, self._hasher, self._clock, self._seal = backend, hasher, clock, seal

    def knock(self, name: str, password: str, visit: Visit, code: str | None = None) -> Row[Any] | None:
        """The account's row where the password is right; None where it is wrong or there is no such account.

        code: of the second factor, which has to fit too where there is one; None: it is not asked for.
        Raises LoginRefusedError where it was tried too often, or too many log in at once.
        """
        with self._backend.writing() as connection:
            now, row = self._clock(), people.find(connection, name)
            counts = _counts(connection, row, name, visit.address)
            wait = throttle.seconds_left(connection, counts, now)
            if not wait:
                throttle.add_failure(connection, counts, now)
        if wait:
            raise LoginRefusedError("wait", wait)
        if not self._hasher.fits(row.hash if row else None, password) or row is None:
            return None
        again = self._hasher.hash(password) if self._hasher.is_old(row.hash) else None
        with self._backend.writing() as connection:
            if code is not None and not factors.fits(connection, row.id, code, self._clock(), self._seal):
                return None
            throttle.forget(connection, counts[:1])
            if again:
                people.set_hash(connection, row.id, again)
        return row

    def tell_failure(self, name: str, visit: Visit) -> None:
        """Write a failure down. A name that is no account is left out: it may be a password in the wrong field."""
        with self._backend.writing() as connection:
            row = people.find(connection, name)
            nobody = Who(account=row.id if row else "", name=row.name if row else "unknown", role="viewer", visit=visit)
            audit.append(connection, nobody, "session.begin", nobody.name, at=self._clock(), outcome="failed")

    def forgive(self, connection: Connection, row: Row[Any]) -> None:
        """Forget the failures of a name, from wherever."""
        throttle.forget(connection, (_of_name(row.folded),))


def _counts(
    connection: Connection, row: Row[Any] | None, name: str, address: str
) -> tuple[throttle.Count, throttle.Count]:
    """By what an attempt is counted: the name (here, where it is at home here), then the address."""
    here = throttle.network_of(address)
    by_address = throttle.count_of("address", here, FREE_BY_ADDRESS)
    if row is not None and sessions.was_home(connection, row.id, address):
        return throttle.count_of("home", f"{row.id} {here}", FREE_BY_NAME), by_address
    return _of_name(people.fold(name)), by_address


def _of_name(folded: str) -> throttle.Count:
    return throttle.count_of("name", folded, FREE_BY_NAME)
