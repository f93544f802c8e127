"""Bytes into text: UTF-8 first, then what the press still writes, said in a Problem; binary is refused."""

import codecs
import re

from berdikari.edge.fetch.prose import is_guessable
from berdikari.errors import UnreadableSourceError
from berdikari.records import Problem

_MARKS = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"),
          (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)


def decode(raw: bytes, source: str, charset: str | None = None) -> tuple[str, tuple[Problem, ...]]:
    """The text of bytes with universal newlines, exactly as `Path.read_text(encoding="utf-8")` gives it where it can.

    charset: what a server declared, tried before anything is guessed. A byte order mark of UTF-8 stays the first
    character of the text. Raises UnreadableSourceError where the bytes are not text.
    """
    text, problems = _decode(raw, source, charset)
    if "\0" in text or len(_CONTROL.findall(text[:4096])) > len(text[:4096]) // 50:
        raise UnreadableSourceError(source, "binary data", "text, HTML or PDF")
    return text.replace("\r\n", "\n").replace("\r", "\n"), problems


def declared_charset(raw: bytes) -> str | None:
    """The encoding that a web page declares of itself in its first 4096 bytes; None: none, or one unknown here."""
    match = _DECLARED.search(raw[:4096])
    return known_charset(match.group(1).decode("ascii")) if match else None


def known_charset(name: str) -> str | None:
    """The name of a text encoding that Python knows; None for any other word."""
    try:
        found = codecs.lookup(name)
        b"".decode(found.name)
    except (LookupError, ValueError):
        return None
    # The web reads these two names as windows-1252 and windows-1254 (WHATWG Encoding Standard, 4.2).
    return {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}.get(found.name, found.name)


def _decode(raw: bytes, source: str, charset: str | None) -> tuple[str, tuple[Problem, ...]]:
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _as(raw, name, source, "its byte order mark says so")
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    if b"\0" in raw[:65536]:
        raise UnreadableSourceError(source, "binary data", "text, HTML or PDF")
    if charset and charset != "utf-8":
        return _as(raw, charset, source, "it is declared so")
    return _guess(raw, source)


def _as(raw: bytes, name: str, source: str, why: str) -> tuple[str, tuple[Problem, ...]]:
    text = raw.decode(name, "replace")
    broken = text.count("\ufffd")
    message = f"read as {name}, not UTF-8 ({why})" + (f"; {broken} characters could not be read" if broken else "")
    return text, (_problem("warning" if broken else "note", message, source),)


def _guess(raw: bytes, source: str) -> tuple[str, tuple[Problem, ...]]:
    """UTF-8 with a few broken bytes where most of its long characters are sound, else Windows-1254.

    Windows-1254 differs from 1252 and Latin-1 in six letters, and those six are Turkish: nothing is lost to the others.
    """
    patched = raw.decode("utf-8", "replace")
    broken = patched.count("\ufffd")
    if sum(char > "\x7f" for char in patched) - broken > broken:
        return patched, (_problem("warning", f"UTF-8 with {broken} broken characters, shown as \ufffd", source),)
    try:
        text, name = raw.decode("cp1254"), "windows-1254"
    except UnicodeDecodeError:
        text, name = raw.decode("latin-1"), "latin-1"
    if not is_guessable(text):
        raise UnreadableSourceError(source, "bytes that are no text in any encoding known here", "text, HTML or PDF")
    return text, (_problem("note", f"read as {name}, not UTF-8 (guessed)", source),)


def _problem(severity: str, message: str, source: str) -> Problem:
    return Problem(stage="load", severity=severity, message=message, hint="Save the file as UTF-8.", source=source)
