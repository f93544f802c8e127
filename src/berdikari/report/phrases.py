"""Phrases: what tables, engines and the loader say in English, told in the reader's language."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

_GAP = "{}"


def fault_text(text: str, language: str) -> str:
    """What went wrong, in a language: the whole of it, or what stands behind the name of what it is of."""
    told, at = phrase(text, language), text.find(": ")
    while told == text and at >= 0:
        told = text[: at + 2] + phrase(text[at + 2 :], language)
        at = text.find(": ", at + 1)
    return told


@lru_cache(maxsize=4096)
def phrase(text: str, language: str) -> str:
    """The text in a language; runs of parts between semicolons each; what no phrase covers stands as it is."""
    if language == "en" or not text:
        return text
    parts, done = text.split("; "), []
    while parts:
        runs = (("; ".join(parts[:many]), many) for many in range(len(parts), 0, -1))
        told, many = next(((told, many) for run, many in runs if (told := _told(run, language))), (parts[0], 1))
        done.append(told)
        parts = parts[many:]
    return "; ".join(done)


def _told(text: str, language: str) -> str | None:
    exact, patterns = _phrases(language)
    if text in exact:
        return exact[text]
    for pattern, told in patterns:
        if found := pattern.fullmatch(text):
            return told.format(*(fault_text(gap, language) for gap in found.groups()))
    return None


@cache
def _phrases(language: str) -> tuple[dict[str, str], tuple[tuple[re.Pattern[str], str], ...]]:
    """Those without gaps by their English, and those with gaps as patterns."""
    text = (files("berdikari") / "reference" / "phrases.toml").read_text(encoding="utf-8")
    listed = [(one["en"], one[language]) for one in tomllib.loads(text)["phrase"]]
    gapped = [(re.compile("(.+?)".join(map(re.escape, en.split(_GAP)))), own) for en, own in listed if _GAP in en]
    return {en: own for en, own in listed if _GAP not in en}, tuple(gapped)
