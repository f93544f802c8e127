"""Every address of a server for others, asked by nobody, a viewer, an editor and an admin: none gets in too far."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from berdikari.edge.accounts import Accounts, Visit, Who
from berdikari.edge.accounts.passwords import Hasher
from berdikari.edge.config import Settings
from berdikari.edge.store import open_backend, open_store
from berdikari.web.app import LIVE, PAGES, make_app
from berdikari.web.desk import Desk
from berdikari.web.guard import Guarding
from berdikari.web.guard.security_headers import POLICY

GOOD = "kuda lari di pantai"
ROLES = ("nobody", "viewer", "editor", "admin")
OPEN, OWN, ADMINS = ("/login", "/invitation"), ("/login", "/invitation", "/account", "/logout"), ("/people", "/log")
# What thinks for long: only whether it is refused is asked.
HEAVY = (
    "/devices",
    "/match",
    "/plan",
    "/forecast",
    "assess_devices",
    "forecast_devices",
    "forecast_gap",
    "meet",
    ".{form}",
)


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """The app, and the session of each role."""
    file = tmp_path_factory.mktemp("roles") / "office.db"
    with open_store(file) as store, Accounts(open_backend(file), hasher=Hasher(memory_kib=8, rounds=1)) as accounts:
        secrets = {"nobody": ""}
        for role in ROLES[1:]:
            accounts.add(Who(name="local", role="admin"), role, role, GOOD)
            secrets[role] = accounts.log_in(role, GOOD, Visit()).secret
        desk = Desk(store, Settings())
        yield make_app(desk, Guarding(host="0.0.0.0", allowed_hosts="testserver", rate_per_minute=0), accounts), secrets
        desk.close()


def run(coroutine):
    """Its result, from a loop in a thread of its own: a browser's loop may stand in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


def ask(app, secret, method, path, **how):
    async def go():
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://testserver") as client:
            headers = {"Sec-Fetch-Site": "same-origin", "Cookie": f"berdikari={secret}" if secret else ""}
            return await client.request(method, path, headers={**headers, **how.pop("headers", {})}, **how)

    return run(go())


def addresses(app):
    """Every method and address that the app knows, its blanks filled."""
    while hasattr(app, "_app"):
        app = app._app
    known = [(method.upper(), path) for path, calls in app.openapi()["paths"].items() for method in calls]
    known += [(method, route.path) for route in app.routes if hasattr(route, "path") for method in route.methods]
    for method, route in known:
        path = route.replace("{language}", "en").replace("{form}", "json").replace("{rest:path}", "nowhere")
        yield method, re.sub(r"{[a-z]+}", "x", path), route


def is_refused(role, method, room):
    """Whether the table of roles in the manual says no."""
    reads = method in ("GET", "HEAD")
    if role == "nobody":
        return room not in OPEN
    if role == "viewer" and not reads and room not in OWN:
        return True
    return role != "admin" and room in ADMINS


def test_every_address_by_every_role(office):
    app, secrets = office
    known = list(addresses(app))
    assert {f"/{{language}}{route}" for route in (*PAGES, *LIVE, *OWN, *ADMINS)} <= {route for *_, route in known}
    for method, path, route in known:
        room = path.removeprefix("/en") if path.startswith("/en/") else path
        for role in ROLES:
            refused = is_refused(role, method, room)
            if not refused and (any(heavy in route for heavy in HEAVY) or room == "/logout"):
                continue
            answer = ask(app, secrets[role], method, path)
            told = f"{role} {method} {path}: {answer.status_code}"
            assert answer.headers["content-security-policy"] == POLICY, told
            assert answer.headers["cache-control"] == "no-store", told
            assert answer.status_code < 500, told
            if role == "nobody" and refused:
                assert answer.status_code == 401 or answer.headers["location"].startswith(
                    "/en/login?next=" if room != path else "/id/login"
                ), told
            elif refused:
                assert answer.status_code == 403, told
            elif room not in OPEN:
                assert answer.status_code not in (401, 403), told


ELSEWHERE = [
    "//evil.example/",
    "///evil.example//",
    "/%2f%2fevil.example/",
    "/%2F/evil.example/",
    "//evil.example/en/overview/",
]


@pytest.mark.parametrize("path", [*ELSEWHERE, "/\\evil.example/", "/%5c%5cevil.example/", "/%09/evil.example/"])
def test_no_address_leads_to_another_server(office, path):
    app, secrets = office
    raw = httpx.URL("http://testserver").copy_with(raw_path=path.encode())
    for secret in (secrets["viewer"], ""):
        answer = ask(app, secret, "GET", raw)
        assert not answer.headers.get("location", "/x").startswith(("//", "/\\", "http")), answer.headers["location"]


TAMPERED = ["x", "' OR 1=1 --", "%00", "a" * 5000, "\u202e"]


@pytest.mark.parametrize("name", TAMPERED, ids=ascii)
def test_nobody_ends_the_session_or_token_of_another(office, name):
    app, secrets = office
    for do in ("end", "revoke"):
        assert ask(app, secrets["viewer"], "POST", "/en/account", data={"do": do, "id": name}).status_code == 303
    for role in ROLES[1:]:
        assert ask(app, secrets[role], "GET", "/en/account").status_code == 200


def test_an_editor_makes_nobody_an_admin_whatever_the_form_holds(office):
    app, secrets = office
    more = {"role": "admin", "account": "admin", "who": "admin", "is_admin": "1"}
    for path in ("/en/account", "/en/people", "/en/review", "/en/add"):
        ask(app, secrets["editor"], "POST", path, data={"do": "role", "name": "editor", **more})
    assert ask(app, secrets["editor"], "GET", "/en/people").status_code == 403


def test_a_call_that_is_none_is_told_as_the_api_tells(office):
    app, secrets = office
    answer = ask(app, secrets["viewer"], "GET", "/api/v1/nowhere")
    assert (answer.status_code, "fault" in answer.json()) == (404, True)


CALLS = ("read", "documents", "judgements", "meet")
BODIES = [
    b"", b"{", b"null", b"[" * 100_000, b'{"a":' * 50_000, b"\xff\xfe{}", b'{"tables":' + b"9" * 10_000 + b"}",
    b'{"text":"\\ud800","source":"x"}', b'{"text":1e400,"source":"x"}', b'{"\\ud800":1}', b'{"text":NaN,"source":-Infinity}',
    b'{"guests":[],"slots":[],"tables":1e400}', b'{"verdict":"wrong","subjects":["\\u0000"],"author":"\\ud800","why":"x"}',
    b'{"verdict":"same","subjects":["x"],"author":"x","why":"","role":"admin","day":"0000-00-00"}',
    b'{"text":"x","source":"x","id":"1","language":"xx","added":"2000-01-01"}',
]  # fmt: skip


@pytest.mark.parametrize("call", CALLS)
def test_a_body_that_is_none_is_refused_in_words(office, call):
    app, secrets = office
    for body in BODIES:
        answer = ask(
            app, secrets["admin"], "POST", f"/api/v1/{call}", content=body, headers={"Content-Type": "application/json"}
        )
        assert answer.status_code in (400, 422), body[:60]
        assert answer.json().keys() <= {"fault", "detail"}
        assert len(answer.content) < 5000
