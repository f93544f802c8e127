"""Employers: where the employer ends and the person begins in a run of capitals behind an office: "Direktur Utama [PT
Graha Medika] [Budi Santoso]".
"""

import re
from collections.abc import Mapping, Sequence

from berdikari.words import fold

_TITLES = frozenset({"prof", "dr", "drg", "ir", "hj", "h", "doc", "op", "drs", "dra", "kh", "mr", "mrs", "ms"})
_FORMS = frozenset({"pt", "pt.", "cv", "cv."})
_ENDS = frozenset({"indonesia", "tbk", "persero", "group", "grup", "holding", "ltd", "inc", "corp", "gmbh", "asia"})
_LONGEST = 4  # words of a person's name
_INITIAL = re.compile(r"[A-Z]\.?")


def person_at(words: Sequence[str], lexicon: Mapping[str, str], kind: str) -> int | None:
    """Index of the word with which the person's name begins; None where the run does not tell.

    lexicon: folded words with their kinds, as in `Words`; kind: of organisation that the first words tell.
    """
    plain = [fold(word).strip(".,()") for word in words]
    institution = kind not in ("unknown", "company")
    first = 2 if words and plain[0] in _FORMS else 1
    if kind in ("hospital", "university") and first < len(words) and plain[first] in _TITLES:
        return _behind_namesake(plain, first)
    for at in range(first, len(words)):
        tail = plain[at:]
        if plain[at] in _TITLES and len(tail) > 1:
            return at
        if len(tail) > _LONGEST or (len(tail) == 1 and not institution):
            continue
        named = "p" in lexicon.get(plain[at], "")
        behind_end = plain[at - 1] in _ENDS and not any(lexicon.get(word, "") for word in tail)
        if (named or behind_end) and all(_may_be_of_person(word, lexicon) for word in words[at:]):
            return at
    return None


def _behind_namesake(plain: Sequence[str], title: int) -> int | None:
    """The same where the employer is named after a person: "RSUP Dr Sardjito [dr Eniarti]", "RSUD Dr. Moewardi"."""
    at = next(i for i in range(title, len(plain)) if plain[i] not in _TITLES or i == len(plain) - 1)
    again = next((i for i in range(at + 1, len(plain) - 1) if plain[i] in _TITLES), None)
    return again or (at + 2 if len(plain) - at > 3 else None)


def _may_be_of_person(word: str, lexicon: Mapping[str, str]) -> bool:
    """True for a word of persons' names, one that the lexicon does not know, or an initial."""
    kinds = lexicon.get(fold(word).strip(".,()"), "")
    return bool(_INITIAL.fullmatch(word)) or "p" in kinds or kinds in ("", "o")
