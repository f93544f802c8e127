"""People, passwords, sessions and tokens, on both kinds of store."""

import pytest
from sqlalchemy import text

from berdikari.edge.accounts import Visit, Who, open_accounts
from berdikari.edge.accounts.passwords import Hasher
from berdikari.edge.store import open_store
from berdikari.errors import AccountError, ForbiddenError, LoginRefusedError, WeakPasswordError

GOOD, OTHER = "kuda lari di pantai", "empat payung biru tua"


@pytest.fixture
def siti(accounts, here):
    """An editor with a password."""
    return accounts.add(here, "Siti", "editor", GOOD)[0]


def test_an_invitation_is_taken_up_once(accounts, here, home):
    account, code = accounts.add(here, "Siti", "viewer")
    assert (account.has_password, account.role) == (False, "viewer")
    with pytest.raises(LoginRefusedError):
        accounts.log_in("Siti", "", home)
    with pytest.raises(WeakPasswordError, match="at least 12"):
        accounts.accept(code, "short", home)
    assert accounts.accept(f" {code} ", GOOD, home).has_password
    with pytest.raises(AccountError, match="used already"):
        accounts.accept(code, OTHER, home)
    assert accounts.log_in("siti", GOOD, home).who.name == "Siti"


def test_an_invitation_holds_three_days_and_a_newer_one_replaces_it(accounts, here, home, clock):
    _, first = accounts.add(here, "Siti", "viewer")
    second = accounts.invite(here, "Siti")
    with pytest.raises(AccountError, match="used already"):
        accounts.accept(first, GOOD, home)
    clock.move(hours=73)
    with pytest.raises(AccountError, match="older than three days"):
        accounts.accept(second, GOOD, home)


def test_nothing_that_opens_something_lies_in_the_store(accounts, siti, here, home):
    secret = accounts.log_in("Siti", GOOD, home)
    token = accounts.add_token(secret.who, "cron", "viewer")[1]
    code = accounts.invite(here, "Siti")
    kept = ""
    with accounts._backend.reading() as connection:
        for table in ("accounts", "account_sessions", "account_tokens", "account_invitations", "audit_log"):
            kept += str(connection.execute(text(f"SELECT * FROM {table}")).all())
    assert "$argon2id$" in kept
    for one in (secret.secret, token, code, GOOD):
        assert one not in kept


@pytest.mark.parametrize("name", ["siti", " SITI ", "Ｓiti"])
def test_a_name_is_one_account_however_it_is_written(accounts, siti, here, name):
    with pytest.raises(AccountError, match="already"):
        accounts.add(here, name, "viewer")


@pytest.mark.parametrize("name", ["", " ", "a\nb", "a" * 65, "<b>", "a/b", "a\0"])
def test_a_name_that_cannot_be(accounts, here, name):
    with pytest.raises(AccountError, match="wanted 1 to 64"):
        accounts.add(here, name, "viewer")


def test_a_role_holds_from_the_next_request_on(accounts, siti, here, home):
    login = accounts.log_in("Siti", GOOD, home)
    accounts.set_role(here, "Siti", "viewer")
    assert accounts.who_has_session(login.secret, home).role == "viewer"
    with pytest.raises(AccountError, match="wanted one of"):
        accounts.set_role(here, "Siti", "king")


def test_only_an_admin_makes_accounts(accounts, siti, home):
    editor = accounts.log_in("Siti", GOOD, home).who
    for act in (
        lambda: accounts.add(editor, "Budi", "viewer"),
        lambda: accounts.set_role(editor, "Siti", "admin"),
        lambda: accounts.remove(editor, "Siti"),
        lambda: accounts.invite(editor, "Siti"),
        lambda: accounts.set_password(editor, "Siti", OTHER),
        lambda: accounts.log(editor),
    ):
        with pytest.raises(ForbiddenError, match="Siti is editor; this needs admin"):
            act()


def test_there_is_always_an_admin_left(accounts, here):
    accounts.add(here, "Budi", "admin", GOOD)
    for act in (lambda: accounts.remove(here, "Budi"), lambda: accounts.set_role(here, "Budi", "viewer")):
        with pytest.raises(AccountError, match="last admin"):
            act()
    accounts.add(here, "Siti", "admin", GOOD)
    accounts.set_role(here, "Budi", "viewer")
    assert [(one.name, one.role) for one in accounts.everybody()] == [("Budi", "viewer"), ("Siti", "admin")]


def test_who_is_removed_is_out_at_once_and_the_name_is_free(accounts, siti, here, home):
    accounts.add(here, "Budi", "admin", GOOD)
    login = accounts.log_in("Siti", GOOD, home)
    token = accounts.add_token(login.who, "cron", "viewer")[1]
    code = accounts.invite(here, "Siti")
    accounts.remove(here, "Siti")
    assert accounts.who_has_session(login.secret, home) is None
    assert accounts.who_has_token(token, home) is None
    with pytest.raises(AccountError):
        accounts.accept(code, GOOD, home)
    with pytest.raises(LoginRefusedError):
        accounts.log_in("Siti", GOOD, home)
    assert accounts.add(here, "Siti", "viewer")[0].id != siti.id
    accounts.remove(here, "Siti")
    assert accounts.how_many() == 1


def test_a_session_ends_when_idle_and_after_its_time(accounts, siti, home, clock):
    login = accounts.log_in("Siti", GOOD, home)
    clock.move(minutes=119)
    assert accounts.who_has_session(login.secret, home) == login.who
    clock.move(minutes=121)
    assert accounts.who_has_session(login.secret, home) is None
    login = accounts.log_in("Siti", GOOD, home)
    for _ in range(11):
        clock.move(hours=1)
        assert accounts.who_has_session(login.secret, home)
    clock.move(hours=1)
    assert accounts.who_has_session(login.secret, home) is None


