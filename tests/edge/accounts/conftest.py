"""Accounts for the tests, on a file and on a private PostgreSQL server, with a clock that is set by hand."""

import itertools
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from berdikari.edge.accounts import Accounts, Visit, Who
from berdikari.edge.accounts.passwords import Hasher
from berdikari.edge.accounts.seal import Seal
from berdikari.edge.store import open_backend

sys.path.insert(0, str(Path(__file__).parents[3] / "tools"))

import private_postgres

_numbers = itertools.count(1)


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 21, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **time: float) -> None:
        self.now += timedelta(**time)


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
    """An address at which there is nothing yet."""
    if request.param == "sqlite":
        return str(tmp_path / "register.db")
    return request.getfixturevalue("server").database(f"accounts_{next(_numbers)}")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def seal(tmp_path: Path) -> Seal:
    """A seal whose key lies in a file; PostgreSQL has none beside it."""
    return Seal(file=tmp_path / "factors.key")


@pytest.fixture
def accounts(where: str, clock: Clock, seal: Seal) -> Iterator[Accounts]:
    with Accounts(open_backend(where), clock=clock, hasher=Hasher(memory_kib=8, rounds=1), seal=seal) as opened:
        yield opened


@pytest.fixture
def here() -> Who:
    """Whoever sits at the machine."""
    return Who(name="local", role="admin")


@pytest.fixture
def home() -> Visit:
    return Visit(address="103.10.1.1", client="Firefox", request="r1")
