"""Settings of one run: each has a default and an environment variable, `BERDIKARI_` and its name in capitals."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, TypeVar

from berdikari.errors import InvalidRecordError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Kind = TypeVar("Kind", bound="DataclassInstance")
PREFIX = "BERDIKARI_"
MEBIBYTE = 1024 * 1024
READERS = ("rules", "model", "both")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run may use and where it keeps things.

    store          register: a file of SQLite, or a URL
    workers        processes for many documents; 0: as many as the machine has processors
    executor       address of a Dask scheduler (`tcp://host:8786`); empty: processes of this machine
    file_bytes     largest text file or PDF that is read, in bytes
    page_bytes     largest web page, in bytes
    parse_seconds  processor time that one PDF or large page may take
    parse_bytes    memory that one PDF or large page may take
    fetch_seconds  time that one link may take, redirects included
    fetch_redirects  how many redirects are followed
    reader         who reads: `rules`, `model`, or `both`
    model_url      endpoint of the model, up to `/v1`; empty: there is none, and nothing leaves this machine
    model          name of the model there
    model_seconds  time that one answer of it may take
    model_pieces   stretches of one document, of about 8,000 characters, that it is asked for at most
    """

    store: str = "berdikari.db"
    workers: int = 0
    executor: str = ""
    file_bytes: int = 50 * MEBIBYTE
    page_bytes: int = 10 * MEBIBYTE
    parse_seconds: int = 30
    parse_bytes: int = 1024 * MEBIBYTE
    fetch_seconds: int = 30
    fetch_redirects: int = 5
    reader: str = "rules"
    model_url: str = ""
    model: str = ""
    model_seconds: int = 120
    model_pieces: int = 40


def settings_from(environment: Mapping[str, str], **given: Any) -> Settings:
    """Settings from what is given, else from the environment, else the defaults; None counts as not given.

    Raises InvalidRecordError where a number was wanted and something else was found.
    """
    return read_settings(Settings, environment, **given)


def read_settings(kind: type[Kind], environment: Mapping[str, str], **given: Any) -> Kind:
    """Settings of any kind (a dataclass of texts and whole numbers, each with a default), as `settings_from`."""
    changed: dict[str, Any] = {}
    for field in fields(kind):
        value = given.pop(field.name, None)
        if value is None:
            value = environment.get(PREFIX + field.name.upper())
        if value is not None:
            changed[field.name] = _typed(field.name, field.default, value)
    if given:
        raise TypeError(f"no setting is called {', '.join(sorted(given))}")
    return kind(**changed)


def _typed(name: str, default: object, value: object) -> object:
    variable = PREFIX + name.upper()
    if name == "reader" and value not in READERS:
        raise InvalidRecordError("Settings", f"{name} ({variable})", value, "one of " + ", ".join(READERS))
    if not isinstance(default, int):
        return str(value)
    try:
        number = int(str(value))
    except ValueError:
        number = -1
    if number < 0:
        raise InvalidRecordError("Settings", f"{name} ({variable})", value, "a whole number from 0")
    return number
