"""Wrapped text (mails, PDFs, terminals): line ends inside a sentence become blanks, so that every offset stays."""

import re

_BREAK = re.compile(r"(?<=\S)[ \t]*\r?\n[ \t]*(?=\S)")
# Words that no headline and no paragraph ends with.
_OPEN = re.compile(
    r"(?:,|\b(?:dari|di|ke|dan|dengan|untuk|yang|pada|oleh|atau|of|the|and|in|to|for|with|by|a|an|at|ve|ile|için|PT|CV))$"
)
_INNER_END = re.compile(r"\w{3}[.!?] [A-ZÇĞİÖŞÜ]")
_FINAL = tuple('.!?…:;"”’)]')
_SHARE = 0.25  # of the line ends, from which a text counts as wrapped
_FULL = 0.7  # of the longest line: a shorter one ends its paragraph
_SHORTEST = 40  # characters of a line that may be wrapped at all


def unwrap(text: str) -> str:
    """The text, of equal length, with the line ends of wrapped sentences as blanks.

    A line goes on where the next one begins with a small letter, or it ends with a word like `dari`. In a text in which
    many do, a full line and one inside which a sentence ends go on too, whatever follows, unless a sentence ends there.
    """
    breaks = list(_BREAK.finditer(text))
    open_ended = [match for match in breaks if _goes_on(text, match)]
    if not open_ended:
        return text
    wrapped = len(open_ended) >= _SHARE * len(breaks)
    width = max(_length(text, match) for match in open_ended)
    parts, at = [], 0
    for match in breaks:
        full = _FULL * width <= _length(text, match) <= width + 20 or _is_running(text, match)
        if (wrapped and full and not _ends(text, match)) or _goes_on(text, match):
            parts += [text[at : match.start()], " " * (match.end() - match.start())]
            at = match.end()
    return "".join([*parts, text[at:]])


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """True where a long enough line ends inside a sentence: what follows begins small, or it ends open."""
    inside = text[match.end()].islower() or _OPEN.search(text[max(0, match.start() - 12) : match.start()])
    return bool(inside) and not _ends(text, match) and _length(text, match) >= _SHORTEST


def _is_running(text: str, match: re.Match[str]) -> bool:
    """True for a long enough line inside which a sentence ends, and so another one begins."""
    start = match.start() - _length(text, match)
    return _length(text, match) >= _SHORTEST and _INNER_END.search(text, start, match.start()) is not None


def _ends(text: str, match: re.Match[str]) -> bool:
    return text[match.start() - 1] in _FINAL


def _length(text: str, match: re.Match[str]) -> int:
    """Length of the line before a line end."""
    return match.start() - text.rfind("\n", 0, match.start()) - 1
