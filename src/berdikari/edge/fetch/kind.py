"""What a source is, by its first bytes and then by its name: text, page, PDF, or something that is refused in words."""

import re
from pathlib import PurePath

from berdikari.errors import UnreadableSourceError

_OFFICE = "the same saved as text (.txt) or printed to PDF"
_UNPACK = "the files unpacked, or their folder"
_REFUSED: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls)", _OFFICE),
    (b"{\\rtf", "a rich text file (.rtf)", _OFFICE),
    (b"\x1f\x8b", "a packed file (gzip)", _UNPACK),
    (b"BZh", "a packed file (bzip2)", _UNPACK),
    (b"7z\xbc\xaf", "a packed file (7z)", _UNPACK),
    (b"Rar!", "a packed file (rar)", _UNPACK),
    (b"\x89PNG", "a picture", "text, HTML or PDF: a picture must be transcribed first"),
    (b"\xff\xd8\xff", "a picture", "text, HTML or PDF: a picture must be transcribed first"),
    (b"GIF8", "a picture", "text, HTML or PDF: a picture must be transcribed first"),
    (b"SQLite format 3", "a database", "an article: a register is opened by --store"),
)
_IN_ZIP = {
    ".docx": ("a Word document (.docx)", _OFFICE),
    ".xlsx": ("an Excel sheet (.xlsx)", "an article: sheets are read by `berdikari import`"),
    ".pptx": ("a PowerPoint file (.pptx)", _OFFICE),
    ".odt": ("an OpenDocument text (.odt)", _OFFICE),
    ".epub": ("an e-book (.epub)", _OFFICE),
}
# Possessive and atomic: a comment ends where it ends, or a row of them takes time without end.
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]*>\s*+)?(?:<!--(?>.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_PAGE_SUFFIXES = (".html", ".htm", ".xhtml")


def kind_of(raw: bytes, name: str) -> str:
    """`text`, `html` or `pdf`. Raises UnreadableSourceError with what to do for anything else that is known."""
    suffix = PurePath(name).suffix.lower()
    start = raw[:1024]
    if b"%PDF-" in start and (start.lstrip().startswith(b"%PDF-") or suffix == ".pdf"):
        return "pdf"
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        raise UnreadableSourceError(name, *_IN_ZIP.get(suffix, ("an archive (.zip)", _UNPACK)))
    for mark, found, wanted in _REFUSED:
        if start.startswith(mark):
            raise UnreadableSourceError(name, found, wanted)
    if suffix == ".pdf":
        raise UnreadableSourceError(name, "no PDF, whatever its name says", "a PDF, or a text file named .txt")
    if suffix in (".zip", *_IN_ZIP):
        found = f"no {'archive' if suffix == '.zip' else 'document'} ({suffix}), whatever its name says"
        raise UnreadableSourceError(name, found, "text, HTML or PDF")
    return "html" if suffix in _PAGE_SUFFIXES or _PAGE.match(raw[:4096]) else "text"
