"""Devices of the catalogue, found by what a person writes: an id, or a name in Indonesian, English or Turkish."""

from collections.abc import Collection, Mapping
from difflib import get_close_matches
from functools import cache

from berdikari.edge.reference import rows
from berdikari.errors import UnknownIdError
from berdikari.names import fold

Row = Mapping[str, str]
_NEAR = 5


def find_device(name: str) -> Row:
    """The row of the catalogue of an id or a name. Raises UnknownIdError, with near ones, where there is none."""
    known = device_named(name)
    if known is None:
        raise UnknownIdError("device", name, _near(name))
    return _by_id()[known]


def device_id(name: str, own: Collection[str] = ()) -> str:
    """The id of an id or a name; own: ids that a user's tables hold beside the catalogue. Raises UnknownIdError."""
    return name if name in own else find_device(name)["id"]


def device_named(word: str) -> str | None:
    """The id of the device that has this id or name; None: the catalogue knows none."""
    return _names().get(fold(word))


def _near(name: str) -> tuple[str, ...]:
    """Ids of devices whose name holds the word, then of those that are spelled alike."""
    word = fold(name)
    holding = [spelled for spelled in _names() if word and word in spelled]
    alike = get_close_matches(word, _names(), n=_NEAR)
    return tuple(dict.fromkeys(_names()[spelled] for spelled in (*holding, *alike)))[:_NEAR]


@cache
def _by_id() -> Mapping[str, Row]:
    return {row["id"]: row for row in rows("devices")}


@cache
def _names() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in rows("devices"):
        names = [row["id"], row["name_id"], row["name_en"], row["name_tr"]]
        names += [name for key in ("aliases_id", "aliases_en", "aliases_tr") for name in row[key].split("|") if name]
        for name in names:
            found.setdefault(fold(name), row["id"])
    return found
