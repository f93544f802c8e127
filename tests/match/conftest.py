import tomllib
from importlib.resources import files

import pytest

from berdikari.match import World, settings_from


@pytest.fixture(scope="session")
def settings():
    return settings_from(tomllib.loads((files("berdikari.reference") / "match" / "weights.toml").read_text("utf-8")))


@pytest.fixture(scope="session")
def world():
    """Four countries: A exports most of heading 9018, B rises, C exports other things, D (home) imports."""
    return World(
        home="DDD",
        exports={
            "all": {"AAA": 4e9, "BBB": 2e9, "CCC": 4e9, "DDD": 1e9, "EEE": 1e6},
            "9018": {"AAA": 8e8, "BBB": 3e8, "CCC": 1e7, "DDD": 1e6, "EEE": 1e5},
        },
        earlier={"all": {"AAA": 2e9, "BBB": 1e9, "CCC": 2e9}, "8720": {"AAA": 4e8, "BBB": 1e6, "CCC": 1e7}},
        groups={"9018": ("8720",)},
        imports={"AAA": 5e8, "BBB": 1e8, "CCC": 4e8},
        kilometres={"AAA": 10_000, "BBB": 2_000, "CCC": 5_000},
    )
