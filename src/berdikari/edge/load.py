"""A source that a user names (file, standard input, link) into a Document, its text whole, within limits."""

import re
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from berdikari.edge.config import Settings
from berdikari.edge.fetch.front import not_in_the_future, read_front
from berdikari.edge.fetch.kind import kind_of
from berdikari.edge.fetch.language import detect_language
from berdikari.edge.fetch.prose import is_prose
from berdikari.edge.fetch.text import declared_charset, decode
from berdikari.errors import UnreadableSourceError
from berdikari.records import Document, Problem

STANDARD_INPUT = "-"
_SCHEMES = ("http://", "https://")
_OTHER_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def load(
    source: str, settings: Settings | None = None, name: str | None = None
) -> tuple[Document, tuple[Problem, ...]]:
    """The document of a file, of standard input (`-`) or of a link, and what was wrong with it.

    name: under which it is registered; None: the file's name, or the link. Raises UnreadableSourceError for what is no
    text, page or PDF, and UnsafeLinkError for a link to an address that must not be fetched.
    """
    settings = settings or Settings()
    if is_link(source):
        return _load_link(source, settings)
    if is_other_link(source):
        raise UnreadableSourceError(source, "a link that is not fetched", "http:// or https:// only, or a file")
    if source == STANDARD_INPUT:
        raw, name = _read(None, settings), name or "stdin"
    else:
        raw, name = _read(Path(source), settings), name or Path(source).name
    return document_from(raw, name, settings)


def is_link(source: str) -> bool:
    """True for what is fetched and not opened."""
    return source.lower().startswith(_SCHEMES)


def is_other_link(source: str) -> bool:
    """True for a link that is not fetched, since it is neither http nor https: `ftp://..`."""
    return bool(_OTHER_SCHEME.match(source)) and not is_link(source)


def document_from(
    raw: bytes, name: str, settings: Settings, url: str | None = None, charset: str | None = None
) -> tuple[Document, tuple[Problem, ...]]:
    """The document of bytes, and what was wrong with them. url, charset: what a server said of them."""
    if not raw.strip():
        raise UnreadableSourceError(name, "an empty file", "an article")
    kind = kind_of(raw, name)
    problems: tuple[Problem, ...] = ()
    if kind == "pdf":
        document = _from_pdf(raw, name, settings)
    elif kind == "html":
        document, problems = _from_page(raw, name, settings, url, charset)
    else:
        document, problems = _from_text(raw, name, charset)
    if not document.text[document.body :].strip():
        raise UnreadableSourceError(name, "no text behind the front matter", "an article")
    language = detect_language(document.text[document.body :])
    published, unborn = not_in_the_future(document.published, name, date.today())  # noqa: DTZ011 - the user's own day
    document = replace(document, url=url or document.url, published=published, language=language, id="")
    return document, problems + unborn


def _read(path: Path | None, settings: Settings) -> bytes:
    """All bytes of a file, or of standard input; one more than allowed is enough to refuse it."""
    name = path.name if path else "stdin"
    try:
        if path is None:
            raw = sys.stdin.buffer.read(settings.file_bytes + 1)
        elif path.exists() and not path.is_file():  # a pipe may never end, a device never does
            raise UnreadableSourceError(name, "no regular file", "a file, a folder, or - for standard input")
        else:
            with path.open("rb") as file:
                raw = file.read(settings.file_bytes + 1)
    except OSError as fault:
        raise UnreadableSourceError(str(path), fault.strerror or str(fault), "a file that can be read") from None
    if len(raw) > settings.file_bytes:
        raise UnreadableSourceError(
            name, f"more than {_mebibytes(settings.file_bytes)}", "a smaller file (--file-bytes)"
        )
    return raw


def _from_text(raw: bytes, name: str, charset: str | None) -> tuple[Document, tuple[Problem, ...]]:
    text, decoded = decode(raw, name, charset)
    front, dated = read_front(text, name)
    if not is_prose(text[front.body :]):
        raise UnreadableSourceError(
            name, "no prose: codes or numbers, hardly a sentence", "an article as text, HTML or PDF"
        )
    document = Document(source=name, text=text, body=front.body, url=front.url, outlet=front.outlet, title=front.title,
                        published=front.published)  # fmt: skip
    return document, decoded + dated


def _from_page(
    raw: bytes, name: str, settings: Settings, url: str | None, charset: str | None
) -> tuple[Document, tuple[Problem, ...]]:
    from berdikari.edge.fetch.html import read_page  # noqa: PLC0415 - heavy

    if len(raw) > settings.page_bytes:
        raise UnreadableSourceError(name, f"a page of more than {_mebibytes(settings.page_bytes)}", "a smaller page")
    html, problems = decode(raw, name, charset or declared_charset(raw))
    page = read_page(html, name, settings, url)
    document = Document(source=name, text=page.text, url=page.url, outlet=page.outlet, title=page.title,
                        published=page.published, media="html")  # fmt: skip
    return document, problems


def _from_pdf(raw: bytes, name: str, settings: Settings) -> Document:
    from berdikari.edge.fetch.pdf import read_pdf  # noqa: PLC0415 - rarely needed

    return Document(source=name, text=read_pdf(raw, name, settings), media="pdf")


def _load_link(url: str, settings: Settings) -> tuple[Document, tuple[Problem, ...]]:
    from berdikari.edge.fetch.web import fetch  # noqa: PLC0415 - heavy

    answer = fetch(url, settings)
    return document_from(answer.body, answer.url, settings, url=answer.url, charset=answer.charset)


def _mebibytes(count: int) -> str:
    return f"{count / 1024 / 1024:g} MiB"
