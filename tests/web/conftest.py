"""A register of the example articles behind the app: asked directly, or by a real browser over loopback."""

import os
import shutil
import threading
import time
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import httpx
import pytest
import uvicorn

from berdikari import api
from berdikari.edge.config import Settings
from berdikari.edge.examples import examples
from berdikari.edge.store import open_store
from berdikari.web import devices
from berdikari.web.app import make_app
from berdikari.web.desk import Desk

TODAY = date(2026, 11, 22)
CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)  # fmt: skip


@pytest.fixture(scope="session")
def example_store(tmp_path_factory):
    """A file with the examples in it; copy it where a test writes."""
    file = tmp_path_factory.mktemp("web") / "examples.db"
    with open_store(str(file)) as store:
        list(api.add(store, api.read_files([examples()])))
    return file


@pytest.fixture(scope="session", autouse=True)
def _engines_here():
    """The engines in the process of the tests: each new folder of trade data would start another one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(devices, "_apart", lambda task, *given: task(*given))
        yield


@pytest.fixture(scope="session")
def desk(example_store):
    with open_store(str(example_store)) as store:
        yield Desk(store, Settings(), today=lambda: TODAY)


@pytest.fixture
def own_desk(example_store, tmp_path):
    """A desk of the test's own, to write on."""
    file = tmp_path / "own.db"
    shutil.copy(example_store, file)
    with open_store(str(file)) as store:
        yield Desk(store, Settings(), today=lambda: TODAY)


@contextmanager
def serving(desk):
    """The app on a free port of loopback, in a thread; gives its address."""
    server = uvicorn.Server(uvicorn.Config(make_app(desk), host="127.0.0.1", port=0, log_level="warning", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def serve():
    """What puts a desk on loopback."""
    return serving


@pytest.fixture(scope="session")
def site(desk):
    devices.owners(TODAY)  # as `berdikari serve` makes it ready
    with serving(desk) as address:
        yield address


@pytest.fixture(scope="session")
def client(site):
    with httpx.Client(base_url=site, timeout=60) as asking:
        yield asking


@pytest.fixture(scope="session")
def small_client(tmp_path_factory):
    """Asks an app on a small register that was typed by hand: what snapshots show."""
    sheet = Path(__file__).parent / "snapshots" / "register.csv"
    with open_store(str(tmp_path_factory.mktemp("snapshots") / "small.db")) as store:
        assert api.import_sheet(store, sheet, author="Siti").problems == ()
        small = Desk(store, Settings(), today=lambda: TODAY)
        with serving(small) as address, httpx.Client(base_url=address, timeout=60) as asking:
            yield asking
        small.close()


@pytest.fixture(scope="session")
def starter_desk(tmp_path_factory):
    """A desk of the starter register alone."""
    with open_store(str(tmp_path_factory.mktemp("starter") / "starter.db")) as store:
        api.load_starter(store)
        desk = Desk(store, Settings(), today=lambda: TODAY)
        yield desk
        desk.close()


@pytest.fixture(scope="session")
def starter_client(starter_desk):
    """Asks an app on the starter register."""
    with serving(starter_desk) as address, httpx.Client(base_url=address, timeout=120) as asking:
        yield asking


@pytest.fixture
def own_site(own_desk):
    with serving(own_desk) as address:
        yield address


@pytest.fixture
def own_client(own_site):
    with httpx.Client(base_url=own_site, timeout=60) as asking:
        yield asking


@pytest.fixture
def empty_client(tmp_path):
    """Asks an app whose register holds nothing yet."""
    with (
        open_store(str(tmp_path / "empty.db")) as store,
        serving(Desk(store, Settings(), today=lambda: TODAY)) as address,
        httpx.Client(base_url=address, timeout=60) as asking,
    ):
        yield asking


@pytest.fixture(scope="session")
def browser():
    """Chromium: required where CI is set, else tests without it are skipped."""
    if CHROMIUM is None and not os.environ.get("CI"):
        pytest.skip("no chromium on this machine (apt-get install chromium)")
    assert CHROMIUM, "CI is set, and there is no chromium: apt-get install chromium"
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()
