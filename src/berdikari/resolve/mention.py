"""Mention: one cooperation as one document tells it, boiled down to what is compared with other mentions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from berdikari.names import Name, fold, parse
from berdikari.records import Claim, Day, Device, Document, Party, Place, Stage, Value, rung
from berdikari.resolve.days import after
from berdikari.resolve.parties import names_of
from berdikari.resolve.places import fair_words, place_words
from berdikari.resolve.reports import teller

_STATED = 0.5  # confidence from which a date tells more than the day of publication, which is compared by itself
_MINOR_ROLES = frozenset({"parent_company", "witness", "facilitator", "regulator", "host_government"})


@dataclass(frozen=True, slots=True)
class Side:
    """A party as a mention has it: its names, their joined words, its country, and whether it could go unmentioned."""

    names: tuple[str, ...]
    joined: frozenset[str]
    marks: frozenset[str]
    country: str | None
    named: bool
    minor: bool


@dataclass(slots=True, kw_only=True)
class Mention:
    """One cooperation as one document tells it. `claims`: all of them, `tellers`: who read it there."""

    id: str
    claims: tuple[Claim, ...]
    tellers: frozenset[tuple[str, str]]
    published: str | None
    parties: tuple[Side, ...]
    unnamed: tuple[Side, ...]
    helpers: tuple[Side, ...]
    devices: frozenset[str]
    catalogued: bool
    values: tuple[Value, ...]
    stage: str | None
    date: str | None
    fair: frozenset[str]
    places: frozenset[str]
    term: float | None
    people: frozenset[str]
    owners: tuple[tuple[str, str], ...]


@lru_cache(maxsize=1 << 12)
def side(party: Party) -> Side:
    """A party, made ready for comparison."""
    names = tuple(dict.fromkeys(part for name in names_of(party) for part in _halves(name)))
    parsed = [parse(name) for name in names]
    return Side(
        names=names,
        joined=frozenset(name.joined for name in parsed),
        marks=frozenset(mark for name in parsed for mark in _marks(name)),
        country=party.country,
        named=party.named,
        minor=party.role in _MINOR_ROLES or not parsed[0].tells,
    )


def _halves(name: str) -> Iterator[str]:
    """A name, and the two organisations that it names with a stroke between them ("BPPT/BRIN")."""
    yield name
    halves = [half.strip() for half in name.split("/")]
    if len(halves) > 1 and all(len(half) > 2 for half in halves):
        yield from halves


def _marks(name: Name) -> Iterator[str]:
    """Marks of which two names that can be one organisation share at least one."""
    yield from (concept for concept, _ in name.institutions)
    yield from (word[:3] for word in name.telling)
    yield from (word[-3:] for word in name.telling if len(word) > 5)
    yield "." + (name.words[0][:1] if name.words else "")


def mention(name: str, claims: Sequence[Claim], document: Document | None) -> Mention:
    """The mention of this id, from its claims; those that a person judged wrong must be left out before."""
    published = document.published if document else None
    of: dict[str, list[Any]] = {}
    for claim in claims:
        if claim.field != "date" or claim.confidence >= _STATED:
            of.setdefault(claim.field, []).append(claim.value)
    sides = [side(party) for party in of.get("party", ())]
    devices: list[Device] = of.get("device", [])
    places: list[Place] = [*of.get("place", ()), *of.get("site", ())]
    stage, date = _event(of.get("stage", []), of.get("date", []), published)
    return Mention(
        id=name,
        claims=tuple(claims),
        tellers=frozenset(map(teller, claims)),
        published=published,
        parties=tuple(s for s in sides if s.named),
        unnamed=tuple(s for s in sides if not s.named),
        helpers=tuple(side(party) for party in of.get("facilitator", ())),
        devices=frozenset(d.id or fold(d.name) for d in devices),
        catalogued=bool(devices) and all(d.id for d in devices),
        values=tuple(of.get("value", ())),
        stage=stage,
        date=date,
        fair=frozenset(w for fair in of.get("fair", ()) for w in fair_words(fair.name)),
        places=frozenset(w for place in places for w in place_words(place.name)),
        term=next((term.years for term in of.get("term", ())), None),
        people=frozenset(fold(person.name) for person in of.get("person", ())),
        owners=tuple((o.owner, o.owned) for o in of.get("ownership", ())),
    )


def _event(stages: Sequence[Stage], told: Sequence[Day], published: str | None) -> tuple[str | None, str | None]:
    """The highest rung told as done, the body's before the headline's, and the day that goes with it."""
    past = [s for s in stages if s.modality == "done" and not (s.date and published and after(s.date, published))]
    body = [s for s in past if not s.headline] or past
    top = max((s.rung for s in body), key=rung, default=None)
    days = [s.date for s in body if s.rung == top and s.date] or [day.date for day in told]
    days = [day for day in days if not (published and after(day, published))] or days
    return top, max(days, key=lambda day: (len(day), day), default=None)
