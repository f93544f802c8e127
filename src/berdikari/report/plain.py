"""Texts of strangers, shown: signs that turn the letters behind them around are shown as a mark, and turn nothing.

A text keeps them, since quotes are counted in it; what it looks like is another matter (Unicode TR 36, 2.1 "bidi
spoofing"): with an override behind its first digit, 1000 reads as 1 and 000 turned around.
"""

import re
from typing import TypeVar

Shown = TypeVar("Shown")
# Embeddings, overrides and isolates; the marks that only say where a word belongs are left alone.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_MARKED = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd")


def plain(value: Shown) -> Shown:
    """A text as it may be shown; whatever is no text, as it is. Made for `jinja2.Environment(finalize=plain)`."""
    if not isinstance(value, str) or value.isascii() or not _TURNING.search(value):
        return value
    return value.translate(_MARKED)  # type: ignore[return-value]
