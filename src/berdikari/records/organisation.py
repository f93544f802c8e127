"""Organisation: who takes part, under all its names, over all partnerships; one page of the register."""

from dataclasses import dataclass

from berdikari.records.checks import check_text
from berdikari.records.party import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An organisation, as all reports together know it.

    id            from its folded name: it stays as long as the name to show stays
    name          the name to show; aliases: all others that reports use, short forms too
    country       ISO 3166-1 alpha-2, as most partnerships have it, or else as the legal form tells; None: not known
    owner         name of the organisation that it belongs to, as a source says; None: not stated
    partnerships  ids of those in which it is party or facilitator, sorted
    people        those whom sources name as its people
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    owner: str | None = None
    partnerships: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()

    def __post_init__(self) -> None:
        check_text(self, "id", self.id)
        check_text(self, "name", self.name)
