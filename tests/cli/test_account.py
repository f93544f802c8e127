"""`berdikari account`: from the first admin to the log."""

import getpass
import json
import re
from pathlib import Path

import pytest

GOOD = "kuda lari di pantai"


@pytest.fixture
def typed(monkeypatch):
    """What is typed where a password is asked for."""

    def types(*answers):
        waiting = list(answers)
        monkeypatch.setattr(getpass, "getpass", lambda _: waiting.pop(0))

    return types


def log_in(store="berdikari.db", password=GOOD):
    from berdikari.edge.accounts import Visit, open_accounts  # noqa: PLC0415

    with open_accounts(store) as accounts:
        return accounts.log_in("siti", password, Visit()).who.role


def test_the_first_admin_chooses_a_password_by_a_code(run):
    from berdikari.edge.accounts import Visit, open_accounts  # noqa: PLC0415

    ran = run("account", "add", "siti", "--role", "admin", "--lang", "en")
    assert ran.code == 0
    assert "account siti made, as admin" in ran.out
    code = re.search(r"72 hours: (\S+)", ran.out)[1]
    assert "(belum ada kata sandi)" in run("account", "list").out
    with open_accounts("berdikari.db") as accounts:
        accounts.accept(code, GOOD, Visit())
    assert json.loads(run("account", "list", "--json").out)["password"] is True
    assert log_in() == "admin"


def test_a_password_that_is_asked_for(run, typed):
    typed(GOOD, GOOD, "pendek", "pendek", GOOD, "lain")
    assert run("account", "add", "siti", "--ask").code == 0
    assert log_in() == "viewer"
    weak, differ = (run("account", "password", "siti", "--ask", "--lang", "en") for _ in range(2))
    assert (weak.code, differ.code) == (2, 2)
    assert "at least 12" in weak.err
    assert "not the same" in differ.err
    assert "pendek" not in weak.err


def test_what_was_done_stands_in_the_log(run, typed):
    typed(GOOD, GOOD)
    run("account", "add", "siti", "--role", "admin", "--ask")
    run("account", "add", "budi", "--role", "editor")
    run("account", "role", "budi", "--role", "viewer")
    log_in()
    assert "siti: 1 sesi diakhiri, 0 token dicabut" in run("account", "end", "siti").out
    run("account", "remove", "budi")
    ran = run("account", "log", "--json")
    entries = [json.loads(line) for line in ran.out.splitlines()]
    assert [(one["action"], one["subject"], one["detail"]) for one in reversed(entries)] == [
        ("account.add", "siti", "admin"),
        ("account.add", "budi", "editor"),
        ("account.role", "budi", "editor to viewer"),
        ("session.begin", "siti", ""),
        ("session.end", "siti", "1 ended"),
        ("token.revoke", "siti", "0 revoked"),
        ("account.remove", "budi", ""),
    ]
    assert "7 catatan, tidak ada yang diubah" in ran.err
    assert f"kepala {entries[0]['hash']}" in ran.err


def test_a_log_that_was_changed_is_told(run, typed):
    import sqlite3  # noqa: PLC0415

    typed(GOOD, GOOD)
    run("account", "add", "siti", "--role", "admin", "--ask")
    with sqlite3.connect("berdikari.db") as file:
        file.execute("DROP TRIGGER audit_no_update")
        file.execute("UPDATE audit_log SET detail = 'viewer'")
    file.close()
    ran = run("account", "log", "--lang", "en")
    assert ran.code == 1
    assert "entry 1 was changed" in ran.err


@pytest.mark.parametrize(
    "argv, found",
    [
        (["add"], "wanted a name"),
        (["role", "siti"], "wanted --role"),
        (["remove", "siti"], "last admin"),
        (["remove", "nobody"], "no such account"),
        (["add", "siti"], "already"),
        (["list", "--store", "slip.db"], "berkas itu tidak ada"),
    ],
)
def test_wrong_use_is_told(run, typed, argv, found, tmp_path):
    typed(GOOD, GOOD)
    run("account", "add", "siti", "--role", "admin", "--ask")
    ran = run("account", *argv)
    assert ran.code == 2
    assert found in ran.err
    assert not (tmp_path / "slip.db").exists()


def test_the_key_of_second_factors_turns_and_a_server_without_it_does_not_start(run):
    from berdikari.edge.accounts import Visit, Who, open_accounts  # noqa: PLC0415

    with open_accounts("berdikari.db") as accounts:
        accounts.add(Who(name="local", role="admin"), "siti", "admin", GOOD)
        accounts.begin_factor(accounts.log_in("siti", GOOD, Visit()).who)
    assert "sealed anew: 1" in run("account", "key", "--lang", "en").out
    Path("berdikari.db.key").unlink()
    told = run("serve", "--allowed-hosts", "alkes.example", "--lang", "en")
    assert told.code == 2
    assert "second factors: there is no key; wanted it in berdikari.db.key" in told.err
