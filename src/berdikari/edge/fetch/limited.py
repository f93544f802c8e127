"""A worker in a process of its own, which may take so much time and memory and no more."""

import os
import subprocess
import sys

from berdikari.edge.config import Settings
from berdikari.errors import UnreadableSourceError

_START_SECONDS = 15


def run_limited(worker: str, raw: bytes, source: str, what: str, settings: Settings) -> bytes:
    """What a module of this folder writes when it is given the bytes.

    what: the thing it reads (`a PDF`), for the message. Raises UnreadableSourceError where it fails, or takes more than
    `parse_seconds` of processor time, twice that by the clock, or `parse_bytes` of memory.
    """
    command = [sys.executable, "-m", f"berdikari.edge.fetch.{worker}", *map(str, _limits(settings))]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, and numbers
            command,
            input=raw,
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            timeout=2 * settings.parse_seconds + _START_SECONDS,
        )
    except subprocess.TimeoutExpired:
        found = f"{what} that takes more than {settings.parse_seconds} s"
        raise UnreadableSourceError(source, found, "a simpler one (--parse-seconds)") from None
    if done.returncode != 0:
        raise UnreadableSourceError(source, _why(done.returncode, done.stderr, what, settings), "one that can be read")
    return done.stdout


def limit(seconds: int, memory: int) -> None:
    """Bound the process that calls this; where the system knows no such limits (Windows), only the clock bounds it."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_next(seconds: int, memory: int) -> None:
    """Bound what the process that calls this does next: so much more processor time, and memory in all."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + 1 + seconds, hard))
    resource.setrlimit(resource.RLIMIT_AS, (memory, resource.getrlimit(resource.RLIMIT_AS)[1]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limits(settings: Settings) -> tuple[int, int, int]:
    return settings.parse_seconds, settings.parse_bytes, settings.file_bytes


def _why(code: int, stderr: bytes, what: str, settings: Settings) -> str:
    if b"memory allocation of" in stderr or b"MemoryError" in stderr.rpartition(b"\n  ")[2]:
        return f"{what} that takes more than {settings.parse_bytes // 1024 // 1024} MiB of memory"
    if code < 0:
        return f"{what} that takes more than {settings.parse_seconds} s of processor time, or breaks the reader"
    last = next(reversed(stderr.decode("utf-8", "replace").strip().splitlines()), "")
    return f"{what} that cannot be opened ({last.split(': ')[-1].rstrip('.)') or 'no reason given'})"
