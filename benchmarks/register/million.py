"""How long a million claims take to add and to read back, and how much memory.

    python benchmarks/register/million.py [CLAIMS] [--store STORE]

Prints one line a step. The claims are made up: twenty a document, ten fields, every quote standing in its document.
"""

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from berdikari.edge.store import open_store
from berdikari.records import Claim, Day, Device, Document, Party, Place, Stage, Value
from berdikari.records.reading import Reading
from berdikari.register import advance

A_DOCUMENT = 20
AT_ONCE = 500
ADDED = datetime(2026, 1, 21, tzinfo=UTC)


def made_up(number: int, chance: random.Random) -> Reading:
    """A reading with twenty claims on an article of some 2,000 characters."""
    firms = [
        f"PT {chance.choice(['Graha', 'Karya', 'Medika', 'Husada', 'Prima'])} {letter}{chance.randrange(5000)} Tbk"
        for letter in "ABCDEFGH"
    ]
    words = [
        *firms,
        "nota kesepahaman",
        f"Rp{chance.randrange(1, 900)} miliar",
        "Banten",
        "lampu operasi",
        "12 Maret 2024",
    ]
    text = f"Laporan {number}. " + " ".join(
        f"{word} diberitakan dalam kalimat yang panjang tentang alat kesehatan dalam negeri ini." for word in words * 2
    )
    document = Document(source=f"{number}.txt", text=text, outlet="Antara", published="2024-03-12", language="id")
    contents = [("party", Party(name=name, aliases=(name[3:],), country="ID", role="manufacturer")) for name in firms]
    contents += [("stage", Stage(rung="mou")), ("value", Value(amount=chance.randrange(1, 900) * 10**9, currency="IDR", kind="investment")),
                 ("place", Place(name="Banten", country="ID", code="36")), ("device", Device(name="lampu operasi", id="surgical-light")),
                 ("date", Day(date="2024-03-12"))]  # fmt: skip
    claims = []
    for index in range(A_DOCUMENT):
        field, value = contents[index % len(contents)]
        start = text.index(words[index % len(words)], 0 if index < len(words) else len(text) // 2)
        quote = document.quote(start, start + len(words[index % len(words)]))
        claims.append(Claim(document=document.id, about=f"{document.id}-1", field=field, value=value, quote=quote))
    return Reading(source=document.source, document=document, claims=tuple(claims))


def add(where: str, count: int) -> None:
    """Add that many claims, some hundred documents a transaction."""
    chance = random.Random(7)
    spent = 0.0
    with open_store(where) as store:
        for start in range(0, count // A_DOCUMENT, AT_ONCE):
            batch = [made_up(number, chance) for number in range(start, min(start + AT_ONCE, count // A_DOCUMENT))]
            begun = time.perf_counter()
            store.add_batch(batch, added=ADDED)
            spent += time.perf_counter() - begun
    print(f"add {count} claims in batches of {AT_ONCE} documents: {spent:.1f} s", flush=True)


def read(where: str) -> None:
    """Read everything, then one more document and only what is new; memory is that of a process that does only this."""
    with open_store(where) as store:
        begun = time.perf_counter()
        register = store.register()
        print(
            f"read {len(register.claims)} claims, {len(register.documents)} documents: {time.perf_counter() - begun:.1f} s",
            flush=True,
        )
        print(f"largest memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.2f} GiB", flush=True)
        begun = time.perf_counter()
        receipt = store.add(made_up(-1, random.Random(8)), added=ADDED)
        added = time.perf_counter()
        changes = store.changes(register.version)
        read_at = time.perf_counter()
        new = advance(register, changes)
        done = time.perf_counter()
        print(
            f"one more document: add {1000 * (added - begun):.1f} ms, read what is new {1000 * (read_at - added):.1f} ms, advance {1000 * (done - read_at):.1f} ms"
        )
        assert len(new.claims) == len(register.claims) + receipt.claims


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--store", help="file or URL; a new file that is removed again, if not given")
    parser.add_argument("--read-only", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.read_only:
        read(given.store)
        sys.exit()
    with tempfile.TemporaryDirectory() as folder:
        where = given.store or str(Path(folder) / "million.db")
        add(where, given.claims)
        if not given.store:
            print(f"file: {os.path.getsize(where) / 2**20:.0f} MiB", flush=True)
        subprocess.run([sys.executable, __file__, "--store", where, "--read-only"], check=True)
