"""Rows: lists from outside (suppliers, licences, titles) matched by the same evidence,
with weights learned from the rows.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import log2

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from berdikari.names import alike, fold, person_alike
from berdikari.names.people import person_words
from berdikari.resolve.cluster import cluster, pair
from berdikari.resolve.evidence import Score, Weight, add_up, weigh

Row = Mapping[str, str | None]

COMMONEST = 60  # a value that more rows share leads to no candidate
RAREST = 6  # one shared value that so few rows have is enough
_BARELY = 0.55  # likeness from which a field begins to agree
_SAID_RIGHT = 0.9  # share of true pairs that agree in a field, before the rows have taught better


@lru_cache(maxsize=1 << 14)
def text_alike(left: str, right: str) -> float:
    """Likeness of two texts: letters, in order or word by word, whichever is more alike."""
    a, b = fold(left), fold(right)
    return 1.0 if a == b else max(OSA.normalized_similarity(a, b), fuzz.token_sort_ratio(a, b) / 100, _contained(a, b))


def _contained(a: str, b: str) -> float:
    """Most of the credit for a text that is the beginning of another."""
    short, long = sorted((a, b), key=len)
    return 0.9 if len(short) >= 12 and long.startswith(short) else 0.0


@lru_cache(maxsize=1 << 14)
def people_alike(left: str, right: str) -> float:
    """Likeness of two lists of people, divided by commas: the mean over the shorter one of each name's best partner."""
    a, b = ([name.strip() for name in names.split(",") if name.strip()] for names in (left, right))
    short, long = sorted((a, b), key=lambda names: (len(names), names))
    if not short:
        return 0.0
    known = set(long)
    return sum(1.0 if x in known else _best_partner(x, long) for x in short) / len(short)


def _best_partner(name: str, others: Sequence[str]) -> float:
    """Likeness of the most alike of the others, of those that share a word's first letters with the name."""
    starts = _starts(name)
    return max((person_alike(name, other).score for other in others if starts & _starts(other)), default=0.0)


@lru_cache(maxsize=1 << 14)
def _starts(name: str) -> frozenset[str]:
    return frozenset(word[:2] for word in person_words(name) if len(word) > 1)


def code_alike(left: str, right: str) -> float:
    """Likeness of two numbers, codes or days: one slip of a digit, or two that changed places, is nearly the same."""
    a, b = fold(left), fold(right)
    if a == b:
        return 1.0
    return 0.85 if min(len(a), len(b)) >= 4 and OSA.distance(a, b) == 1 else 0.0


