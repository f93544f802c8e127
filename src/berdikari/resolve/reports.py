"""Reports: the claims of one cooperation in their one order, with their documents.

All that merging needs to look at.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from berdikari.money import Rates
from berdikari.records import Claim, Document
from berdikari.resolve.voices import voices

MODEL = "model:"
_LATE = "9999"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What stands around all cooperations: documents by id, rates, and what people have judged of single claims.

    rates      None: amounts of different currencies are not compared
    wrong      claims that a person judged wrong: kept, never used
    preferred  claims that a person prefers: they win every conflict
    """

    documents: Mapping[str, Document]
    rates: Rates | None = None
    wrong: frozenset[str] = frozenset()
    preferred: frozenset[str] = frozenset()


@dataclass(slots=True, kw_only=True)
class Reports:
    """The claims of one cooperation, oldest report first, whatever the order in which they came."""

    context: Context
    claims: tuple[Claim, ...]
    fields: dict[str, list[Claim]]
    _voices: dict[str, str] = field(default_factory=dict)

    def of(self, name: str) -> list[Claim]:
        """The claims of one field."""
        return self.fields.get(name, [])

    def published(self, claim: Claim) -> str | None:
        """Day of publication of the claim's document; None: not known."""
        document = self.context.documents.get(claim.document)
        return document.published if document else None

    def mention(self, claim: Claim) -> str:
        """The cooperation, as one document tells it, to which the claim belongs."""
        return claim.about or claim.document

    def voices(self, claims: Iterable[Claim]) -> set[str]:
        """The independent voices that say so: outlets, syndicated copies counted once."""
        if not self._voices:
            ids = sorted({claim.document for claim in self.claims})
            self._voices = voices([self.context.documents[i] for i in ids if i in self.context.documents])
        return {self._voices.get(claim.document, claim.document) for claim in claims}

    def single(self) -> bool:
        """True where one document alone speaks."""
        return len({claim.document for claim in self.claims}) < 2


def teller(claim: Claim) -> tuple[str, str]:
    """Whose telling of which document a claim is: a model's is its own, for it may tell of one thing once more."""
    return claim.document, claim.method if claim.method.startswith(MODEL) else ""


def gather(claims: Collection[Claim], context: Context) -> Reports:
    """The reports of one cooperation: claims in order of publication, document and place in the text.

    Wrong ones left out.
    """
    when: dict[str, str] = {}
    for claim in claims:
        if claim.document not in when:
            document = context.documents.get(claim.document)
            when[claim.document] = (document.published if document else None) or _LATE
    ordered = sorted(claims, key=lambda c: (when[c.document], c.document, c.quote.start if c.quote else -1, c.id))
    fields: dict[str, list[Claim]] = {}
    for claim in ordered:
        if claim.id not in context.wrong:
            fields.setdefault(claim.field, []).append(claim)
    return Reports(context=context, claims=tuple(ordered), fields=fields)
