"""The tables of accounts, beside a register's in the same store; the audit log can only grow.

account_schema       which schema these tables have
accounts             one row a person; a removed one stays, without password, so that the log can be read
account_sessions     one row a log-in; of its token only the SHA-256
account_tokens       one row a key for programs; of it only the SHA-256
account_invitations  one row a code by which somebody chooses a password, once
account_factors      one row a second factor, in force once it is confirmed
account_recoveries   one row a code for its loss; of it only the SHA-256
account_throttles    failures to log in, by name and by address
audit_log            one row an action, each with the hash of the one before; triggers refuse changes
"""

from typing import Any

from sqlalchemy import DDL, Column, ForeignKey, Index, Integer, MetaData, String, Table, Text, event

metadata = MetaData()


def _text() -> String:
    """Text that both stores order by code point."""
    return Text().with_variant(Text(collation="C"), "postgresql")


def _owner() -> Column[str]:
    return Column("account", _text(), ForeignKey("accounts.id"), nullable=False, index=True)


def _given(name: str) -> Column[str]:
    return Column(name, _text(), nullable=False)


schema = Table("account_schema", metadata, Column("version", Integer, primary_key=True, autoincrement=False))

accounts = Table(
    "accounts",
    metadata,
    Column("id", _text(), primary_key=True),
    _given("name"),
    Column("folded", _text(), nullable=False, unique=True),
    _given("role"),
    Column("hash", _text()),
    _given("made"),
    Column("removed", _text()),
)

sessions = Table(
    "account_sessions",
    metadata,
    Column("digest", _text(), primary_key=True),
    _owner(),
    _given("made"),
    _given("seen"),
    _given("address"),
    _given("client"),
    Column("ended", _text()),
    Column("proved", _text()),
)

tokens = Table(
    "account_tokens",
    metadata,
    Column("digest", _text(), primary_key=True),
    _owner(),
    _given("name"),
    _given("prefix"),
    _given("role"),
    _given("made"),
    _given("expires"),
    Column("used", _text()),
    Column("revoked", _text()),
)

invitations = Table(
    "account_invitations",
    metadata,
    Column("digest", _text(), primary_key=True),
    _owner(),
    _given("expires"),
    Column("used", _text()),
)

factors = Table(
    "account_factors",
    metadata,
    Column("account", _text(), ForeignKey("accounts.id"), primary_key=True),
    _given("secret"),
    Column("step", Integer, nullable=False),
    Column("confirmed", _text()),
)

recoveries = Table(
    "account_recoveries", metadata, Column("digest", _text(), primary_key=True), _owner(), Column("used", _text())
)

throttles = Table(
    "account_throttles",
    metadata,
    Column("key", _text(), primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last", _text(), nullable=False),
    Index("account_throttles_last", "last"),
)

audit = Table(
    "audit_log",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    _given("at"),
    Column("account", _text(), nullable=False, index=True),
    _given("name"),
    _given("action"),
    _given("subject"),
    _given("outcome"),
    _given("detail"),
    _given("address"),
    _given("request"),
    _given("previous"),
    _given("hash"),
)

_REFUSE = "'the audit log is append-only'"
_ON = "CREATE TRIGGER {0} BEFORE {1} ON audit_log"
_ABORT = f" BEGIN SELECT RAISE(ABORT, {_REFUSE}); END"
_TAKEN = " WHEN NEW.number IN (SELECT number FROM audit_log)"
_SQLITE = (
    _ON.format("audit_no_update", "UPDATE") + _ABORT,
    _ON.format("audit_no_delete", "DELETE") + _ABORT,
    _ON.format("audit_no_replace", "INSERT") + _TAKEN + _ABORT,  # REPLACE fires no trigger of DELETE
)
_POSTGRES = (
    f"CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION {_REFUSE}; END $$",
    _ON.format("audit_append_only", "UPDATE OR DELETE OR TRUNCATE")
    + " FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
)
for _dialect, _statements in (("sqlite", _SQLITE), ("postgresql", _POSTGRES)):
    for _statement in _statements:
        _make: Any = DDL(_statement)  # type: ignore[no-untyped-call]
        event.listen(audit, "after_create", _make.execute_if(dialect=_dialect))
