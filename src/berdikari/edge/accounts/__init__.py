"""Accounts of a server: people and roles, passwords, sessions, API tokens, log-in, and the audit log."""

import os
from pathlib import Path

from berdikari.edge.accounts.accounts import Accounts
from berdikari.edge.accounts.records import ROLES, Account, Checked, Entry, LoggedIn, Session, Token, Visit, Who
from berdikari.edge.accounts.seal import seal_of
from berdikari.edge.accounts.sessions import Lasting
from berdikari.edge.store import DEFAULT, open_backend

__all__ = [
    "ROLES", "Account", "Accounts", "Checked", "Entry", "Lasting", "LoggedIn", "Session", "Token", "Visit", "Who",
    "open_accounts",
]  # fmt: skip


def open_accounts(where: str | Path = DEFAULT, *, lasting: Lasting | None = None, demands: str = "") -> Accounts:
    """The accounts that lie in the same file or database as the register, their tables made where there are none.

    lasting: how long sessions last; demands: the role from which on a second factor is demanded, empty: it is not.
    The key of second factors is that of the environment, else of the file beside a register. Raises as `open_store`.
    """
    backend = open_backend(where)
    return Accounts(backend, lasting=lasting, demands=demands, seal=seal_of(backend, os.environ))
