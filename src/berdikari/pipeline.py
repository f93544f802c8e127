"""The road in order: a document into claims, claims into partnerships. No arithmetic, no file, no clock."""

from collections.abc import Iterable

from berdikari.read import read
from berdikari.records import Claim, Document, Figure, Partnership, Problem
from berdikari.records.reading import Reading
from berdikari.resolve import assemble

METHODS = ("rules-1",)


def read_document(document: Document) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
    """What a document says, each claim with its quote, and what could not be made out."""
    claims, problems = read(document)
    return tuple(claims), tuple(problems)


def partnerships_in(reading: Reading) -> tuple[Partnership, ...]:
    """The partnerships of one document alone, in the order in which it comes to speak of them."""
    if reading.document is None:
        return ()
    documents = {reading.document.id: reading.document}
    return tuple(assemble(group, documents) for group in groups_of(reading.claims))


def figures_in(claims: Iterable[Claim]) -> tuple[tuple[Claim, Figure], ...]:
    """The figures among claims, each with its claim."""
    return tuple((claim, claim.value) for claim in claims if isinstance(claim.value, Figure))


def groups_of(claims: Iterable[Claim]) -> tuple[tuple[Claim, ...], ...]:
    """The claims of each cooperation, in the order in which they first come; those about none are left out."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.about is not None:
            groups.setdefault(claim.about, []).append(claim)
    return tuple(tuple(group) for group in groups.values())
