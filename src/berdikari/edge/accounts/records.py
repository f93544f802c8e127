"""The nouns of accounts: who asks, from where, and what an account, session, token or entry of the log is."""

from dataclasses import dataclass
from datetime import datetime

from berdikari.errors import AccountError, ForbiddenError

ROLES = ("viewer", "editor", "admin")


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Where a request comes from. address: of the network; client: what the browser calls itself; request: its id."""

    address: str = ""
    client: str = ""
    request: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Whoever asks.

    account  id; empty: whoever sits at this machine
    session, token  by which of them they are known, as their lists name it
    proved   when they last gave password and code; None: they came with a token, or sit at this machine
    lacks    True where their role demands a second factor that they have not set up: they are viewers until then
    """

    account: str = ""
    name: str
    role: str
    session: str | None = None
    token: str | None = None
    visit: Visit = Visit()
    proved: datetime | None = None
    lacks: bool = False

    def may(self, role: str) -> bool:
        """True where the role of whoever asks is at least this one."""
        return rank(self.role) >= rank(role)

    def need(self, role: str) -> None:
        """Raise ForbiddenError where their role is below this one."""
        if not self.may(role):
            raise ForbiddenError(self.name, self.role, role)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody who may log in. has_password: False until an invitation was taken up."""

    id: str
    name: str
    role: str
    made: datetime
    has_password: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One log-in that still holds. id: by which it is ended; it opens nothing."""

    id: str
    made: datetime
    seen: datetime
    address: str
    client: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A key for a program. prefix: its first letters, by which its owner knows it again."""

    id: str
    name: str
    prefix: str
    role: str
    made: datetime
    expires: datetime
    used: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """A second factor. begun: secret of an app that is not in force yet; since: in force; recoveries: codes left."""

    begun: str = ""
    since: datetime | None = None
    recoveries: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedIn:
    """A session that has just begun. secret: for the cookie; it is kept nowhere and cannot be shown again."""

    secret: str
    who: Who


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One action: who did what to which subject, when, from where, and how it ended."""

    number: int
    at: datetime
    account: str
    name: str
    action: str
    subject: str
    outcome: str
    detail: str
    address: str
    request: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The audit log, walked through. head: hash of its last entry; fault: what was changed, None where nothing was."""

    entries: int
    head: str
    fault: str | None


def rank(role: str) -> int:
    """Place of a role among the roles, from 0. Raises AccountError for another word."""
    if role not in ROLES:
        raise AccountError("role", f"found {role!r}, wanted one of {', '.join(ROLES)}")
    return ROLES.index(role)
