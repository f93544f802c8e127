"""Texts that a spreadsheet would take for formulas: made harmless where written, as they were when read back."""

import re

# What Excel, LibreOffice and Google Sheets start a formula with (OWASP, "CSV Injection"), full-width forms included.
_LIVE = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def guarded(text: str) -> str:
    """The text behind an apostrophe where it begins like a formula; `unguarded` takes exactly this one away again."""
    return "'" + text if _LIVE.match(text) else text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return text[1:] if text.startswith("'") and _LIVE.match(text, 1) else text
