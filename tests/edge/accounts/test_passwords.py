"""Which passwords are taken, and that never more than two are hashed at once."""

import threading
import time

import pytest

from berdikari.edge.accounts.passwords import Hasher, refuse_weak
from berdikari.errors import LoginRefusedError, WeakPasswordError


@pytest.mark.parametrize(
    "password, reason",
    [
        ("", "short"), ("kuda pantai", "short"), ("x" * 129, "long"), ("aaaaaaaaaaaaaaa", "easy"),
        ("password1234", "easy"), ("Password1234", "easy"), ("p@ssw0rd1234", "easy"), ("passwordpassword", "easy"),
        ("123456789012", "easy"), ("qwertyuiop12", "easy"), ("iloveyou2026", "easy"), ("berdikari2026", "easy"),
        ("kemenkes2026", "easy"), ("alatkesehatan2024", "easy"), ("indonesiamerdeka", "easy"),
        ("siti.rahma2026", "easy"), ("akucintakamu", "easy"), ("sayangkuselamanya", "easy"), ("seniseviyorum", "easy"), ("benimaskim123", "easy"), ("galatasaray1905", "easy"), ("1q2w3e4r5t6y7u8i9o", "easy"), ("rahmarahmarahma", "easy"), ("bismillah1234", "easy"),
    ],
)  # fmt: skip
def test_a_password_that_is_not_taken(password, reason):
    with pytest.raises(WeakPasswordError) as fault:
        refuse_weak(password, "siti.rahma")
    assert fault.value.reason == reason
    assert not password or password not in str(fault.value)


@pytest.mark.parametrize(
    "password",
    [
        "kuda lari di pantai",
        "gempa-sawah-tiga",
        "Zq7#mPw2!xKd",
        "şeker ağacı mavi",
        "医疗器械自力更生二〇二六",
        "v" + "xq9 " * 31,
    ],
)
def test_length_is_all_that_is_asked_for(password):
    refuse_weak(password, "siti")


def test_what_is_hashed_is_found_again_and_nothing_else():
    hasher = Hasher(memory_kib=8, rounds=1)
    kept = hasher.hash("kuda lari di pantai")
    assert kept.startswith("$argon2id$")
    assert hasher.fits(kept, "kuda lari di pantai")
    assert not hasher.fits(kept, "kuda lari di pantai ")
    assert not hasher.fits(None, "nobody has this password")
    assert not hasher.fits("no hash", "kuda lari di pantai")
    assert hasher.hash("kuda lari di pantai") != kept


def test_what_an_office_gets_is_argon2id_of_64_mebibytes():
    assert Hasher().hash("kuda lari di pantai").startswith("$argon2id$v=19$m=65536,t=3,p=1$")


def test_two_at_once_eight_wait_and_the_next_is_told_to_come_again():
    hasher = Hasher(memory_kib=8, rounds=1)
    here, most, free, told = [0], [0], threading.Event(), []
    lock = threading.Lock()

    class Slow:
        def hash(self, _):
            with lock:
                here[0] += 1
                most[0] = max(most[0], here[0])
            free.wait(10)
            with lock:
                here[0] -= 1
            return ""

    hasher._argon2 = Slow()

    def ask():
        try:
            hasher.hash("x")
        except LoginRefusedError as fault:
            told.append(fault.reason)

    threads = [threading.Thread(target=ask) for _ in range(13)]
    for thread in threads:
        thread.start()
    for _ in range(1000):
        if len(told) == 3:
            break
        time.sleep(0.005)
    free.set()
    for thread in threads:
        thread.join()
    assert (most[0], told) == (2, ["busy"] * 3)
