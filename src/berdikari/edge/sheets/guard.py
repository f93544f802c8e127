"""Texts that a spreadsheet would take for formulas: made harmless where written, as they were when read back."""

import re

# What Excel, LibreOffice and Google Sheets start a formula with, full-width forms included: at the head of a text, and
# where a cell would begin were the file opened with another separator than it has (OWASP, "CSV Injection").
_SIGNS = "=+\\-@＝＋－＠"
_CELL = r"(?:^|[,;\t\r\n])\"*"
_LIVE = re.compile(rf"^(?='*[\t\r\n])|{_CELL}(?='*[{_SIGNS}])")
_GUARDED = re.compile(rf"^'(?='*[\t\r\n])|({_CELL})'(?='*[{_SIGNS}])")


def guarded(text: str) -> str:
    """The text with an apostrophe wherever a cell that begins like a formula could begin."""
    return _LIVE.sub(r"\g<0>'", text)


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return _GUARDED.sub(lambda found: found[1] or "", text)
