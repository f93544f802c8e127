"""Names under which a server answers; DNS rebinding and hidden proxies are refused."""

import pytest

from berdikari.web.guard.hosts import Hosts, name_in
from berdikari.web.guard.settings import Guarding, is_loopback

from .conftest import ask


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8000", "localhost", "LOCALHOST:1", "localhost.", "[::1]:8000", "127.8.9.1"]
)
def test_alone_it_answers_under_its_loopback_names(app, host):
    assert ask(Hosts(app, Guarding()), host=host).status == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example:8000", "127.0.0.1.nip.io", "localhost.evil.example", "192.168.1.5", "[fe80::1]", "", "a@localhost",
        "localhost/x", "localhost\\x", "localhost, evil.example", "2130706433", "0x7f.1", "[::1", None,
    ],
)  # fmt: skip
def test_alone_it_answers_under_no_other(app, host):
    assert ask(Hosts(app, Guarding()), host=host).status == 421
    assert app.seen == []


def test_two_host_headers_are_refused(app):
    assert not Hosts(app, Guarding()).answers_to(["localhost", "localhost"])


@pytest.mark.parametrize("header", ["x_forwarded_for", "forwarded", "x_real_ip", "via", "x_forwarded_host"])
def test_alone_it_is_not_reached_through_a_proxy(app, header):
    answer = ask(Hosts(app, Guarding()), host="127.0.0.1:8000", **{header: "198.51.100.7"})
    assert answer.status == 403
    assert b"BERDIKARI_ALLOWED_HOSTS" in answer.body


def test_a_server_for_others_answers_under_the_names_it_was_given(app):
    hosts = Hosts(app, Guarding(host="0.0.0.0", allowed_hosts="alkes.example.go.id, 10.0.0.5"))
    assert [
        ask(hosts, host=host).status for host in ("alkes.example.go.id", "ALKES.example.go.id:443", "10.0.0.5")
    ] == [200] * 3
    assert [ask(hosts, host=host).status for host in ("other.example", "10.0.0.6", "localhost")] == [421] * 3


def test_without_names_it_answers_under_numbers_only(app, monkeypatch):
    monkeypatch.setattr("socket.gethostname", lambda: "Kantor-7")
    hosts = Hosts(app, Guarding(host="0.0.0.0"))
    assert [ask(hosts, host=host).status for host in ("10.0.0.5:8000", "[2001:db8::1]", "kantor-7")] == [200] * 3
    assert ask(hosts, host="rebound.example").status == 421


@pytest.mark.parametrize(
    "host, alone",
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("10.0.0.1", False),
        ("", False),
        ("example", False),
    ],
)
def test_what_is_loopback(host, alone):
    assert is_loopback(host) == alone


def test_a_proxy_before_loopback_makes_it_a_server_for_others():
    assert Guarding().is_alone
    assert not Guarding(allowed_hosts="alkes.example").is_alone


def test_the_name_without_its_port():
    assert name_in("[::1]:80") == "::1"
    assert name_in("a.example:80") == "a.example"
