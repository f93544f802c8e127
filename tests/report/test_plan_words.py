"""The catalogues of the plan's words have the same keys and fields in all three languages."""

import string
import tomllib
from importlib.resources import files

import pytest


def catalogue(language):
    return tomllib.loads((files("berdikari.reference") / f"plan_{language}.toml").read_text(encoding="utf-8"))


def fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", ["id", "tr"])
def test_every_sentence_stands_in_every_language_with_the_same_fields(language):
    english, other = catalogue("en"), catalogue(language)
    assert {table: set(words) for table, words in other.items()} == {t: set(words) for t, words in english.items()}
    for table, words in english.items():
        for key, text in words.items():
            assert fields(other[table][key]) == fields(text), (table, key)
