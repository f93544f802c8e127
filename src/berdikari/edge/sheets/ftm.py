"""The register as FollowTheMoney entities (https://followthemoney.tech), plain JSON, for OpenSanctions and Aleph.

partnership     Project             name, stage as `status`, devices as keywords, day, money where it is one sum
party           ProjectParticipant  from its organisation to the project, with its role
organisation    PublicBody, Company or Organization, by the roles it has
person          Person, and Employment at the organisation that a source names
ownership       Ownership
document        Article, with its address; its text stays here
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from berdikari.edge.sheets.cells import value_text
from berdikari.edge.sheets.said import stage_text
from berdikari.records import Document, Organisation, Ownership, Partnership, Party, Person, content_id

Entity = dict[str, Any]

_PUBLIC = frozenset({"government", "host_government", "regulator"})
_COMPANY = frozenset({"manufacturer", "distributor", "parent_company"})
_ASSET = "owned"
_LANGUAGES = {"id": "ind", "en": "eng", "tr": "tur"}


def entities(
    partnerships: Sequence[Partnership], organisations: Sequence[Organisation], documents: Iterable[Document]
) -> Iterator[Entity]:
    """Documents, organisations, partnerships, people and what ties them; ids stay as long as the records' do.

    A party whom no text names ("a partner from Hungary") is no entity: the project's description tells of it.
    """
    book = _Book(partnerships, organisations)
    seen: set[str] = set()
    for entity in _all(book, partnerships, documents):
        if entity["id"] not in seen:
            seen.add(entity["id"])
            yield entity


def _all(book: "_Book", partnerships: Sequence[Partnership], documents: Iterable[Document]) -> Iterator[Entity]:
    """One may come twice: an organisation may take part under two names, a person sign two partnerships."""
    yield from map(_article, documents)
    yield from book.organisations()
    for one in partnerships:
        yield _project(one)
        yield from (*book.participants(one), *book.people(one), *book.owners(one))


class _Book:
    """Who is who: the organisation behind a name within a partnership."""

    def __init__(self, partnerships: Sequence[Partnership], organisations: Sequence[Organisation]) -> None:
        self._known = {one.id: one for one in organisations}
        self._shown = {one.name: one.id for one in organisations}
        self._names = {
            (partnership, name): one.id
            for one in organisations
            for partnership in one.partnerships
            for name in (one.name, *one.aliases)
        }
        self._roles: dict[str, set[str]] = {}
        self._others: dict[str, Organisation] = {}
        for partnership in partnerships:
            for party in (*partnership.parties, *partnership.facilitators):
                if party.named:
                    self._roles.setdefault(self.of(partnership, party.name, party), set()).add(party.role or "")
            for owner in partnership.owners:
                self.of(partnership, owner.owner)
                self._roles.setdefault(self.of(partnership, owner.owned), set()).add(_ASSET)
            for person in partnership.people:
                if person.employer:
                    self.of(partnership, person.employer)

    def of(self, partnership: Partnership, name: str, party: Party | None = None) -> str:
        """Id of the organisation of this name; one that the register has no page for is noted."""
        found = self._names.get((partnership.id, name)) or self._shown.get(name)
        if found:
            return found
        identity = content_id("organisation", name)
        country, aliases = (party.country, party.aliases) if party else (None, ())
        self._others.setdefault(identity, Organisation(id=identity, name=name, aliases=aliases, country=country))
        return identity

    def organisations(self) -> Iterator[Entity]:
        for one in (*self._known.values(), *self._others.values()):
            roles = self._roles.get(one.id, set())
            yield _entity(
                _schema(roles), _id("org", one.id), name=[one.name], alias=one.aliases, country=_country(one.country)
            )

    def participants(self, one: Partnership) -> Iterator[Entity]:
        for party in (*one.parties, *one.facilitators):
            if party.named:
                organisation = _id("org", self.of(one, party.name, party))
                role = [party.role or ("facilitator" if party in one.facilitators else "party")]
                tie = _id("part", content_id(one.id, organisation, *role))
                yield _entity(
                    "ProjectParticipant", tie, project=[_id("deal", one.id)], participant=[organisation], role=role,
                    date=[one.date], proof=_proof(one),
                )  # fmt: skip

    def people(self, one: Partnership) -> Iterator[Entity]:
        for person in one.people:
            yield from self._person(one, person)

    def owners(self, one: Partnership) -> Iterator[Entity]:
        for tie in one.owners:
            yield self._ownership(one, tie)

    def _person(self, one: Partnership, person: Person) -> Iterator[Entity]:
        identity = _id("person", content_id(person.name, person.employer or person.office or one.id))
        yield _entity("Person", identity, name=[person.name], position=[person.office], proof=_proof(one))
        if person.employer:
            employer = _id("org", self.of(one, person.employer))
            work = _id("work", content_id(identity, employer, person.office))
            yield _entity(
                "Employment", work, employee=[identity], employer=[employer], role=[person.office], proof=_proof(one)
            )

    def _ownership(self, one: Partnership, tie: Ownership) -> Entity:
        owner, asset = (_id("org", self.of(one, name)) for name in (tie.owner, tie.owned))
        share = [f"{tie.share:g}"] if tie.share is not None else []
        own = _id("own", content_id(owner, asset))
        return _entity("Ownership", own, owner=[owner], asset=[asset], percentage=share, proof=_proof(one))


def _schema(roles: set[str]) -> str:
    """Only a company can be owned, says the model."""
    if _ASSET in roles or (roles & _COMPANY and not roles & _PUBLIC):
        return "Company"
    return "PublicBody" if roles & _PUBLIC else "Organization"


def _project(one: Partnership) -> Entity:
    """Money only where it is one sum: FollowTheMoney does not keep amount, currency and kind together."""
    single = one.values[0] if len(one.values) == 1 and one.values[0].upper is None else None
    return _entity(
        "Project",
        _id("deal", one.id),
        name=[_title(one)],
        projectId=[one.id],
        status=[one.stage, one.status],
        startDate=[one.date],
        modifiedAt=[one.last_news],
        keywords=dict.fromkeys(device.id or device.name for device in one.devices),
        country=_country(one.site.country if one.site else None),
        amount=[f"{single.amount:.15g}"] if single and single.amount < 1e15 else [],
        currency=[single.currency] if single else [],
        description=_told(one),
        proof=_proof(one),
    )


def _title(one: Partnership) -> str:
    names = " - ".join(party.name for party in one.parties)
    devices = ", ".join(dict.fromkeys(device.name for device in one.devices))
    return f"{names}: {devices}" if devices else names


def _told(one: Partnership) -> list[str]:
    """What has no property of its own."""
    return [
        *(f"money: {value_text(value)}" for value in one.values),
        *(f"stage: {stage_text(stage)}" for stage in one.history),
        *([f"planned: {one.planned_stage} {one.planned_date or ''}".strip()] if one.planned_stage else []),
        *([f"site: {one.site.name}"] if one.site else []),
        *(f"not named: {party.name} ({party.role or 'party'})" for party in one.parties if not party.named),
        *(f"sources disagree on {conflict.about}" for conflict in one.conflicts),
    ]


def _article(document: Document) -> Entity:
    return _entity(
        "Article",
        _id("doc", document.id),
        title=[document.title],
        fileName=[document.source],
        publisher=[document.outlet],
        publishedAt=[document.published],
        sourceUrl=[document.url],
        language=[_LANGUAGES.get(document.language or "")],
    )


def _proof(one: Partnership) -> list[str]:
    return [_id("doc", document) for document in dict.fromkeys(claim.document for claim in one.claims)]


def _country(code: str | None) -> list[str]:
    return [code.lower()] if code else []


def _id(kind: str, identity: str) -> str:
    return f"berdikari-{kind}-{identity}"


def _entity(schema: str, identity: str, **properties: Iterable[str | None]) -> Entity:
    """Properties are lists of texts; those without a value are left out."""
    given = {name: list(dict.fromkeys(value for value in values if value)) for name, values in properties.items()}
    return {"id": identity, "schema": schema, "properties": {name: values for name, values in given.items() if values}}
