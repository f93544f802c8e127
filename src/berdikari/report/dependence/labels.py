"""The words of the views in the reader's language, from `reference/assess_*.toml`."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from berdikari.records.dependence import Measure
from berdikari.records.problem import Problem

LANGUAGES = ("id", "en", "tr")
_ROWS = re.compile(r"(?:rows? |(?P<count>[\d,]+) rows, first )(?P<first>[\d, ]+)\)")


@dataclass(frozen=True, slots=True)
class Labels:
    """Sentences and names of one language."""

    language: str
    words: Mapping[str, Mapping[str, str]]
    countries: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The sentence of a key, its {names} filled in."""
        return self.words["say"][key].format(**values)

    def name(self, word: str) -> str:
        """The reader's name of a measure or criterion."""
        return self.words["measure"].get(word, word.replace("_", " "))

    def country(self, code: str) -> str:
        """The reader's name of a country."""
        return self.countries.get(code, code)

    def number(self, value: float, places: int = 0) -> str:
        """A number with the separators of the language."""
        text = f"{value:,.{places}f}"
        return text if self.language == "en" else text.translate(str.maketrans(",.", ".,"))

    def amount(self, measure: Measure) -> str:
        """A measure's value in its unit, or "not known"."""
        if measure.value is None:
            return self("not_known")
        if measure.unit == "share":
            return f"{self.number(100 * measure.value, 1)} %"
        if measure.unit in ("USD", "USD/kg"):
            return f"{self.number(measure.value, 2 if measure.unit == 'USD/kg' else 0)} {measure.unit}"
        return self.number(measure.value, 3 if measure.unit == "index" else 2)

    def fact(self, text: str) -> str:
        """What a figure measures, in the reader's language; one that has no wording of its own stands in English."""
        return self.words.get("fact", {}).get(text, text)

    def problem(self, problem: Problem) -> Problem:
        """The same fault, its message and hint in the reader's language."""
        message, _, rows = problem.message.rpartition(" (")
        found = _ROWS.fullmatch(rows)
        told = f"{self.reason(message)} ({self._rows(found)})" if found else self.reason(problem.message)
        return replace(problem, message=told, hint=self.reason(problem.hint))

    def _rows(self, found: re.Match[str]) -> str:
        count, first = found["count"], found["first"]
        return self.words["say"]["rows"].format(count, first) if count else self.words["say"]["row"].format(first)

    def reason(self, text: str) -> str:
        """A reason in the reader's language: known sentences are told by their English wording, others stand."""
        for pattern, other in _reasons(self.language):
            match = pattern.fullmatch(text)
            if match:
                return other.format(*match.groups())
        return text


def labels(language: str, countries: Mapping[str, str]) -> Labels:
    """The words of a language; countries: their names in it by alpha-3."""
    return Labels(language, _words(language), countries)


@cache
def _words(language: str) -> Mapping[str, Mapping[str, str]]:
    text = (files("berdikari.reference") / f"assess_{language}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _reasons(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    table = _words(language).get("reason", {})
    return tuple(
        (re.compile("(.+?)".join(map(re.escape, english.split("{}")))), other) for english, other in table.items()
    )
