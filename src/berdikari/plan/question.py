"""Question: a Case with the names behind its indices, and the numbers that its rows and its answer are told in."""

from dataclasses import dataclass

from berdikari.plan.case import Case
from berdikari.plan.measure import Measure
from berdikari.plan.parameters import Parameters
from berdikari.plan.siting import Floats
from berdikari.records.plan import PlanSettings, PlanSite


@dataclass(frozen=True, slots=True)
class Question:
    """A Case with the names behind its indices. price (D, T): IDR million a unit; discount (T,); ready (D,) share of
    the need.
    """

    case: Case
    sites: tuple[PlanSite, ...]
    regions: tuple[PlanSite, ...]
    settings: PlanSettings
    cost: Measure
    price: Floats
    discount: Floats
    ready: Floats
    content: Floats
    jobs: Floats
    parameters: Parameters
