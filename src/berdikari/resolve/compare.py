"""Compare: the score of two mentions, made of named features, each with its weight, its reason and counter-evidence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from berdikari.money import Rates, agree, agree_at_rate
from berdikari.names import SAME, UNSURE, alike
from berdikari.records import Value, rung
from berdikari.resolve.days import fit, gap
from berdikari.resolve.evidence import Note, Score, Weight, add_up, weigh
from berdikari.resolve.mention import Mention, Side
from berdikari.resolve.places import one_fair

PARTY = Weight(agree=4.0, differ=0.0)
ALL_PARTIES = Weight(agree=3.0, differ=0.0)
ANOTHER_PARTNER = Weight(agree=0.0, differ=-9.0)
EXTRA_PARTY = Weight(agree=-0.5, differ=-2.5)
ONE_REPORT = Weight(agree=0.0, differ=-30.0)
OWNER = Weight(agree=2.5, differ=0.0)
UNNAMED = Weight(agree=2.0, differ=-7.0)
DEVICE = Weight(agree=2.0, differ=-4.0)
VALUE = Weight(agree=2.0, differ=-1.5)
DATE = Weight(agree=2.5, differ=-3.5)
NEWS = Weight(agree=1.0, differ=-1.0)
BACKWARD = Weight(agree=0.5, differ=-3.5)
FAIR = Weight(agree=1.0, differ=-4.0)
PLACE = Weight(agree=1.0, differ=-1.0)
TERM = Weight(agree=1.0, differ=-1.0)
PEOPLE = Weight(agree=1.5, differ=0.0)

_FEW = 2  # parties that one report alone names, up to which the shared ones still count as all
_ONE_STEP = 45
_WEEK = 7
_YEAR = 365


@dataclass(frozen=True, slots=True)
class Match:
    """Two parties of two mentions that may be one, with the likeness of their names."""

    left: Side
    right: Side
    likeness: float


def compare(left: Mention, right: Mention, rates: Rates | None = None) -> Score:
    """Score two mentions, with the reasons, and whether a merge may do without a person.

    That needs two shared parties, or one and a partner without a name who fits; and where each side names a partner
    that the other lacks, one value or one day as well.

    Every feature looks at these two mentions alone, so that a score never changes when other reports arrive.
    """
    if left.id > right.id:
        left, right = right, left
    matches, rest, other = match_parties(left, right)
    notes = [weigh("party", m.likeness, PARTY, "{}", _Names(m.left.names[0], m.right.names[0])) for m in matches]
    sure = sum(m.likeness >= SAME for m in matches)
    fits = 0
    for note in _partners(left, right, matches, rest, other):
        notes.append(note)
        fits += note[0] in {"partner without a name", "owner"} and note[1] > 0
    facts = list(_facts(left, right, rates))
    if left.tellers & right.tellers:
        facts.append(weigh("one report", 0.0, ONE_REPORT, "one report tells of both as two"))
    enough = (
        sure >= 2
        or (len(matches) >= 2 and sure >= 1)
        or (sure >= 1 and fits > 0 and any(note[1] >= 1.5 for note in facts))
    )
    rivals = any(note[0] == "another partner" for note in notes)
    fixed = any(note[0] in {"value", "day"} and note[1] >= 1.5 for note in facts)
    return add_up(notes + facts, sure=enough and (fixed or not rivals))


def match_parties(left: Mention, right: Mention) -> tuple[list[Match], list[Side], list[Side]]:
    """Named parties paired one to one, the most alike first; then those left over on either side."""
    candidates = sorted(
        ((likeness, a, b) for a, b in product(left.parties, right.parties) if (likeness := _likeness(a, b)) >= UNSURE),
        key=lambda row: (-row[0], row[1].names, row[2].names),
    )
    rest, other, matches = list(left.parties), list(right.parties), []
    for likeness, a, b in candidates:
        if a in rest and b in other:
            matches.append(Match(a, b, likeness))
            rest.remove(a)
            other.remove(b)
    rest = [a for a in rest if not _helps(a, right.helpers)]
    other = [b for b in other if not _helps(b, left.helpers)]
    return matches, rest, other


def _likeness(a: Side, b: Side) -> float:
    """Likeness of two parties under any of their names; different countries halve it unless a full name is the same."""
    if not a.marks & b.marks:
        return 0.0
    if a.joined & b.joined:
        short = max(map(len, a.joined & b.joined)) <= 3
        found = 0.85 if short else 1.0
    else:
        found = max(alike(x, y).score for x in a.names for y in b.names)
    apart = a.country and b.country and a.country != b.country
    return found * 0.5 if apart and found < 1.0 else found


def _helps(party: Side, helpers: Sequence[Side]) -> bool:
    return any(_likeness(party, helper) >= SAME for helper in helpers)


def _partners(
    left: Mention, right: Mention, matches: list[Match], rest: list[Side], other: list[Side]
) -> Iterator[Note]:
    """What speaks from the parties that have no counterpart, and from partners without a name."""
    mains, others = [s for s in rest if not s.minor], [s for s in other if not s.minor]
    if len(matches) >= 2 and not (mains and others) and len(mains + others) <= _FEW:
        yield weigh(
            "all parties", min(m.likeness for m in matches), ALL_PARTIES, f"{len(matches)} parties are the same"
        )
    owned = _by_owner(left, right, rest, other)
    if owned:
        yield weigh("owner", 1.0, OWNER, "{} belongs to {}", *owned)
        return
    if not matches:
        return
    if mains and others:
        likeness = (0.0, 0.0, 0.2, 0.75)[min(len(matches), 3)]
        names = mains[0].names[0], others[0].names[0]
        yield weigh("another partner", likeness, ANOTHER_PARTNER, "{} there, {} here", *names)
        rest = [s for s in rest if s is not mains[0]]
        other = [s for s in other if s is not others[0]]
    for lone in (*rest, *other):
        yield weigh("party of one alone", float(lone.minor), EXTRA_PARTY, "{}", lone.names[0])
    yield from _unnamed(left, right, rest, other)


def _unnamed(left: Mention, right: Mention, rest: Sequence[Side], other: Sequence[Side]) -> Iterator[Note]:
    for nameless, named, pool in ((left.unnamed, other, right), (right.unnamed, rest, left)):
        for one in nameless[:1]:
            lands = {s.country for s in (*named, *pool.unnamed) if s.country}
            if one.country and lands:
                text = "a partner from {}, and one from {}"
                likeness = float(one.country in lands)
                yield weigh("partner without a name", likeness, UNNAMED, text, one.country, "/".join(sorted(lands)))


def _by_owner(left: Mention, right: Mention, rest: Sequence[Side], other: Sequence[Side]) -> tuple[str, str] | None:
    """A daughter here and its mother there, where one of the two reports says whose daughter it is."""
    for owner, owned in (*left.owners, *right.owners):
        for one, two in (*product(rest, other), *product(other, rest)):
            if any(alike(owner, n).score >= SAME for n in one.names) and any(
                alike(owned, n).score >= SAME for n in two.names
            ):
                return owned, owner
    return None


def _facts(left: Mention, right: Mention, rates: Rates | None) -> Iterator[Note]:
    """Devices, values, days, fair, place, term and people."""
    if left.devices and right.devices:
        common = left.devices & right.devices
        if common or (left.catalogued and right.catalogued):
            if common:
                yield weigh("device", 1.0, DEVICE, "{}", _Some(common))
            else:
                yield weigh("device", 0.0, DEVICE, "{} there, {} here", _Some(left.devices), _Some(right.devices))
    yield from _values(left, right, rates)
    yield from _days(left, right)
    if left.fair and right.fair:
        same = one_fair(left.fair, right.fair)
        if same or left.stage == right.stage:
            yield weigh("fair", float(same), FAIR, "{} and {}", _Some(left.fair), _Some(right.fair))
    if left.places and right.places:
        common = left.places & right.places
        yield weigh("place", float(bool(common)), PLACE, "{} and {}", _Some(left.places), _Some(right.places))
    if left.term and right.term:
        yield weigh("term", float(left.term == right.term), TERM, "{:g} and {:g} years", left.term, right.term)
    if left.people & right.people:
        yield weigh("people", 1.0, PEOPLE, "{}", _Some(left.people & right.people))


class _Names:
    """Two names, or one where they are the same, written out only when the sentence is."""

    def __init__(self, one: str, other: str) -> None:
        self._names = (one, other)

    def __format__(self, spec: str) -> str:
        one, other = self._names
        return one if one == other else f"{one} / {other}"


class _Some:
    """A few of many words, written out only when the sentence is."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = words

    def __format__(self, spec: str) -> str:
        return ", ".join(sorted(self._words)[:5])


