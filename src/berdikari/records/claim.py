"""Claim: one thing that one document says, with the words that prove it. Claims are never changed or deleted."""

from dataclasses import dataclass

from berdikari.records.checks import check_number, check_one_of, check_text, content_id, spelled
from berdikari.records.device import Device
from berdikari.records.document import Quote
from berdikari.records.party import Ownership, Party, Person
from berdikari.records.place import Place
from berdikari.records.stage import Stage, Status
from berdikari.records.value import Figure, Term, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The day, month or year on which a partnership's event happened."""

    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fair:
    """The fair or forum at which it was signed or shown."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Depth:
    """Depth of localisation, 0 (imported through a distributor) to 5 (own design, local content of 40 % or more)."""

    level: int


Content = Party | Device | Stage | Status | Value | Term | Day | Fair | Place | Person | Depth | Figure | Ownership

FIELDS: dict[str, type[Content]] = {
    "party": Party,
    "facilitator": Party,
    "device": Device,
    "stage": Stage,
    "status": Status,
    "depth": Depth,
    "value": Value,
    "term": Term,
    "date": Day,
    "fair": Fair,
    "place": Place,
    "site": Place,
    "person": Person,
    "ownership": Ownership,
    "figure": Figure,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing that one document says.

    document    id of the document
    about       id of the cooperation, within the document, that it speaks of; None: of none (a figure, an owner)
    field       one of FIELDS, which names the record that `value` is
    quote       the words that prove it; None only for what was typed by hand with "no quote"
    method      who read it: `rules-1`, `model:NAME`, `hand:NAME`
    confidence  0 to 1, the reader's own
    """

    document: str
    field: str
    value: Content
    quote: Quote | None
    about: str | None = None
    method: str = "rules-1"
    confidence: float = 1.0
    id: str = ""

    def __post_init__(self) -> None:
        check_text(self, "document", self.document)
        check_one_of(self, "field", self.field, FIELDS)
        check_one_of(self, "value", type(self.value).__name__, [FIELDS[self.field].__name__])
        check_number(self, "confidence", self.confidence, 0, 1)
        if not self.id:
            where = (self.quote.start, self.quote.end) if self.quote else ("no quote",)
            parts = (self.document, self.about, self.field, spelled(self.value), *where, self.method)
            object.__setattr__(self, "id", content_id("claim", *parts))
