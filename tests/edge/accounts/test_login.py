"""Log-ins that fail: they wait longer each time, tell nothing, and lock nobody out."""

import threading

import pytest

from berdikari.edge.accounts import Visit
from berdikari.edge.accounts.passwords import Hasher
from berdikari.edge.accounts.throttle import network_of
from berdikari.errors import LoginRefusedError

GOOD = "kuda lari di pantai"
AWAY = Visit(address="198.51.100.9")


def attempt(accounts, name, password, visit=AWAY):
    try:
        accounts.log_in(name, password, visit)
    except LoginRefusedError as fault:
        return fault.reason, fault.seconds
    return "in", 0


@pytest.fixture
def siti(accounts, here):
    return accounts.add(here, "Siti", "editor", GOOD)[0]


@pytest.mark.parametrize("name", ["Siti", "nobody"])
def test_after_five_wrong_ones_every_next_one_waits_twice_as_long(accounts, siti, clock, name):
    assert [attempt(accounts, name, "wrong") for _ in range(5)] == [("wrong", 0)] * 5
    waits = []
    for _ in range(12):
        reason, seconds = attempt(accounts, name, "wrong")
        assert reason == "wait"
        waits.append(seconds)
        clock.move(seconds=seconds)
        assert attempt(accounts, name, "wrong") == ("wrong", 0)
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]


def test_the_right_password_waits_too_and_then_clears_the_count(accounts, siti, clock):
    for _ in range(5):
        attempt(accounts, "Siti", "wrong")
    assert attempt(accounts, "Siti", GOOD) == ("wait", 1)
    clock.move(seconds=1)
    assert attempt(accounts, "Siti", GOOD) == ("in", 0)
    assert [attempt(accounts, "Siti", "wrong")[0] for _ in range(5)] == ["wrong"] * 5


def test_an_attack_from_afar_does_not_lock_the_owner_out(accounts, siti, home):
    accounts.log_in("Siti", GOOD, home)
    for _ in range(6):
        attempt(accounts, "Siti", "wrong")
    assert attempt(accounts, "Siti", GOOD)[0] == "wait"
    assert attempt(accounts, "Siti", GOOD, home)[0] == "in"


def test_one_address_that_tries_many_names_waits_too(accounts, siti, here):
    accounts.add(here, "Budi", "viewer", GOOD)
    tries = [attempt(accounts, f"name {number}", "wrong")[0] for number in range(21)]
    assert tries == ["wrong"] * 20 + ["wait"]
    assert attempt(accounts, "Budi", GOOD)[0] == "wait"
    assert attempt(accounts, "Budi", GOOD, Visit(address="198.51.100.10"))[0] == "in"


def test_failures_are_forgotten_after_a_day(accounts, siti, clock):
    for _ in range(6):
        attempt(accounts, "Siti", "wrong")
    clock.move(hours=25)
    assert [attempt(accounts, "Siti", "wrong")[0] for _ in range(5)] == ["wrong"] * 5


def test_an_admin_at_the_server_lets_somebody_in_again(accounts, siti, here):
    for _ in range(6):
        attempt(accounts, "Siti", "wrong")
    accounts.set_password(here, "Siti", "empat payung biru tua")
    assert attempt(accounts, "Siti", "empat payung biru tua")[0] == "in"


def test_many_at_once_are_counted_before_their_passwords_are_looked_at(accounts, siti):
    found = []
    threads = [threading.Thread(target=lambda: found.append(attempt(accounts, "Siti", "wrong")[0])) for _ in range(9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == ["wait"] * 4 + ["wrong"] * 5


def test_an_unknown_name_costs_the_same_work(accounts, siti, monkeypatch):
    looked, real = [], Hasher.fits
    monkeypatch.setattr(Hasher, "fits", lambda self, kept, given: (looked.append(kept), real(self, kept, given))[1])
    verified, check = [], accounts._hasher._argon2.verify

    class Counting:
        def verify(self, kept, given):
            verified.append(kept)
            return check(kept, given)

    accounts._hasher._argon2 = Counting()
    attempt(accounts, "nobody", "wrong")
    attempt(accounts, "Siti", "wrong")
    assert looked[0] is None
    assert looked[1] == verified[1]
    assert verified[0].split("$")[:4] == verified[1].split("$")[:4]


@pytest.mark.parametrize("name", ["a\0b", "\0", "", " ", "x" * 100_000, "Siti\0", "'; DROP TABLE accounts; --"])
def test_a_name_that_cannot_be_is_wrong_like_any_other(accounts, siti, here, name):
    assert attempt(accounts, name, "wrong\0") == ("wrong", 0)
    assert accounts.end_sessions(here, only="a\0b", name="Siti") == 0
    assert accounts.how_many() == 1


@pytest.mark.parametrize(
    "address, network",
    [
        ("8.8.8.8", "8.8.8.8"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
        ("unix", "unix"),
    ],
)
def test_a_line_of_ipv6_is_one_address(address, network):
    assert network_of(address) == network
