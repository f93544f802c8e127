"""A process that writes to a store at the same time as others: `writers.py add|judge STORE NAME COUNT`."""

import sys
from datetime import UTC, datetime

from berdikari.edge.store import open_store
from berdikari.errors import StaleWriteError
from berdikari.records import Claim, Document, Judgement, Party
from berdikari.records.reading import Reading

NOON = datetime(2026, 1, 21, 12, tzinfo=UTC)


def add(where: str, name: str, count: int) -> None:
    with open_store(where) as store:
        for number in range(count):
            for source in (f"{name} {number}", f"shared {number}"):
                document = Document(source=source, text=f"GTM {source}")
                claim = Claim(document=document.id, field="party", value=Party(name="GTM"), quote=document.quote(0, 3))
                store.add(Reading(source=source, document=document, claims=(claim,)), added=NOON)


def judge(where: str, name: str, count: int) -> None:
    """Decide `count` times about one subject, each time after looking; say how often somebody else was first."""
    stale = 0
    with open_store(where) as store:
        for number in range(count):
            while True:
                register = store.register()
                said = f"{name} {number} after {len(register.judgements)}"
                try:
                    decision = Judgement(verdict="same", subjects=("a", "b"), author=name, day="2026-01-22", why=said)
                    store.judge(decision, seen=register.version, added=NOON)
                    break
                except StaleWriteError:
                    stale += 1
    sys.stdout.write(f"{stale}\n")


if __name__ == "__main__":
    {"add": add, "judge": judge}[sys.argv[1]](sys.argv[2], sys.argv[3], int(sys.argv[4]))