def test_sessions_are_listed_and_ended_singly_or_all(accounts, siti, here, home, clock):
    first = accounts.log_in("Siti", GOOD, home)
    clock.move(minutes=5)
    second = accounts.log_in("Siti", GOOD, Visit(address="2001:db8::7", client="curl\0"))
    listed = accounts.sessions(second.who)
    assert [(one.id, one.address, one.client) for one in listed] == [
        (second.who.session, "2001:db8::/64", "curl"),
        (first.who.session, "103.10.1.1", "Firefox"),
    ]
    assert accounts.end_sessions(second.who, only="") == 0
    assert accounts.end_sessions(second.who, only=first.who.session[:5]) == 0
    assert accounts.end_sessions(second.who, only=first.who.session) == 1
    assert accounts.who_has_session(first.secret, home) is None
    assert accounts.who_has_session(second.secret, home)
    assert accounts.end_sessions(here, name="Siti") == 1
    assert accounts.sessions(second.who) == ()


def test_nobody_ends_the_sessions_of_others_but_an_admin(accounts, siti, here, home):
    accounts.add(here, "Budi", "viewer", GOOD)
    budi, mine = accounts.log_in("Budi", GOOD, home), accounts.log_in("Siti", GOOD, home)
    assert accounts.end_sessions(budi.who, only=mine.who.session) == 0
    for act in (accounts.end_sessions, accounts.revoke_tokens):
        with pytest.raises(ForbiddenError):
            act(budi.who, name="Siti")
    for act in (accounts.sessions, accounts.tokens):
        with pytest.raises(ForbiddenError):
            act(budi.who, "Siti")
    assert accounts.who_has_session(mine.secret, home)


def test_log_out_ends_the_session_on_the_server(accounts, siti, home):
    login = accounts.log_in("Siti", GOOD, home)
    accounts.log_out(login.who)
    assert accounts.who_has_session(login.secret, home) is None


def test_a_new_password_wants_the_old_one_and_ends_the_other_sessions(accounts, siti, home):
    away, mine = accounts.log_in("Siti", GOOD, home), accounts.log_in("Siti", GOOD, home)
    with pytest.raises(LoginRefusedError, match="wrong"):
        accounts.prove(mine.who, OTHER)
    mine = accounts.prove(mine.who, GOOD)
    with pytest.raises(WeakPasswordError):
        accounts.change_password(mine.who, "siti siti siti")
    accounts.change_password(mine.who, OTHER)
    assert accounts.who_has_session(mine.secret, home)
    assert accounts.who_has_session(away.secret, home) is None
    with pytest.raises(LoginRefusedError):
        accounts.log_in("Siti", GOOD, home)
    assert accounts.log_in("Siti", OTHER, home)


def test_a_token_is_never_above_its_owner(accounts, siti, here, home):
    owner = accounts.log_in("Siti", GOOD, home).who
    with pytest.raises(AccountError, match="editor at most"):
        accounts.add_token(owner, "cron", "admin")
    token, secret = accounts.add_token(owner, "cron", "editor")
    assert secret.startswith(token.prefix)
    assert token.prefix.startswith("bdk_")
    assert accounts.who_has_token(secret, home).role == "editor"
    accounts.set_role(here, "Siti", "viewer")
    assert accounts.who_has_token(secret, home).role == "viewer"


def test_a_token_ends_by_day_or_by_hand_and_makes_no_others(accounts, siti, home, clock):
    owner = accounts.log_in("Siti", GOOD, home).who
    short, long = (accounts.add_token(owner, name, "viewer", days) for name, days in (("a", 1), ("b", 90)))
    program = accounts.who_has_token(long[1], home)
    with pytest.raises(AccountError, match="logged in with a password"):
        accounts.add_token(program, "c", "viewer")
    with pytest.raises(AccountError, match="logged in with a password"):
        accounts.change_password(program, OTHER)
    clock.move(days=2)
    assert accounts.who_has_token(short[1], home) is None
    assert [one.name for one in accounts.tokens(owner)] == ["b"]
    owner = accounts.log_in("Siti", GOOD, home).who
    assert accounts.revoke_tokens(owner, only=long[0].id) == 1
    assert accounts.who_has_token(long[1], home) is None


@pytest.mark.parametrize("name, days", [("", 1), ("a\nb", 1), ("a", 0), ("a", 367)])
def test_a_token_that_cannot_be(accounts, siti, home, name, days):
    with pytest.raises(AccountError):
        accounts.add_token(accounts.log_in("Siti", GOOD, home).who, name, "viewer", days)


def test_a_hash_of_less_work_is_made_anew_at_the_next_log_in(accounts, siti, home):
    def kept():
        with accounts._backend.reading() as connection:
            return connection.scalar(text("SELECT hash FROM accounts"))

    assert "m=8,t=1" in kept()
    accounts._door._hasher = Hasher(memory_kib=16, rounds=1)
    accounts.log_in("Siti", GOOD, home)
    assert "m=16,t=1" in kept()
    accounts.log_in("Siti", GOOD, home)


def test_accounts_stand_beside_a_register_and_neither_disturbs_the_other(accounts, siti, where):
    with open_store(where) as store:
        assert store.version() == 0
        assert accounts.how_many() == 1


def test_another_program_that_knows_the_store_finds_them_again(accounts, siti, where, home):
    login = accounts.log_in("Siti", GOOD, home)
    with open_accounts(where) as others:
        assert others.everybody() == (siti,)
        assert others.check_log().fault is None
        others.end_sessions(Who(name="local", role="admin"), name="Siti")
    assert accounts.who_has_session(login.secret, home) is None
