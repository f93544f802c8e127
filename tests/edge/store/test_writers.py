"""Several processes write at once: they wait for one another, and no update is lost."""

import os
import subprocess
import sys
from pathlib import Path

from berdikari.edge.store import open_store

WRITERS = Path(__file__).with_name("writers.py")
NAMES = ("Ani", "Budi", "Cici", "Dodi")


def at_once(what: str, where: str, count: int) -> list[str]:
    """What each of four processes printed."""
    commands = [[sys.executable, WRITERS, what, where, name, str(count)] for name in NAMES]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ)
        for command in commands
    ]
    ended = [process.communicate(timeout=300) for process in running]
    assert [process.returncode for process in running] == [0] * len(NAMES), ended
    return [out for out, _ in ended]


def test_many_adders_wait_and_everything_is_there_once(where: str) -> None:
    at_once("add", where, 10)
    with open_store(where) as store:
        register = store.register()
        assert sorted(document.source for document in register.documents) == sorted(
            [f"{name} {number}" for name in (*NAMES, "shared") for number in range(10)]
        )
        assert len(register.claims) == 50
        assert store.version() == 50


def test_no_judgement_is_lost_and_each_was_made_on_all_before_it(where: str) -> None:
    at_once("judge", where, 6)
    with open_store(where) as store:
        judgements = store.register().judgements
    assert [judgement.why.split(" after ")[1] for judgement in judgements] == [str(number) for number in range(24)]
    assert sorted({judgement.why.split(" after ")[0] for judgement in judgements}) == sorted(
        f"{name} {number}" for name in NAMES for number in range(6)
    )
