"""Speed: articles a second of processor time on one core, warm, beside spaCy with rules over the same articles."""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from berdikari.edge.load import load
from berdikari.edge.reference import words
from berdikari.pipeline import partnerships_in, read_document
from berdikari.records import Document

PEER = Path(__file__).with_name("peer_spacy.py")
ROUNDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """Articles a second of processor time: the median of rounds, the slowest and the fastest one."""

    median: float
    slowest: float
    fastest: float


def berdikari_speed(files: Sequence[Path]) -> tuple[Speed, Speed]:
    """From a document to its partnerships; and from its file on."""
    documents = [load(str(file))[0] for file in files]
    _read(documents)  # warm: word lists indexed, caches filled
    return _measure(lambda: _read(documents), len(files)), _measure(lambda: _load_and_read(files), len(files))


def spacy_speed(files: Sequence[Path], python: str) -> dict[str, object] | None:
    """The same articles in the spaCy of another Python; None: that Python has none."""
    if subprocess.run([python, "-c", "import spacy"], capture_output=True, check=False).returncode:
        return None
    documents = [load(str(file))[0] for file in files]
    task = {
        "rounds": ROUNDS,
        "phrases": plain_phrases(),
        "texts": [[d.language or "en", d.text[d.body :]] for d in documents],
    }
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "task.json"
        file.write_text(json.dumps(task), encoding="utf-8")
        done = subprocess.run([python, str(PEER), str(file)], capture_output=True, text=True, check=True)
    found: dict[str, object] = json.loads(done.stdout)
    return found


def plain_phrases() -> list[tuple[str, str]]:
    """List and phrase of every phrase of the word lists that holds no wildcard."""
    return [
        (f"{section}.{key}", phrase)
        for section, keys in words().tables.items()
        for key, content in keys.items()
        for phrase in content
        if "*" not in phrase and any(letter.isalnum() for letter in phrase)
    ]


def speed_of(seconds: Sequence[float], count: int) -> Speed:
    """Articles a second from the seconds of several rounds."""
    return Speed(median=count / statistics.median(seconds), slowest=count / max(seconds), fastest=count / min(seconds))


def _measure(work, count: int) -> Speed:
    seconds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return speed_of(seconds, count)


def _read(documents: Sequence[Document]) -> int:
    lists = words()
    return sum(len(partnerships_in(read_document(document, lists))) for document in documents)


def _load_and_read(files: Sequence[Path]) -> int:
    lists = words()
    return sum(len(partnerships_in(read_document(load(str(file))[0], lists))) for file in files)


if __name__ == "__main__":
    print(json.dumps([asdict(speed) for speed in berdikari_speed([Path(file) for file in sys.argv[1:]])]))
