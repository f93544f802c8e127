"""The words of the web app: those of the command line and of the brief, and one file a page in `reference/web`."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from berdikari.report.words import Words, load_words

LANGUAGES = {"id": "Bahasa Indonesia", "en": "English", "tr": "Türkçe"}


@cache
def web_words(language: str) -> Words:
    """The words of a language; a page's file `NAME_LANGUAGE.toml` is its table NAME. Raises ValueError for another
    language, or where a table has the name of one that is there already.
    """
    base = load_words(language)
    own: dict[str, Any] = {}
    for file in sorted(files("berdikari").joinpath("reference", "web").iterdir(), key=lambda file: file.name):
        table, _, rest = file.name.rpartition("_")
        if rest == f"{language}.toml":
            own[table] = tomllib.loads(file.read_text(encoding="utf-8"))
    if twice := own.keys() & base.messages.keys():
        raise ValueError(f"tables of words: found {', '.join(sorted(twice))} twice, wanted names of their own")
    return Words(language, {**base.messages, **own})


def preferred(accepted: str) -> str:
    """The first of our languages in an Accept-Language header, in the browser's order; Indonesian where none is."""
    for part in accepted.split(","):
        language = part.split(";")[0].strip().lower()[:2]
        if language in LANGUAGES:
            return language
    return next(iter(LANGUAGES))
