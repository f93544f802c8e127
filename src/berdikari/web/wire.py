"""Wire types: what the API takes and gives. The shapes are those of the command line's `--json` (`edge/wire.py`)."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from berdikari.edge.asked import NONE
from berdikari.records import LADDER, STATUSES
from berdikari.records.value import KINDS

Id = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z-]{4,80}$")]
Words = Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")]


def _one_of(words: Sequence[str]) -> Any:
    """A field that takes one of the words, and says which in the schema."""
    return Field(pattern=f"^({'|'.join(words)})$", json_schema_extra={"enum": list(words)})


StageName = Annotated[str, _one_of((*LADDER, NONE))]
StatusName = Annotated[str, _one_of(STATUSES)]
KindName = Annotated[str, _one_of((*KINDS, NONE))]


_DAY = (
    r"^[12][0-9]{3}(-(0[1-9]|1[0-2])|-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|-(0[13-9]|1[0-2])-(29|30)"
    r"|-(0[13578]|1[02])-31)?$"
)


class Strict(BaseModel):
    """What is not known is refused."""

    model_config = ConfigDict(extra="forbid")


class Page(Strict):
    """A part of a list."""

    page: int = Field(1, ge=1, le=1_000_000, description="which page, from 1")
    per_page: int = Field(50, ge=1, le=200, description="how many a page")


class Filters(Page):
    """Which partnerships: several values of one filter mean any of them, several filters mean all of them."""

    stage: list[StageName] = Field([], description="rung reached; none: no instrument is stated", examples=[["mou"]])
    status: list[StatusName] = Field([], description="what stands beside the ladder")
    device: list[Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,60}$")]] = Field(
        [], description="id of the catalogue, or none"
    )
    country: list[Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]] = Field(
        [], description="ISO 3166-1 alpha-2 of a party", examples=[["TR"]]
    )
    province: list[Annotated[str, StringConstraints(pattern=r"^([0-9]{2}|none)$")]] = Field(
        [], description="ministry code of site or place, or none", examples=[["36"]]
    )
    regency: list[Annotated[str, StringConstraints(pattern=r"^[0-9]{2}[.][0-9]{2}$")]] = Field(
        [], description="ministry code of the regency or city of site or place", examples=[["36.03"]]
    )
    year: list[Annotated[str, StringConstraints(pattern=r"^[12][0-9]{3}$")]] = Field(
        [], description="in which anything of its history falls"
    )
    kind: list[KindName] = Field([], description="kind of a value")
    basis: list[Literal["stated", "rough", "none"]] = Field([], description="how its money is known")
    reach: list[Literal["home", "elsewhere", "none"]] = Field(
        [], description="home: somebody or something of it is Indonesian; elsewhere: all known countries are others"
    )
    q: Words = Field("", description="words that all stand in its names, places or sentences", examples=["lampu"])
    sort: Literal["stage", "date", "news", "name"] = Field("stage", description="order")


class PartyOut(BaseModel):
    """An organisation, or a country, that takes part."""

    name: str
    aliases: list[str]
    country: str | None
    role: str | None


class DeviceOut(BaseModel):
    """A device as a text names it; id: of the catalogue."""

    id: str | None
    name: str


class ValueOut(BaseModel):
    """Money; what is as usual (no range, no bound, the whole, one deal's own) is left out."""

    amount: float
    currency: str
    kind: str | None
    upper: float | None = None
    bound: str | None = None
    phase: str | None = None
    shared: bool | None = None
    period: str | None = None
    speaker: str | None = None


class PlaceOut(BaseModel):
    """A place; code: of the ministry of home affairs."""

    name: str
    country: str | None
    code: str | None


class PersonOut(BaseModel):
    """A person whom a source names in an office."""

    name: str
    office: str | None
    employer: str | None
    signed: bool


class OwnerOut(BaseModel):
    """Who belongs to whom; share: percent."""

    owner: str
    owned: str
    share: float | None


class StageOut(BaseModel):
    """A rung as a sentence states it."""

    stage: str
    modality: str
    date: str | None
    headline: bool


class QuoteOut(BaseModel):
    """The words that prove a claim: `text[start:end]` of the document."""

    quote: str | None
    start: int | None
    end: int | None


class EvidenceOut(QuoteOut):
    """A claim's field and words; source: name of the document."""

    field: str
    source: str | None = None


class SideOut(BaseModel):
    """One of the values of a conflict, and the claims that say so."""

    value: str
    claims: list[str]


class ConflictOut(BaseModel):
    """Claims that cannot all hold; preferred: the value that a rule prefers."""

    about: str
    alternatives: list[SideOut]
    preferred: str | None
    rule: str


class PartnershipOut(BaseModel):
    """One cooperation, merged from the claims of its documents."""

    id: str
    parties: list[PartyOut]
    facilitators: list[PartyOut]
    devices: list[DeviceOut]
    stage: str | None
    planned_stage: str | None
    depth: int | None
    values: list[ValueOut]
    term_years: float | None
    date: str | None
    fair: str | None
    site: PlaceOut | None
    evidence: list[EvidenceOut]
    planned_date: str | None
    status: str | None
    place: PlaceOut | None
    people: list[PersonOut]
    owners: list[OwnerOut]
    history: list[StageOut]
    sources: list[str]
    conflicts: list[ConflictOut]
    last_news: str | None


class Listed(BaseModel):
    """A part of a list. count: how many there are in all."""

    count: int
    page: int
    pages: int


class PartnershipsOut(Listed):
    """Partnerships that fit."""

    items: list[PartnershipOut]


class FacetOut(BaseModel):
    """A value that partnerships have, and how many have it."""

    value: str
    count: int


class OrganisationOut(BaseModel):
    """An organisation under all its names."""

    id: str
    name: str
    aliases: list[str]
    country: str | None
    owner: str | None
    partnerships: list[str]
    people: list[PersonOut]


class OrganisationsOut(Listed):
    """Organisations that fit."""

    items: list[OrganisationOut]


class DocumentOut(BaseModel):
    """A document, without its text."""

    id: str
    source: str
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    language: str | None
    media: str
    characters: int


class DocumentsOut(Listed):
    """Documents of the register."""

    items: list[DocumentOut]


class ClaimOut(QuoteOut):
    """One thing that a document says."""

    id: str
    field: str
    about: str | None
    value: dict[str, Any]
    method: str
    confidence: float


class DocumentClaims(DocumentOut):
    """A document with its text and what was read in it."""

    text: str
    claims: list[ClaimOut]


class ReasonOut(BaseModel):
    """A named feature of a score, in bits."""

    feature: str
    weight: float
    text: str


class QuestionOut(BaseModel):
    """What the register asks of its keepers."""

    id: str
    asks: str
    text: str
    subjects: list[str]
    partnerships: list[str]
    reasons: list[ReasonOut]


class Decision(Strict):
    """A decision. author: who decides; one who is logged in decides in the own name."""

    author: Annotated[str, StringConstraints(max_length=80, pattern=r"^[^\x00-\x20\x7f][^\x00-\x1f\x7f]*$")]
    why: Annotated[str, StringConstraints(max_length=300, pattern=r"^[^\x00-\x1f\x7f]*$")] = ""


class AboutTwo(Decision):
    """That two cooperations, or reports of them, are one, or are not."""

    verdict: Annotated[str, _one_of(("same", "not_same"))]
    subjects: list[Id] = Field(min_length=2, max_length=10)


class AboutOne(Decision):
    """About a claim (`wrong`, `prefer`), a question (any but `undo`), or a judgement (`undo`)."""

    verdict: Annotated[str, _one_of(("wrong", "prefer", "close", "undo"))]
    subjects: list[Id] = Field(min_length=1, max_length=1)


class JudgementOut(BaseModel):
    """A decision as it is kept."""

    id: str
    verdict: str
    subjects: list[str]
    author: str
    day: str
    why: str


class DocumentIn(Strict):
    """A text to be read. source: the name to keep it under; published: its day, perhaps cut to month or year."""

    source: Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]+$")] = Field(
        examples=["berita.txt"]
    )
    text: str = Field(
        min_length=1,
        max_length=5_000_000,
        examples=["PT Contoh Medika menandatangani nota kesepahaman dengan Muster GmbH dari Jerman."],
    )
    published: Annotated[str, StringConstraints(pattern=_DAY)] | None = None
    outlet: Words | None = None
    url: Annotated[str, StringConstraints(max_length=2000, pattern=r"^https?://[!-~]+$")] | None = None


