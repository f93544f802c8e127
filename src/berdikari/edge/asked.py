"""What a filter may be asked for: its values under all their names, and those near to what nobody knows."""

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from functools import cache

from berdikari.edge.reference import rows
from berdikari.names import fold
from berdikari.records import LADDER, STATUSES
from berdikari.records.value import KINDS

NONE, HOME, ELSEWHERE = "none", "home", "elsewhere"
_WORDS: Mapping[str, tuple[str, ...]] = {
    "stage": (*LADDER, NONE), "status": STATUSES, "kind": (*KINDS, NONE), "basis": ("stated", "rough", NONE),
    "reach": (HOME, ELSEWHERE, NONE),
}  # fmt: skip
# Of each table: the column of the value, those of its names, and those that hold several names.
_TABLES: Mapping[str, tuple[str, str, tuple[str, ...], tuple[str, ...]]] = {
    "country": ("countries", "iso2", ("name_id", "name_en", "name_tr", "iso3"), ("press_id", "press_en", "press_tr")),
    "province": ("provinces", "code", ("name", "name_en", "name_tr"), ("aliases_id", "aliases_en", "aliases_tr")),
    "regency": ("regencies", "code", ("name",), ()),
    "device": (
        "devices", "id", ("name_id", "name_en", "name_tr"), ("aliases_id", "aliases_en", "aliases_tr"),
    ),
}  # fmt: skip
_YEAR = re.compile(r"[12][0-9]{3}")
_NEAR = 3


def value_of(name: str, text: str, held: Collection[str] = ()) -> str | None:
    """The value of a filter that is asked for by itself or by a name; held: values that are known besides.
    None: nobody knows it.
    """
    if text in held:
        return text
    if name == "year":
        return text if _YEAR.fullmatch(text) else None
    return _values(name).get(fold(text))


def values_near(name: str, text: str) -> tuple[str, ...]:
    """The values whose names are spelled most alike; of a year none."""
    known = _values(name)
    alike = get_close_matches(fold(text), known, n=2 * _NEAR, cutoff=0.65)
    return tuple(dict.fromkeys(known[spelled] for spelled in alike))[:_NEAR]


@cache
def _values(name: str) -> Mapping[str, str]:
    """The values of a filter by each of their names, folded; what several have is the first one's."""
    found: dict[str, str] = {}
    for spelled, value in _spelled(name):
        found.setdefault(fold(spelled), value)
    return found


def _spelled(name: str) -> Iterator[tuple[str, str]]:
    yield from ((word, word) for word in _WORDS.get(name, ()))
    if name not in _TABLES:
        return
    table, value, names, several = _TABLES[name]
    yield from ((row[value], row[value]) for row in rows(table))
    yield (NONE, NONE)
    for row in rows(table):
        yield from ((row[column], row[value]) for column in names if row[column])
        yield from ((one, row[value]) for column in several for one in row[column].split("|") if one)


def name_of(name: str, value: str, language: str) -> str:
    """The name of a value of a table in a language; of any other the value itself."""
    table, key, *_ = _TABLES.get(name, ("", ""))
    row = next((row for row in rows(table) if row[key] == value), {}) if table else {}
    return row.get(f"name_{language}") or row.get("name") or value
