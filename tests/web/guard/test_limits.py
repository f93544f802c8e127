"""So many bytes, so many seconds."""

import asyncio

import pytest

from berdikari.web.guard.limits import BodyLimit, TimeLimit
from berdikari.web.guard.settings import Guarding

from .conftest import App, ask

SMALL = Guarding(body_bytes=10, upload_bytes=100, request_seconds=1, upload_seconds=2)


@pytest.mark.parametrize(
    "length, status",
    [("10", 200), ("11", 413), ("99999999999999999999999", 413), ("-1", 413), ("x", 413), ("²", 413), ("1, 99", 413)],
)
def test_what_announces_too_much_is_not_read(app, length, status):
    assert ask(BodyLimit(app, SMALL), method="POST", content_length=length).status == status
    assert len(app.seen) == (status == 200)


def test_what_brings_more_than_it_announced_is_cut_off(app):
    answer = ask(BodyLimit(app, SMALL), method="POST", body=[b"x" * 6] * 1000)
    assert (answer.status, answer.began) == (413, 1)
    assert b"MiB" in answer.body


def test_files_may_be_larger_where_files_are_handed_in(app):
    limit = BodyLimit(app, SMALL)
    for path in ("/add", "/id/add", "/tr/add", "/api/v1/documents"):
        assert ask(limit, path, "POST", body=[b"x" * 50]).body == b"50"
        assert ask(limit, path, "POST", body=[b"x" * 101]).status == 413
    assert ask(limit, "/id/address", "POST", body=[b"x" * 50]).status == 413


def test_an_app_that_takes_the_cut_for_a_broken_body_is_not_heard():
    async def app(scope, receive, send):
        try:
            while (await receive())["more_body"]:
                pass
        except Exception:  # noqa: BLE001 - as FastAPI does
            await send({"type": "http.response.start", "status": 400, "headers": []})
            await send({"type": "http.response.body", "body": b"cannot be parsed"})

    answer = ask(BodyLimit(app, SMALL), method="POST", body=[b"x" * 6] * 3)
    assert (answer.status, answer.began) == (413, 1)
    assert b"parsed" not in answer.body


def test_an_answer_that_does_not_begin_in_time():
    answer = ask(TimeLimit(App(seconds=30), SMALL))
    assert (answer.status, answer.began) == (503, 1)
    assert b"1 detik" in answer.body


def test_a_body_that_never_ends():
    async def app(scope, receive, send):
        await receive()
        await receive()

    assert ask(TimeLimit(app, SMALL), method="POST", body=[b"x"]).status == 503


def test_what_has_begun_may_go_on():
    async def app(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await asyncio.sleep(1.2)
        await send({"type": "http.response.body", "body": b"slow"})

    answer = ask(TimeLimit(app, SMALL))
    assert (answer.status, answer.body) == (200, b"slow")


def test_a_fault_of_the_app_is_not_swallowed():
    async def app(scope, receive, send):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        ask(TimeLimit(app, SMALL))
