"""Headers and numbers of answers, and the session's cookie."""

import re

import pytest

from berdikari.web.guard.cookies import SessionCookie
from berdikari.web.guard.faults import Faults
from berdikari.web.guard.origin import Origin
from berdikari.web.guard.request_id import RequestId
from berdikari.web.guard.security_headers import POLICY, SecurityHeaders

from .conftest import App, ask, run


def test_every_answer_carries_them(app):
    answer = ask(SecurityHeaders(app, https=False, keeps=True))
    assert answer["content-security-policy"] == POLICY
    assert "default-src 'none'" in POLICY
    assert "unsafe" not in POLICY
    assert answer["x-content-type-options"] == "nosniff"
    assert answer["referrer-policy"] == "same-origin"
    assert answer["cross-origin-opener-policy"] == "same-origin"
    assert answer["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in answer["permissions-policy"]
    assert answer["cache-control"] == "no-store"
    assert answer["strict-transport-security"] is None


def test_https_is_demanded_for_a_year_where_it_is_spoken(app):
    assert (
        ask(SecurityHeaders(app, https=True, keeps=True))["strict-transport-security"]
        == "max-age=31536000; includeSubDomains"
    )


def test_the_app_may_say_how_long_to_keep_but_not_loosen_the_policy():
    app = App(headers=[(b"Cache-Control", b"public, max-age=9"), (b"Content-Security-Policy", b"default-src *")])
    answer = ask(SecurityHeaders(app, https=False, keeps=True))
    assert answer["cache-control"] == "public, max-age=9"
    assert answer["content-security-policy"] == POLICY


def test_behind_a_log_in_a_browser_keeps_nothing_but_assets():
    office = SecurityHeaders(App(headers=[(b"Cache-Control", b"private, no-cache")]), https=False, keeps=False)
    assert ask(office)["cache-control"] == "no-store"
    assert ask(office, "/static/icon.svg")["cache-control"] == "private, no-cache"


@pytest.mark.parametrize(
    "path, told",
    [
        ("/id/add", "refused 403 origin: 'POST /id/add' from 103.10.1.1 r1"),
        (
            "/a\nrefused 500 x\x1b[2J\u202e",
            "refused 403 origin: 'POST /a\\nrefused 500 x\\x1b[2J\\u202e' from 103.10.1.1 r1",
        ),
        ("/" + "a" * 9000, f"refused 403 origin: 'POST /{'a' * 194}' from 103.10.1.1 r1"),
    ],
    ids=["plain", "signs", "long"],
)
def test_what_is_turned_away_is_told_in_one_line(app, caplog, path, told):
    async def numbered(scope, receive, send):
        scope["state"]["request_id"] = "r1"
        await Origin(app)(scope, receive, send)

    assert ask(numbered, path, "POST", sec_fetch_site="cross-site", cookie="berdikari=secret").status == 403
    assert caplog.messages == [told]


class Failing(App):
    """Fails; after a word of its own, where it has one."""

    async def __call__(self, _scope, _receive, send):
        if self.headers:
            await send({"type": "http.response.start", "status": 500, "headers": []})
            await send({"type": "http.response.body", "body": b"Traceback"})
        raise RuntimeError("secret")


@pytest.mark.parametrize("headers", [(), ((b"x", b"y"),)])
@pytest.mark.parametrize(
    "path, said", [("/tr/x", "yöneticiye"), ("/en/x", "not through you"), ("/api/v1/x", '{"fault":')]
)
def test_what_fails_is_told_in_words_and_without_a_trace(headers, path, said):
    told = []

    async def caught(scope, receive, send):
        with pytest.raises(RuntimeError):
            await Faults(Failing(headers))(scope, receive, send)
        told.append(True)

    answer = ask(RequestId(caught), path)
    assert (answer.status, answer.began, told) == (500, 1, [True])
    assert said in answer.body.decode()
    assert answer["x-request-id"] in answer.body.decode()
    assert b"Traceback" not in answer.body
    assert b"secret" not in answer.body


def test_every_request_has_a_number_of_our_own(app):
    first, second = (ask(RequestId(app), x_request_id="forged") for _ in range(2))
    assert re.fullmatch(r"[0-9a-f]{16}", first["x-request-id"])
    assert first["x-request-id"] != second["x-request-id"]
    assert app.seen[0]["state"]["request_id"] == first["x-request-id"]


def test_nothing_but_http_comes_in(app):
    said = []

    async def send(message):
        said.append(message)

    run(RequestId(app)({"type": "websocket"}, None, send))
    assert said == [{"type": "websocket.close", "code": 1003}]
    run(RequestId(app)({"type": "lifespan"}, None, send))
    assert [scope["type"] for scope in app.seen] == ["lifespan"]


def scope(*cookies):
    return {"headers": [(b"cookie", cookie.encode()) for cookie in cookies]}


def test_a_cookie_is_not_for_scripts_nor_for_other_sites():
    plain, secure = SessionCookie(https=False), SessionCookie(https=True)
    assert plain.kept("x") == "berdikari=x; Path=/; HttpOnly; SameSite=Lax"
    assert secure.kept("x") == "__Host-berdikari=x; Path=/; HttpOnly; SameSite=Lax; Secure"
    assert secure.dropped() == "__Host-berdikari=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0"


def test_the_cookie_is_found_among_others_and_refused_where_it_comes_twice():
    cookie = SessionCookie(https=True)
    assert cookie.read(scope("a=b; __Host-berdikari=x=y; c")) == "x=y"
    assert cookie.read(scope("berdikari=x")) == ""
    assert cookie.read(scope("__Host-berdikari=x", "__Host-berdikari=y")) == ""
    assert cookie.read(scope("__Host-berdikari=x; __Host-berdikari=x")) == ""
    assert cookie.read({"headers": []}) == ""
