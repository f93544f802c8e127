"""Language of a text: a vote of its function words, for the languages that the reader knows (decision 0402)."""

import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

from berdikari.records import LANGUAGES

_INDONESIAN_VERB = re.compile(r"me[mn]\w{4,}(?:kan|i)|di\w{4,}kan")
_TURKISH_LETTER = re.compile("[ığş]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_APOSTROPHE = re.compile("['’]")
_LONGEST = 20_000
_LEAST_SHARE = 0.05
_HEADLINE = 12
_FILE = Path(__file__).parents[2] / "reference" / "function_words.toml"


def detect_language(text: str) -> str | None:
    """`id`, `en` or `tr`; None for another language, or too little text to tell.

    A language is named where its function words are at least 5 % of all words and more than those of every other one,
    the other European ones taken together among them; one is enough in a headline.
    """
    words = [_fold(word) for word in _WORD.findall(text[:_LONGEST])]
    votes = Counter(filter(None, map(_vote, words)))
    if not votes:
        return None
    (language, most), *rest = votes.most_common(2)
    enough = most >= _LEAST_SHARE * len(words) and (most > 1 or len(words) <= _HEADLINE)
    return language if language != "other" and enough and (not rest or most > rest[0][1]) else None


def _vote(word: str) -> str | None:
    if (language := _telling().get(word)) is not None:
        return language
    if _INDONESIAN_VERB.fullmatch(word):
        return "id"
    return "tr" if _TURKISH_LETTER.search(word) else None


@cache
def _telling() -> dict[str, str]:
    """The language of each telling word; a language of ours beats `other`."""
    lists = {language: set(words.split()) for language, words in tomllib.loads(_FILE.read_text("utf-8")).items()}
    return {word: language for language in ("other", *LANGUAGES) for word in lists[language]}


def _fold(word: str) -> str:
    """Small letters the Turkish way where the capital tells, without what follows an apostrophe."""
    return _APOSTROPHE.split(word.replace("İ", "i"), 1)[0].lower()
