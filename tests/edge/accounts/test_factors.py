"""Second factors: set up by password and code, asked for at the door, lost and reset; on both kinds of store."""

import pyotp
import pytest
from sqlalchemy import text

from berdikari.edge.accounts import Accounts
from berdikari.edge.accounts.factors import address_of
from berdikari.edge.accounts.login import FREE_BY_NAME
from berdikari.edge.accounts.passwords import Hasher
from berdikari.errors import AccountError, ForbiddenError, LoginRefusedError

GOOD = "kuda lari di pantai"


@pytest.fixture
def siti(accounts, here, home):
    """An editor, logged in with a password alone."""
    accounts.add(here, "Siti", "editor", GOOD)
    return accounts.log_in("Siti", GOOD, home).who


@pytest.fixture
def app(accounts, siti, clock):
    """Her telephone, with the second factor in force. codes: for recovery."""

    class Telephone:
        def __init__(self):
            accounts.begin_factor(siti)
            self.secret = accounts.factor(siti).begun
            self.codes = accounts.add_factor(siti, self.shows())
            clock.move(seconds=30)

        def shows(self, **later):
            return pyotp.TOTP(self.secret).at(clock.now.timestamp() + later.get("seconds", 0))

    return Telephone()


def refused(accounts, visit, code):
    with pytest.raises(LoginRefusedError, match="name, password or code are wrong"):
        accounts.log_in("Siti", GOOD, visit, code)


def test_the_password_alone_opens_no_more(accounts, app, home):
    for code in ("", "12345", "\0", "ş" * 6):
        refused(accounts, home, code)
    assert accounts.log_in("Siti", GOOD, home, app.shows()).who.name == "Siti"


def test_a_code_opens_once(accounts, app, home, clock):
    code = app.shows()
    assert accounts.log_in("Siti", GOOD, home, f" {code[:3]} {code[3:]} ").who
    refused(accounts, home, code)
    clock.move(seconds=30)
    refused(accounts, home, code)
    assert accounts.log_in("Siti", GOOD, home, app.shows()).who


@pytest.mark.parametrize(("seconds", "opens"), [(-60, False), (-30, False), (30, True), (60, False)])
def test_a_clock_may_be_half_a_minute_off(accounts, app, home, seconds, opens):
    """The half minute before is the one with which it was set up: that code has opened already."""
    if opens:
        assert accounts.log_in("Siti", GOOD, home, app.shows(seconds=seconds)).who
    else:
        refused(accounts, home, app.shows(seconds=seconds))


def test_a_recovery_code_opens_once(accounts, app, siti, home):
    assert len(set(app.codes)) == 10
    assert accounts.log_in("Siti", GOOD, home, app.codes[3].upper()).who
    refused(accounts, home, app.codes[3])
    assert accounts.factor(siti).recoveries == 9


def test_guessing_codes_is_slowed_down(accounts, app, home, clock):
    for _ in range(FREE_BY_NAME):
        refused(accounts, home, "000000")
    with pytest.raises(LoginRefusedError, match="tried too often"):
        accounts.log_in("Siti", GOOD, home, app.shows())
    clock.move(minutes=16)
    assert accounts.log_in("Siti", GOOD, home, app.shows()).who


def test_it_is_in_force_only_after_password_and_code(accounts, siti, home):
    accounts.begin_factor(siti)
    secret = accounts.factor(siti).begun
    with pytest.raises(LoginRefusedError):
        accounts.prove(siti, "another password")
    with pytest.raises(AccountError, match="does not fit"):
        accounts.add_factor(siti, "000000")
    assert accounts.log_in("Siti", GOOD, home).who
    accounts.begin_factor(siti)
    assert accounts.factor(siti).begun != secret


def test_setting_it_up_ends_the_other_sessions(accounts, siti, home, here, clock):
    other = accounts.log_in("Siti", GOOD, home)
    accounts.begin_factor(siti)
    accounts.add_factor(siti, pyotp.TOTP(accounts.factor(siti).begun).at(clock.now.timestamp()))
    assert accounts.who_has_session(other.secret, home) is None
    assert [one.id for one in accounts.sessions(siti)] == [siti.session]
    with pytest.raises(AccountError, match="there is one already"):
        accounts.begin_factor(siti)


def test_its_owner_removes_it_by_password_and_code(accounts, app, siti, home):
    for password, code in ((GOOD, "000000"), ("another password", app.shows()), (GOOD, "")):
        with pytest.raises(LoginRefusedError):
            accounts.prove(siti, password, code)
    accounts.remove_factor(accounts.prove(siti, GOOD, app.codes[0]).who)
    assert accounts.log_in("Siti", GOOD, home).who


def test_an_admin_resets_it_and_nobody_else(accounts, app, siti, here, home):
    with pytest.raises(ForbiddenError):
        accounts.reset_factor(siti, "Siti")
    assert accounts.reset_factor(here, "Siti")
    assert accounts.sessions(here, "Siti") == ()
    assert accounts.log_in("Siti", GOOD, home).who
    assert not accounts.reset_factor(here, "Siti")


def test_what_is_done_stands_in_the_log_and_no_secret_does(accounts, app, siti, here, home):
    refused(accounts, home, "000000")
    with pytest.raises(LoginRefusedError):
        accounts.prove(siti, GOOD, "000000")
    accounts.reset_factor(here, "Siti")
    told = [(one.action, one.outcome) for one in accounts.log(here)]
    assert ("factor.reset", "done") in told
    assert ("session.prove", "failed") in told
    assert ("session.begin", "failed") in told
    assert [one for one in told if one[0] in ("factor.begin", "factor.add")] == [
        ("factor.add", "done"),
        ("factor.begin", "done"),
    ]
    written = str(accounts.log(here))
    assert app.secret not in written
    assert [code for code in app.codes if code in written] == []


def test_recovery_codes_do_not_lie_in_the_store(accounts, app):
    with accounts._backend.reading() as connection:
        kept = str(connection.execute(text("SELECT * FROM account_recoveries")).all())
    assert [code for code in app.codes if code in kept or code.replace("-", "") in kept] == []


@pytest.mark.parametrize("demands", ["editor", "admin"])
def test_who_lacks_a_demanded_one_may_only_look(accounts, siti, here, home, clock, demands):
    accounts.set_role(here, "Siti", "admin")
    key = accounts.add_token(accounts.log_in("Siti", GOOD, home).who, "cron", "editor")[1]
    strict = Accounts(
        accounts._backend, hasher=Hasher(memory_kib=8, rounds=1), clock=clock, demands=demands, seal=accounts._seal
    )
    login = strict.log_in("Siti", GOOD, home)
    assert (login.who.role, login.who.lacks) == ("viewer", True)
    assert strict.who_has_session(login.secret, home).role == "viewer"
    assert strict.who_has_token(key, home).role == ("viewer" if demands == "editor" else "editor")
    strict.begin_factor(login.who)
    strict.add_factor(login.who, pyotp.TOTP(strict.factor(login.who).begun).at(clock.now.timestamp()))
    found = strict.who_has_session(login.secret, home)
    assert (found.role, found.lacks) == ("admin", False)
    assert strict.who_has_token(key, home).role == "editor"


def test_a_removed_account_leaves_none_behind(accounts, app, here):
    accounts.remove(here, "Siti")
    with accounts._backend.reading() as connection:
        assert connection.execute(text("SELECT * FROM account_factors")).all() == []


def test_the_app_is_told_whose_code_it_is():
    assert address_of("A" * 32, "Siti & co").startswith("otpauth://totp/Berdikari:Siti%20%26%20co?secret=AAAA")
