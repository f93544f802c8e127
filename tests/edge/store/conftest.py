"""Stores for the tests: every test that asks for `where` runs on a file and on a private PostgreSQL server."""

import itertools
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[3] / "tools"))

import private_postgres

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[private_postgres.Server]:
    if private_postgres.programs() is None:
        if os.environ.get("CI"):
            pytest.fail("no PostgreSQL server on this machine: apt-get install -y postgresql")
        pytest.skip("no PostgreSQL server on this machine: apt-get install -y postgresql")
    with private_postgres.private_server({"fsync": "off"}) as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An address at which there is no register yet."""
    if request.param == "sqlite":
        return str(tmp_path / "register.db")
    return request.getfixturevalue("server").database(f"register_{next(_numbers)}")
