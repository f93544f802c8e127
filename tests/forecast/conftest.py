import tomllib
from importlib.resources import files

import pytest

from berdikari.forecast import settings_from
from berdikari.records.forecast import Line, Need

FOLDER = files("berdikari.reference") / "forecast"


def table(name):
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


@pytest.fixture(scope="session")
def settings():
    return settings_from(table("priors"), table("rates"))


@pytest.fixture(scope="session")
def scanner():
    """The CT scanner plant as the register has it: assembled from GE's kits, begun in June 2025."""
    return Line(
        id="ct",
        device="ct-scanner",
        title="GE × Forsta",
        stage="production",
        since="2025-06",
        last_news="2025-06-05",
        capacity=52,
        depth=2,
        parts=0.0,
        country="US",
    )


@pytest.fixture(scope="session")
def scanners_needed():
    return Need(device="ct-scanner", units=306, start="2025", end="2027", basis="programme", why="told in June 2025")