KINDS: dict[str, Callable[[str, str], float]] = {
    "organisation": lambda a, b: alike(a, b).score,
    "person": lambda a, b: person_alike(a, b).score,
    "people": people_alike,
    "text": text_alike,
    "code": code_alike,
    "category": lambda a, b: float(fold(a) == fold(b)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of the rows. kind: one of KINDS, how two of its values are compared."""

    name: str
    kind: str


Compared = tuple[
    tuple[float, float] | None, ...
]  # for each field: how far it agrees, 0 to 1, and how rare its value is, bits


class Scale:
    """Weights for rows of some fields: a rare value that agrees is worth more than a common one (Fellegi and Sunter
    1969).

    Agreement is worth log2(m/u): m the share of true pairs that agree in the field, u the chance that two rows have
    this
    value by chance, from the rows themselves; disagreement log2((1-m)/(1-u)). m starts at nine tenths and is learned
    from
    the pairs that score highest (`learn`). A field that a row lacks says nothing.
    """

    def __init__(self, fields: Sequence[Field], rows: Iterable[Row]) -> None:
        self.fields = tuple(fields)
        self.count = 0
        self._seen: dict[str, Counter[str]] = {field.name: Counter() for field in fields}
        for row in rows:
            self.count += 1
            for name, seen in self._seen.items():
                if row.get(name):
                    seen[row[name] or ""] += 1
        self._weights = [Weight(agree=log2(_SAID_RIGHT), differ=log2(1 - _SAID_RIGHT))] * len(self.fields)
        self._called: dict[
            tuple[str, str, str], float
        ] = {}  # two names of one category in a field, and their lift in bits

    def compare(self, left: Row, right: Row) -> Compared:
        """How far each field agrees, and how many bits its value is rare; None where a row lacks it."""
        found: list[tuple[float, float] | None] = []
        for field in self.fields:
            a, b = left.get(field.name), right.get(field.name)
            if not a or not b:
                found.append(None)
                continue
            likeness = 1.0 if a == b else KINDS[field.kind](a, b)
            lift = self._called.get((field.name, *pair(a, b)), 0.0)
            if lift:
                found.append((1.0, lift))
            elif likeness <= _BARELY:
                found.append((0.0, 0.0))
            else:
                seen = self._seen[field.name]
                found.append(((likeness - _BARELY) / (1 - _BARELY), log2(self.count / max(seen[a], seen[b], 1))))
        return tuple(found)

    def bits(self, compared: Compared) -> float:
        """What a comparison comes to, with the weights as they have been learned so far."""
        total = 0.0
        for known, weight in zip(compared, self._weights, strict=True):
            if known is not None:
                total += weight.differ + known[0] * (weight.agree + known[1] - weight.differ)
        return total

    def score(self, left: Row, right: Row) -> Score:
        """The score of two rows, a note for each field that both have; its total is that of `bits`."""
        notes = []
        for field, known, weight in zip(self.fields, self.compare(left, right), self._weights, strict=True):
            if known is not None:
                whole = Weight(agree=weight.agree + known[1], differ=weight.differ)
                notes.append(weigh(field.name, known[0], whole, "{} and {}", left[field.name], right[field.name]))
        return add_up(notes)

    @property
    def threshold(self) -> float:
        """Bits from which a pair is more likely one than two, where each row has about one other that is the same."""
        return log2(max(self.count, 2))

    def learn_names(self, pairs: Iterable[tuple[Row, Row]]) -> None:
        """Learn from pairs held to be one which two names of a category mean the same in two lists (`sigmod`, `acm
        sigmod`).

        Two values that meet in such pairs at least three times, and twice as often as chance, count as one from then
        on;
        their worth is the lift, log2 of how much more often they meet than by chance.
        """
        known = list(pairs)
        for field in (f for f in self.fields if f.kind == "category"):
            sides = [(a, b) for left, right in known if (a := left.get(field.name)) and (b := right.get(field.name))]
            met = Counter(pair(a, b) for a, b in sides if a != b)
            each = Counter(value for two in sides for value in two)
            for (a, b), count in met.items():
                lift = log2(count * 2 * len(sides) / (each[a] * each[b]))
                if count >= 3 and lift >= 1:
                    self._called[(field.name, a, b)] = lift

    def learn(self, pairs: Iterable[Compared]) -> None:
        """Take m from pairs that are held to be one."""
        told, agreed = [10.0] * len(self.fields), [9.0] * len(self.fields)
        for compared in pairs:
            for at, known in enumerate(compared):
                if known is not None:
                    told[at] += 1
                    agreed[at] += known[0] >= 0.5
        shares = [min(a / t, 0.995) for a, t in zip(agreed, told, strict=True)]
        self._weights = [Weight(agree=log2(m), differ=log2(1 - m)) for m in shares]


def match_rows(rows: Mapping[str, Row], fields: Sequence[Field], passes: int = 2) -> list[tuple[str, ...]]:
    """The rows' keys in groups that are one, largest evidence first; whatever the order of the rows.

    Candidates share a rare value or a rare word; the weights learn from the best pairs, `passes` times; groups never
    chain.
    """
    scale = Scale(fields, rows.values())
    compared = {p: scale.compare(rows[p[0]], rows[p[1]]) for p in sorted(candidate_pairs(rows, fields))}
    for _ in range(passes):
        if any(field.kind == "category" for field in fields):
            scale.learn_names(
                (rows[a], rows[b]) for (a, b), known in compared.items() if scale.bits(known) >= scale.threshold + 3
            )
            compared = {p: scale.compare(rows[p[0]], rows[p[1]]) for p in compared}
        scale.learn(known for known in compared.values() if scale.bits(known) >= scale.threshold + 3)
    found = {p: scale.bits(known) for p, known in compared.items()}
    links = {p: bits for p, bits in found.items() if bits >= scale.threshold}

    def score(one: str, other: str) -> float:
        known = found.get(pair(one, other))
        return scale.bits(scale.compare(rows[one], rows[other])) if known is None else known

    return cluster(list(rows), links, score)


def candidate_pairs(rows: Mapping[str, Row], fields: Sequence[Field]) -> set[tuple[str, str]]:
    """Pairs of keys that share two values or words which at most COMMONEST rows have,
    or one that at most RAREST have.
    """
    blocks: dict[str, set[str]] = {}
    for name, row in rows.items():
        for key in _keys(row, fields):
            blocks.setdefault(key, set()).add(name)
    shared: Counter[tuple[str, str]] = Counter()
    for block in blocks.values():
        if 1 < len(block) <= COMMONEST:
            worth = 3 if len(block) <= RAREST else 2 if len(block) <= 3 * RAREST else 1
            for two in combinations(sorted(block), 2):
                shared[two] += worth
    return {two for two, count in shared.items() if count >= 3}


def _keys(row: Row, fields: Sequence[Field]) -> Iterator[str]:
    for field in fields:
        value = row.get(field.name)
        if value:
            words = fold(value).split()
            yield f"{field.name}:{' '.join(words)}"
            if field.kind != "code" and len(words) > 1:
                yield from (f"{field.name}:{word}" for word in words if len(word) > 3)
            if field.kind == "person":
                yield f"{field.name}~{words[0][:4]}" if words else ""
