"""Requests that are none, half ones, and such as two servers would read differently; over a socket, as attackers send them."""

import re
import socket
import threading
import time
from contextlib import suppress

import pytest
import uvicorn

from berdikari.edge.config import Settings
from berdikari.edge.store import open_store
from berdikari.web.app import make_app
from berdikari.web.desk import Desk
from berdikari.web.guard.patience import HurriedProtocol
from berdikari.web.page import takes_gzip


class Pressed(HurriedProtocol):
    """As served, in a greater hurry."""

    head_seconds, whole_seconds = 1.5, 5.0


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    with open_store(tmp_path_factory.mktemp("requests") / "x.db") as store:
        desk = Desk(store, Settings())
        how = {"host": "127.0.0.1", "port": 0, "log_level": "critical", "ws": "none", "http": Pressed}
        server = uvicorn.Server(uvicorn.Config(make_app(desk), **how))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield server.servers[0].sockets[0].getsockname()[1]
        server.should_exit = True
        thread.join(10)
        desk.close()


def send(port, raw):
    """All that comes back until the server hangs up."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        found = b""
        try:
            line.sendall(raw)
            while piece := line.recv(1 << 16):
                found += piece
        except ConnectionError:
            pass
        return found


def ask(port, path="/en/overview", method="GET", more="", body=b""):
    head = (
        f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\n{more}\r\n"
    )
    return send(port, head.encode("latin-1") + body)


def status(answer):
    return int(answer.split(b" ", 2)[1]) if answer else 0


POST = "POST /en/review HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n"
SMUGGLED = b"0\r\n\r\nGET /en/add HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
FRAMED_TWICE = [
    "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding: chunked\r\nContent-Length: 63\r\n",
    "Transfer-Encoding: xchunked\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding: identity, chunked\r\n",
    "Transfer-Encoding:\x0bchunked\r\nContent-Length: 4\r\n", "Transfer-Encoding : chunked\r\n",
    "Content-Length: 4\r\nContent-Length: 63\r\n", "Content-Length: +4\r\n", "Content-Length: -4\r\n", "Content-Length: 0x4\r\n",
    "Content-Length: 4 4\r\n", "Content-Length: " + "9" * 40 + "\r\n", "X-A: b\x00c\r\nContent-Length: 4\r\n",
    "X-A: b\rContent-Length: 63\r\n",
]  # fmt: skip


@pytest.mark.parametrize("framing", FRAMED_TWICE, ids=ascii)
def test_what_another_server_may_read_differently_is_refused_and_nothing_behind_it_is_read(port, framing):
    answer = send(port, (POST + framing + "\r\n").encode("latin-1") + SMUGGLED)
    assert answer.count(b"HTTP/1.1 ") == 1
    assert 400 <= status(answer) < 500
    assert b"connection: close" in answer.lower()


@pytest.mark.parametrize(
    "raw",
    [
        b"GET /en/overview HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost : localhost\r\n\r\n", b"GET / HTTP/1.1\r\nHost: localhost@evil.example\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", b"GET / HTTP/1.0\r\n\r\n",
        b"GET http://localhost/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", b"\x16\x03\x01\x00\xc8\x01\x00" + b"x" * 60,
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 200_000, "GET /ş HTTP/1.1\r\nHost: localhost\r\n\r\n".encode(),
        b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X: y\r\n" * 50_000,
    ],
    ids=lambda raw: ascii(raw[:60]),
)  # fmt: skip
def test_what_is_no_request_or_not_for_this_server_gets_no_page(port, raw):
    answer = send(port, raw)
    assert status(answer) in (0, 400, 421, 431)
    assert b"<html" not in answer
    assert b"evil.example" not in answer


PAGES_OR_NOT = ["/en/overview", "/en/review", "/static/icon.svg", "/robots.txt", "/", "/en/nowhere", "/en/%0d%0aSet-Cookie:x=1", "/en/x%0a"]  # fmt: skip


@pytest.mark.parametrize("method", ["DELETE", "PUT", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "FOO", "get", "POST"])
@pytest.mark.parametrize("path", PAGES_OR_NOT)
def test_a_method_that_an_address_does_not_take_is_told_by_a_page(port, path, method):
    answer = ask(port, path, method, "Content-Length: 0\r\n")
    head, _, body = answer.partition(b"\r\n\r\n")
    assert status(answer) in (303, 400, 404, 405)
    assert b"text/html" in head or status(answer) == 303
    assert body.startswith(b"<!doctype html>") or status(answer) == 303
    assert b"content-security-policy" in head.lower()
    assert b"set-cookie" not in head.lower()
    if status(answer) == 405:
        assert re.search(rb"\r\nallow: [A-Z, ]+", head, re.IGNORECASE)


@pytest.mark.parametrize("path", ["/api/v1/register", "/api/v1/nowhere", "/api/%0a"])
def test_below_the_api_it_is_told_as_the_api_tells(port, path):
    answer = ask(port, path, "DELETE")
    assert b"application/json" in answer
    assert b'{"fault":' in answer


@pytest.mark.parametrize("more", ["X-HTTP-Method-Override: DELETE", "X-HTTP-Method: POST", "X-Method-Override: PUT"])
def test_no_header_makes_another_method_of_it(port, more):
    assert status(ask(port, "/en/nowhere", "GET", more + "\r\n")) == 404
    assert status(ask(port, "/api/v1/judgements", "GET", more + "\r\n")) == 200


@pytest.mark.parametrize("more", ["X-Original-URL: /en/add", "X-Rewrite-URL: /en/add", "X-Forwarded-Prefix: //evil.example", "Destination: http://evil.example/"])  # fmt: skip
def test_no_header_leads_to_another_page(port, more):
    assert status(ask(port, "/en/nowhere", more=more + "\r\n")) == 404


PATHS = ["/static/../../../etc/passwd", "/static/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "/static/..%5c..%5cx", "/en/document/..%2f..%2fetc%2fpasswd",
         "/en/partnership/%00", "/en/partnership/%ff%fe", "/en/method/..%2fREADME", "/en/method/....//README", "/en/fair/" + "a" * 60_000,
         "/en/province/%2e%2e%2fx/profile.json", "/en/partnership/x.%2e%2e%2fpdf"]  # fmt: skip


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path[:40])
def test_no_path_leads_out_of_the_register(port, path):
    answer = ask(port, path)
    assert status(answer) == 404
    assert b"root:" not in answer


def test_half_a_head_holds_a_connection_only_so_long(port):
    begun = time.monotonic()
    lines = [socket.create_connection(("127.0.0.1", port), timeout=10) for _ in range(3)]
    lines[1].sendall(b"GET /robots.txt HTTP/1.1\r\nHost: localhost\r\nX-")
    lines[2].sendall(b"GET /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n")
    answer = b""
    while not answer.endswith(b"Disallow: /\n"):
        answer += lines[2].recv(1000)
    lines[2].sendall(b"GET /robots")
    while time.monotonic() - begun < 1:  # a letter now and then wins no time
        lines[1].sendall(b"a")
        time.sleep(0.2)
    for line in lines:
        with suppress(ConnectionError):
            assert line.recv(1000) == b""
        line.close()
    assert 1 < time.monotonic() - begun < 8
    assert status(ask(port, "/robots.txt")) == 200


def test_an_answer_that_nobody_fetches_ends(port):
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
        line.sendall(b"GET /api/v1/openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n" * 200)
        time.sleep(6.5)
        found = 0
        try:
            while piece := line.recv(1 << 16):
                found += len(piece)
        except ConnectionError:
            pass
    assert found < 200 * len(ask(port, "/api/v1/openapi.json"))


@pytest.mark.parametrize(
    "accepted, takes",
    [
        ("gzip", True), ("GZIP", True), ("br, gzip;q=0.5", True), ("gzip; q=1.000", True), ("deflate,gzip ;q=0.001", True),
        ("gzip;q=0", False), ("gzip; q=0.000, *", False), ("gzip;Q=0.0", False), ("", False), ("notgzip", False), ("gzipped, br", False),
        ("*;q=0", False), ("identity", False),
    ],
)  # fmt: skip
def test_who_takes_no_gzip_gets_none(port, accepted, takes):
    assert takes_gzip(accepted) is takes
    for path in ("/en/overview", "/static/icon.svg"):
        head = ask(port, path, more=f"Accept-Encoding: {accepted}\r\n").partition(b"\r\n\r\n")[0].lower()
        assert (b"content-encoding: gzip" in head) is takes
        assert b"vary: accept-encoding" in head
