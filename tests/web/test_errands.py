"""Errands: one process for all of them, followed by another where it dies, ended where there is nothing to do."""

import os
import time

import pytest

from berdikari.errors import BerdikariError
from berdikari.web.errands import Errands


def process_of(tell):
    tell("begun")
    return os.getpid()


def dies(tell):
    os._exit(3)


def refuses(tell):
    raise BerdikariError("found nothing")


def waits_for_stop(tell):
    while tell("on"):
        time.sleep(0.01)
    return os.getpid()


@pytest.fixture
def errands():
    made = Errands(seconds=60)
    yield made
    made.close()


def done(errand):
    assert errand.ended.wait(60)
    return errand


def test_the_process_stays_for_the_next_errand(errands):
    first, second = (done(errands.send(key, process_of)) for key in "ab")
    assert first.state == second.state == "done"
    assert first.answer == second.answer != os.getpid()
    assert first.told == "begun"


def test_a_process_that_died_is_followed_by_another(errands):
    first = done(errands.send("a", process_of)).answer
    assert done(errands.send("b", dies)).state == "failed"
    assert done(errands.send("c", process_of)).answer != first
    refused = done(errands.send("d", refuses))
    assert (refused.state, refused.fault) == ("failed", "found nothing")


def test_a_stop_ends_its_own_errand_alone(errands):
    errand = errands.send("a", waits_for_stop)
    errand.stop()
    assert done(errand).state == "done"
    assert done(errands.send("b", process_of)).answer == errand.answer
