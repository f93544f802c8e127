from dataclasses import fields

import pytest

from berdikari.edge.config import Settings, settings_from
from berdikari.errors import InvalidRecordError


def test_what_is_given_beats_the_environment_which_beats_the_default():
    environment = {"BERDIKARI_STORE": "env.db", "BERDIKARI_WORKERS": "3"}
    assert settings_from(environment, store="given.db", workers=None) == Settings(store="given.db", workers=3)
    assert settings_from({}) == Settings()


@pytest.mark.parametrize("name", [field.name for field in fields(Settings)])
def test_every_setting_has_its_variable(name):
    value = "both" if name == "reader" else "7"
    assert str(getattr(settings_from({f"BERDIKARI_{name.upper()}": value}), name)) == value


@pytest.mark.parametrize("value", ["banyak", "-1", "1.5", ""])
def test_a_number_that_is_none_is_refused_with_its_variable(value):
    with pytest.raises(InvalidRecordError, match="BERDIKARI_WORKERS"):
        settings_from({"BERDIKARI_WORKERS": value})


def test_an_unknown_setting_is_refused():
    with pytest.raises(TypeError, match="colour"):
        settings_from({}, colour="red")
