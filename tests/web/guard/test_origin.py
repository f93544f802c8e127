"""Requests of other sites' pages change nothing."""

import pytest

from berdikari.web.guard.origin import Origin

from .conftest import ask


@pytest.mark.parametrize(
    "headers",
    [
        {"sec_fetch_site": "same-origin"}, {"sec_fetch_site": "none"},
        {"origin": "http://testserver"}, {"origin": "https://testserver", "cookie": "berdikari=x"},
        {"referer": "http://testserver/id/review", "cookie": "berdikari=x"},
        {}, {"authorization": "Bearer bdk_x"},
    ],
)  # fmt: skip
def test_what_is_ours_passes(app, headers):
    assert ask(Origin(app), method="POST", **headers).status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"sec_fetch_site": "cross-site"}, {"sec_fetch_site": "same-site"}, {"sec_fetch_site": "strange"},
        {"sec_fetch_site": "cross-site", "origin": "http://testserver"},
        {"origin": "http://evil.example"}, {"origin": "null"}, {"origin": "http://testserver:81"},
        {"origin": "http://testserver.evil.example"}, {"origin": "http://testserver@evil.example"}, {"origin": "http://[bad"},
        {"referer": "http://evil.example/?http://testserver/"}, {"cookie": "berdikari=x"},
    ],
)  # fmt: skip
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "post", "STRANGE"])
def test_what_another_site_sends_is_refused(app, headers, method):
    answer = ask(Origin(app), method=method, **headers)
    assert answer.status == 403
    assert app.seen == []


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_what_changes_nothing_passes(app, method):
    assert ask(Origin(app), method=method, sec_fetch_site="cross-site", cookie="berdikari=x").status == 200


def test_it_is_said_in_the_language_of_the_page(app):
    words = [ask(Origin(app), path, "POST", origin="null").body for path in ("/id/review", "/en/review", "/tr/review")]
    assert b"situs lain" in words[0]
    assert b"another site" in words[1]
    assert "başka bir sitenin".encode() in words[2]
    answer = ask(Origin(app), "/api/v1/judgements", "POST", origin="null", accept_language="en")
    assert answer["content-type"] == "application/json"
    assert b'"fault":"This was sent by a page of another site' in answer.body
