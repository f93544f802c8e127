"""Memory: the most that a process holds while it reads an archive, one article after another; and: one process or several, one result.

python -m benchmarks.reading.memory FOLDER     reads all below the folder, prints the articles and the most memory in MiB
"""

import hashlib
import json
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from berdikari.edge.batch import read_sources
from berdikari.edge.config import Settings
from berdikari.edge.executor import open_executor
from berdikari.edge.readers import read_by_rules
from berdikari.edge.sources import find_sources
from berdikari.edge.wire import line, reading_shape
from berdikari.pipeline import partnerships_in

ROOT = Path(__file__).parents[2]


def archive(files: Sequence[Path], count: int, folder: Path) -> Path:
    """A folder with so many articles: the files again and again, each with a last line of its own."""
    folder.mkdir()
    for number in range(count):
        text = files[number % len(files)].read_text(encoding="utf-8")
        (folder / f"{number:06}.txt").write_text(f"{text}\nArtikel {number}.\n", encoding="utf-8")
    return folder


def memory_of(folder: Path) -> tuple[int, float]:
    """Articles read and the most memory in MiB, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.reading.memory", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    count, most = json.loads(done.stdout)
    return count, most


def fingerprint(folder: Path, workers: int) -> str:
    """A hash of all that is printed for an archive that so many processes read."""
    found, settings = find_sources([str(folder)]), Settings(workers=workers)
    told = hashlib.sha256()
    with open_executor(settings, len(found)) as executor:
        for reading in read_sources(found, read_by_rules, settings, executor):
            told.update(line(reading_shape(reading, partnerships_in(reading))).encode())
    return told.hexdigest()


def most_memory() -> float:
    """The most memory that this process ever held, in MiB."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return next(int(one.split()[1]) for one in lines if one.startswith("VmHWM")) / 1024
    except (OSError, StopIteration):  # not Linux; there, children inherit ru_maxrss, hence the other way first
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)


def main() -> None:
    count = 0
    for reading in read_sources(find_sources([sys.argv[1]]), read_by_rules, Settings(), None):
        count += len(partnerships_in(reading)) >= 0
    print(json.dumps([count, round(most_memory(), 1)]))


if __name__ == "__main__":
    main()
