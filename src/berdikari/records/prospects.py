"""Prospects: what the engines add to the register: how far devices come from abroad, what will come, whom to meet."""

from dataclasses import dataclass

from berdikari.records.dependence import Dependence
from berdikari.records.forecast import Forecast
from berdikari.records.match import Match
from berdikari.records.plan import Plan, PlanSite


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospects:
    """What a brief tells beside the register; each part may be empty, and then nothing is said of it.

    dependences  of the devices of the register's partnerships, and of the whole field where officials spoke of it
    forecast     of the devices whose need is known
    matches      for prioritised devices that no partnership has under contract: owners of the technology, best first
    plan         what to make where, that somebody brought; sites: the places in it
    """

    dependences: tuple[Dependence, ...] = ()
    forecast: Forecast | None = None
    matches: tuple[Match, ...] = ()
    plan: Plan | None = None
    sites: tuple[PlanSite, ...] = ()


NO_PROSPECTS = Prospects()
