"""Whether a text is prose, as an article is, or codes, settings, or bytes that were taken for letters."""

import re

_LOOKED_AT = 20_000
_SHORT = 200  # signs below which nothing is said of a text
_FEWEST_LETTERS = 0.5  # articles: 0.7 and more
_MOST_SYMBOLS = 0.18  # articles: 0.1 and less; /etc/passwd: 0.2
_SYMBOLS = frozenset(":/\\{}[]<>=*|$#@&;+^~")
_MOST_FOREIGN = 0.3  # letters beyond ASCII of a guessed code page; Turkish: 0.1
_SENTENCE = re.compile(r"(?:(?<!\S)[^\W\d_]{2,}[,.]?[^\S\n]){6}")  # six words one after another


def is_prose(text: str) -> bool:
    """False for a text of some length that holds no sentence, and few letters or the signs of code at every word."""
    some = text[:_LOOKED_AT]
    return _is_wordy(some) or any(map(_SENTENCE.search, some.splitlines()))


def _is_wordy(text: str) -> bool:
    signs = [sign for sign in text if not sign.isspace()]
    if len(signs) < _SHORT:
        return True
    letters, symbols = sum(map(str.isalpha, signs)), sum(sign in _SYMBOLS for sign in signs)
    return letters >= _FEWEST_LETTERS * len(signs) and symbols <= _MOST_SYMBOLS * len(signs)


def is_guessable(text: str) -> bool:
    """False where bytes that were read in a guessed code page are mostly no letters of ours: they are no text."""
    some = text[:_LOOKED_AT]
    return len(some) < _SHORT or sum(sign > "\x7f" for sign in some) <= _MOST_FOREIGN * len(some)
