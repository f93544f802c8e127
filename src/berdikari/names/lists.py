"""The word lists behind names: legal forms, head words, institutions. Data, read once from `reference/`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from berdikari.names.fold import fold, tokens

Phrase = tuple[str, ...]


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((files("berdikari") / "reference" / name).read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalForms:
    """Legal forms by their folded words, those before a name and those behind it.

    Countries where the form tells one.
    """

    lead: dict[Phrase, str]
    trail: dict[Phrase, str]
    countries: dict[str, str]
    longest: int


@cache
def legal_forms() -> LegalForms:
    """The table `legal_forms.toml`."""
    lead: dict[Phrase, str] = {}
    trail: dict[Phrase, str] = {}
    countries: dict[str, str] = {}
    for row in _load("legal_forms.toml")["form"]:
        side = lead if row["where"] == "lead" else trail
        for spelling in row["spellings"]:
            side.setdefault(tokens(spelling), row["form"])
        if "country" in row:
            countries[row["form"]] = row["country"]
    return LegalForms(lead=lead, trail=trail, countries=countries, longest=max(map(len, [*lead, *trail])))


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words that tell little. `meaning`: phrase -> `head:hospital`, `generic:medical` or `country:TR`.

    `minor`: no weight.
    """

    meaning: dict[Phrase, str]
    minor: frozenset[str]
    titles: frozenset[str]
    longest: int


@cache
def words() -> Words:
    """The table `name_words.toml`."""
    table = _load("name_words.toml")
    meaning: dict[Phrase, str] = {}
    for section, label in (("head", "head"), ("generic", "generic"), ("countries", "country")):
        for key, spellings in table[section].items():
            for spelling in spellings:
                meaning.setdefault(tokens(spelling), f"{label}:{key}")
    return Words(
        meaning=meaning,
        minor=frozenset(table["minor"]),
        titles=frozenset(table["titles"]),
        longest=max(map(len, meaning)),
    )


@cache
def institutions() -> dict[str, frozenset[tuple[str, str]]]:
    """Folded name of a public institution -> pairs of concept and country (`any`: as many countries as have one)."""
    found: dict[str, set[tuple[str, str]]] = {}
    for concept, names in _load("institutions.toml").items():
        if isinstance(names, dict):
            for country, spellings in names.items():
                for spelling in spellings:
                    found.setdefault(fold(spelling), set()).add((concept, country))
    return {name: frozenset(pairs) for name, pairs in found.items()}
