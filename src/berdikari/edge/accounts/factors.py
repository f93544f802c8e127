"""Second factors in the tables: codes of an app that change every half minute (TOTP, RFC 6238), and codes for its loss.

The secret of an app is kept under a seal, for its codes are worked out from it. A code opens once: the half minute of
the last one is kept. Of recovery codes only the SHA-256 is kept.
"""

import hmac
import secrets
from datetime import datetime

import pyotp
from sqlalchemy import Connection, delete, func, insert, select, update

from berdikari.edge.accounts.records import Factor
from berdikari.edge.accounts.seal import Seal, is_sealed
from berdikari.edge.accounts.secrets import digest_of
from berdikari.edge.accounts.tables import factors as t
from berdikari.edge.accounts.tables import recoveries as r
from berdikari.edge.store.times import moment, stamp
from berdikari.errors import AccountError

STEP, NEAR = 30, 1  # seconds a code holds; how many steps a clock may be off
RECOVERIES, _BYTES = 10, 14  # 112 bits each, so that an ordinary hash is enough (ASVS 5, 6.5.2)


def state(connection: Connection, account: str) -> Factor:
    """The second factor of an account: none, begun (its secret still sealed), or in force."""
    row = connection.execute(select(t).where(t.c.account == account)).first()
    if row is None:
        return Factor()
    if row.confirmed is None:
        return Factor(begun=row.secret)
    left = select(func.count()).select_from(r).where(r.c.account == account, r.c.used.is_(None))
    return Factor(since=moment(row.confirmed), recoveries=connection.scalar(left) or 0)


def begin(connection: Connection, account: str, seal: Seal) -> None:
    """A new secret, not in force yet; one that was begun before opens nothing. Raises AccountError where one is."""
    if state(connection, account).since is not None:
        raise AccountError("second factor", "there is one already; remove it first", "factor_there")
    drop(connection, account)
    is_first = not any(map(is_sealed, connection.scalars(select(t.c.secret))))
    secret = seal.close(pyotp.random_base32(), may_make=is_first)
    connection.execute(insert(t), [{"account": account, "secret": secret, "step": 0}])


def confirm(connection: Connection, account: str, code: str, now: datetime, seal: Seal) -> tuple[str, ...]:
    """Put the secret that was begun into force, by a code of the app; the recovery codes, which are shown once."""
    row = connection.execute(select(t).where(t.c.account == account, t.c.confirmed.is_(None))).first()
    step = _step(seal.open(row.secret), code, row.step, now) if row else None
    if step is None:
        raise AccountError("second factor", "this code does not fit", "factor_code")
    connection.execute(update(t).where(t.c.account == account).values(confirmed=stamp(now), step=step))
    codes = tuple(_spaced(secrets.token_hex(_BYTES)) for _ in range(RECOVERIES))
    connection.execute(insert(r), [{"digest": digest_of(_plain(one)), "account": account} for one in codes])
    return codes


def fits(connection: Connection, account: str, code: str, now: datetime, seal: Seal) -> bool:
    """True where no second factor is in force, or the code is of it; no code fits twice."""
    row = connection.execute(select(t).where(t.c.account == account, t.c.confirmed.is_not(None))).first()
    if row is None:
        return True
    if (step := _step(seal.open(row.secret), code, row.step, now)) is not None:
        newer = update(t).where(t.c.account == account, t.c.step < step)
        return connection.execute(newer.values(step=step)).rowcount == 1
    wanted = (r.c.account == account, r.c.digest == digest_of(_plain(code)), r.c.used.is_(None))
    return connection.execute(update(r).where(*wanted).values(used=stamp(now))).rowcount == 1


def reseal(connection: Connection, seal: Seal, *, turn: bool) -> int:
    """Put every secret under the first key, a new one where it turns; how many were not.

    Raises MissingKeyError where one cannot be opened, before anything is changed.
    """
    kept = {row.account: row.secret for row in connection.execute(select(t.c.account, t.c.secret))}
    plain = {account: seal.open(secret) for account, secret in kept.items()}
    if turn:
        seal.add_key()
    elif kept and not any(map(is_sealed, kept.values())):
        seal.close("", may_make=True)
    old = [account for account, secret in kept.items() if not seal.is_of_today(secret)]
    for account in old:
        anew = update(t).where(t.c.account == account)
        connection.execute(anew.values(secret=seal.close(plain[account])))
    return len(old)


def drop(connection: Connection, account: str) -> bool:
    """Take the second factor away; True where one was in force."""
    was = connection.execute(select(t.c.confirmed).where(t.c.account == account)).scalar() is not None
    for table in (r, t):
        connection.execute(delete(table).where(table.c.account == account))
    return was


def address_of(secret: str, name: str) -> str:
    """What an app reads from a QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name="Berdikari")


def _step(secret: str, code: str, last: int, now: datetime) -> int | None:
    """The half minute of which this is the code, newer than the last one that opened; None: of none."""
    present, otp, given = int(now.timestamp()) // STEP, pyotp.TOTP(secret), _plain(code).encode("utf-8", "replace")
    near = range(present - NEAR, present + NEAR + 1)
    fitting = [at for at in near if hmac.compare_digest(otp.generate_otp(at).encode(), given)]
    return next((at for at in fitting if at > last), None)


def _plain(code: str) -> str:
    return "".join(code.lower().replace("-", " ").split())


def _spaced(code: str) -> str:
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))
