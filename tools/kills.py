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
LONGEST = {"file": 0.12, "server": 0.4}  # seconds from the start of a child to its end
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


def kill_once(where: str, first: int, seconds: float) -> int:
    """Start a child that adds from number `first`, kill it after so many seconds; the first number not acknowledged."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(read_end)
            add_from(where, first, write_end)
        finally:
            os._exit(1)
    os.close(write_end)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(read_end, "rb") as told:
        numbers = [int(line) for line in told.read().split()]
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
    """Kill so often; the sums of what `look` found after each kill."""
    chance, longest = random.Random(seed), LONGEST["server" if "://" in where else "file"]
    acknowledged = idle = 0
    seen: Counter[str] = Counter(lost=0, half=0, twice=0, strange=0, unasked=0)
    for _ in range(times):
        reached = kill_once(where, acknowledged, chance.uniform(0, longest))
        idle += reached == acknowledged
        acknowledged = reached
        seen.update(look(where, acknowledged))
    return {"kills": times, "acknowledged": acknowledged, "kills_before_any": idle, **seen}


if __name__ == "__main__":
    try:
        print(json.dumps(kill_often(sys.argv[1], int(sys.argv[2]), int((sys.argv[3:] or ["7"])[0]))))
    except StoreError as error:
        sys.exit(str(error))
