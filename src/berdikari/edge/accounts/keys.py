"""Keys: the sessions and API tokens of accounts, asked for, listed and ended."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Connection

from berdikari.edge.accounts import audit, factors, people, sessions, tokens
from berdikari.edge.accounts.records import ROLES, Session, Token, Visit, Who
from berdikari.edge.accounts.sessions import Lasting
from berdikari.edge.store.backend import Backend
from berdikari.errors import AccountError, ProofNeededError

Clock = Callable[[], datetime]


def now_utc() -> datetime:
    """The time that it is."""
    return datetime.now(UTC)


class Keys:
    """The part of `Accounts` that every request asks."""

    def __init__(self, backend: Backend, lasting: Lasting, clock: Clock, demands: str = "") -> None:
        self._backend, self._lasting, self._clock, self._demands = backend, lasting, clock, demands

    def who_has_session(self, secret: str, visit: Visit) -> Who | None:
        """Whose session the cookie opens; None where it does not hold any more."""
        now = self._clock()
        with self._backend.reading() as connection:
            found = sessions.who(connection, secret, self._lasting, visit, now)
            who = self._as_demanded(connection, found[0]) if found else None
        if found and found[1]:
            with self._backend.writing() as connection:
                sessions.mark_seen(connection, secret, now)
        return who

    def sessions(self, who: Who, name: str | None = None) -> tuple[Session, ...]:
        """The sessions that hold, of whoever asks; an admin may name somebody else."""
        with self._backend.reading() as connection:
            account = _account(connection, who, name)
            return sessions.standing(connection, account, self._lasting, self._clock())

    def end_sessions(self, who: Who, *, only: str | None = None, name: str | None = None) -> int:
        """End one session by its id, or all of whoever asks; an admin may name somebody else. How many ended."""
        self._need_proof(who)
        return self._end_sessions(who, only, name)

    def _end_sessions(self, who: Who, only: str | None, name: str | None) -> int:
        with self._backend.writing() as connection:
            account = _account(connection, who, name)
            now = self._clock()
            ended = sessions.end(connection, account, now, only=only)
            detail = f"{ended} ended"
            audit.append(connection, who, "session.end", name or who.name, at=now, detail=detail)
        return ended

    def log_out(self, who: Who) -> None:
        """End the session that whoever asks came with."""
        if who.session is not None:
            self._end_sessions(who, who.session, None)

    def add_token(self, who: Who, name: str, role: str, days: int = 90) -> tuple[Token, str]:
        """A new API token of whoever is logged in, and its secret, shown this once."""
        need_session(who)
        self._need_proof(who)
        with self._backend.writing() as connection:
            now = self._clock()
            token, secret = tokens.add(connection, who, name, role, days, now)
            detail = f"{role}, {days} days"
            audit.append(connection, who, "token.add", token.name, at=now, detail=detail)
        return token, secret

    def who_has_token(self, secret: str, visit: Visit) -> Who | None:
        """Whose token this is; None where it opens nothing."""
        now = self._clock()
        with self._backend.reading() as connection:
            found = tokens.who(connection, secret, visit, now)
            who = self._as_demanded(connection, found[0]) if found else None
        if found and found[1]:
            with self._backend.writing() as connection:
                tokens.mark_used(connection, secret, now)
        return who

    def tokens(self, who: Who, name: str | None = None) -> tuple[Token, ...]:
        """The tokens that open something, of whoever asks; an admin may name somebody else."""
        with self._backend.reading() as connection:
            account = _account(connection, who, name)
            return tokens.standing(connection, account, self._clock())

    def revoke_tokens(self, who: Who, *, only: str | None = None, name: str | None = None) -> int:
        """End one token by its id, or all of whoever asks; an admin may name somebody else. How many ended."""
        self._need_proof(who)
        with self._backend.writing() as connection:
            account = _account(connection, who, name)
            now = self._clock()
            ended = tokens.revoke(connection, account, now, only=only)
            detail = f"{ended} revoked"
            audit.append(connection, who, "token.revoke", name or who.name, at=now, detail=detail)
        return ended

    def _need_proof(self, who: Who) -> None:
        """Raise ProofNeededError where the password was given too long ago; whoever sits at this machine needs none."""
        if not who.account:
            return
        need_session(who)
        if who.proved is None or who.proved + self._lasting.proof < self._clock():
            raise ProofNeededError

    def _as_demanded(self, connection: Connection, who: Who) -> Who:
        """Whoever asks; a viewer where their role demands a second factor that is not in force."""
        if not self._demands or not who.may(self._demands) or factors.state(connection, who.account).since:
            return who
        return replace(who, role=ROLES[0], lacks=True)


def _account(connection: Connection, who: Who, name: str | None) -> str:
    """The account that is meant: one's own, or for an admin anybody's."""
    if name is None:
        return who.account
    if people.fold(name) != people.fold(who.name) or not who.account:
        who.need("admin")
    return str(people.known(connection, name).id)


def need_session(who: Who) -> None:
    """Passwords and tokens are made by people who are logged in, not by tokens, nor by whoever sits at the machine."""
    if not who.account or who.session is None:
        raise AccountError(who.name, "only somebody who is logged in with a password can do that", "session")