class _Money:
    """An amount, written out only when the sentence is."""

    def __init__(self, value: Value) -> None:
        self._value = value

    def __format__(self, spec: str) -> str:
        return f"{self._value.currency} {self._value.amount:,.0f}"


def _values(left: Mention, right: Mention, rates: Rates | None) -> Iterator[Note]:
    """One amount in both, in one currency or at the rate of the day; amounts of one kind that differ."""
    differ: tuple[Value, Value] | None = None
    days = [d for d in (left.date, right.date, left.published, right.published) if d]
    for a, b in product(left.values, right.values):
        if a.kind and b.kind and a.kind != b.kind:
            continue
        one = _one_amount(a, b, days, rates)
        if one:
            yield weigh("value", 1.0 if a.currency == b.currency else 0.85, VALUE, "{} and {}", _Money(a), _Money(b))
            return
        if one is False and a.phase == b.phase:
            differ = differ or (a, b)
    if differ:
        yield weigh("value", 0.0, VALUE, "{} and {}", *map(_Money, differ))


def _one_amount(a: Value, b: Value, days: Sequence[str], rates: Rates | None) -> bool | None:
    if a.currency == b.currency:
        low, high = max(a.amount, b.amount), min(a.upper or a.amount, b.upper or b.amount)
        return agree(a.amount, b.amount) or (low <= high and bool(a.upper or b.upper))
    return agree_at_rate(a.amount, a.currency, b.amount, b.currency, days, rates) if rates else None


