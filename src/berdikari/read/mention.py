"""Mention: a name where it stands in a page, and the kinds that it may be of."""

from dataclasses import dataclass

ORGANISATIONS = (
    "company",
    "university",
    "hospital",
    "ministry",
    "agency",
    "local_government",
    "association",
    "cluster",
    "media",
    "zone",
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands. kind: one of ORGANISATIONS, person, place, other, or unknown; office: of a person;
    hint: the kind that the words of a name behind an office tell, before it is known where the employer ends.
    """

    text: str
    start: int
    end: int
    sentence: int
    kind: str
    office: str | None = None
    starts: bool = False
    hint: str = "unknown"
