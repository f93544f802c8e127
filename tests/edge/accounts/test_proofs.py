"""Acts on accounts, sessions and tokens want that password and code were given lately; on both kinds of store."""

import pyotp
import pytest

from berdikari.errors import AccountError, ForbiddenError, LoginRefusedError, ProofNeededError

GOOD, OTHER = "kuda lari di pantai", "empat payung biru tua"
ACTS = {
    "add": lambda accounts, who: accounts.add(who, "Budi", "viewer"),
    "role": lambda accounts, who: accounts.set_role(who, "Siti", "admin"),
    "remove": lambda accounts, who: accounts.remove(who, "Siti"),
    "invite": lambda accounts, who: accounts.invite(who, "Siti"),
    "give a password": lambda accounts, who: accounts.set_password(who, "Siti", OTHER),
    "reset a factor": lambda accounts, who: accounts.reset_factor(who, "Siti"),
    "end sessions": lambda accounts, who: accounts.end_sessions(who),
    "end others' sessions": lambda accounts, who: accounts.end_sessions(who, name="Siti"),
    "revoke": lambda accounts, who: accounts.revoke_tokens(who),
    "make a token": lambda accounts, who: accounts.add_token(who, "cron", "viewer"),
    "change the password": lambda accounts, who: accounts.change_password(who, OTHER),
    "begin a factor": lambda accounts, who: accounts.begin_factor(who),
    "switch a factor on": lambda accounts, who: accounts.add_factor(who, "000000"),
    "switch a factor off": lambda accounts, who: accounts.remove_factor(who),
}


@pytest.fixture
def ratu(accounts, here, home):
    """An admin who has just logged in."""
    accounts.add(here, "Siti", "editor", GOOD)
    accounts.add(here, "Ratu", "admin", GOOD)
    return accounts.log_in("Ratu", GOOD, home)


@pytest.mark.parametrize("act", ACTS.values(), ids=list(ACTS))
def test_after_ten_minutes_nothing_is_done_without_a_new_proof(accounts, ratu, home, clock, act):
    clock.move(minutes=10, seconds=1)
    before = accounts.log(ratu.who)
    with pytest.raises(ProofNeededError):
        act(accounts, accounts.who_has_session(ratu.secret, home))
    assert accounts.log(ratu.who) == before


@pytest.mark.parametrize("act", [ACTS[name] for name in ACTS if name != "switch a factor on"])
def test_a_new_proof_opens_them(accounts, ratu, home, clock, act):
    clock.move(hours=1)
    act(accounts, accounts.prove(ratu.who, GOOD).who)


@pytest.mark.parametrize("act", ACTS.values(), ids=list(ACTS))
def test_a_token_proves_nothing(accounts, ratu, home, act):
    program = accounts.who_has_token(accounts.add_token(ratu.who, "cron", "admin")[1], home)
    with pytest.raises(AccountError, match="logged in with a password"):
        act(accounts, program)
    with pytest.raises(AccountError, match="logged in with a password"):
        accounts.prove(program, GOOD)


def test_a_proof_renews_the_session_and_the_old_cookie_opens_nothing(accounts, ratu, home, clock):
    clock.move(minutes=30)
    again = accounts.prove(ratu.who, GOOD)
    assert accounts.who_has_session(ratu.secret, home) is None
    assert accounts.who_has_session(again.secret, home) == again.who
    assert [one.id for one in accounts.sessions(again.who)] == [again.who.session]
    clock.move(hours=11, minutes=31)
    assert accounts.who_has_session(again.secret, home) is None, "a proof makes no session longer"


def test_a_wrong_proof_counts_as_a_failed_log_in_and_stands_in_the_log(accounts, ratu, here, home):
    for _ in range(5):
        with pytest.raises(LoginRefusedError, match="wrong"):
            accounts.prove(ratu.who, OTHER)
    with pytest.raises(LoginRefusedError, match="too often"):
        accounts.prove(ratu.who, GOOD)
    assert (accounts.log(here)[0].action, accounts.log(here)[0].outcome) == ("session.prove", "failed")
    assert accounts.who_has_session(ratu.secret, home) == ratu.who


def test_a_session_that_was_ended_proves_nothing(accounts, ratu, here, home):
    accounts.end_sessions(here, name="Ratu")
    with pytest.raises(LoginRefusedError):
        accounts.prove(ratu.who, GOOD)
    assert accounts.sessions(here, "Ratu") == ()


def test_with_a_second_factor_its_code_is_part_of_the_proof(accounts, ratu, clock):
    accounts.begin_factor(ratu.who)
    secret = accounts.factor(ratu.who).begun
    accounts.add_factor(ratu.who, pyotp.TOTP(secret).at(clock.now.timestamp()))
    clock.move(minutes=1)
    for code in ("", "000000"):
        with pytest.raises(LoginRefusedError):
            accounts.prove(ratu.who, GOOD, code)
    assert accounts.prove(ratu.who, GOOD, pyotp.TOTP(secret).at(clock.now.timestamp())).who.name == "Ratu"


def test_logging_out_wants_no_proof(accounts, ratu, home, clock):
    clock.move(hours=1)
    accounts.log_out(accounts.who_has_session(ratu.secret, home))
    assert accounts.who_has_session(ratu.secret, home) is None


def test_a_role_is_looked_at_before_a_proof(accounts, ratu, home, clock):
    siti = accounts.log_in("Siti", GOOD, home).who
    clock.move(hours=1)
    with pytest.raises(ForbiddenError):
        accounts.set_role(siti, "Ratu", "viewer")
