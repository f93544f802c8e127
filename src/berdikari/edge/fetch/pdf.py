"""PDF into text, in a process of its own that may take so much time and memory and no more."""

import subprocess
import sys
from pathlib import Path

from berdikari.edge.config import Settings
from berdikari.errors import UnreadableSourceError

_WORKER = Path(__file__).with_name("pdf_worker.py")
_START_SECONDS = 15
_WANTED = "a PDF with a text layer"


def read_pdf(raw: bytes, source: str, settings: Settings) -> str:
    """Text of a PDF, its pages parted by an empty line.

    Raises UnreadableSourceError where it is broken, locked, without text (a scan), or takes more than its share.
    """
    limits = (str(settings.pdf_seconds), str(settings.pdf_bytes), str(settings.file_bytes))
    try:
        done = subprocess.run(  # noqa: S603 - our own file, and numbers
            [sys.executable, "-I", str(_WORKER), *limits],
            input=raw,
            capture_output=True,
            check=False,
            timeout=2 * settings.pdf_seconds + _START_SECONDS,
        )
    except subprocess.TimeoutExpired:
        raise UnreadableSourceError(source, f"a PDF that takes more than {settings.pdf_seconds} s", _WANTED) from None
    if done.returncode != 0:
        raise UnreadableSourceError(source, _why(done.returncode, done.stderr, settings), _WANTED)
    text = done.stdout.decode("utf-8", "replace")
    if not text.strip():
        raise UnreadableSourceError(source, "a PDF without a text layer (a scan)", _WANTED)
    return text


def _why(code: int, stderr: bytes, settings: Settings) -> str:
    if code < 0:
        return f"a PDF that takes more than {settings.pdf_seconds} s of processor time, or breaks the reader"
    last = stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or [""]
    if "MemoryError" in last[0]:
        return f"a PDF that takes more than {settings.pdf_bytes // 1024 // 1024} MiB of memory"
    return f"a PDF that cannot be opened ({last[0].split(': ')[-1] or 'no reason given'})"
