"""The corpora: articles with gold facts, the project's own and those beside the checkout, and what the reader finds in them."""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from berdikari.edge.load import load
from berdikari.edge.reference import words
from berdikari.edge.wire import Json, reading_shape
from berdikari.pipeline import partnerships_in, read_document
from berdikari.records import Document

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("BERDIKARI_SHARED", HERE.parents[2] / "shared"))

OWN = (
    "seen",
    "more",
    "wider",
    "tried",
    "harder",
    "natural",
    "held",
)  # only held is kept from whoever writes the reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Articles with gold facts. learned_from: True where the weights that ship were learned from them."""

    name: str
    golds: tuple[Json, ...]
    folder: Path
    learned_from: bool

    def file(self, gold: Json) -> Path:
        """The file of an article."""
        return self.folder / f"{gold['id']}.txt"

    @property
    def documents(self) -> dict[str, Document]:
        """The articles by their ids."""
        return {gold["id"]: load(str(self.file(gold)))[0] for gold in self.golds}


def corpora() -> tuple[Corpus, ...]:
    """The corpora that are here: seen, more, wider, tried (held till it was looked at), harder, natural and held, and the development set where it stands beside the checkout."""
    found = [_own(name, learned_from=name != "held") for name in OWN]
    if (SHARED / "gold" / "retold.jsonl").exists():
        golds = _lines(SHARED / "gold" / "retold.jsonl")
        found.insert(
            0, Corpus(name="development", golds=golds, folder=SHARED / "articles" / "retold", learned_from=True)
        )
    return tuple(found)


def read_all(documents: dict[str, Document], learned: Mapping[str, Any] | None = None) -> dict[str, Json]:
    """What the reader finds in each document, as `read --json` prints it. learned: weights and trees in place of those that ship."""
    lists = replace(words(), **(learned or {}))
    found = {}
    for name, document in documents.items():
        reading = read_document(document, lists)
        found[name] = reading_shape(reading, partnerships_in(reading))
    return found


def texts_of(documents: dict[str, Document]) -> dict[str, str]:
    """The texts in which the quotes must stand."""
    return {name: document.text for name, document in documents.items()}


def _own(name: str, *, learned_from: bool) -> Corpus:
    return Corpus(
        name=name, golds=_lines(HERE / name / "gold.jsonl"), folder=HERE / name / "articles", learned_from=learned_from
    )


def _lines(file: Path) -> tuple[Json, ...]:
    return tuple(json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip())


def all_files(chosen: Sequence[Corpus]) -> list[Path]:
    """The files of all articles, in order."""
    return [corpus.file(gold) for corpus in chosen for gold in corpus.golds]
