import argparse
import re
from pathlib import Path

import pytest

from berdikari.cli.options import VERBS, build_parser, variable_of
from berdikari.cli.words import load_words

GUIDE = (Path(__file__).parents[2] / "docs" / "guide" / "cli.md").read_text("utf-8")


def verbs():
    parser = build_parser(load_words("en"))
    [action] = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    return action.choices


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_in_the_guide(verb):
    assert f"`berdikari {verb}" in GUIDE


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_is_in_the_guide_and_names_its_variable(verb):
    for action in verbs()[verb]._actions:
        for flag in action.option_strings:
            if flag.startswith("--") and flag != "--help":
                assert f"`{flag}`" in GUIDE, flag
                assert variable_of(flag[2:]) in action.help


def test_the_guide_names_no_option_that_is_not_there():
    flags = {flag for parser in verbs().values() for action in parser._actions for flag in action.option_strings}
    named = set(re.findall(r"`(--[a-z-]+)`", GUIDE.partition("## Options")[2]))
    assert named <= flags
