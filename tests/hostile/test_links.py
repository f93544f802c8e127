"""Links that would lead a server to itself, to its network, or to a cloud's keys. Nobody is ever called."""

import httpcore
import pytest

from berdikari.edge.config import Settings
from berdikari.edge.fetch.web import fetch
from berdikari.errors import UnreadableSourceError, UnsafeLinkError

from .conftest import resolving

BACK = ["127.0.0.1"]
NAMES = {
    "localhost": BACK, "www__localhost": BACK, "127__0__0__1__nip__io": BACK, "rebound__example": ["10.0.0.7"],
    "metadata__google__internal": ["169.254.169.254"], "six__example": ["2606:4700::1111", "fd00::1"],
    "mixed__example": ["8.8.8.8", "192.168.1.1"], "mapped__example": ["::ffff:10.0.0.1"],
    "nat64__example": ["64:ff9b::a00:1"], "good__example": ["8.8.8.8"], "printer__local": ["169.254.3.4"],
}  # fmt: skip

PRIVATE = [
    # plain
    "http://127.0.0.1/", "http://127.8.9.10/", "http://10.0.0.1/", "http://172.16.0.1/", "http://172.31.255.255/",
    "http://192.168.0.1/admin", "http://169.254.169.254/latest/meta-data/", "http://100.64.0.1/", "http://0.0.0.0/",
    "http://192.0.0.8/", "http://168.63.129.16/machine?comp=goalstate", "http://198.18.0.1/", "http://192.0.2.1/", "http://224.0.0.1/", "http://255.255.255.255/",
    # the same, written as few would
    "http://0/", "http://127.1/", "http://127.0.1/", "http://2130706433/", "http://0x7f000001/", "http://0x7f.0.0.1/",
    "http://0177.0.0.1/", "http://017700000001/", "http://0x7f.1/", "http://3232235521/", "http://0xA9FEA9FE/",
    "http://0251.0376.0251.0376/", "http://①②⑦.⓪.⓪.①/", "http://127。0。0。1/", "http://１２７.0.0.1/",
    "http://127.0.0.1./", "http://%31%32%37.0.0.1/",
    # IPv6 and its detours to IPv4
    "http://[::1]/", "http://[::]/", "http://[0:0:0:0:0:0:0:1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/",
    "http://[::ffff:a9fe:a9fe]/", "http://[::127.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://[64:ff9b::10.0.0.1]/",
    "http://[64:ff9b:1::a00:1]/", "http://[::ffff:0:127.0.0.1]/", "http://[2002:7f00:1::]/", "http://[2002:a00:1::1]/", "http://[2001:0:7f00:1::]/",
    "http://[fc00::1]/", "http://[fd12:3456::1]/", "http://[fe80::1]/", "http://[fe80::1%25lo]/", "http://[fec0::1]/",
    "http://[ff02::1]/", "http://[2001:db8::1]/", "http://[5f00::1]/", "http://[100::1]/",
    # by name
    "http://localhost/", "http://LOCALHOST/", "http://localhost./", "http://www.localhost/", "http://127.0.0.1.nip.io/",
    "http://rebound.example/", "http://metadata.google.internal/computeMetadata/v1/", "http://printer.local/",
    "https://mixed.example/", "http://six.example/", "http://mapped.example/", "http://nat64.example/",
]  # fmt: skip
NOT_FOLLOWED = [
    "file:///etc/passwd", "file://localhost/etc/passwd", "ftp://good.example/", "gopher://good.example:70/_x",
    "dict://good.example:2628/", "ldap://good.example/", "data:text/html,<script>alert(1)</script>", "javascript:alert(1)",
    "jar:http://good.example!/", "//good.example/", "good.example/x", "", "http://", "http:///etc/passwd", "http:",
    "http://good.example@127.0.0.1/", "http://127.0.0.1@good.example/", "http://user:secret@good.example/",
    "http://good.example:22/", "http://good.example:6379/", "http://good.example:11211/", "http://good.example:0/",
    "http://good.example:99999/", "http://good.example:-1/", "http://[::1", "http://[::1]x/", "http://a b/",
    "http://good.example\r\nHost: evil.example/", "http://good\t.example/", "http://good.example\x00.evil.example/",
    "http:\\\\127.0.0.1\\", "http://127.0.0.1\\@good.example/", "http://xn--.example/", "http://" + "a" * 300 + ".example/",
    "http://good.example/" + "x" * 70_000,
]  # fmt: skip


