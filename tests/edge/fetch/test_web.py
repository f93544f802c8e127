import gzip
import threading
import time
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from berdikari.edge.config import Settings
from berdikari.edge.fetch import connect, web
from berdikari.edge.fetch.addresses import is_public
from berdikari.edge.fetch.web import checked, fetch
from berdikari.errors import UnreadableSourceError, UnsafeLinkError

REFUSED = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "255.255.255.255",
    "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "192.88.99.1", "224.0.0.1", "240.0.0.1",
    "::", "::1", "::127.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1", "64:ff9b::808:808",
    "64:ff9b:1::1", "2002:7f00:1::", "2002:808:808::", "2001:0:1::1", "2001:db8::1", "3fff::1", "fc00::1", "fd12::1",
    "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "100::1", "5f00::1", "no address",
]  # fmt: skip


@pytest.mark.parametrize("address", REFUSED)
def test_an_address_that_is_not_on_the_public_internet(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "103.10.1.1", "2606:4700::1111", "2001:4860:4860::8888", "2a00:1450::1"]
)
def test_an_address_of_the_public_internet(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    ["ftp://a.id/x", "file:///etc/passwd", "gopher://a.id/", "http://a.id:22/", "http://u:p@a.id/", "http:///x", "javascript:1",
     "http://xn--.com/"],
)  # fmt: skip
def test_a_link_that_is_not_followed(url):
    with pytest.raises(UnsafeLinkError):
        checked(url)


def test_a_password_in_a_link_is_not_repeated():
    with pytest.raises(UnsafeLinkError) as fault:
        checked("http://user:secret@a.id/")
    assert "secret" not in str(fault.value)


def test_one_bad_address_among_good_ones_is_enough():
    with pytest.raises(UnsafeLinkError, match=r"10\.0\.0\.1"):
        fetch("http://a.example/", Settings(), resolve=lambda *_: ["8.8.8.8", "10.0.0.1"])


def test_a_host_without_an_address():
    with pytest.raises(UnreadableSourceError, match="no address"):
        fetch("http://a.example/", Settings(), resolve=lambda *_: [])


@contextmanager
def server(answers, monkeypatch):
    """A web server on this machine whose address counts as public; answers: what it does for each path."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            answers[self.path](self)

        def log_message(self, *args):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        port = running.server_port
        monkeypatch.setattr(connect, "is_public", lambda address: address == "127.0.0.1")
        monkeypatch.setattr(connect, "_is_of", lambda *_: False)
        monkeypatch.setattr(web, "_PORTS", (None, 80, port))
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://kabar.example:{port}"
        running.shutdown()


def resolved(host, port):
    return {"kabar.example": ["127.0.0.1"], "dalam.example": ["10.0.0.7"]}[host]


def sends(body, status=200, **headers):
    def answer(handler):
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        with suppress(OSError):
            handler.wfile.write(body)

    return answer


def test_a_page_is_fetched_by_its_name_from_the_checked_address(monkeypatch):
    seen = []

    def answer(handler):
        seen.append(handler.headers["Host"])
        sends("İsi".encode("cp1254"), Content_Type="text/html; charset=iso-8859-9")(handler)

    with server({"/a": answer}, monkeypatch) as site:
        found = fetch(site + "/a#bagian", Settings(), resolve=resolved)
    assert (found.body, found.charset, found.url) == ("İsi".encode("cp1254"), "cp1254", site + "/a")
    assert seen == [site.removeprefix("http://")]


def test_redirects_are_followed_and_checked_again(monkeypatch):
    answers = {
        "/a": sends(b"", 302, Location="/b"),
        "/b": sends(b"isi"),
        "/in": sends(b"", 301, Location="http://dalam.example/rahasia"),
        "/meta": sends(b"", 301, Location="http://169.254.169.254/latest"),
        "/file": sends(b"", 301, Location="file:///etc/passwd"),
        "/loop": sends(b"", 307, Location="/loop"),
    }
    with server(answers, monkeypatch) as site:
        assert fetch(site + "/a", Settings(), resolve=resolved).url == site + "/b"
        with pytest.raises(UnsafeLinkError, match=r"10\.0\.0\.7"):
            fetch(site + "/in", Settings(), resolve=resolved)
        with pytest.raises(UnsafeLinkError, match=r"169\.254"):
            fetch(site + "/meta", Settings(), resolve=lambda host, _: [host] if host[0] == "1" else ["127.0.0.1"])
        with pytest.raises(UnsafeLinkError, match="neither http"):
            fetch(site + "/file", Settings(), resolve=resolved)
        with pytest.raises(UnreadableSourceError, match="more than 5 redirects"):
            fetch(site + "/loop", Settings(), resolve=resolved)


def test_too_much_is_refused_packed_or_not(monkeypatch):
    answers = {
        "/plain": sends(b"x" * 5000),
        "/bomb": sends(gzip.compress(b"x" * 5_000_000), Content_Encoding="gzip"),
        "/packed": sends(gzip.compress(b"isi" * 100), Content_Encoding="gzip"),
        "/brotli": sends(b"x", Content_Encoding="br"),
    }
    with server(answers, monkeypatch) as site:
        assert fetch(site + "/packed", Settings(), resolve=resolved).body == b"isi" * 100
        for path in ("/plain", "/bomb"):
            with pytest.raises(UnreadableSourceError, match="more than 4000 bytes"):
                fetch(site + path, Settings(file_bytes=4000), resolve=resolved)
        with pytest.raises(UnreadableSourceError, match="packed as br"):
            fetch(site + "/brotli", Settings(), resolve=resolved)


def test_an_answer_that_drips_ends_at_the_deadline(monkeypatch):
    def drip(handler):
        handler.send_response(200)
        handler.end_headers()
        try:
            for _ in range(100):
                handler.wfile.write(b"x")
                time.sleep(0.1)
        except OSError:
            pass

    with server({"/": drip}, monkeypatch) as site, pytest.raises(UnreadableSourceError, match="within 1 s"):
        fetch(site + "/", Settings(fetch_seconds=1), resolve=resolved)


@pytest.mark.parametrize("status", [204, 403, 404, 500])
def test_an_answer_that_is_no_article(monkeypatch, status):
    with (
        server({"/": sends(b"", status)}, monkeypatch) as site,
        pytest.raises(UnreadableSourceError, match=str(status)),
    ):
        fetch(site + "/", Settings(), resolve=resolved)
