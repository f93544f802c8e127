import tomllib
from copy import deepcopy
from importlib.resources import files

import pytest

from berdikari.errors import InvalidRecordError
from berdikari.forecast import settings_from


def table(name):
    return tomllib.loads((files("berdikari.reference") / "forecast" / f"{name}.toml").read_text("utf-8"))


def test_every_number_has_a_source_or_says_that_it_is_assumed(settings):
    assert len(settings.assumed) > 20
    for one in settings.assumed:
        assert one.assumption or (one.source and one.day), one.name


def test_a_number_without_a_source_is_refused():
    priors = deepcopy(table("priors"))
    del priors["ramp"]["assumption"]
    with pytest.raises(InvalidRecordError, match=r"\[ramp\].*source"):
        settings_from(priors, table("rates"))


def test_a_table_that_is_missing_is_named():
    priors = deepcopy(table("priors"))
    del priors["slip"]
    with pytest.raises(InvalidRecordError, match=r"\[slip\]"):
        settings_from(priors, table("rates"))


def test_a_chance_of_no_cases_is_refused():
    priors = deepcopy(table("priors"))
    priors["step_mou"]["a"] = 0
    with pytest.raises(InvalidRecordError, match=r"Beta\.a"):
        settings_from(priors, table("rates"))
