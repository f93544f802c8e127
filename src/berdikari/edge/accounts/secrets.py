"""Secrets that open something: 256 random bits each, of which only the SHA-256 is kept."""

import hashlib
import secrets

from sqlalchemy import ColumnElement, func

TOKEN_MARK = "bdk_"  # noqa: S105 - the beginning of every API token, by which leaks are found
_SHOWN = 12
_ID = 16


def new_secret(mark: str = "") -> str:
    """A new secret, 43 letters behind its mark."""
    return mark + secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    """What is kept of a secret. No salt and no work: 256 random bits cannot be guessed."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def id_of(digest: str) -> str:
    """By which a session or token is named in lists; it opens nothing."""
    return digest[:_ID]


def has_id(digest: ColumnElement[str], given: str) -> ColumnElement[bool]:
    """True in the row whose digest has this id, whole."""
    return func.substr(digest, 1, _ID) == given.replace("\0", "")


def prefix_of(secret: str) -> str:
    """The first letters of a token, which may be shown."""
    return secret[:_SHOWN]


def new_id() -> str:
    """An id for an account."""
    return secrets.token_hex(8)
