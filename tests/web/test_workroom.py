"""Work in a process of its own: done one after the other, ended where it takes too long."""

import os
import time

import pytest

from berdikari.edge.config import Settings
from berdikari.errors import BerdikariError
from berdikari.records import Document
from berdikari.web import workroom
from berdikari.web.reader import Order, Workshop
from berdikari.web.workroom import Workroom

GIB = 2**30


def doubled(number):
    return 2 * number


def ended(_):
    os._exit(3)


def turning(_):
    while True:
        pass


def refused(_):
    raise BerdikariError("found nothing")


def process_of(_):
    return os.getpid()


@pytest.fixture
def room():
    opened = []

    def make(task, seconds=10, grace=20):
        opened.append(Workroom(task, seconds, GIB, grace))
        return opened[-1]

    yield make
    for one in opened:
        one.close()


def test_one_order_after_the_other(room):
    made = room(doubled)
    assert [made.do(number) for number in range(3)] == [0, 2, 4]


def test_an_order_on_which_the_process_dies_has_no_answer_and_the_next_one_has(room):
    assert room(ended).do(1) is None
    made = room(doubled)
    made.do(1)
    made._process.kill()
    made._process.join()
    assert made.do(4) == 8


def test_an_order_that_takes_too_long_is_ended(room):
    assert room(turning, seconds=1, grace=3).do(1) is None


def test_a_fault_in_use_comes_back(room):
    with pytest.raises(BerdikariError, match="found nothing"):
        room(refused).do(1)


def test_too_many_orders_are_refused(room, monkeypatch):
    monkeypatch.setattr(workroom, "PATIENCE", 0.1)
    made = room(doubled)
    for _ in range(workroom.MOST_WAITING):
        made._places.acquire()
    with pytest.raises(BerdikariError, match="ask later"):
        made.do(1)


def test_a_process_with_nothing_to_do_ends_itself_and_another_follows(room):
    made = room(process_of)
    first = made.do(1)
    made._line.close()
    deadline = time.monotonic() + 20
    while made._process.is_alive() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not made._process.is_alive()
    assert made.do(1) != first


def test_a_reader_whom_too_many_wait_for_says_so(monkeypatch):
    monkeypatch.setattr(workroom, "PATIENCE", 0.1)
    workshop = Workshop(Settings())
    for _ in range(workroom.MOST_WAITING):
        workshop._room._places.acquire()
    found = workshop.read(Order(source=Document(source="a.txt", text="Berita."), author="", today="2026-11-22"))
    assert "orders that wait already" in found.problems[0].message
