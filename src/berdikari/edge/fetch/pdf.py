"""PDF into text, in a process of its own: a PDF may cost anything."""

from berdikari.edge.config import Settings
from berdikari.edge.fetch.limited import run_limited
from berdikari.errors import UnreadableSourceError


def read_pdf(raw: bytes, source: str, settings: Settings) -> str:
    """Text of a PDF, its pages parted by an empty line.

    Raises UnreadableSourceError where it is broken, locked, without text (a scan), or takes more than its share.
    """
    text = run_limited("pdf_worker", raw, source, "a PDF", settings).decode("utf-8", "replace")
    if not text.strip():
        raise UnreadableSourceError(source, "a PDF without a text layer (a scan)", "a PDF with a text layer")
    return text
