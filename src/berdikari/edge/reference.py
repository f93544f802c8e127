"""Tables and word lists that ship with the package, read once."""

import csv
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from berdikari.words import Words, merge_words

_REFERENCE = files("berdikari.reference")


@cache
def words() -> Words:
    """The word lists of all languages, Indonesian first."""
    return merge_words(table(f"words_{language}") for language in ("id", "en", "tr"))


@cache
def table(name: str) -> dict[str, Any]:
    """A TOML file of the reference folder, by its name without ending."""
    return tomllib.loads((_REFERENCE / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """A CSV file of the reference folder, a dictionary a row, by its name without ending."""
    with (_REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
