"""Partnership: what claims from one or many documents say of one cooperation; Conflict: where they disagree."""

from dataclasses import dataclass

from berdikari.records.checks import check_day, check_number, check_one_of, check_text
from berdikari.records.claim import Claim
from berdikari.records.device import Device
from berdikari.records.party import Ownership, Party, Person
from berdikari.records.place import Place
from berdikari.records.stage import LADDER, STATUSES, Stage
from berdikari.records.value import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """One of the values that a conflict is between, with the claims that say so."""

    value: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Claims about one thing that cannot all hold: all are shown, one is preferred, with the rule that prefers it.

    about      what they disagree on: `stage`, `date`, `value EUR investment`, `name of ...`
    preferred  the value of one of the alternatives; None: no rule decides
    """

    about: str
    alternatives: tuple[Alternative, ...]
    preferred: str | None
    rule: str

    def __post_init__(self) -> None:
        check_text(self, "about", self.about)


@dataclass(frozen=True, slots=True, kw_only=True)
class Partnership:
    """One cooperation, merged from the claims of its documents.

    stage          highest rung stated as done; None: cooperation is stated, but no instrument
    planned_stage  highest rung stated as planned, with planned_date; None: none
    status         stalled, cancelled or silent, beside the ladder; None: none of them
    depth          depth of localisation, 0 to 5; None: not stated
    date           of the event that `stage` speaks of, perhaps cut; None: not known
    history        every rung that was stated, oldest first
    claims         all claims it is made of; `sources` the documents' sources; `last_news` the newest day of publication
    """

    id: str
    parties: tuple[Party, ...]
    facilitators: tuple[Party, ...] = ()
    devices: tuple[Device, ...] = ()
    stage: str | None = None
    planned_stage: str | None = None
    planned_date: str | None = None
    status: str | None = None
    depth: int | None = None
    values: tuple[Value, ...] = ()
    term_years: float | None = None
    date: str | None = None
    fair: str | None = None
    place: Place | None = None
    site: Place | None = None
    people: tuple[Person, ...] = ()
    owners: tuple[Ownership, ...] = ()
    history: tuple[Stage, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    claims: tuple[Claim, ...] = ()
    sources: tuple[str, ...] = ()
    last_news: str | None = None

    def __post_init__(self) -> None:
        check_text(self, "id", self.id)
        check_one_of(self, "stage", self.stage, LADDER)
        check_one_of(self, "planned_stage", self.planned_stage, LADDER)
        check_one_of(self, "status", self.status, STATUSES)
        check_number(self, "depth", self.depth, 0, 5)
        check_day(self, "date", self.date)
        check_day(self, "last_news", self.last_news)
