"""The words of the brief in the reader's language: sentences from `brief_*.toml`, labels from `messages_*.toml`."""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from berdikari.records import Device, Place
from berdikari.report.phrases import fault_text, phrase

LANGUAGES = ("id", "en", "tr")


@dataclass(frozen=True, slots=True)
class Words:
    """Sentences and labels of one language, by table and key (`summary.covers`).

    sentences  may hold <b>: they are the project's own; what is filled into them is always escaped
    """

    language: str
    messages: Mapping[str, Mapping[str, Any]]
    _said: dict[str, Markup] = field(default_factory=dict, repr=False, compare=False)

    def __call__(self, key: str, **values: object) -> Markup:
        """The sentence of a key, its {names} filled in. A key that the catalogue lacks is a fault of the program."""
        if values:
            return self._filled(self._found(key), values)
        if key not in self._said:
            self._said[key] = self._filled(self._found(key), values)
        return self._said[key]

    def many(self, key: str, count: int, **values: object) -> Markup:
        """The sentence of a key that has one form for one thing and another for several; {count} is written out."""
        forms = self._found(key)
        form = forms["one"] if count == 1 and "one" in forms else forms["other"]
        return self._filled(form, {"count": number(count, self.language), **values})

    def label(self, table: str, word: str | None) -> str:
        """The reader's word for one of ours (a stage, a role, a rule); one that has none stands as it is."""
        found = self.messages[table].get(word or "none")
        return str(found) if found is not None else (word or "").replace("_", " ")

    def has(self, table: str, word: str) -> bool:
        """True where the catalogue has a word of its own for this one."""
        return word in self.messages[table]

    def device(self, device: Device) -> str:
        """Name of a device: that of the catalogue in the reader's language, or as its text names it."""
        return _names("devices", "id", self.language).get(device.id or "", device.name)

    def category(self, code: str) -> str:
        """Name of a category of the catalogue in the reader's language; the code itself where it has none."""
        return _names("devices", "id", self.language).get(code, code)

    def province(self, code: str) -> str:
        """Name of a province by its code; the code itself where the table lacks it."""
        return _names("provinces", "code", self.language).get(code, code)

    def regency(self, code: str) -> str:
        """Name of a regency by its code; the code itself where the table lacks it."""
        return _names("regencies", "code", self.language).get(code, code)

    def phrase(self, text: str) -> str:
        """What a table or an engine says in English, in the reader's language; as it stands where none covers it."""
        return phrase(text, self.language)

    def fault(self, text: str) -> str:
        """What went wrong, as `phrases.fault_text`."""
        return fault_text(text, self.language)

    def country(self, code: str | None) -> str:
        """Name of a country by its ISO code; the code itself where the table lacks it; empty for None."""
        return _names("countries", "iso2", self.language).get(code or "", code or "")

    def place(self, place: Place) -> str:
        """A place as its text names it, its province or country behind it where the name does not tell."""
        if place.country not in (None, "ID"):
            return _behind(place.name, self.country(place.country), ())
        province = (place.code or "").split(".")[0]
        spellings = tuple(_names("provinces", "code", language).get(province, "") for language in LANGUAGES)
        return _behind(place.name, _names("provinces", "code", self.language).get(province, ""), spellings)

    def joined(self, parts: list[str] | list[Markup]) -> Markup:
        """A, B and C."""
        if len(parts) < 2:
            return Markup("").join(parts)
        last = self("list.last", before=Markup(", ").join(parts[:-1]), last=parts[-1])
        return last if len(parts) > 2 else self("list.two", first=parts[0], second=parts[1])

    def _found(self, key: str) -> Any:
        table, _, name = key.partition(".")
        return self.messages[table][name]

    @staticmethod
    def _filled(text: str, values: Mapping[str, object]) -> Markup:
        return Markup(text).format(**values)  # noqa: S704 - the catalogue is ours; format escapes what is filled in


@cache
def load_words(language: str) -> Words:
    """The words of a language, one of LANGUAGES. Raises ValueError for another one."""
    if language not in LANGUAGES:
        raise ValueError(f"language: found {language!r}, wanted one of {', '.join(LANGUAGES)}")
    shared, own = (tomllib.loads(_text(f"{name}_{language}.toml")) for name in ("messages", "brief"))
    return Words(language, {**shared, **{table: {**shared.get(table, {}), **own[table]} for table in own}})


_TURNED = str.maketrans(",.", ".,")


def number(value: float, language: str) -> str:
    """A number with the separators of the language: 1.000.000,5 or 1,000,000.5; no digit that was stated is lost."""
    text = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6f}".rstrip("0")
    return text if language == "en" else text.translate(_TURNED)


def upfirst(text: str, language: str) -> str:
    """The text with a capital at its head; in Turkish that of i is İ."""
    capital = "İ" if language == "tr" and text.startswith("i") else text[:1].upper()
    return capital + text[1:]


def _behind(name: str, above: str, spellings: tuple[str, ...]) -> str:
    """The name, with what it lies in behind it, unless it says so already in one spelling or another."""
    told = any(word and word.casefold() in name.casefold() for word in (above, *spellings))
    return f"{name}, {above}" if above and not told else name


def _text(name: str) -> str:
    return (files("berdikari") / "reference" / name).read_text(encoding="utf-8")


@cache
def _names(table: str, key: str, language: str) -> Mapping[str, str]:
    """Names in a language by key, from a reference table: column `name_LANGUAGE`, or `name`; the first of several."""
    rows = csv.DictReader(_text(f"{table}.csv").splitlines())
    return {row[key]: (row.get(f"name_{language}") or row.get("name") or row[key]).split("|")[0] for row in rows}
