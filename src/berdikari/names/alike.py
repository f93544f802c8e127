"""How alike two names of organisations are: a score from 0 to 1, made of named features with reasons."""

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from berdikari.names.telling import Name, parse

SAME = 0.8
UNSURE = 0.55

_GENERIC_WEIGHT = 0.25
_TYPO = 0.78
_LOOSE = frozenset({"association", "cluster", "foundation"})  # one body is called by several of these
_PLACES = frozenset(
    {"province", "regency", "city"}
)  # "Banten" is short for its province, "Ankara" not for its university


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One reason for or against, with its weight: above 0 it speaks for, below 0 against."""

    name: str
    weight: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How alike two names are, 0 to 1, and why."""

    score: float
    features: tuple[Feature, ...]


def same(left: str, right: str) -> bool:
    """True where both name one organisation, as far as names alone can tell."""
    return left == right or alike(left, right).score >= SAME


@lru_cache(maxsize=1 << 12)
def alike(left: str, right: str) -> Likeness:
    """Likeness of two organisations' names; symmetric. SAME and above: one organisation; below UNSURE: two.

    Legal forms do not count; head words and words of the trade count little and are compared by meaning across
    languages;
    a different kind (a hospital, a province) or number speaks against whatever else is alike.
    """
    if left > right:
        return alike(right, left)
    a, b = parse(left), parse(right)
    if (
        a.joined == b.joined
        and a.kinds == b.kinds
        and (a.countries == b.countries or not (a.countries and b.countries))
    ):
        return _one("same words", 1.0 if a.words == b.words else 0.98, f"{left!r} and {right!r} are the same words")
    for judge in (_by_institution, _by_contradiction):
        verdict = judge(a, b)
        if verdict:
            return verdict
    return max(_by_words(a, b), _by_initials(a, b), key=lambda likeness: likeness.score)


def _one(name: str, score: float, reason: str) -> Likeness:
    return Likeness(score=score, features=(Feature(name=name, weight=score, reason=reason),))


def _by_institution(a: Name, b: Name) -> Likeness | None:
    """Both stand in the table of public institutions: one concept is one institution, unless the countries differ."""
    if not (a.institutions and b.institutions):
        return None
    for concept, country in sorted(a.institutions):
        for other, land in sorted(b.institutions):
            if concept == other and (country == land or "any" in (country, land)):
                score = 0.97 if country == land != "any" else 0.9
                return _one("institution", score, f"both are {concept.replace('-', ' ')}")
    return _one("institution", 0.0, "two different public institutions")


def _by_contradiction(a: Name, b: Name) -> Likeness | None:
    """What no likeness of letters outweighs: another kind, another number, another country."""
    kinds = a.kinds - _LOOSE, b.kinds - _LOOSE
    if all(kinds) and not kinds[0] & kinds[1]:
        why = f"{'/'.join(sorted(kinds[0]))} and {'/'.join(sorted(kinds[1]))}"
        return Likeness(score=0.1, features=(Feature(name="kind", weight=-0.9, reason=why),))
    if a.countries and b.countries and not a.countries & b.countries:
        why = f"{'/'.join(sorted(a.countries))} and {'/'.join(sorted(b.countries))}"
        return Likeness(score=0.3, features=(Feature(name="country", weight=-0.7, reason=why),))
    numbers = [{w for w in name.words if w.isdigit()} for name in (a, b)]
    if all(numbers) and not numbers[0] & numbers[1]:
        return Likeness(
            score=0.3, features=(Feature(name="number", weight=-0.7, reason="they bear different numbers"),)
        )
    return None


def _by_words(a: Name, b: Name) -> Likeness:
    """Telling words that both have, against those that only one has; generic words count a quarter."""
    pairs, left, right = _aligned(a.telling, b.telling)
    joined = OSA.normalized_similarity("".join(a.telling), "".join(b.telling))
    if joined >= 0.9 and min(len(a.joined), len(b.joined)) >= 7 and (left or right):
        pairs, left, right = [("".join(a.telling), "".join(b.telling), joined)], [], []
    shared = sum(likeness for *_, likeness in pairs)
    if not shared:
        return _one("no word", 0.0, "no telling word in common")
    both = _GENERIC_WEIGHT * len(a.generic & b.generic)
    apart = _GENERIC_WEIGHT * (len(a.generic - b.generic) and len(b.generic - a.generic))
    if left and right:
        score = 0.7 * (shared + both) / (shared + both + len(left) + len(right) + apart)
    else:
        score = (shared + both) / (shared + both + 0.3 * len(left + right) + 0.6 * apart)
        score *= min(likeness for *_, likeness in pairs) ** 0.5
    short = max(len(word) for word, *_ in pairs) < 3 and bool(left or right)
    if bool(a.kinds - _LOOSE) != bool(b.kinds - _LOOSE):
        score *= 0.85 if (a.kinds | b.kinds) & _PLACES else 0.75
    if short:
        score *= 0.8
    return Likeness(score=min(score, 0.97), features=_word_features(pairs, left + right))


def _word_features(pairs: list[tuple[str, str, float]], extra: list[str]) -> tuple[Feature, ...]:
    found = [
        Feature(name="word" if x == y else "spelling", weight=round(s, 3), reason=x if x == y else f"{x} / {y}")
        for x, y, s in pairs
    ]
    found += [Feature(name="word of one alone", weight=-0.3, reason=word) for word in extra]
    return tuple(found)


def _aligned(
    left: tuple[str, ...], right: tuple[str, ...]
) -> tuple[list[tuple[str, str, float]], list[str], list[str]]:
    """Words of both, paired: equal ones first, then the most alike; and what is left over on either side."""
    pairs, rest, other = [], list(left), list(right)
    for word in left:
        if word in other:
            pairs.append((word, word, 1.0))
            rest.remove(word)
            other.remove(word)
    scored = sorted(((-_spelling(x, y), x, y) for x in rest for y in other), key=lambda row: (row[0], sorted(row[1:])))
    for minus, x, y in scored:
        if -minus >= _TYPO and x in rest and y in other:
            pairs.append((x, y, -minus))
            rest.remove(x)
            other.remove(y)
    return pairs, rest, other


def _spelling(x: str, y: str) -> float:
    """Likeness of two words; short ones must be equal, numbers too."""
    if min(len(x), len(y)) < 5 or x.isdigit() or y.isdigit():
        return 0.0
    return float(OSA.normalized_similarity(x, y))


def _by_initials(a: Name, b: Name) -> Likeness:
    """One is an acronym or a syllable word of the other: `GTM`, `TÜSEB`, `Kemenperin`."""
    for short, long in ((a, b), (b, a)):
        if len(short.words) == 1 and len(long.parts) > 1 and abbreviates(short.words[0], long.parts):
            size = len(short.words[0])
            score = 0.85 if size >= 4 else 0.82 if size == 3 else 0.6
            return _one("short form", score, f"{short.text!r} is made of the beginnings of {long.text!r}")
    return _one("no short form", 0.0, "neither is a short form of the other")


@lru_cache(maxsize=1 << 12)
def abbreviates(short: str, words: tuple[str, ...]) -> bool:
    """True where `short` is made of the beginnings of all the words, in order; minor words may be left out."""
    if not words:
        return not short
    first, rest = words[0], words[1:]
    if len(first) <= 3 and first in _MINOR and abbreviates(short, rest):
        return True
    longest = min(len(first), len(short) - len(rest), 5)
    return any(short[:size] == first[:size] and abbreviates(short[size:], rest) for size in range(longest, 0, -1))


_MINOR = frozenset({"dan", "ve", "and", "of", "the", "for", "ile", "di", "de", "und"})