class FigureOut(QuoteOut):
    """A number about a subject that is no value of a deal."""

    subject: str
    measure: str
    value: float
    unit: str
    upper: float | None = None
    bound: str | None = None
    basket: str | None = None
    period: str | None = None
    speaker: str | None = None


class ProblemOut(BaseModel):
    """A fault in the data."""

    stage: str
    severity: str
    message: str
    hint: str


class WithinOut(BaseModel):
    """A cooperation as one document tells it."""

    parties: list[PartyOut]
    facilitators: list[PartyOut]
    devices: list[DeviceOut]
    stage: str | None
    planned_stage: str | None
    depth: int | None
    values: list[ValueOut]
    term_years: float | None
    date: str | None
    fair: str | None
    site: PlaceOut | None
    evidence: list[EvidenceOut]


class ReadingOut(BaseModel):
    """What a document says."""

    source: str
    language: str | None
    published: str | None
    partnerships: list[WithinOut]
    figures: list[FigureOut]
    problems: list[ProblemOut]


class ReceiptOut(BaseModel):
    """What the register did with a document."""

    source: str
    document: str | None
    new: bool
    claims: int
    problems: list[ProblemOut]


class RegisterOut(BaseModel):
    """What the register holds, on a day."""

    version: int
    today: str
    documents: int
    partnerships: int
    organisations: int
    questions: int


class FaultOut(BaseModel):
    """Why it could not be done: what was found, what was wanted."""

    fault: str
