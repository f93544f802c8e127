from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from berdikari.errors import InvalidRecordError
from berdikari.match import meet
from berdikari.match.meet import arrange
from berdikari.records.match import Firm, Pair


def pair(guest, host, fit, recommended=True):
    return Pair(guest=guest, host=host, device="x", fit=fit, features=(), recommended=recommended)


def firm(name, **more):
    return Firm(name=name, country="TUR", **more)


fits = st.lists(st.floats(0.31, 1.0), min_size=9, max_size=9)


@given(fits, st.integers(1, 4), st.integers(1, 3), st.integers(0, 2))
@examples(max_examples=30)
def test_every_timetable_can_be_kept(values, slots, tables, most):
    guests = [firm("a", away=(0,)), firm("b", most=most or None), firm("c")]
    hosts = [firm("x"), firm("y"), firm("z", most=1)]
    pairs = [
        pair(guest.name, host.name, fit)
        for (guest, host), fit in zip(((g, h) for g in guests for h in hosts), values, strict=True)
    ]
    found = arrange(pairs, guests, hosts, [str(at) for at in range(slots)], tables)
    places = [(meeting.slot, name) for meeting in found.meetings for name in (meeting.pair.guest, meeting.pair.host)]
    assert len(places) == len(set(places))
    assert (0, "a") not in places
    assert len({(meeting.pair.guest, meeting.pair.host) for meeting in found.meetings}) == len(found.meetings)
    assert all(1 <= meeting.table <= tables for meeting in found.meetings)
    assert sum(meeting.pair.host == "z" for meeting in found.meetings) <= 1
    assert not most or sum(meeting.pair.guest == "b" for meeting in found.meetings) <= most


@given(fits)
@examples(max_examples=30)
def test_one_slot_is_the_best_matching(values):
    names = [(guest, host) for guest in "abc" for host in "xyz"]
    pairs = [pair(*pair_of, fit) for pair_of, fit in zip(names, values, strict=True)]
    best = max(
        sum(one.fit for one in some)
        for some in combinations(pairs, 3)
        if len({one.guest for one in some}) == len({one.host for one in some}) == 3
    )
    found = arrange(pairs, [firm(one) for one in "abc"], [firm(one) for one in "xyz"], ["09:00"], 3)
    assert found.fit == pytest.approx(best, abs=1e-3)


def test_everybody_is_heard_before_anybody_is_heard_twice():
    pairs = [pair("a", "x", 0.9), pair("a", "y", 0.9), pair("b", "x", 0.4)]
    found = arrange(pairs, [firm("a"), firm("b")], [firm("x"), firm("y")], ["1"], 2)
    assert {meeting.pair.guest for meeting in found.meetings} == {"a", "b"}


def test_what_is_not_recommended_is_not_arranged():
    found = arrange(
        [pair("a", "x", 0.9, recommended=False), pair("b", "x", 0.2)], [firm("a"), firm("b")], [firm("x")], ["1"], 1
    )
    assert found.meetings == ()
    assert found.alone == (("a", "no_fit"), ("b", "no_fit"))


def test_who_is_outbid_is_told_so():
    found = arrange([pair("a", "x", 0.9), pair("b", "x", 0.5)], [firm("a"), firm("b")], [firm("x")], ["1"], 1)
    assert found.alone == (("b", "outbid"),)


def test_a_day_without_slots_is_refused():
    with pytest.raises(InvalidRecordError, match="at least one"):
        arrange([], [], [], [], 1)


@given(st.lists(st.floats(0.31, 1.0), min_size=12, max_size=12), st.integers(1, 2), st.integers(1, 2))
@examples(max_examples=20)
def test_pairs_that_are_left_out_would_change_nothing(values, slots, tables):
    guests, hosts = [firm("a"), firm("b")], [firm(name) for name in "uvwxy"] + [firm("z", most=1)]
    every = [(guest.name, host.name) for guest in guests for host in hosts]
    pairs = [pair(guest, host, fit) for (guest, host), fit in zip(every, values, strict=True)]
    names = [str(at) for at in range(slots)]
    found = arrange(pairs, guests, hosts, names, tables)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(meet, "_worth_trying", lambda pairs, _hosts, _meetings: list(pairs))
        assert found.fit == pytest.approx(arrange(pairs, guests, hosts, names, tables).fit, rel=2e-4)
