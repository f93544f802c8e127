"""The secrets of second factors lie sealed in the store; the key lies elsewhere, turns, and is missed in words."""

import os
import re

import pyotp
import pytest
from cryptography.fernet import Fernet
from sqlalchemy import text

from berdikari.edge.accounts import Accounts, open_accounts
from berdikari.edge.accounts.seal import KEY, KEY_FILE, Seal, is_sealed
from berdikari.edge.store import open_backend
from berdikari.errors import ForbiddenError, MissingKeyError

GOOD = "kuda lari di pantai"
FIRST, SECOND = (Fernet.generate_key().decode() for _ in range(2))


@pytest.fixture
def siti(accounts, here, home):
    accounts.add(here, "Siti", "editor", GOOD)
    return accounts.log_in("Siti", GOOD, home).who


@pytest.fixture
def secret(accounts, siti, clock):
    """Of a second factor in force."""
    accounts.begin_factor(siti)
    begun = accounts.factor(siti).begun
    accounts.add_factor(siti, pyotp.TOTP(begun).at(clock.now.timestamp()))
    clock.move(minutes=1)
    return begun


def kept(accounts):
    with accounts._backend.reading() as connection:
        return connection.scalar(text("SELECT secret FROM account_factors"))


def enters(accounts, secret, home, clock):
    clock.move(minutes=1)
    return accounts.log_in("Siti", GOOD, home, pyotp.TOTP(secret).at(clock.now.timestamp())).who.name == "Siti"


def with_seal(accounts, seal, clock):
    return Accounts(accounts._backend, clock=clock, hasher=accounts._hasher, seal=seal)


def test_begun_or_in_force_it_does_not_lie_in_the_store(accounts, siti, secret):
    assert re.fullmatch(r"[A-Z2-7]{32}", secret)
    assert is_sealed(kept(accounts))
    assert secret not in kept(accounts)
    with accounts._backend.writing() as connection:
        connection.execute(text("UPDATE account_factors SET confirmed = NULL"))
    assert accounts.factor(siti).begun == secret


@pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX's")
def test_the_key_lies_in_a_file_that_nobody_else_reads(accounts, secret, seal, home, clock):
    assert seal._file.stat().st_mode & 0o777 == 0o600
    seal._file.chmod(0o640)
    with pytest.raises(MissingKeyError, match=r"others may read the key; wanted .*factors.key with mode 600"):
        enters(accounts, secret, home, clock)


def test_a_key_that_is_gone_or_another_is_told_and_no_new_one_is_made(accounts, siti, secret, seal, here, home, clock):
    seal._file.unlink()
    accounts.add(here, "Budi", "admin", GOOD)
    budi = accounts.log_in("Budi", GOOD, home).who
    for act in (
        lambda: enters(accounts, secret, home, clock),
        lambda: accounts.reseal(here),
        lambda: accounts.reseal(here, turn=True),
        lambda: accounts.begin_factor(accounts.prove(budi, GOOD).who),
    ):
        with pytest.raises(MissingKeyError, match=rf"there is no key; wanted it in .*factors.key or in {KEY}"):
            act()
        assert not seal._file.exists()
    with pytest.raises(MissingKeyError, match="none of the keys opens it"):
        with_seal(accounts, Seal(SECOND), clock).reseal(here)
    assert accounts.reset_factor(here, "Siti"), "an admin takes it away without the key"
    assert accounts.log_in("Siti", GOOD, home)


@pytest.mark.parametrize("keys", ["x", "ü" * 44, FIRST[:-2], f"{FIRST},x"])
def test_what_is_no_key_is_told_without_being_repeated(accounts, secret, here, clock, keys):
    with pytest.raises(MissingKeyError, match="a key is not 32 bytes in base64") as told:
        with_seal(accounts, Seal(keys), clock).reseal(here)
    assert keys not in str(told.value) or keys == "x"


def test_what_an_older_one_kept_as_it_was_is_sealed_at_the_start(accounts, secret, seal, here, home, clock):
    with accounts._backend.writing() as connection:
        connection.execute(text("UPDATE account_factors SET secret = :secret"), {"secret": secret})
    seal._file.unlink()
    assert accounts.reseal(here) == 1
    assert secret not in kept(accounts)
    assert accounts.reseal(here) == 0
    assert enters(accounts, secret, home, clock)


def test_a_key_in_a_file_turns_while_a_server_runs(accounts, secret, seal, here, home, clock):
    old, before = seal._file.read_text(), kept(accounts)
    assert with_seal(accounts, Seal(file=seal._file), clock).reseal(here, turn=True) == 1
    assert (len(seal._file.read_text().split()), old in seal._file.read_text()) == (1, False)
    assert kept(accounts) != before
    assert enters(accounts, secret, home, clock)
    assert accounts.log(here)[1].action == "factor.seal"
    with pytest.raises(MissingKeyError):
        Seal(old).open(kept(accounts))


def test_keys_of_the_environment_turn_by_their_order(accounts, secret, seal, here, home, clock):
    first = seal._file.read_text().strip()
    both = with_seal(accounts, Seal(f" {SECOND} , {first},"), clock)
    assert enters(both, secret, home, clock)
    assert both.reseal(here, turn=True) == 1
    assert enters(with_seal(accounts, Seal(SECOND), clock), secret, home, clock)
    assert seal._file.read_text().strip() == first


def test_without_second_factors_no_key_is_made(accounts, siti, seal, here):
    assert accounts.reseal(here) == 0
    assert not seal._file.exists()
    with pytest.raises(ForbiddenError):
        accounts.reseal(siti)


def test_where_the_key_lies(tmp_path, monkeypatch):
    where = tmp_path / "office.db"
    with Accounts(open_backend(where)) as opened:
        assert opened._seal._file == tmp_path / "office.db.key"
    monkeypatch.setenv(KEY_FILE, str(tmp_path / "elsewhere"))
    with open_accounts(where) as opened:
        assert opened._seal._file == tmp_path / "elsewhere"
    monkeypatch.setenv(KEY, FIRST)
    with open_accounts(where) as opened:
        assert not opened._seal.turns


def test_a_server_of_postgresql_has_no_file_and_says_so(server, here, home):
    with Accounts(open_backend(server.database("sealed"))) as opened:
        opened.add(here, "Siti", "viewer", GOOD)
        with pytest.raises(MissingKeyError, match=rf"there is no key; wanted it in {KEY} "):
            opened.begin_factor(opened.log_in("Siti", GOOD, home).who)
