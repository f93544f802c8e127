"""Local content (TKDN): a cost sheet with its lines, the rule that weighs them, and what it comes to."""

from dataclasses import dataclass

from berdikari.records.checks import check_day, check_number, check_one_of, check_text
from berdikari.records.dependence import Margin
from berdikari.records.problem import Problem

ASPECTS = ("material", "labour", "overhead")


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLine:
    """One line of a cost sheet, in rupiah for one unit of the product.

    aspect   material, labour or overhead
    cost     what it costs, without profit, company overhead and tax
    share    domestic share, 0 to 1: for a bought component its own TKDN
    printed  domestic cost as the sheet states it; None: it does not
    row      number of its row in the sheet
    """

    name: str
    aspect: str
    cost: float
    share: float
    printed: float | None = None
    row: int | None = None

    def __post_init__(self) -> None:
        check_text(self, "name", self.name)
        check_one_of(self, "aspect", self.aspect, ASPECTS)
        check_number(self, "cost", self.cost, low=0)
        check_number(self, "share", self.share, 0, 1)
        check_number(self, "printed", self.printed, low=0)

    @property
    def domestic(self) -> float:
        """Domestic cost by its share."""
        return self.cost * self.share


@dataclass(frozen=True, slots=True, kw_only=True)
class TkdnRule:
    """A regulation as far as it is known.

    weights      of material, labour and overhead, adding up to one
    aspect_weight  weight of the manufacturing aspect in the whole: a parameter where the text was not found
    research     points that research may add, 0 to 1; floor: least TKDN that an investor's plant is given
    benefit      points of BMP that count towards the higher threshold
    uncertain    sentences on what is not certain: printed with every result
    """

    id: str
    title: str
    since: str
    weights: tuple[float, float, float]
    source: str
    aspect_weight: float = 1.0
    research: float = 0.0
    floor: float = 0.0
    benefit: float = 0.15
    uncertain: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_text(self, "id", self.id)
        check_day(self, "since", self.since)
        check_number(self, "weights", sum(self.weights), 1 - 1e-9, 1 + 1e-9)
        for name in ("aspect_weight", "research", "floor", "benefit"):
            check_number(self, name, getattr(self, name), 0, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lever:
    """What TKDN would gain, in points of one, if a line were wholly domestic."""

    name: str
    aspect: str
    gain: float
    foreign_cost: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalContent:
    """TKDN of a sheet under one rule.

    shares   domestic share of material, labour and overhead; None: the sheet has no such line
    value    TKDN, 0 to 1; None: not known, for an aspect lacks
    margins  distance to 25 %, and to 40 % with BMP
    levers   lines by gain, the largest first
    warnings what is uncertain in the rule or left out of the sheet; slips: lines whose printed amounts are wrong
    """

    rule: str
    shares: tuple[float | None, float | None, float | None]
    value: float | None
    benefit: float
    margins: tuple[Margin, ...]
    levers: tuple[Lever, ...]
    warnings: tuple[str, ...]
    slips: tuple[Problem, ...]
