"""Every address that takes a form or a call, sent to by another site's page in every way that there is: nothing happens."""

import re

import pytest

from .test_roles import GOOD, addresses, ask, office  # noqa: F401 - the fixture

# What a page of another site can bring about in browsers of today and yesterday; None: the header is not sent.
ELSEWHERE = {
    "another site": {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
    "a neighbour": {"Sec-Fetch-Site": "same-site", "Origin": "http://evil.testserver"},
    "two words": {"Sec-Fetch-Site": "same-origin, cross-site"},
    "a word that there is not": {"Sec-Fetch-Site": "x"},
    "an older browser": {"Sec-Fetch-Site": "", "Origin": "http://evil.example"},
    "a page in a sandbox": {"Sec-Fetch-Site": "", "Origin": "null"},
    "a name that begins like ours": {"Sec-Fetch-Site": "", "Origin": "http://testserver.evil.example"},
    "a name before ours": {"Sec-Fetch-Site": "", "Origin": "http://evil.example@testserver:80"},
    "another port": {"Sec-Fetch-Site": "", "Origin": "http://testserver:8000"},
    "a referrer": {"Sec-Fetch-Site": "", "Referer": "http://evil.example/http://testserver/"},
    "nothing said, with a cookie": {"Sec-Fetch-Site": ""},
}
BODIES = {
    "form": {
        "data": {
            "do": "end_all",
            "load": "examples",
            "verdict": "close",
            "name": "editor",
            "role": "admin",
            "_method": "DELETE",
        }
    },
    "parts": {"files": {"do": (None, "end_all"), "files": ("x.txt", b"x")}},
    "text that is JSON": {
        "content": b'{"text":"x","source":"x","role":"admin"}',
        "headers": {"Content-Type": "text/plain"},
    },
    "a call": {"json": {"text": "x", "source": "x", "verdict": "wrong"}},
    "nothing": {},
}


def taking(app):
    """Every address that changes something."""
    return sorted({path for method, path, _ in addresses(app) if method in ("POST", "PUT", "PATCH", "DELETE")})


def entries(app, secrets):
    """The number of the newest entry of the log."""
    return int(re.search(r'<td class="num">(\d+)', ask(app, secrets["admin"], "GET", "/en/log").text)[1])


@pytest.mark.parametrize("sent", ELSEWHERE.values(), ids=list(ELSEWHERE))
def test_nothing_happens_where_another_site_asks_for_it(office, sent):  # noqa: F811 - the fixture
    app, secrets = office
    known = taking(app)
    assert {"/en/login", "/en/logout", "/en/account", "/en/people", "/en/add", "/api/v1/documents"} <= set(known)
    before = entries(app, secrets)
    for path in known:
        for body in BODIES.values():
            headers = {**body.get("headers", {}), **sent}
            answer = ask(app, secrets["admin"], "POST", path, **{**body, "headers": headers})
            assert (answer.status_code, "set-cookie" in answer.headers) == (403, False), path
    assert entries(app, secrets) == before


@pytest.mark.parametrize("sent", [one for name, one in ELSEWHERE.items() if "cookie" not in name], ids=str)
def test_nobody_is_logged_in_from_elsewhere(office, sent):  # noqa: F811 - the fixture
    app, _ = office
    answer = ask(app, "", "POST", "/en/login", data={"name": "admin", "password": GOOD}, headers=sent)
    assert (answer.status_code, "set-cookie" in answer.headers) == (403, False)


def test_no_get_changes_anything(office):  # noqa: F811 - the fixture
    app, secrets = office
    before = entries(app, secrets)
    asked = "do=end_all&load=examples&verdict=close&_method=POST&name=editor&role=admin"
    for path in taking(app):
        if path not in ("/en/match", "/en/plan", "/api/v1/meet"):
            for method in ("GET", "HEAD", "OPTIONS"):
                ask(app, secrets["admin"], method, f"{path}?{asked}", headers={"X-HTTP-Method-Override": "POST"})
    assert entries(app, secrets) == before
    assert ask(app, secrets["admin"], "GET", "/en/account").status_code == 200


@pytest.mark.parametrize(
    "kind",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/jsonx",
        "text/json",
        "",
    ],
)
@pytest.mark.parametrize("call", ["documents", "judgements", "read", "meet"])
def test_the_api_takes_what_says_that_it_is_json_and_nothing_else(office, call, kind):  # noqa: F811 - the fixture
    app, secrets = office
    body = b'{"text":"x","source":"x","verdict":"wrong","subjects":["x"],"author":"x","why":"x","guests":[],"slots":[],"tables":1}'
    answer = ask(app, secrets["admin"], "POST", f"/api/v1/{call}", content=body, headers={"Content-Type": kind})
    assert answer.status_code in (400, 415, 422)


MISSHAPEN = [
    ("multipart/form-data", b"x"), ("multipart/form-data; boundary=", b"--\r\n"), ("multipart/form-data; boundary=x", b"--x"),
    ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n' + b"y" * 2**21),
    ("multipart/form-data; boundary=x", b"--x\r\n" + b"X: y\r\n" * 50_000 + b"\r\n"),
    ("multipart/form-data; boundary=x", b"".join(b'--x\r\nContent-Disposition: form-data; name="a%d"\r\n\r\ny\r\n' % n for n in range(5000)) + b"--x--"),
    ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="a"; filename="../../../x"\r\n\r\ny\r\n--x--'),
    ("multipart/form-data; boundary=" + "x" * 5000, b"--x"), ("application/x-www-form-urlencoded", b"&".join(b"a%d=b" % n for n in range(5000))),
    ("application/x-www-form-urlencoded", b"do=%ff%fe%00&name=%ED%A0%80"), ("application/x-www-form-urlencoded; charset=utf-16", b"do=x"),
]  # fmt: skip


@pytest.mark.parametrize("path", ["/en/login", "/en/account", "/en/people", "/en/review", "/en/add", "/en/overview"])
def test_a_form_that_is_none_is_told_and_breaks_nothing(office, path):  # noqa: F811 - the fixture
    app, secrets = office
    for kind, body in MISSHAPEN:
        answer = ask(app, secrets["admin"], "POST", path, content=body, headers={"Content-Type": kind})
        assert answer.status_code in (303, 400, 403, 404, 413, 422, 429), (kind[:50], body[:40], answer.status_code)
        assert b"Traceback" not in answer.content
