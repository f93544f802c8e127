"""The catalogues of the plan's words have the same keys and fields in all three languages."""

import string
import tomllib
from importlib.resources import files

import pytest

from berdikari.edge.plan_files import default_parameters
from berdikari.report.plan_parameters import rests
from berdikari.report.plan_words import plan_texts


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


@pytest.mark.parametrize("language", ["id", "en", "tr"])
def test_every_parameter_that_ships_has_a_name_a_scope_and_a_unit_in_words(language):
    texts = plan_texts(language)
    parameters = default_parameters()
    assert {row.name for row in parameters} <= set(texts.messages["parameter"])
    assert {row.unit for row in parameters} <= {*texts.messages["parameter_unit"], ""}
    assert {row.scope.split(":")[1] for row in parameters if row.scope.startswith("level:")} <= set(
        texts.messages["level"]
    )
    [rate] = [row for row in rests(parameters, texts) if row.name == texts("parameter.discount_rate")]
    assert (rate.source, "8 %" in rate.value) == ("", True)
