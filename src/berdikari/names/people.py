"""Names of people: order, initials, titles and spellings; one person or two."""

from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

from berdikari.names.alike import SAME, Feature, Likeness
from berdikari.names.fold import tokens
from berdikari.names.lists import words


def same_person(left: str, right: str) -> bool:
    """True where both may name one person: equal, one a shorter form of the other, or a slip of spelling."""
    return left == right or person_alike(left, right).score >= SAME


@lru_cache(maxsize=1 << 12)
def person_words(name: str) -> tuple[str, ...]:
    """The folded words of a person's name without titles and degrees; `Barak, Alan` is `alan barak`."""
    titles = words().titles
    before, _, behind = name.partition(",")
    degrees = all(word in titles or len(word) == 1 for word in tokens(behind)) or "." in behind
    found = tokens(before if degrees else f"{behind} {before}") or tokens(name) or (name.casefold(),)
    return tuple(word for word in found if word not in titles) or found


@lru_cache(maxsize=1 << 12)
def person_alike(left: str, right: str) -> Likeness:
    """Likeness of two people's names; symmetric; the order of the words counts little, initials stand for names."""
    if left > right:
        return person_alike(right, left)
    a, b = person_words(left), person_words(right)
    if a == b or "".join(a) == "".join(b):
        return Likeness(score=1.0, features=(Feature(name="same words", weight=1.0, reason=" ".join(a)),))
    short, long = sorted((a, b), key=lambda words: (len(words), words))
    pairs = _aligned(short, long)
    score = sum(likeness * _importance(word) for word, _, likeness in pairs) / sum(map(_importance, short))
    score -= 0.04 * (len(long) - len(short))
    if sorted(a) == sorted(b):
        score -= 0.03
    if len(short) == 1:
        score -= 0.12
    features = tuple(
        Feature(
            name="word" if x == y else "spelling", weight=round(s, 3), reason=x if x == y else f"{x} / {y or 'nothing'}"
        )
        for x, y, s in pairs
    )
    return Likeness(score=max(0.0, min(score, 0.99)), features=features)


def _importance(word: str) -> float:
    return 0.4 if len(word) == 1 else 1.0


def _aligned(short: tuple[str, ...], long: tuple[str, ...]) -> list[tuple[str, str, float]]:
    """Each word of the shorter name with its best partner in the longer one."""
    rest, pairs = list(long), []
    for word in sorted(short, key=lambda w: (-len(w), w)):
        best = max(rest, key=lambda other: (_likeness(word, other), other), default="")
        likeness = _likeness(word, best) if best else 0.0
        if likeness > 0:
            rest.remove(best)
        pairs.append((word, best if likeness else "", likeness))
    return pairs


def _likeness(x: str, y: str) -> float:
    """Likeness of two words of people's names: an initial stands for its name; below 0.6 there is none."""
    if x == y:
        return 1.0
    if min(len(x), len(y)) == 1:
        return 0.9 if x[:1] == y[:1] else 0.0
    found = max(
        OSA.normalized_similarity(x, y, score_cutoff=0.6), JaroWinkler.similarity(x, y, score_cutoff=0.72) - 0.12
    )
    return float(found) if found >= 0.6 else 0.0
