"""The audit log: it grows, refuses changes, and shows those that were made behind its back."""

import threading

import pytest
from sqlalchemy import text

from berdikari.edge.accounts import Visit, Who
from berdikari.edge.accounts.audit import START
from berdikari.errors import LoginRefusedError, StoreError

GOOD = "kuda lari di pantai"


def run(accounts, *statements):
    with accounts._backend.writing() as connection:
        for statement in statements:
            connection.execute(text(statement))


@pytest.fixture
def filled(accounts, here, home):
    accounts.add(here, "Siti", "editor", GOOD)
    who = accounts.log_in("Siti", GOOD, home).who
    accounts.record(who, "judge", "3fa1", detail="same")
    return accounts


def test_who_did_what_when_from_where(filled, here, clock):
    entries = filled.log(here)
    assert [(one.number, one.name, one.action, one.subject, one.outcome, one.address) for one in entries] == [
        (3, "Siti", "judge", "3fa1", "done", "103.10.1.1"),
        (2, "Siti", "session.begin", "Siti", "done", "103.10.1.1"),
        (1, "local", "account.add", "Siti", "done", ""),
    ]
    assert {one.at for one in entries} == {clock.now}
    assert entries[0].request == "r1"
    assert filled.log(here, before=3, most=1) == entries[1:2]


def test_a_whole_log_is_whole(filled):
    found = filled.check_log()
    assert (found.entries, found.fault) == (3, None)
    assert len(found.head) == 64


def test_an_empty_log_is_whole(accounts):
    assert (accounts.check_log().entries, accounts.check_log().head, accounts.check_log().fault) == (0, START, None)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_log SET name = 'Budi' WHERE number = 2",
        "DELETE FROM audit_log",
        "DELETE FROM audit_log WHERE number = 3",
    ],
)
def test_the_store_refuses_changes(filled, statement):
    with pytest.raises(StoreError, match="append-only"):
        run(filled, statement)
    assert filled.check_log().entries == 3


def test_each_store_refuses_its_own_way_around(filled, where):
    way = "TRUNCATE audit_log" if "postgresql" in where else "INSERT OR REPLACE INTO audit_log SELECT * FROM audit_log"
    with pytest.raises(StoreError, match="append-only"):
        run(filled, way)


@pytest.mark.parametrize(
    "statement, fault",
    [
        ("UPDATE audit_log SET name = 'Budi' WHERE number = 2", "entry 2 was changed"),
        ("UPDATE audit_log SET outcome = 'refused' WHERE number = 1", "entry 1 was changed"),
        ("DELETE FROM audit_log WHERE number = 2", "entry 2 is missing"),
        ("UPDATE audit_log SET previous = hash WHERE number = 3", "entry 3 does not follow"),
    ],
)
def test_what_is_changed_behind_its_back_shows(filled, where, statement, fault):
    if "postgresql" in where:
        run(filled, "ALTER TABLE audit_log DISABLE TRIGGER audit_append_only", statement)
    else:
        run(filled, "DROP TRIGGER audit_no_update", "DROP TRIGGER audit_no_delete", statement)
    assert fault in filled.check_log().fault


def test_many_writers_make_one_chain(accounts, here):
    def work(number):
        for _ in range(5):
            accounts.record(here, "judge", str(number))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (accounts.check_log().entries, accounts.check_log().fault) == (20, None)


def test_a_failed_log_in_is_written_down_but_no_name_that_is_none(filled, here):
    for name in ("Siti", "my secret password"):
        with pytest.raises(LoginRefusedError):
            filled.log_in(name, "wrong", Visit(address="198.51.100.9"))
    newest, before = filled.log(here, most=2)
    assert (newest.name, newest.subject, newest.outcome) == ("unknown", "unknown", "failed")
    assert (before.name, before.outcome, before.address) == ("Siti", "failed", "198.51.100.9")


def test_no_line_of_the_log_can_be_forged(accounts, here):
    visit = Visit(address="1\n2", request="\x1b[2J")
    accounts.record(Who(name="a\nb\0", role="viewer", visit=visit), "x\ry", "z" * 9999)
    [entry] = accounts.log(here)
    assert (entry.name, entry.action, entry.address, entry.request) == (
        "a\ufffdb\ufffd",
        "x\ufffdy",
        "1\ufffd2",
        "\ufffd[2J",
    )
    assert len(entry.subject) == 500
    assert accounts.check_log().fault is None
