"""Build reference/lexicon.tsv: words that tell common words from names, persons from organisations.

    python tools/build_lexicon.py NER_DIR TEXTS_DIR... > src/berdikari/reference/lexicon.tsv

NER_DIR holds NERGrit, IDNER-news-2k and NER-UI (lexicon.meta.toml tells where they come from); only their training
parts are read. Given and family names of other languages come from the lists of Faker, needed for building only.
"""

import importlib
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from berdikari.words import fold

LOCALES = ("id_ID", "tr_TR", "en_US", "en_GB", "de_DE", "fr_FR", "it_IT", "es_ES", "nl_NL", "en_IN", "hu_HU", "pl_PL")
WORD = re.compile(r"[^\W\d_]+")
LINK = re.compile(r"\S+[/@.]\w+\S*")


def tagged(folder: Path) -> Iterator[tuple[str, str]]:
    """Pairs of word and tag of the training files."""
    for path in sorted(folder.glob("*/train*")):
        for line in path.read_text(encoding="utf-8").splitlines():
            parts = line.split()
            if len(parts) > 1:
                yield parts[0], parts[-1]


def fakers() -> Iterator[str]:
    for locale in LOCALES:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for name, value in vars(provider).items():
            if re.fullmatch(r"(first|last)_names?(_\w+)?", name) and not callable(value):
                for entry in value:
                    yield from WORD.findall(entry)


def main() -> None:
    common: Counter[str] = Counter()
    person: Counter[str] = Counter()
    organisation: Counter[str] = Counter()
    for word, tag in tagged(Path(sys.argv[1])):
        if not WORD.fullmatch(word):
            continue
        if word.islower():
            common[fold(word)] += 1
        elif "PER" in tag:
            person[fold(word)] += 1
        elif "ORG" in tag:
            organisation[fold(word)] += 1
    for folder in map(Path, sys.argv[2:]):
        for path in sorted(folder.glob("*.txt")):
            text = LINK.sub(" ", path.read_text(encoding="utf-8").rpartition("\n---\n")[2])
            common.update(fold(w) for w in WORD.findall(text) if w.islower())
    listed = {fold(word) for word in fakers()}
    for word in sorted(set(common) | set(person) | set(organisation) | listed):
        kinds = ""
        if common[word] >= 2 and common[word] > person[word] + organisation[word]:
            kinds += "c"
        if person[word] > organisation[word] or (word in listed and not kinds and not organisation[word]):
            kinds += "p"
        if organisation[word] > person[word]:
            kinds += "o"
        if kinds and len(word) > 1:
            print(f"{word}\t{kinds}")


if __name__ == "__main__":
    main()
