"""Rates: so many at once, then so many a second."""

import pytest

from berdikari.web.guard.rates import Buckets, Rates, address_of

from .conftest import ask


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def many(app, count, **how):
    return [ask(app, **how).status for _ in range(count)]


def test_a_session_has_its_burst_and_then_its_rate(app, clock):
    rates = Rates(app, per_minute=60, burst=5, clock=clock)
    assert many(rates, 6, cookie="berdikari=a") == [200] * 5 + [429]
    answer = ask(rates, cookie="berdikari=a")
    assert answer["retry-after"] == "2"
    assert b"2 detik" in answer.body
    clock.now += 2
    assert many(rates, 3, cookie="berdikari=a") == [200, 200, 429]


def test_others_are_not_hindered(app, clock):
    rates = Rates(app, per_minute=60, burst=2, clock=clock)
    assert many(rates, 3, cookie="berdikari=a") == [200, 200, 429]
    assert many(rates, 2, cookie="berdikari=b") == [200, 200]
    assert many(rates, 3, authorization="Bearer bdk_c", client="198.51.100.1")[-1] == 429


def test_made_up_tokens_are_caught_by_their_address(app, clock):
    rates = Rates(app, per_minute=60, burst=5, clock=clock)
    assert [ask(rates, authorization=f"Bearer {number}").status for number in range(21)] == [200] * 20 + [429]
    assert ask(rates, client="103.10.1.2").status == 200


def test_a_line_of_ipv6_is_one_address(app, clock):
    rates = Rates(app, per_minute=60, burst=1, clock=clock)
    assert [ask(rates, client=f"2001:db8::{number}").status for number in range(1, 6)] == [200] * 4 + [429]


def test_what_changes_something_counts_more(app, clock):
    rates = Rates(app, per_minute=60, burst=10, clock=clock)
    assert many(rates, 3, method="POST", cookie="berdikari=a") == [200, 200, 429]


def test_style_sheets_count_nothing(app, clock):
    rates = Rates(app, per_minute=60, burst=1, clock=clock)
    assert many(rates, 20, path="/static/icon.svg") == [200] * 20
    assert many(rates, 5, path="/static/overview")[-1] == 429


def test_a_cost_beyond_the_burst_is_the_whole_burst(clock):
    assert Buckets(1, 2, clock).take("a", 5) == 0


def test_it_does_not_grow_for_ever(clock, monkeypatch):
    monkeypatch.setattr("berdikari.web.guard.rates._MOST_KEYS", 3)
    buckets = Buckets(1, 1, clock)
    for key in "abcdef":
        buckets.take(key, 1)
    assert list(buckets._kept) == ["d", "e", "f"]


def test_a_socket_of_this_machine_has_no_address():
    assert address_of({"client": None}) == ""
