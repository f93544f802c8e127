"""Tables and word lists that ship with the package, read once."""

import csv
import json
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from sys import intern
from typing import Any

from berdikari.words import Tree, Words, merge_words

_REFERENCE = files("berdikari.reference")


@cache
def words() -> Words:
    """The word lists of all languages, Indonesian first, with the names of devices, places and fairs."""
    lists = [table(f"words_{language}") for language in ("id", "en", "tr")]
    names = {"devices": _devices(), "places": _places(), "fairs": {"known": _fairs()}, "fields": _fields()}
    names["money"] = {"currencies": _currencies(), "codes": {row["code"]: row["code"] for row in rows("currencies")}}
    return merge_words([*lists, names], weights=table("party_weights"), trees=_trees(), lexicon=_lexicon())


def _trees() -> list[Tree]:
    """The trees of the pairs, one a line."""
    return [_tree(json.loads(line)) for line in (_REFERENCE / "pair_trees.jsonl").read_text("utf-8").splitlines()]


def _tree(node: Any) -> Tree:
    if not isinstance(node, list):
        return float(node)
    feature, limit, low, high = node
    return intern(feature), limit, _tree(low), _tree(high)


def _lexicon() -> dict[str, str]:
    """Folded words with their kinds: c common, p of persons, o of organisations."""
    lines = (_REFERENCE / "lexicon.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


def _devices() -> dict[str, dict[str, str]]:
    """Every alias of the catalogue with its category, and the ids of upper categories and neighbouring fields.

    English names stand in the plural too, Turkish ones with any ending.
    """
    catalogue: dict[str, str] = {}
    for row in rows("devices"):
        english, turkish = _spelled(row, ("aliases_en",)), _spelled(row, ("aliases_tr",))
        names = [*_spelled(row, ("aliases_id",)), *english, *(f"{name}s" for name in english), *turkish]
        names += [f"{name}*" for name in turkish if len(name) > 4]
        catalogue.update({name: row["id"] for name in names if name not in catalogue})
    upper = {row["id"]: row["id"] for row in rows("devices") if not row["technology_level"]}
    return {"catalogue": catalogue, "upper": upper}


def _places() -> dict[str, dict[str, str]]:
    """Names of countries, nationalities (ISO 3166-1), provinces, regencies, towns (ministry codes), cities abroad."""
    found: dict[str, dict[str, str]] = {"country": {}, "demonym": {}, "abroad": {}, "province": {}, "regency": {}}
    for row in rows("countries"):
        names = ("name_id", "name_en", "name_tr", "press_id", "press_en", "press_tr")
        found["country"].update(dict.fromkeys(_spelled(row, names), row["iso2"]))
        found["demonym"].update(dict.fromkeys(_spelled(row, ("demonyms_en", "demonyms_tr")), row["iso2"]))
        if row["iso2"] != "ID":
            found["abroad"].update(dict.fromkeys(_spelled(row, ("capital", "cities")), row["iso2"]))
    for row in rows("provinces"):
        columns = ("name", "name_en", "name_tr", "aliases_id", "aliases_en", "aliases_tr")
        found["province"].update(dict.fromkeys(_spelled(row, columns), row["code"]))
    for row in rows("regencies"):
        found["regency"].setdefault(row["name"], row["code"])
    for row in rows("cities"):
        found["regency"].update(dict.fromkeys(_spelled(row, ("name", "aliases")), row["regency_code"]))
    return found


def _currencies() -> dict[str, str]:
    return {
        name: row["code"] for row in rows("currencies") for name in _spelled(row, ("names_id", "names_en", "names_tr"))
    }


def _fairs() -> dict[str, str]:
    return {name: row["name"] for row in rows("fairs") for name in _spelled(row, ("name", "aliases"))}


def _fields() -> dict[str, tuple[str, ...]]:
    """Words that tell what field a text is about: devices, medicines, hospitals, ..., of all languages together."""
    return {
        field: tuple(word for words_ in by_language.values() for word in words_)
        for field, by_language in table("device_general").items()
    }


def _spelled(row: dict[str, str], columns: Iterable[str]) -> list[str]:
    """The names in the columns of a row, cut at `|`; those of fewer than two letters left out."""
    return [name.strip() for column in columns for name in row.get(column, "").split("|") if len(name.strip()) > 1]


@cache
def table(name: str) -> dict[str, Any]:
    """A TOML file of the reference folder, by its name without ending."""
    return tomllib.loads((_REFERENCE / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """A CSV file of the reference folder, a dictionary a row, by its name without ending."""
    return tuple(csv.DictReader((_REFERENCE / f"{name}.csv").read_text(encoding="utf-8").splitlines()))
