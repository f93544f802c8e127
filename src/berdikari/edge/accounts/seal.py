"""A seal on what has to be kept as it is: the secrets of second factors, which whoever reads the store cannot read.

Keys come from the environment, or lie in a file beside the register that only its owner reads. The first one seals,
all of them open, so that a key can be replaced while people log in. Fernet: AES-CBC with HMAC-SHA256, encrypted first.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkstemp

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from berdikari.edge.store.backend import Backend
from berdikari.errors import MissingKeyError

KEY, KEY_FILE = "BERDIKARI_FACTOR_KEY", "BERDIKARI_FACTOR_KEY_FILE"
_MARK = "gAAAA"  # how all that Fernet writes begins; secrets of apps have no small letters


class Seal:
    """Closes and opens secrets. keys: with commas; file: where they lie otherwise, looked at each time."""

    def __init__(self, keys: str = "", file: Path | None = None) -> None:
        self._keys, self._file = keys, file

    @property
    def turns(self) -> bool:
        """True where the keys lie in a file, which may be written anew."""
        return not self._keys.strip() and self._file is not None

    def close(self, secret: str, *, may_make: bool = False) -> str:
        """The secret under the first key. may_make: a key is made where there is none. Raises MissingKeyError."""
        if may_make and self.turns and not self._texts():
            self._write([])
        return MultiFernet(self._ciphers()).encrypt(secret.encode()).decode()

    def open(self, kept: str) -> str:
        """The secret; what an older Berdikari kept is as it is. Raises MissingKeyError."""
        if not is_sealed(kept):
            return kept
        try:
            return MultiFernet(self._ciphers()).decrypt(kept).decode()
        except InvalidToken:
            raise MissingKeyError("none of the keys opens it", self._where()) from None

    def is_of_today(self, kept: str) -> bool:
        """True where the first key has sealed it. Raises MissingKeyError."""
        try:
            return is_sealed(kept) and bool(self._ciphers()[0].decrypt(kept))
        except InvalidToken:
            return False

    def add_key(self) -> None:
        """A new key in the file, before those that are there."""
        self._write(self._texts())

    def drop_old(self) -> None:
        """Keep the first key alone."""
        self._write(self._texts()[:1], new=False)

    def _ciphers(self) -> list[Fernet]:
        texts = self._texts()
        if not texts:
            raise MissingKeyError("there is no key", self._where())
        try:
            return [Fernet(text) for text in texts]
        except ValueError:
            raise MissingKeyError("a key is not 32 bytes in base64", self._where()) from None

    def _texts(self) -> list[str]:
        if not self.turns:
            return [text.strip() for text in self._keys.split(",") if text.strip()]
        assert self._file is not None
        try:
            with self._file.open("rb") as opened:
                if os.name == "posix" and os.fstat(opened.fileno()).st_mode & 0o077:
                    raise MissingKeyError("others may read the key", f"{self._file} with mode 600")
                return opened.read(10_000).decode("ascii", "replace").split()
        except FileNotFoundError:
            return []
        except OSError as error:
            raise MissingKeyError(error.strerror or "the key cannot be read", self._where()) from error

    def _write(self, texts: list[str], *, new: bool = True) -> None:
        """Write the file, whole or not at all; whoever calls holds the store, so that nobody else does."""
        assert self._file is not None
        lines = [*([Fernet.generate_key().decode()] if new else []), *texts]
        try:
            descriptor, beside = mkstemp(dir=self._file.parent, prefix=f".{self._file.name}.")  # with mode 600
            with os.fdopen(descriptor, "w", encoding="ascii") as opened:
                opened.write("\n".join(lines) + "\n")
                opened.flush()
                os.fsync(opened.fileno())
            Path(beside).replace(self._file)
        except OSError as error:
            raise MissingKeyError(error.strerror or "the key cannot be written", self._where()) from error

    def _where(self) -> str:
        return f"it in {self._file} or in {KEY}" if self.turns else f"it in {KEY}"


def is_sealed(kept: str) -> bool:
    """True for what a key is needed to read."""
    return kept.startswith(_MARK)


def seal_of(backend: Backend, environment: Mapping[str, str]) -> Seal:
    """The seal of a store: keys of the environment, else the file that it names, else the one beside a register."""
    named = environment.get(KEY_FILE, "")
    beside = Path(f"{backend.name}.key") if backend.engine.dialect.name == "sqlite" else None
    return Seal(environment.get(KEY, ""), Path(named) if named else beside)
