"""plan(...): a question answered, with its proof, its reasons and, where there is no answer, the demands in
conflict.
"""

from dataclasses import dataclass, replace

import numpy as np

from berdikari.plan.answer import answer
from berdikari.plan.assemble import Question, Tables, assemble
from berdikari.plan.conflict import conflict
from berdikari.plan.exact import finish
from berdikari.plan.national import Solution, solve
from berdikari.plan.reliance import most_reliant
from berdikari.plan.siting import Watch, go_on
from berdikari.plan.why import explain
from berdikari.records.plan import GivenPlant, Plan, PlanSettings, Scenario

BASE = Scenario(name="base")
GAP = 5e-3


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan with what it was computed from: where a changed question starts (`what_if`)."""

    plan: Plan
    question: Question
    solution: Solution


def plan(  # noqa: PLR0913
    tables: Tables, settings: PlanSettings, scenario: Scenario = BASE, given: tuple[GivenPlant, ...] = (), *,
    gap: float = GAP, watch: Watch = go_on, warm: Planned | None = None, reasons: bool = True, rounds: int = 2000,
    workers: int = 2,
) -> Planned:  # fmt: skip
    """The best plan within the gap, or the best so far when the watch says stop.

    warm: an answered question with the same devices and years, from which this one starts
    Raises UnknownIdError for devices, regencies or parameters that are not known.
    """
    question = assemble(tables, settings, scenario, given)
    names = tuple(f"{site.name} ({site.code})" for site in question.sites)
    start = warm.solution if warm is not None and _fits(warm, question) else None
    clash = conflict(question.case, names) if question.case.rows or question.case.required.any() else ()
    if clash:
        solution = solve(replace(question.case, rows=(), required=np.zeros_like(question.case.required)), rounds=1)
        void = answer(question, replace(solution, cost=np.inf), gap=gap, scenario=scenario.name)
        none = replace(void, status="infeasible", conflicts=clash, builds=(), shipments=(), cost_stack=(), bound=None,
                       total_cost=None, made_share=None, local_content=None, jobs=None)  # fmt: skip
        return Planned(none, question, solution)
    if settings.objective == "self_reliance" and settings.cost_limit is not None:
        solution = most_reliant(question, settings.cost_limit, gap=gap, watch=watch, workers=workers)
    else:
        solution = solve(question.case, gap=gap, watch=watch, warm=start, rounds=rounds, workers=workers)
    solution = finish(question.case, solution, gap=gap, watch=watch)
    found = answer(question, solution, gap=gap, scenario=scenario.name)
    if reasons and found.builds:
        found = replace(found, reasons=explain(tables, question, solution, scenario, given))
    return Planned(found, question, solution)


def _fits(warm: Planned, question: Question) -> bool:
    """The warm start is of the same devices, sites, regions and years."""
    return (
        warm.question.case.shape == question.case.shape and warm.question.settings.devices == question.settings.devices
    )