def _days(left: Mention, right: Mention) -> Iterator[Note]:
    """The day of the event where both tell of one rung; else whether the higher rung comes later; else the news."""
    if left.date and right.date:
        apart = gap(left.date, right.date)
        if left.stage == right.stage or left.stage is None or right.stage is None:
            whole = min(len(left.date), len(right.date)) == 10
            likeness = (
                (1.0 if whole else 0.7)
                if apart == 0
                else 0.58
                if apart <= _WEEK
                else max(0.0, 0.5 - apart / (4 * _ONE_STEP))
            )
            yield weigh("day", likeness, DATE, "{} and {}", left.date, right.date)
            return
        low, high = sorted((left, right), key=lambda m: rung(m.stage))
        forward = fit(low.date or "", high.date or "") or (low.date or "") <= (high.date or "")
        likeness = float(forward or apart <= _ONE_STEP)
        steps = low.stage, low.date, high.stage, high.date
        yield weigh("order of steps", likeness, BACKWARD, "{} {}, {} {}", *steps)
    elif left.published and right.published:
        apart = gap(left.published, right.published)
        likeness = 1.0 if apart <= _WEEK else 0.75 if apart <= _ONE_STEP else 0.5 if apart <= 3 * _YEAR else 0.0
        if likeness != 0.5:
            yield weigh("time of the reports", likeness, NEWS, "{} and {}", left.published, right.published)
