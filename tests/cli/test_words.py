import argparse
import re
import tomllib
from pathlib import Path

import pytest

import berdikari
from berdikari.cli.options import build_parser
from berdikari.cli.words import LANGUAGES, load_words, words_for
from berdikari.records import BOUNDS, FIELDS, KINDS, LADDER, MODALITIES, ROLES, STATUSES

FOLDER = Path(berdikari.__file__).parent / "reference"
PLACE = re.compile(r"%(?:\(\w+\))?[sr]")
ENGLISH = load_words("en").messages


@pytest.mark.parametrize("language", ["id", "tr"])
@pytest.mark.parametrize("table", [name for name in ENGLISH if name != "argparse"])
def test_the_catalogues_hold_the_same_keys_and_places(language, table):
    other = load_words(language).messages[table]
    assert list(other) == list(ENGLISH[table])
    for key, text in ENGLISH[table].items():
        assert sorted(re.findall(r"\{\w+\}", other[key])) == sorted(re.findall(r"\{\w+\}", text)), key
        assert len(other[key].splitlines()) == len(text.splitlines()), key


def test_argparse_is_spoken_to_in_the_same_sentences():
    assert list(load_words("id").messages["argparse"]) == list(load_words("tr").messages["argparse"])
    for language in ("id", "tr"):
        for english, text in load_words(language).messages["argparse"].items():
            assert sorted(PLACE.findall(english)) == sorted(PLACE.findall(text))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "table, keys",
    [("stage", LADDER), ("status", STATUSES), ("role", ROLES), ("kind", KINDS), ("bound", BOUNDS),
     ("modality", MODALITIES), ("field", FIELDS), ("depth", "012345")],
)  # fmt: skip
def test_every_word_of_the_records_has_its_label(language, table, keys):
    messages = tomllib.loads((FOLDER / f"messages_{language}.toml").read_text("utf-8"))
    assert set(keys) <= set(messages[table])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_stages_to_choose_from_are_those_of_the_records(language):
    [stage] = [
        action
        for parser in verbs_of(build_parser(load_words(language))).values()
        for action in parser._actions
        if "--stage" in action.option_strings
    ]
    assert stage.choices == (*LADDER, *STATUSES)


def verbs_of(parser):
    [action] = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    return action.choices


@pytest.mark.parametrize(
    "argv, environment, language",
    [
        ([], {}, "id"),
        ([], {"BERDIKARI_LANG": "en"}, "en"),
        (["read", "--lang", "tr"], {"BERDIKARI_LANG": "en"}, "tr"),
        (["--lang=en"], {}, "en"),
        (["read", "--", "--lang", "en"], {}, "id"),
        (["--lang", "de"], {}, "id"),
        (["read", "--lang"], {}, "id"),
        ([], {"LANG": "tr_TR.UTF-8"}, "id"),
    ],
)
def test_the_language_is_that_of_the_option_then_of_the_environment_then_indonesian(argv, environment, language):
    assert words_for(argv, environment).language == language


@pytest.mark.parametrize(
    "language, value, text",
    [
        ("id", 17_000_000_000, "17.000.000.000"),
        ("en", 1234.5, "1,234.5"),
        ("tr", 1234.56, "1.234,56"),
        ("id", 3.0, "3"),
    ],
)
def test_numbers_are_written_as_the_language_does(language, value, text):
    assert load_words(language).number(value) == text
