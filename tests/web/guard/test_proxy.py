"""Behind a proxy that ends TLS, as an office runs it: cookies, names and addresses, and who may speak for others."""

import threading
import time
from contextlib import contextmanager

import httpx
import pytest
import uvicorn

from berdikari.cli.verbs.serve import listening
from berdikari.edge.accounts import Accounts, Who
from berdikari.edge.accounts.passwords import Hasher
from berdikari.edge.config import Settings
from berdikari.edge.store import open_backend, open_store
from berdikari.web.app import make_app
from berdikari.web.desk import Desk
from berdikari.web.guard import guarding_from

GOOD = "kuda lari di pantai"
ROOT = Who(name="local", role="admin")
OFFICE = {"BERDIKARI_ALLOWED_HOSTS": "alkes.example.go.id", "BERDIKARI_HTTPS": "1", "BERDIKARI_PROXIES": "127.0.0.1"}
HEADERS = {"Host": "alkes.example.go.id", "Origin": "https://alkes.example.go.id", "X-Forwarded-Proto": "https"}


@contextmanager
def office(tmp_path, **changes):
    """The server as `berdikari serve` starts it; what asks it, and its accounts."""
    guarding = guarding_from(OFFICE | {f"BERDIKARI_{name.upper()}": value for name, value in changes.items()})
    file = tmp_path / "office.db"
    with open_store(file) as store, Accounts(open_backend(file), hasher=Hasher(memory_kib=8, rounds=1)) as accounts:
        accounts.add(ROOT, "Siti", "admin", GOOD)
        desk = Desk(store, Settings())
        server = uvicorn.Server(uvicorn.Config(make_app(desk, guarding, accounts), port=0, **listening(guarding)))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        port = server.servers[0].sockets[0].getsockname()[1]
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", headers=HEADERS) as client:
            yield client, accounts
        server.should_exit = True
        thread.join(10)
        desk.close()


def log_in(client, forwarded="203.0.113.7", password=GOOD, **headers):
    headers = {"X-Forwarded-For": forwarded, **headers} if forwarded else headers
    return client.post("/id/login", data={"name": "Siti", "password": password}, headers=headers)


def test_the_cookie_is_for_https_alone_and_https_is_demanded(tmp_path):
    with office(tmp_path) as (client, _):
        answer = log_in(client)
        assert answer.status_code == 303
        name, *flags = answer.headers["set-cookie"].split("; ")
        assert name.startswith("__Host-berdikari=")
        assert set(flags) == {"Path=/", "HttpOnly", "SameSite=Lax", "Secure"}
        assert answer.headers["strict-transport-security"].startswith("max-age=31536000")
        assert answer.headers["location"] == "/id/overview"
        assert "server" not in answer.headers
        assert client.get("/id/overview", headers={"Cookie": name}).status_code == 200
        assert client.get("/id/overview", headers={"Cookie": name.removeprefix("__Host-")}).status_code == 303


@pytest.mark.parametrize(
    "forwarded, told",
    [
        ("203.0.113.7", "203.0.113.7"), ("198.51.100.1, 203.0.113.7", "203.0.113.7"), ("203.0.113.7, 127.0.0.1", "203.0.113.7"),
        ("evil, 2001:db8::7", "2001:db8::7"), ("10.0.0.1,203.0.113.9", "203.0.113.9"),
    ],
)  # fmt: skip
def test_the_address_is_the_one_that_the_proxy_saw(tmp_path, forwarded, told):
    with office(tmp_path) as (client, accounts):
        log_in(client, forwarded)
        assert accounts.log(ROOT)[0].address == told


@pytest.mark.parametrize("proxies", ["", "192.0.2.1"])
def test_nobody_else_speaks_for_others(tmp_path, proxies):
    with office(tmp_path, proxies=proxies) as (client, accounts):
        log_in(client, "203.0.113.7", Forwarded="for=203.0.113.8", **{"X-Real-IP": "203.0.113.9"})
        assert accounts.log(ROOT)[0].address == "127.0.0.1"


def test_made_up_addresses_win_no_more_tries_nor_a_higher_rate(tmp_path):
    with office(tmp_path, proxies="", rate_per_minute="60", rate_burst="10") as (client, _):
        told = [log_in(client, f"203.0.113.{n}", "wrong").status_code for n in range(12)]
        assert told.count(403) <= 5
        assert set(told[8:]) == {429}
    (tmp_path / "b").mkdir()
    with office(tmp_path / "b", rate_per_minute="60", rate_burst="10") as (client, _):
        told = [log_in(client, f"203.0.113.{n}, 198.51.100.4", "wrong").status_code for n in range(12)]
        assert set(told[8:]) == {429}


def test_each_visitor_behind_the_proxy_has_a_rate_of_their_own(tmp_path):
    with office(tmp_path, rate_per_minute="60", rate_burst="5") as (client, _):
        ask = {
            n: [client.get("/id/login", headers={"X-Forwarded-For": f"203.0.113.{n}"}).status_code for _ in range(25)]
            for n in (1, 2)
        }
        assert [told.count(200) for told in ask.values()] == pytest.approx([20, 20], abs=3)


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"}, {"Host": "alkes.example.go.id.evil.example"}, {"Host": "127.0.0.1"},
        {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Origin": "https://alkes.example.go.id.evil.example"},
        {"Origin": "https://alkes.example.go.id:444"}, {"Sec-Fetch-Site": "same-site"}, {"Sec-Fetch-Site": "cross-site"},
    ],
    ids=str,
)  # fmt: skip
def test_other_names_and_pages_are_refused(tmp_path, headers):
    with office(tmp_path) as (client, accounts):
        assert log_in(client, **headers).status_code in (403, 421)
        assert accounts.log(ROOT)[0].action == "account.add"


@pytest.mark.parametrize(
    "more", ["X-Forwarded-Host", "X-Host", "X-Original-Host", "Forwarded", "X-Forwarded-Server", "X-HTTP-Host-Override"]
)
def test_no_header_gets_into_an_answer_as_a_name(tmp_path, more):
    with office(tmp_path) as (client, _):
        for path in ("/", "/id/login", "/id/overview/", "//x", "/favicon.ico", "/id/partnerships"):
            answer = client.get(path, headers={more: "host=evil.example" if more == "Forwarded" else "evil.example"})
            assert "evil.example" not in answer.text + str(answer.headers)
