"""Folding: one spelling for what is written with other capitals, accents, dots or Turkish letters."""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({
    "İ": "i", "I": "i", "ı": "i", "ß": "ss", "ø": "o", "Ø": "o", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe",
    "ł": "l", "Ł": "l", "đ": "d", "Đ": "d",
    "ð": "d", "þ": "th", "ə": "a", "Ə": "a", "’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'",
    "\N{SOFT HYPHEN}": None, "\N{ZERO WIDTH SPACE}": None, "\N{NO-BREAK SPACE}": " ",
})  # fmt: skip
_DOTTED = re.compile(r"\b(?:\w\.){2,}\w?(?!\w)")
_JOINED = re.compile(r"(?<=\w)[&'](?=\w)")
_TOKEN = re.compile(r"\w+")


@lru_cache(maxsize=1 << 13)
def fold(text: str) -> str:
    """Lower case without accents: `İSTANBUL`, `Istanbul` and `ıstanbul` are all `istanbul`; `A.Ş.` is `as`, `D&V` is
    `dv`.

    The dotted and the dotless i of Turkish become one letter, so that a name in capitals meets itself in small ones.
    Letters of other scripts stay as they are.
    """
    plain = text.casefold() if text.isascii() else _plain(_plain(text))
    plain = _DOTTED.sub(lambda match: match.group().replace(".", ""), plain)
    return " ".join(_TOKEN.findall(_JOINED.sub("", plain)))


def _plain(text: str) -> str:
    """Small letters without accents; what one letter becomes may have accents of its own, hence twice."""
    letters = unicodedata.normalize("NFKD", text.translate(_LETTERS).casefold().translate(_LETTERS))
    return "".join(c for c in letters if not unicodedata.combining(c))


def tokens(text: str) -> tuple[str, ...]:
    """The folded words of a text, in order."""
    return tuple(fold(text).split())
