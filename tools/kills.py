"""Kill -9 a process that adds documents, again and again, and see what the register holds then.

    python tools/kills.py STORE TIMES [SEED]

Prints one JSON object: how often it killed, how much was acknowledged, and what was lost, half there or there twice.
Each child goes on where the last one had its last acknowledgement, as a user who runs the same command again would.
"""

import json
import os
import random
import signal
import sys
import time
from collections import Counter
from datetime import UTC, datetime

from berdikari.edge.store import open_store
from berdikari.errors import StoreError
from berdikari.records import Claim, Document, Party
from berdikari.records.reading import Reading

CLAIMS = 20
STARTING = {"file": 0.12, "server": 0.4}  # seconds in which a child opens the store and adds its first documents
ADDING = 0.02  # seconds in which it adds a few more
NOON = datetime(2026, 1, 21, 12, tzinfo=UTC)


def reading_of(number: int) -> Reading:
    """The same document with the same claims for the same number."""
    text = f"{number} " + " ".join(f"PT Karya {index}" for index in range(CLAIMS)) + " kalimat panjang." * 100
    document = Document(source=f"{number}.txt", text=text)
    starts = [text.index(f"PT Karya {index}") for index in range(CLAIMS)]
    claims = [
        Claim(
            document=document.id, field="party", value=Party(name=f"PT Karya {index}"), quote=document.quote(at, at + 9)
        )
        for index, at in enumerate(starts)
    ]
    return Reading(source=document.source, document=document, claims=tuple(claims))


def add_from(where: str, number: int, acknowledge: int) -> None:
    """Add documents one after another for ever, saying each number after its commit."""
    with open_store(where) as store:
        while True:
            store.add(reading_of(number), added=NOON)
            os.write(acknowledge, f"{number}\n".encode())
            number += 1


def kill_once(where: str, first: int, wait_for: int, seconds: float) -> int:
    """Start a child that adds from number `first`; kill it so many seconds after it acknowledged `wait_for` documents.

    The first number that it did not acknowledge.
    """
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(read_end)
            add_from(where, first, write_end)
        finally:
            os._exit(1)
    os.close(write_end)
    with os.fdopen(read_end, "rb") as told:
        numbers = [int(told.readline()) for _ in range(wait_for)]
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        numbers += [int(line) for line in told.read().split()]
    if not os.WIFSIGNALED(status):
        raise RuntimeError("the child ended by itself")
    return numbers[-1] + 1 if numbers else first


def look(where: str, acknowledged: int) -> Counter[str]:
    """What the register holds, told apart."""
    with open_store(where) as store:
        register = store.register()
    wanted = {}
    for document in register.documents:
        reading = reading_of(int(document.source.removesuffix(".txt")))
        wanted[document.id] = {claim.id for claim in reading.claims}
    found: dict[str, list[str]] = {}
    for claim in register.claims:
        found.setdefault(claim.document, []).append(claim.id)
    here = {int(document.source.removesuffix(".txt")) for document in register.documents}
    return Counter(
        lost=len(set(range(acknowledged)) - here),
        half=sum(set(found.get(one, ())) != claims for one, claims in wanted.items()),
        twice=sum(len(ids) != len(set(ids)) for ids in found.values()) + len(register.documents) - len(here),
        strange=len(set(found) - set(wanted)),
        unasked=len([number for number in here if number > acknowledged]),
    )


def kill_often(where: str, times: int, seed: int) -> dict[str, int]:
    """Kill so often, a third of the times while the child starts; the sums of what `look` found after each kill."""
    chance, longest = random.Random(seed), STARTING["server" if "://" in where else "file"]
    acknowledged = idle = 0
    seen: Counter[str] = Counter(lost=0, half=0, twice=0, strange=0, unasked=0)
    for _ in range(times):
        wait_for = max(0, chance.randrange(-3, 7))
        reached = kill_once(where, acknowledged, wait_for, chance.uniform(0, ADDING if wait_for else longest))
        idle += reached == acknowledged
        acknowledged = reached
        seen.update(look(where, acknowledged))
    return {"kills": times, "acknowledged": acknowledged, "kills_before_any": idle, **seen}


if __name__ == "__main__":
    try:
        print(json.dumps(kill_often(sys.argv[1], int(sys.argv[2]), int((sys.argv[3:] or ["7"])[0]))))
    except StoreError as error:
        sys.exit(str(error))
