"""Facts: what a partnership comes to, field by field, each with the claims behind it and the sentences that say so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from berdikari.names import fold
from berdikari.records import (
    Claim,
    Content,
    Day,
    Depth,
    Device,
    Document,
    Fair,
    Figure,
    Ownership,
    Partnership,
    Party,
    Person,
    Place,
    Stage,
    Status,
    Term,
    Value,
)
from berdikari.report.evidence import Report, report_of
from berdikari.report.words import Words
from berdikari.report.writing import day_text, party_text, value_note, value_text

ORDER = (
    "party", "facilitator", "device", "stage", "status", "depth", "value", "term", "date", "fair", "place", "site",
    "person", "ownership",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A claim as evidence. report: its document, with the one sentence in which the claim's quote is marked."""

    claim: Claim
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that is said of a partnership, by one claim or several.

    text     in the reader's language; note: what qualifies it (role, kind, modality)
    name     as claims have it: name of a party, id of a device, ...; to lead to its page
    in_force True where the partnership shows it; False: another value was preferred
    proofs   oldest report first
    """

    field: str
    text: str
    note: str
    name: str
    in_force: bool
    proofs: tuple[Proof, ...]


def is_quoted(fact: Fact) -> bool:
    """True where a sentence proves it; a fact that was only typed by hand has none."""
    return any(proof.claim.quote for proof in fact.proofs)


def facts_of(partnership: Partnership, documents: Mapping[str, Document], words: Words) -> dict[str, tuple[Fact, ...]]:
    """The facts of each field that anything is said about, in the order of ORDER; those in force first."""
    groups: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in partnership.claims:
        if claim.document in documents:
            text, _ = content_text(_merged(claim.value, partnership), words)
            groups.setdefault((claim.field, text, _key(claim.value)), []).append(claim)
    found: dict[str, list[Fact]] = {}
    for (field, _, _), claims in groups.items():
        found.setdefault(field, []).append(_fact(field, claims, partnership, documents, words))
    return {field: tuple(sorted(found[field], key=lambda fact: not fact.in_force)) for field in ORDER if field in found}


def content_text(value: Content, words: Words) -> tuple[str, str]:
    """What a claim says, and what qualifies it, in the reader's language."""
    match value:
        case Party():
            return party_text(value, words), words.label("role", value.role) if value.role else ""
        case Device():
            return words.device(value), value.name if value.id and fold(words.device(value)) != fold(value.name) else ""
        case Stage():
            day = day_text(value.date, words) if value.date else ""
            done = value.modality == "done"
            return words.label("stage", value.rung), ", ".join(
                filter(None, ("" if done else words.label("modality", value.modality), day))
            )
        case Status():
            return words.label("status", value.status), day_text(value.date, words) if value.date else ""
        case Value():
            return value_text(value, words), value_note(value, words)
        case Term():
            years = str(words.many("say.years", 1 if value.years == 1 else 2, years=f"{value.years:g}"))
            return years, " – ".join(day_text(day, words) for day in (value.start, value.end) if day)
        case Day():
            return day_text(value.date, words), ""
        case Place():
            return words.place(value), ""
        case Person():
            return value.name, ", ".join(filter(None, (value.office, value.employer)))
        case Ownership():
            share = f"{value.share:g} %" if value.share is not None else ""
            return f"{value.owner} → {value.owned}", share
        case Depth():
            return words.label("depth", str(value.level)), ""
        case Fair():
            return value.name, ""
        case Figure():
            return f"{value.subject}: {value.measure}", ""


def _fact(
    field: str, claims: list[Claim], partnership: Partnership, documents: Mapping[str, Document], words: Words
) -> Fact:
    first = _merged(claims[0].value, partnership)
    text, note = content_text(first, words)
    proofs = [Proof(claim=claim, report=report_of(documents[claim.document], (claim,))) for claim in claims]
    return Fact(
        field=field,
        text=text,
        note=note,
        name=_name(first),
        in_force=any(_in_force(claim.value, partnership) for claim in claims),
        proofs=tuple(sorted(proofs, key=lambda proof: (proof.report.day or "9999", proof.report.id, proof.claim.id))),
    )


def _merged(value: Content, partnership: Partnership) -> Content:
    """The party of the partnership that a claim's party is; anything else as it is."""
    if not isinstance(value, Party):
        return value
    names = {value.name, *value.aliases}
    everybody: Iterable[Party] = (*partnership.parties, *partnership.facilitators)
    return next((party for party in everybody if names & {party.name, *party.aliases}), value)


def _key(value: Content) -> str:
    """What tells two facts of one text apart."""
    if isinstance(value, Stage):
        return f"{value.modality} {value.date}"
    return f"{value.kind}" if isinstance(value, Value) else ""


def _name(value: Content) -> str:
    if isinstance(value, Device):
        return value.id or ""
    return value.name if isinstance(value, Party | Fair | Place) else ""


def _in_force(value: Content, p: Partnership) -> bool:
    """True where the partnership shows what the claim says."""
    match value:
        case Stage():
            shown = p.planned_stage if value.modality != "done" else p.stage
            return value.rung == shown or any(one.rung == value.rung for one in p.history)
        case Status():
            return value.status == p.status
        case Day():
            return bool(p.date) and (p.date or "").startswith(value.date)
        case Term():
            return value.years == p.term_years
        case Fair():
            return value.name == p.fair
        case Depth():
            return value.level == p.depth
        case Value():
            return any((one.amount, one.currency) == (value.amount, value.currency) for one in p.values)
        case Place():
            return value.name in {place.name for place in (p.place, p.site) if place}
        case Person():
            return any(person.name == value.name for person in p.people)
    return True
