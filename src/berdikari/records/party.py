"""Party: who takes part in a partnership; Person: who signed or spoke; Ownership: who belongs to whom."""

from dataclasses import dataclass

from berdikari.errors import InvalidRecordError
from berdikari.records.checks import check_number, check_one_of, check_text, whole

ROLES = (
    "technology_owner", "manufacturer", "distributor", "buyer", "investor", "parent_company",
    "cluster", "association", "university", "hospital", "government", "host_government",
    "facilitator", "regulator", "witness",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An organisation, or a country, that takes part.

    name     as its document writes it in full; for a partner known by country alone, the country's name
    aliases  other names of it in the document
    country  ISO 3166-1 alpha-2; None: not stated and not evident
    role     one of ROLES; None: not known
    named    False where the text names no organisation ("mitra dari Hungaria")
    """

    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    role: str | None = None
    named: bool = True

    def __post_init__(self) -> None:
        check_text(self, "name", self.name)
        check_one_of(self, "role", self.role, ROLES)
        if self.country is not None and not (len(self.country) == 2 and self.country.isascii() and self.country.isupper()):
            raise InvalidRecordError("Party", "country", self.country, "two capital letters of ISO 3166-1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person whom a source names in an office. office, employer: None where the source states none."""

    name: str
    office: str | None = None
    employer: str | None = None
    signed: bool = False

    def __post_init__(self) -> None:
        check_text(self, "name", self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ownership:
    """One organisation belongs to another, as a source says. share: percent; None: not stated."""

    owner: str
    owned: str
    share: float | None = None

    def __post_init__(self) -> None:
        check_text(self, "owner", self.owner)
        check_text(self, "owned", self.owned)
        check_number(self, "share", self.share, 0, 100)
        object.__setattr__(self, "share", whole(self.share))
