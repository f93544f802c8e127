"""Mention: one cooperation as one document tells it, boiled down to what is compared with other mentions."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from berdikari.names import fold, parse
from berdikari.records import (
    Claim,
    Day,
    Device,
    Document,
    Fair,
    Ownership,
    Party,
    Person,
    Place,
    Stage,
    Term,
    Value,
    rung,
)
from berdikari.resolve.days import after
from berdikari.resolve.parties import names_of
from berdikari.resolve.places import fair_words, place_words

_MINOR_ROLES = frozenset({"parent_company", "witness", "facilitator", "regulator", "host_government"})


@dataclass(frozen=True, slots=True)
class Side:
    """A party as a mention has it: its names, their joined words, its country, and whether it could go unmentioned."""

    names: tuple[str, ...]
    joined: frozenset[str]
    country: str | None
    named: bool
    minor: bool


@dataclass(slots=True, kw_only=True)
class Mention:
    """One cooperation as one document tells it. `claims`: all of them, `when`: day of the event, or of the report."""

    id: str
    claims: tuple[Claim, ...]
    documents: frozenset[str]
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


@lru_cache(maxsize=1 << 17)
def side(party: Party) -> Side:
    """A party, made ready for comparison."""
    names = names_of(party)
    return Side(
        names=names,
        joined=frozenset(parse(name).joined for name in names),
        country=party.country,
        named=party.named,
        minor=party.role in _MINOR_ROLES,
    )


def mention(name: str, claims: Sequence[Claim], document: Document | None) -> Mention:
    """The mention of this id, from its claims; those that a person judged wrong must be left out before."""
    published = document.published if document else None
    of: dict[str, list[Claim]] = {}
    for claim in claims:
        of.setdefault(claim.field, []).append(claim)
    sides = [side(c.value) for c in of.get("party", ()) if isinstance(c.value, Party)]
    devices = [c.value for c in of.get("device", ()) if isinstance(c.value, Device)]
    stage, date = _event(of, published)
    return Mention(
        id=name,
        claims=tuple(claims),
        documents=frozenset(claim.document for claim in claims),
        published=published,
        parties=tuple(s for s in sides if s.named),
        unnamed=tuple(s for s in sides if not s.named),
        helpers=tuple(side(c.value) for c in of.get("facilitator", ()) if isinstance(c.value, Party)),
        devices=frozenset(d.id or fold(d.name) for d in devices),
        catalogued=bool(devices) and all(d.id for d in devices),
        values=tuple(c.value for c in of.get("value", ()) if isinstance(c.value, Value)),
        stage=stage,
        date=date,
        fair=frozenset(w for c in of.get("fair", ()) if isinstance(c.value, Fair) for w in fair_words(c.value.name)),
        places=frozenset(
            w
            for name in ("place", "site")
            for c in of.get(name, ())
            if isinstance(c.value, Place)
            for w in place_words(c.value.name)
        ),
        term=next((c.value.years for c in of.get("term", ()) if isinstance(c.value, Term)), None),
        people=frozenset(fold(c.value.name) for c in of.get("person", ()) if isinstance(c.value, Person)),
        owners=tuple((c.value.owner, c.value.owned) for c in of.get("ownership", ()) if isinstance(c.value, Ownership)),
    )


def _event(of: dict[str, list[Claim]], published: str | None) -> tuple[str | None, str | None]:
    """The highest rung told as done, the body's before the headline's, and the day that goes with it."""
    stages = [c.value for c in of.get("stage", ()) if isinstance(c.value, Stage) and c.value.modality == "done"]
    past = [s for s in stages if not (s.date and published and after(s.date, published))]
    body = [s for s in past if not s.headline] or past
    top = max((s.rung for s in body), key=rung, default=None)
    days = [s.date for s in body if s.rung == top and s.date]
    days = days or [c.value.date for c in of.get("date", ()) if isinstance(c.value, Day)]
    days = [day for day in days if not (published and after(day, published))] or days
    return top, max(days, key=lambda day: (len(day), day), default=None)
