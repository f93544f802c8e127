"""Findings: all that a brief is made from, in the order in which it numbers the partnerships."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from berdikari.records import Claim, Document, Figure, Partnership, Party, Problem, Question, Silence, rung
from berdikari.records.prospects import NO_PROSPECTS, Prospects
from berdikari.report.map.layers import Region

_PRINCIPAL = (
    "technology_owner",
    "manufacturer",
    "distributor",
    "buyer",
    "investor",
    "cluster",
    "university",
    "hospital",
    "association",
)
_RETOLD = ("retold example", "contoh yang diceritakan ulang")


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What the register gives.

    documents  by id, all that were read
    figures    claims whose value is a Figure
    questions  what the register asks of its keepers, most useful first
    silences   what was inferred from no news, on the same day
    today      ISO 8601; passed days are counted from it
    prospects  what the engines add: dependence, forecast, matches; empty: nothing is said of them
    regions    boundaries that a user brought, for the map
    """

    partnerships: tuple[Partnership, ...]
    documents: Mapping[str, Document]
    figures: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()
    questions: tuple[Question, ...] = ()
    silences: tuple[Silence, ...] = ()
    today: str
    prospects: Prospects = NO_PROSPECTS
    regions: tuple[Region, ...] = ()

    @property
    def day(self) -> date:
        """The day of the brief."""
        return date.fromisoformat(self.today)

    @property
    def silent(self) -> dict[str, Silence]:
        """Silences by the id of their partnership."""
        return {silence.partnership: silence for silence in self.silences}

    @property
    def numbered(self) -> tuple[tuple[int, Partnership], ...]:
        """The partnerships, highest rung first and newest within it, counted from 1."""
        newest = sorted(self.partnerships, key=lambda p: (p.date or "", p.id), reverse=True)
        return tuple(enumerate(sorted(newest, key=lambda p: -rung(p.stage)), start=1))

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets of the documents, each once."""
        return tuple(sorted({document.outlet for document in self.documents.values() if document.outlet}))

    @property
    def days(self) -> tuple[str, ...]:
        """The days of publication, oldest first."""
        return tuple(sorted(document.published for document in self.documents.values() if document.published))


def principals(partnership: Partnership) -> tuple[Party, ...]:
    """Those who do the business: without governments and witnesses, unless fewer than two are left."""
    chosen = tuple(party for party in partnership.parties if party.role is None or party.role in _PRINCIPAL)
    return chosen if len(chosen) > 1 else partnership.parties


def title_of(partnership: Partnership, most: int = 3) -> str:
    """`PT Graha Teknomedika – Surgiris`: up to `most` parties, the rest counted."""
    names = [party.name for party in principals(partnership)]
    rest = f" +{len(names) - most}" if len(names) > most else ""
    return " – ".join(names[:most]) + rest


def is_retold(document: Document) -> bool:
    """True for an example article that says of itself that it is retold: in its front matter, title or first lines."""
    head = document.text[: document.body + 600].casefold()
    return any(words in head for words in _RETOLD)


def figure_of(claim: Claim) -> Figure:
    """The figure that a claim states. Raises TypeError for another claim."""
    if not isinstance(claim.value, Figure):
        raise TypeError(f"claim {claim.id}: found {type(claim.value).__name__}, wanted Figure")
    return claim.value
