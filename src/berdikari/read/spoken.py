"""Spoken: numbers that are written as words: tiga, dua puluh lima, lima ratus, twenty-five, yirmi beş, yüz elli."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from berdikari.read.page import Page
from berdikari.words import Hit, fold

_HUNDREDS = frozenset({"hundred", "yuz"})  # they need no number in front of them: "yüz milyon"
_ALONE = frozenset({"on"})  # ten in Turkish, and a word of English that stands before any number
_ONLY_IN = {  # numbers of one language that are other words, or names, elsewhere: "on US$9.6 million", "Lima", "Dua"
    **dict.fromkeys(("on", "bir", "iki", "alti", "elli", "kirk", "yuz"), "tr"),
    **dict.fromkeys(("dua", "lima", "enam"), "id"),
    **dict.fromkeys(("one", "ten"), "en"),
}


def spoken(page: Page) -> list[tuple[int, int, float]]:
    """Start, end and value of every number in words; words that follow each other make one number where they can."""
    units, tens = page.words.table("numbers", "words"), page.words.table("numbers", "tens")
    hits = _longest(page.hits("numbers.words", "numbers.tens", "numbers.teen"))
    hits = [h for h in hits if page.document.language in (None, _ONLY_IN.get(fold(h.phrase), page.document.language))]
    found: list[tuple[int, int, float]] = []
    for run in _runs(page, hits):
        found += _read([(h.start, h.end, page.folded[h.start : h.end]) for h in run], units, tens)
    return found


def _longest(hits: Sequence[Hit]) -> list[Hit]:
    """Hits without those that begin inside another: "half a" without "half"."""
    kept: list[Hit] = []
    for hit in hits:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _runs(page: Page, hits: Sequence[Hit]) -> list[list[Hit]]:
    """Hits that follow each other with nothing but a space or hyphen between them."""
    runs: list[list[Hit]] = [hits[:1]] if hits else []  # type: ignore[list-item]
    for before, hit in pairwise(hits):
        if page.folded[before.end : hit.start] in (" ", "-") and page.folded[before.start : before.end] not in _ALONE:
            runs[-1].append(hit)
        else:
            runs.append([hit])
    return runs


def _read(
    words: Sequence[tuple[int, int, str]], units: Mapping[str, float], tens: Mapping[str, float]
) -> list[tuple[int, int, float]]:
    """The numbers of a run of words."""
    found: list[tuple[int, int, float]] = []
    for start, end, word in words:
        before = found[-1] if found else None
        whole = _joined(before[2] if before else None, word, units, tens)
        if whole is None:
            if word in units:
                found.append((start, end, float(units[word])))
        elif before:
            found[-1] = (before[0], end, whole)
        else:
            found.append((start, end, whole))
    return found


def _joined(value: float | None, word: str, units: Mapping[str, float], tens: Mapping[str, float]) -> float | None:
    """The number that a word makes of the one in front of it; None where it begins another one, or none."""
    if value is None:
        return float(tens[word]) if word in _HUNDREDS else None
    rest = value % 10
    if word in tens:
        return value - rest + rest * tens[word] if rest >= 1 else None
    if word not in units:
        return value + 10 if value < 10 else None
    room = 100 if value >= 100 and value % 100 == 0 else 10 if value >= 20 and rest == 0 else 0
    return value + units[word] if 1 <= units[word] < room else None
