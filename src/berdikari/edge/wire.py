"""The two fixed JSON shapes: one document as `read --json` prints it, one partnership as `partnerships --json` does."""

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from berdikari.records import (
    Claim,
    Conflict,
    Disagreement,
    Figure,
    Organisation,
    Ownership,
    Partnership,
    Party,
    Person,
    Place,
    Problem,
    Question,
    Quote,
    Reading,
    Stage,
    Value,
)

if TYPE_CHECKING:
    from berdikari.edge.store import Receipt

Json = dict[str, Any]
_LINE_ENDS = {code: f"\\u{code:04x}" for code in (0x85, 0x2028, 0x2029)}


def line(shape: Json) -> str:
    """One line of JSON, its letters as they are, save those that some programs take for the end of a line."""
    text = json.dumps(shape, ensure_ascii=False, allow_nan=False)
    return text.translate(_LINE_ENDS)


def reading_shape(
    reading: Reading, partnerships: Iterable[Partnership], disagreements: Iterable[Disagreement] = ()
) -> Json:
    """A document: its language and day, its partnerships, its figures, and what was wrong with it; where several
    readers read it, also in what they differ.
    """
    document = reading.document
    shape = {
        "source": reading.source,
        "language": document.language if document else None,
        "published": document.published if document else None,
        "partnerships": [_within_document(partnership) for partnership in partnerships],
        "figures": [_figure(claim, claim.value) for claim in reading.claims if isinstance(claim.value, Figure)],
        "problems": [problem_shape(problem) for problem in reading.problems],
    }
    if len(reading.methods) > 1:
        shape["disagreements"] = [_disagreement(one) for one in disagreements]
    return shape


def partnership_shape(partnership: Partnership, sources: Mapping[str, str]) -> Json:
    """A partnership of the register. sources: name of each document by its id."""
    return {
        "id": partnership.id,
        **_within_document(partnership),
        "planned_date": partnership.planned_date,
        "status": partnership.status,
        "place": _place(partnership.place),
        "people": [_person(person) for person in partnership.people],
        "owners": [_owner(owner) for owner in partnership.owners],
        "history": [_stage(stage) for stage in partnership.history],
        "evidence": [evidence_shape(claim, sources.get(claim.document)) for claim in partnership.claims],
        "sources": list(partnership.sources),
        "conflicts": [_conflict(conflict) for conflict in partnership.conflicts],
        "last_news": partnership.last_news,
    }


def receipt_shape(receipt: "Receipt") -> Json:
    """What the register did with a document."""
    return {
        "source": receipt.source,
        "document": receipt.document,
        "new": receipt.is_new,
        "claims": receipt.claims,
        "problems": [problem_shape(problem) for problem in receipt.problems],
    }


def question_shape(question: Question) -> Json:
    """A question to the keepers of the register, with its reasons."""
    return {
        "id": question.id,
        "asks": question.asks,
        "text": question.text,
        "subjects": list(question.subjects),
        "partnerships": list(question.partnerships),
        "reasons": [{"feature": one.feature, "weight": one.weight, "text": one.text} for one in question.reasons],
    }


def organisation_shape(organisation: Organisation) -> Json:
    """An organisation under all its names."""
    return {
        "id": organisation.id,
        "name": organisation.name,
        "aliases": list(organisation.aliases),
        "country": organisation.country,
        "owner": organisation.owner,
        "partnerships": list(organisation.partnerships),
        "people": [_person(person) for person in organisation.people],
    }


def evidence_shape(claim: Claim, source: str | None = None) -> Json:
    """The words that prove a claim; source: the document's name, left out where there is only one."""
    place = {} if source is None else {"source": source}
    return {"field": claim.field, **place, **_quote(claim.quote)}


def problem_shape(problem: Problem) -> Json:
    """A fault in the data, with the words at fault where there are any."""
    return {
        "stage": problem.stage,
        "severity": problem.severity,
        "message": problem.message,
        "hint": problem.hint,
        **(_quote(problem.quote) if problem.quote else {}),
    }


def _within_document(partnership: Partnership) -> Json:
    return {
        "parties": [_party(party) for party in partnership.parties],
        "facilitators": [_party(party) for party in partnership.facilitators],
        "devices": [{"id": device.id, "name": device.name} for device in partnership.devices],
        "stage": partnership.stage,
        "planned_stage": partnership.planned_stage,
        "depth": partnership.depth,
        "values": [_value(value) for value in partnership.values],
        "term_years": partnership.term_years,
        "date": partnership.date,
        "fair": partnership.fair,
        "site": _place(partnership.site),
        "evidence": [evidence_shape(claim) for claim in partnership.claims],
    }


def _party(party: Party) -> Json:
    return {"name": party.name, "aliases": list(party.aliases), "country": party.country, "role": party.role}


def _value(value: Value) -> Json:
    """What is as usual (no range, no bound, the whole, one deal's own) is left out."""
    rest = {"upper": value.upper, "bound": value.bound, "phase": value.phase, "shared": value.shared or None,
            "period": value.period, "speaker": value.speaker}  # fmt: skip
    shape = {"amount": _number(value.amount), "currency": value.currency, "kind": value.kind}
    return shape | {name: found for name, found in rest.items() if found is not None}


def _figure(claim: Claim, figure: Figure) -> Json:
    rest = {"upper": figure.upper, "bound": figure.bound, "basket": figure.basket, "period": figure.period,
            "speaker": figure.speaker}  # fmt: skip
    shape = {"subject": figure.subject, "measure": figure.measure, "value": _number(figure.value), "unit": figure.unit}
    return shape | {name: found for name, found in rest.items() if found is not None} | _quote(claim.quote)


def _number(value: float) -> float | int:
    return int(value) if float(value).is_integer() else value


def _place(place: Place | None) -> Json | None:
    return {"name": place.name, "country": place.country, "code": place.code} if place else None


def _person(person: Person) -> Json:
    return {"name": person.name, "office": person.office, "employer": person.employer, "signed": person.signed}


def _owner(owner: Ownership) -> Json:
    return {"owner": owner.owner, "owned": owner.owned, "share": owner.share}


def _stage(stage: Stage) -> Json:
    return {"stage": stage.rung, "modality": stage.modality, "date": stage.date, "headline": stage.headline}


def _conflict(conflict: Conflict) -> Json:
    said = [{"value": one.value, "claims": list(one.claims)} for one in conflict.alternatives]
    return {"about": conflict.about, "alternatives": said, "preferred": conflict.preferred, "rule": conflict.rule}


def _disagreement(one: Disagreement) -> Json:
    said = [
        {"method": told.method, "value": told.value, "evidence": [evidence_shape(claim) for claim in told.claims]}
        for told in one.said
    ]
    return {"partnership": one.partnership, "field": one.field, "said": said}


def _quote(quote: Quote | None) -> Json:
    if quote is None:
        return {"quote": None, "start": None, "end": None}
    return {"quote": quote.text, "start": quote.start, "end": quote.end}
