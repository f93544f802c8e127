"""The road in order: a document into claims, claims into partnerships, partnerships into a brief. No file, no clock."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from berdikari.money import bundled_rates
from berdikari.read import METHOD, read
from berdikari.records import Claim, Disagreement, Document, Partnership, Reading
from berdikari.records.prospects import NO_PROSPECTS, Prospects
from berdikari.register import Register
from berdikari.resolve import Resolution, assemble, disagreements, known_on, resolve, united
from berdikari.words import Words

if TYPE_CHECKING:
    from berdikari.report.map.layers import Region


def read_document(document: Document, words: Words) -> Reading:
    """What a document says, each claim with its quote, and what could not be made out."""
    claims, problems = read(document, words)
    return Reading(source=document.source, document=document, claims=claims, problems=problems, methods=(METHOD,))


def partnerships_in(reading: Reading) -> tuple[Partnership, ...]:
    """The partnerships of one document alone, in the order in which it comes to speak of them.

    Where several readers read it, what they tell of one cooperation is one partnership, as it is in the register.
    """
    if reading.document is None:
        return ()
    documents = {reading.document.id: reading.document}
    groups = groups_of(reading.claims)
    if len(reading.methods) > 1:
        groups = united(groups, reading.document)
    return tuple(assemble(group, documents) for group in groups)


def disagreements_in(reading: Reading) -> tuple[Disagreement, ...]:
    """Where the readers of one document tell different things of a cooperation, or only one of them tells of it."""
    if reading.document is None or len(reading.methods) < 2:
        return ()
    return disagreements(partnerships_in(reading), reading.document, reading.methods)


def groups_of(claims: Iterable[Claim]) -> tuple[tuple[Claim, ...], ...]:
    """The claims of each cooperation, in the order in which they first come; those about none are left out."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.about is not None:
            groups.setdefault(claim.about, []).append(claim)
    return tuple(tuple(group) for group in groups.values())


def register_on(register: Register, day: str) -> Register:
    """The register with what was published and judged by a day, and a Problem for each document without a day."""
    documents, claims, judgements, problems = known_on(day, register.documents, register.claims, register.judgements)
    return replace(register, documents=documents, claims=claims, judgements=judgements,
                   problems=(*register.problems, *problems))  # fmt: skip


def resolve_register(register: Register, today: date) -> Resolution:
    """Partnerships, organisations and questions of a register; today: from which silence is counted."""
    return resolve(register.documents, register.claims, register.judgements, today.isoformat(), rates=bundled_rates())


def write_brief(
    register: Register,
    resolution: Resolution,
    today: date,
    language: str,
    prospects: Prospects = NO_PROSPECTS,
    regions: "tuple[Region, ...]" = (),
) -> str:
    """The brief on a register as one HTML page. prospects: what the engines add to it; regions: areas of its map."""
    from berdikari.report import brief_html  # noqa: PLC0415 - heavy, and reading does without it
    from berdikari.report.findings import Findings  # noqa: PLC0415 - as above

    findings = Findings(
        partnerships=resolution.partnerships,
        documents={document.id: document for document in register.documents},
        figures=tuple(claim for claim in register.claims if claim.field == "figure"),
        problems=(*register.problems, *resolution.problems),
        questions=resolution.questions,
        silences=resolution.silences,
        today=today.isoformat(),
        prospects=prospects,
        regions=regions,
    )
    return brief_html(findings, language)
