"""Passwords: which are taken (ASVS 5, V6.2), and how they are hashed: argon2id, never more than two at once."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from berdikari.errors import LoginRefusedError, WeakPasswordError

SHORTEST, LONGEST = 12, 128
# One that falls within so many guesses of zxcvbn is refused. It knows 30,000 passwords of the great leaks, words,
# names, keyboards, dates, and what people make of them; beyond 72 letters it is not asked.
_GUESSES = 10**10
_ASKED = 72
# ASVS 5, 6.2.11: words of these places that passwords must not lean on; zxcvbn itself knows English ones.
_NEAR = ("berdikari", "alat", "kesehatan", "alkes", "kemenkes", "indonesia", "jakarta", "rahasia", "katasandi", "sandi",
         "admin", "server", "password", "parola", "sayang", "bismillah", "merdeka", "garuda", "pancasila",
         "aku", "cinta", "kamu", "sayangku", "selamanya", "ganteng", "cantik", "keluarga", "bahagia", "persib",
         "seni", "seviyorum", "benim", "askim", "canim", "sevgilim", "turkiye", "istanbul", "ankara", "galatasaray",
         "fenerbahce", "besiktas", "trabzonspor", "sifre", "saglik", "bakanlik")  # fmt: skip
_AT_ONCE, _WAITING = 2, 8


class Hasher:
    """Hashes and checks passwords. Two at once, eight waiting, and who comes then is asked to try again."""

    def __init__(self, memory_kib: int = 65536, rounds: int = 3) -> None:
        self._argon2 = PasswordHasher(time_cost=rounds, memory_cost=memory_kib, parallelism=1)
        self._seats = threading.BoundedSemaphore(_AT_ONCE + _WAITING)
        self._hands = threading.BoundedSemaphore(_AT_ONCE)
        self._nobody = self._argon2.hash("nobody has this password")

    def hash(self, password: str) -> str:
        """The hash to keep. Raises LoginRefusedError where too many ask at once."""
        with self._turn():
            return self._argon2.hash(password)

    def fits(self, kept: str | None, password: str) -> bool:
        """True where the password is that of the hash; without a hash it takes as long, and is never true."""
        with self._turn():
            try:
                return self._argon2.verify(kept or self._nobody, password[: LONGEST + 1]) and kept is not None
            except (VerificationError, InvalidHashError):
                return False

    def is_old(self, kept: str) -> bool:
        """True where the hash was made with less work than is asked for today."""
        return self._argon2.check_needs_rehash(kept)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._seats.acquire(blocking=False):
            raise LoginRefusedError("busy", 5)
        try:
            with self._hands:
                yield
        finally:
            self._seats.release()


def refuse_weak(password: str, name: str) -> None:
    """Raise WeakPasswordError for a password that is too short, too long, or easily guessed; nothing else is asked."""
    if len(password) < SHORTEST:
        raise WeakPasswordError("short", f"{len(password)} characters; wanted at least {SHORTEST}")
    if len(password) > LONGEST:
        raise WeakPasswordError("long", f"{len(password)} characters; wanted at most {LONGEST}")
    if _guesses(password[:_ASKED], name.lower()) < _GUESSES:
        raise WeakPasswordError("easy", "easily guessed; wanted one that is in no list, such as four words by chance")


@cache
def _zxcvbn() -> object:
    from zxcvbn import zxcvbn  # noqa: PLC0415 - 30,000 words, wanted rarely

    return zxcvbn


def _guesses(password: str, name: str) -> int:
    found = _zxcvbn()(password, user_inputs=[name, *name.replace(".", " ").split(), *_NEAR])  # type: ignore[operator]
    return int(found["guesses"])
