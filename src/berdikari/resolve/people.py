"""People merged: one person under several spellings in one office is shown once, and the spellings as a conflict."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from berdikari.names import SAME, UNSURE, alike, fold, person_alike
from berdikari.names.people import person_words
from berdikari.records import Claim, Conflict, Person
from berdikari.resolve.choosing import JUDGED, MAJORITY, Choice, Option, choose, conflict
from berdikari.resolve.reports import Reports

FULLER = "the fuller name"


@dataclass(slots=True, kw_only=True)
class _Group:
    claims: list[Claim] = field(default_factory=list)


def merge_people(reports: Reports) -> tuple[tuple[Person, ...], list[Conflict]]:
    """The people, each once, with office and employer.

    A conflict `name of ...` where spellings cannot both be right.
    """
    groups: list[_Group] = []
    for claim in reports.of("person"):
        home = max(groups, key=lambda g: _closeness(claim, g), default=None)
        if home is None or not _closeness(claim, home):
            groups.append(_Group(claims=[claim]))
        else:
            home.claims.append(claim)
    people, conflicts = [], []
    for group in groups:
        person, found = _merged(group.claims, reports)
        people.append(person)
        conflicts += found
    return tuple(people), conflicts


def _person(claim: Claim) -> Person:
    assert isinstance(claim.value, Person)
    return claim.value


def _closeness(claim: Claim, group: _Group) -> float:
    return max(_alike(_person(claim), _person(other)) for other in group.claims)


def _alike(a: Person, b: Person) -> float:
    """Likeness of two people, 0 where they are two: a doubtful spelling needs one employer or one office."""
    score = person_alike(a.name, b.name).score
    if score >= 0.97:
        return score
    one_house = bool(a.employer and b.employer) and alike(a.employer or "", b.employer or "").score >= UNSURE
    one_office = bool(a.office and b.office) and _offices_fit(a.office or "", b.office or "")
    apart = bool(a.employer and b.employer) and not one_house
    if apart and not one_office:
        return 0.0
    return score if score >= (UNSURE if one_house or one_office else SAME) else 0.0


def _offices_fit(left: str, right: str) -> bool:
    a, b = set(fold(left).split()), set(fold(right).split())
    return a <= b or b <= a


def _merged(claims: Sequence[Claim], reports: Reports) -> tuple[Person, list[Conflict]]:
    first = _person(claims[0])
    if len(claims) == 1:
        return first, []
    offices = Counter(o for c in claims if (o := _person(c).office))
    employers = Counter(e for c in claims if (e := _person(c).employer))
    options = _spellings(claims)
    choice = _choose(options, reports)
    person = Person(
        name=options[choice.at].text,
        office=_most(offices),
        employer=_most(employers),
        signed=any(_person(c).signed for c in claims),
    )
    where = ", ".join(word for word in (person.office, person.employer) if word) or person.name
    return person, [conflict(f"name of {where}", options, choice)] if len(options) > 1 else []


def _most(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda text: (-counts[text], -len(text), text)) if counts else None


def _spellings(claims: Sequence[Claim]) -> list[Option]:
    """Spellings that one true name cannot have; a shorter form of a name is no other spelling."""
    groups: list[list[Claim]] = []
    for claim in sorted(claims, key=lambda c: -len(person_words(_person(c).name))):
        words = person_words(_person(claim).name)
        home = next((g for g in groups if _shortened(words, person_words(_person(g[0]).name))), None)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    return [Option(text=_person(group[0]).name, claims=tuple(group)) for group in groups]


def _shortened(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """True where the first is the second with words left out or cut to initials, in order."""
    rest = list(long)
    for word in short:
        at = next((k for k, other in enumerate(rest) if other == word or (len(word) == 1 and other[0] == word)), None)
        if at is None:
            return False
        rest = rest[at + 1 :]
    return True


def _choose(options: Sequence[Option], reports: Reports) -> Choice:
    choice = choose(options, reports)
    sizes = [len(person_words(option.text)) for option in options]
    if len(options) > 1 and choice.rule not in (JUDGED, MAJORITY) and sizes.count(max(sizes)) == 1:
        return Choice(at=sizes.index(max(sizes)), rule=FULLER)
    return choice
