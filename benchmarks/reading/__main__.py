"""Measure the reader and print its tables; `--write` puts them into RESULTS.md with the day and the command,
and a few of their rows into the README of the project.

    python -m benchmarks.reading [--peer PYTHON] [--write]

PYTHON is one that has spaCy (its own virtual environment: `python3 -m venv v && v/bin/pip install spacy`); without it the peer is left out.
"""

import argparse
import platform
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.reading.corpora import Corpus, all_files, corpora, read_all, texts_of
from benchmarks.reading.crossed import FOLDS, crossed
from benchmarks.reading.memory import archive, fingerprint, memory_of
from benchmarks.reading.readme import ROOT, figures, put
from benchmarks.reading.score import FACTS, Score, score
from benchmarks.reading.speed import Speed, berdikari_speed, spacy_speed, speed_of

RESULTS = Path(__file__).with_name("RESULTS.md")
README = ROOT / "README.md"
SMALL, LARGE = 200, 2000
NO_PEER = "spaCy: not measured (no Python with spaCy was named by `--peer`)."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peer", metavar="PYTHON", default="python3", help="a Python that has spaCy")
    parser.add_argument(
        "--write", action="store_true", help="write the tables into RESULTS.md, and some into the README"
    )
    args = parser.parse_args()
    lines = [*_head()]
    print("\n".join(lines), flush=True)
    for part in (_accuracy, _speed, _memory):
        for text in part(corpora(), args.peer):
            lines.append(text)
            print(text, flush=True)
    if args.write:
        results = "\n".join(lines) + "\n"
        RESULTS.write_text(results, encoding="utf-8")
        README.write_text(put(README.read_text(encoding="utf-8"), figures(results)), encoding="utf-8")


def _head() -> Iterator[str]:
    yield "# The reader, measured"
    yield ""
    yield f"{datetime.now(UTC).date().isoformat()}, Python {platform.python_version()}, by `python -m benchmarks.reading --write`."
    yield "What the words mean and what the corpora are stands in [README.md](README.md)."


def _accuracy(chosen: Sequence[Corpus], _peer: str) -> Iterator[str]:
    yield from ("", "## Right and wrong", "")
    yield f"| corpus | articles | partnerships: precision | recall | F1 | facts: F1 | {' | '.join(FACTS)} | stay empty | exact quotes |"
    yield "|---" * (9 + len(FACTS)) + "|"
    for corpus in (one for one in chosen if not one.learned_from):
        yield _row(f"**{corpus.name}**: not looked at while the reader was written", _score(corpus))
    learned = [one for one in chosen if one.learned_from]
    yield _row(f"{' + '.join(one.name for one in learned)}, crossed in {FOLDS} parts", crossed(learned))
    for corpus in learned:
        yield _row(f"{corpus.name}: the weights were learned from it", _score(corpus))
    yield ""
    yield "F1 of each kind of fact stands under its name. Only the first row tells what to expect of articles that nobody has seen."


def _score(corpus: Corpus) -> Score:
    documents = corpus.documents
    return score(corpus.golds, read_all(documents), texts_of(documents))


def _row(name: str, found: Score) -> str:
    whole, facts = found.partnership, " | ".join(f"{found.facts[fact].f1:.3f}" for fact in FACTS)
    figures = f"{whole.precision:.3f} | {whole.recall:.3f} | {whole.f1:.3f} | {found.all_facts.f1:.3f} | {facts}"
    return f"| {name} | {found.articles} | {figures} | {found.empty_kept} of {found.empty} | {found.quotes_exact} of {found.quotes} |"


def _speed(chosen: Sequence[Corpus], peer: str) -> Iterator[str]:
    files = all_files(chosen)
    letters = sum(len(file.read_text(encoding="utf-8")) for file in files) // len(files)
    read, load_and_read = berdikari_speed(files)
    beside = spacy_speed(files, peer)
    yield from (
        "",
        "## Speed",
        "",
        f"{len(files)} articles of {letters} characters on average, one core, warm; processor time.",
        "",
    )
    yield from ("| what | articles a second: median of five rounds | slowest | fastest |", "|---|---|---|---|")
    yield _speed_row("Berdikari, from text to partnerships", read)
    yield _speed_row("Berdikari, from file to partnerships", load_and_read)
    if beside is None:
        yield from ("", NO_PEER)
        return
    seconds: list[float] = beside["seconds"]  # type: ignore[assignment]
    other = speed_of(seconds, len(files))
    yield _speed_row(f"spaCy {beside['version']}: tokenizer, EntityRuler with our phrases, Matcher; spans only", other)
    yield from (
        "",
        f"Berdikari from text on reads {read.median / other.median:.2f} times as many articles as the peer, in the same run.",
    )


def _speed_row(name: str, speed: Speed) -> str:
    return f"| {name} | {speed.median:.0f} | {speed.slowest:.0f} | {speed.fastest:.0f} |"


def _memory(chosen: Sequence[Corpus], _peer: str) -> Iterator[str]:
    files = all_files(chosen)
    with tempfile.TemporaryDirectory() as below:
        small, large = (archive(files, count, Path(below) / str(count)) for count in (SMALL, LARGE))
        measured = [memory_of(small), memory_of(large)]
        alone, several = fingerprint(small, 1), fingerprint(small, 2)
    yield from ("", "## Memory and processes", "", "| articles read | most memory, MiB |", "|---|---|")
    yield from (f"| {count} | {most:.0f} |" for count, most in measured)
    same = "the same, byte for byte" if alone == several else "NOT the same"
    yield from ("", f"What 1 process and 2 processes print for {SMALL} articles is {same}.")


if __name__ == "__main__":
    main()
