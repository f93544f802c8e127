"""The words of the forecast and match pages in Indonesian, English or Turkish, from `reference/foresee_*.toml`."""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from berdikari.errors import InvalidRecordError
from berdikari.report.words import load_words
from berdikari.report.writing import day_text

LANGUAGES = ("id", "en", "tr")


@dataclass(frozen=True, slots=True)
class Texts:
    """Messages of one language, called by key: `texts("forecast.usual", low="14 %", ...)`."""

    language: str
    messages: Mapping[str, Mapping[str, str]]

    def __call__(self, key: str, **values: object) -> str:
        """The message of a key, its {names} filled in. A key that the catalogue lacks is a fault of the program."""
        table, _, name = key.partition(".")
        return self.messages[table][name].format(**values)

    def column(self, name: str) -> str:
        """The head of a column."""
        return self.messages["column"][name]

    def country(self, code: str) -> str:
        """Name of a country by its three letters; the letters where the table lacks it."""
        return names("countries", "iso3", self.language).get(code, code)

    def device(self, code: str) -> str:
        """Name of a device of the catalogue; the id where it has none."""
        return names("devices", "id", self.language).get(code, code)

    def day(self, day: str) -> str:
        """`1 Februari 2024`, as far as it is known."""
        return day_text(day, load_words(self.language))

    def stage(self, stage: str | None) -> str:
        """Name of a stage; empty for None."""
        return load_words(self.language).label("stage", stage) if stage else ""

    def window(self, start: str, end: str) -> str:
        """The year, or the years, where they are whole; else the first and the last day."""
        if start[4:] in ("", "-01-01") and end[4:] in ("", "-12-31"):
            return start[:4] if start[:4] == end[:4] else f"{start[:4]} – {end[:4]}"
        return f"{self.day(start)} – {self.day(end)}"

    def assumption(self, name: str) -> str:
        """What a number of the forecast is, by its name in the tables, with or without its key (`slip.median`)."""
        table, _, key = name.partition(".")
        *kind, place = table.split(" ")
        if kind[:1] == ["rate"]:
            words = load_words(self.language)
            told = words.country(place) if kind[-1] == "country" else words.province(place)
            return self.messages["prior"][f"rate_{kind[-1]}"].format(place=told)
        told = self.messages["prior"].get(table.replace(" ", "_"), table)
        return f"{told}: {self.messages['prior_key'].get(key, key)}" if key else told

    def number(self, value: float, digits: int = 0) -> str:
        """A number with the separators of the language."""
        text = f"{value:,.{digits}f}"
        return text if self.language == "en" else text.translate(str.maketrans(",.", ".,"))

    def percent(self, share: float, digits: int | None = None) -> str:
        """A share as whole percent; below one percent with one digit, so that little is not written as nothing."""
        digits = (1 if 0 < share < 0.01 else 0) if digits is None else digits
        number = self.number(share * 100, digits)
        return f"%{number}" if self.language == "tr" else f"{number}\u00a0%"


@cache
def names(table: str, key: str, language: str) -> Mapping[str, str]:
    """Names in a language by a column of a reference table; the first where there are several."""
    text = (files("berdikari.reference") / f"{table}.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row[key]: (row.get(f"name_{language}") or row["name"]).split("|")[0] for row in rows}


@cache
def texts(language: str) -> Texts:
    """The catalogue of a language. Raises InvalidRecordError for another one."""
    if language not in LANGUAGES:
        raise InvalidRecordError("Texts", "language", language, "one of " + ", ".join(LANGUAGES))
    path = files("berdikari.reference") / f"foresee_{language}.toml"
    return Texts(language, tomllib.loads(path.read_text(encoding="utf-8")))