@pytest.mark.parametrize("link", PRIVATE, ids=ascii)
def test_a_link_to_what_is_private_calls_nobody(link, network):
    with pytest.raises((UnsafeLinkError, UnreadableSourceError)) as fault:
        fetch(link, Settings(), resolve=resolving(**NAMES))
    assert network.called == []
    if isinstance(fault.value, UnsafeLinkError):
        assert "not fetched" in str(fault.value)


@pytest.mark.parametrize("link", PRIVATE[:27], ids=ascii)
def test_it_is_said_that_the_address_is_not_public(link, network):
    with pytest.raises(UnsafeLinkError, match=r"not on the public internet|it is no link"):
        fetch(link, Settings(), resolve=resolving(**NAMES))


@pytest.mark.parametrize("link", NOT_FOLLOWED, ids=lambda link: ascii(link[:60]))
def test_a_link_that_is_none_or_of_another_kind_calls_nobody(link, network):
    with pytest.raises((UnsafeLinkError, UnreadableSourceError)) as fault:
        fetch(link, Settings(), resolve=resolving(**NAMES))
    assert network.called == []
    assert "secret" not in str(fault.value)


# Those that a header can say, and that do not stay on a public site as a redirect.
REDIRECTS = [
    link
    for link in (*PRIVATE, *NOT_FOLLOWED)
    if link.isascii() and link.isprintable() and link not in ("", "good.example/x", "//good.example/")
]


@pytest.mark.parametrize("link", REDIRECTS, ids=lambda link: ascii(link[:60]))
def test_a_redirect_leads_there_no_more_than_a_link(link, network):
    network.answers = [f"HTTP/1.1 302 Found\r\nLocation: {link}\r\nContent-Length: 0\r\n\r\n".encode()]
    with pytest.raises((UnsafeLinkError, UnreadableSourceError)):
        fetch("http://good.example/", Settings(), resolve=resolving(**NAMES))
    assert [address for address, _ in network.called] in (["8.8.8.8"], ["8.8.8.8"] * 2)


def test_a_name_that_changes_its_address_is_called_where_it_was_looked_at(network):
    answers = [["8.8.8.8"], ["127.0.0.1"]]
    with pytest.raises(UnreadableSourceError):
        fetch("http://turning.example/", Settings(), resolve=lambda *_: answers.pop(0))
    assert network.called == [("8.8.8.8", 80)]


def test_a_name_that_changes_between_two_redirects_is_looked_at_again(network):
    answers = [["8.8.8.8"], ["127.0.0.1"]]
    network.answers = [b"HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"]
    with pytest.raises(UnsafeLinkError, match=r"127\.0\.0\.1"):
        fetch("http://turning.example/", Settings(), resolve=lambda *_: answers.pop(0))
    assert network.called == [("8.8.8.8", 80)]


def test_a_public_address_of_this_very_machine_is_hung_up_on(network, monkeypatch):
    network.answers = [b"HTTP/1.1 200 OK\r\n\r\nsecret"]
    written = []
    monkeypatch.setattr(httpcore.MockStream, "get_extra_info", lambda *_: ("8.8.8.8", 40_000))
    monkeypatch.setattr(httpcore.MockStream, "write", lambda _self, raw, *_: written.append(raw))
    with pytest.raises(UnsafeLinkError, match="which is this machine"):
        fetch("http://good.example/", Settings(), resolve=resolving(**NAMES))
    assert written == []


def test_redirects_in_a_circle_end(network):
    network.answers = [b"HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"] * 99
    with pytest.raises(UnreadableSourceError, match="more than 5 redirects"):
        fetch("http://good.example/", Settings(), resolve=resolving(**NAMES))
    assert len(network.called) == 6


def test_an_answer_without_end_is_cut_off(network):
    network.answers = [b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 5000]
    with pytest.raises(UnreadableSourceError, match="more than 1000 bytes"):
        fetch("http://good.example/", Settings(file_bytes=1000), resolve=resolving(**NAMES))


def test_a_packed_answer_that_swells_is_cut_off(network):
    import gzip  # noqa: PLC0415

    packed = gzip.compress(b"\0" * 50_000_000)
    network.answers = [b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + packed]
    with pytest.raises(UnreadableSourceError, match="more than 1000000 bytes"):
        fetch("http://good.example/", Settings(file_bytes=1_000_000), resolve=resolving(**NAMES))


@pytest.mark.parametrize("packing", ["br", "deflate", "gzip, gzip", "zstd"])
def test_other_packings_are_refused(network, packing):
    network.answers = [f"HTTP/1.1 200 OK\r\nContent-Encoding: {packing}\r\n\r\nx".encode()]
    with pytest.raises(UnreadableSourceError, match="packed as"):
        fetch("http://good.example/", Settings(), resolve=resolving(**NAMES))
