"""Accounts: who may come in, and what they did. Every change stands in the audit log in the same transaction."""

from types import TracebackType
from typing import Self

from berdikari.edge.accounts import audit, factors, invitations, people, sessions, tokens
from berdikari.edge.accounts.keys import Clock, need_session, now_utc
from berdikari.edge.accounts.login import Door
from berdikari.edge.accounts.migrations import needs_writing, prepare
from berdikari.edge.accounts.passwords import Hasher, refuse_weak
from berdikari.edge.accounts.records import Account, Checked, Entry, LoggedIn, Visit, Who
from berdikari.edge.accounts.seal import Seal, seal_of
from berdikari.edge.accounts.seconds import Seconds
from berdikari.edge.accounts.sessions import Lasting
from berdikari.edge.store.backend import Backend
from berdikari.errors import LoginRefusedError


class Accounts(Seconds):
    """The accounts of a store; made by `open_accounts`. Use it as a context, or close it.

    May be used by several threads and processes. Whoever acts is named by `who`, whose role is checked here too.
    Acts on accounts, sessions and tokens raise ProofNeededError where `prove` was not called lately.
    Methods raise ForbiddenError, AccountError for what cannot be, and StoreError where the file or the server fails.
    """

    def __init__(
        self,
        backend: Backend,
        *,
        lasting: Lasting | None = None,
        hasher: Hasher | None = None,
        clock: Clock = now_utc,
        demands: str = "",
        seal: Seal | None = None,
    ) -> None:
        super().__init__(backend, lasting or Lasting(), clock, demands)
        self._hasher = hasher or Hasher()
        self._seal = seal or seal_of(backend, {})
        self._door = Door(backend, self._hasher, clock, self._seal)
        with backend.reading() as connection:
            is_old = needs_writing(connection)
        if is_old:
            with backend.writing() as connection:
                prepare(connection, backend.name)

    def everybody(self) -> tuple[Account, ...]:
        """All accounts, by name."""
        with self._backend.reading() as connection:
            return people.everybody(connection)

    def how_many(self) -> int:
        """How many accounts there are."""
        with self._backend.reading() as connection:
            return people.how_many(connection)

    def add(self, who: Who, name: str, role: str, password: str | None = None) -> tuple[Account, str | None]:
        """A new account, made by an admin; without a password a code comes with it, by which one is chosen once."""
        who.need("admin")
        self._need_proof(who)
        kept = self._hash(password, name) if password is not None else None
        with self._backend.writing() as connection:
            now = self._clock()
            account = people.add(connection, name, role, kept, now)
            code = None if kept else invitations.invite(connection, account.id, now)
            audit.append(connection, who, "account.add", account.name, at=now, detail=role)
        return account, code

    def set_role(self, who: Who, name: str, role: str) -> None:
        """Give somebody another role; it holds from their next request on."""
        who.need("admin")
        self._need_proof(who)
        with self._backend.writing() as connection:
            row = people.set_role(connection, name, role)
            detail = f"{row.role} to {role}"
            audit.append(connection, who, "account.role", row.name, at=self._clock(), detail=detail)

    def remove(self, who: Who, name: str) -> None:
        """Close an account with its sessions and tokens. What it did stays in the log."""
        who.need("admin")
        self._need_proof(who)
        with self._backend.writing() as connection:
            now = self._clock()
            row = people.remove(connection, name, now)
            sessions.end(connection, row.id, now)
            tokens.revoke(connection, row.id, now)
            invitations.withdraw(connection, row.id, now)
            factors.drop(connection, row.id)
            audit.append(connection, who, "account.remove", row.name, at=now)

    def invite(self, who: Who, name: str) -> str:
        """A code by which somebody chooses a new password, once; until then the old one holds."""
        who.need("admin")
        self._need_proof(who)
        with self._backend.writing() as connection:
            now = self._clock()
            row = people.known(connection, name)
            audit.append(connection, who, "account.invite", row.name, at=now)
            return invitations.invite(connection, row.id, now)

    def accept(self, code: str, password: str, visit: Visit) -> Account:
        """Take up an invitation: the password is set, the account's sessions end, its failures are forgotten.

        Raises WeakPasswordError for a password that is not taken; the code holds on then.
        """
        with self._backend.reading() as connection:
            name = invitations.invited(connection, code, self._clock()).name
        kept = self._hash(password, name)
        with self._backend.writing() as connection:
            now = self._clock()
            row = invitations.invited(connection, code, now)
            invitations.withdraw(connection, row.id, now)
            people.set_hash(connection, row.id, kept)
            sessions.end(connection, row.id, now)
            self._door.forgive(connection, row)
            who = Who(account=row.id, name=row.name, role=row.role, visit=visit)
            audit.append(connection, who, "account.accept", row.name, at=now)
            return people.account_of(people.known(connection, row.name))

    def change_password(self, who: Who, new: str) -> None:
        """Whoever has proved who they are gives a new one; their other sessions end. Raises WeakPasswordError."""
        need_session(who)
        self._need_proof(who)
        kept = self._hash(new, who.name)
        with self._backend.writing() as connection:
            now = self._clock()
            people.set_hash(connection, who.account, kept)
            ended = sessions.end(connection, who.account, now, but=who.session)
            detail = f"{ended} other sessions ended"
            audit.append(connection, who, "account.password", who.name, at=now, detail=detail)

    def set_password(self, who: Who, name: str, password: str) -> None:
        """An admin gives somebody a password, as at the server itself; their sessions end."""
        who.need("admin")
        self._need_proof(who)
        kept = self._hash(password, name)
        with self._backend.writing() as connection:
            now = self._clock()
            row = people.known(connection, name)
            people.set_hash(connection, row.id, kept)
            sessions.end(connection, row.id, now)
            self._door.forgive(connection, row)
            audit.append(connection, who, "account.password", row.name, at=now, detail="by an admin")

    def log_in(self, name: str, password: str, visit: Visit, code: str = "") -> LoggedIn:
        """A session for whoever knows the password, and has the code where there is a second factor.

        Raises LoginRefusedError, of one wording whatever is wrong.
        """
        row = self._door.knock(name, password, visit, code)
        now = self._clock()
        if row is None:
            self._door.tell_failure(name, visit)
            raise LoginRefusedError("wrong")
        with self._backend.writing() as connection:
            secret = sessions.begin(connection, row.id, visit, now)
            found = sessions.who(connection, secret, self._lasting, visit, now)
            if found is None:  # removed in this very moment
                raise LoginRefusedError("wrong")
            audit.append(connection, found[0], "session.begin", row.name, at=now)
            who = self._as_demanded(connection, found[0])
        return LoggedIn(secret=secret, who=who)

    def record(self, who: Who, action: str, subject: str, *, outcome: str = "done", detail: str = "") -> None:
        """Write down what somebody did elsewhere, such as a judgement. Never hand it a secret."""
        with self._backend.writing() as connection:
            audit.append(connection, who, action, subject, at=self._clock(), outcome=outcome, detail=detail)

    def log(self, who: Who, *, before: int | None = None, most: int = 100) -> tuple[Entry, ...]:
        """The newest entries, for an admin; before: a number, to turn the page."""
        who.need("admin")
        with self._backend.reading() as connection:
            return audit.read(connection, before, most)

    def check_log(self) -> Checked:
        """Whether the log is as it was written."""
        with self._backend.reading() as connection:
            return audit.check(connection)

    def close(self) -> None:
        """Let go of the file or the server."""
        self._backend.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _hash(self, password: str, name: str) -> str:
        refuse_weak(password, name)
        return self._hasher.hash(password)
