"""plan(...): a question answered, with its proof, its reasons and, where there is no answer, the demands in
conflict.
"""

from dataclasses import dataclass, replace

import numpy as np

from berdikari.plan.answer import answer
from berdikari.plan.assemble import assemble
from berdikari.plan.case import Row
from berdikari.plan.conflict import clashing, sentence_of
from berdikari.plan.exact import finish
from berdikari.plan.national import Solution, moved, solve
from berdikari.plan.question import Question
from berdikari.plan.reliance import most_reliant
from berdikari.plan.siting import Watch, go_on
from berdikari.plan.tables import Tables
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
    reasons: why each plant stands where it does and what would move it, which takes as long again and more
    Raises UnknownIdError for devices, regencies or parameters that are not known.
    """
    question = assemble(tables, settings, scenario, given)
    names = tuple(f"{site.name} ({site.code})" for site in question.sites)
    start = (
        moved(warm.solution, warm.question.case, question.case) if warm is not None and _fits(warm, question) else None
    )
    clash = clashing(question.case) if question.case.rows or question.case.required.any() else ()
    if clash:
        solution = solve(replace(question.case, rows=(), required=np.zeros_like(question.case.required)), rounds=1)
        nothing = replace(solution, cost=np.inf, tolls=np.zeros(len(question.case.rows)))
        void = answer(question, nothing, gap=gap, scenario=scenario.name)
        none = replace(
            void, status="infeasible", conflicts=tuple(sentence_of(one, names) for one in clash),
            clashing=tuple(_key(one, question) for one in clash), builds=(), shipments=(), cost_stack=(), bound=None,
            total_cost=None, made_share=None, local_content=None, jobs=None,
        )  # fmt: skip
        return Planned(none, question, solution)
    if settings.objective == "self_reliance" and settings.cost_limit is not None:
        solution = most_reliant(question, settings.cost_limit, gap=gap, watch=watch, workers=workers)
    else:
        solution = solve(question.case, gap=gap, watch=watch, warm=start, rounds=rounds, workers=workers)
    solution = finish(question.case, solution, gap=gap, watch=watch)
    found = answer(question, solution, gap=gap, scenario=scenario.name)
    if reasons and found.builds:
        before = solution
        solution, why = explain(tables, question, before, scenario, given, gap=gap / 5, watch=watch)
        if solution is not before:
            found = answer(question, solution, gap=gap, scenario=scenario.name)
        found = replace(found, reasons=why)
    return Planned(found, question, solution)


def _key(demand: Row | int | str, question: Question) -> str:
    """The name of a demand: of its row, `fix:CODE` of a site that must be used, or `met`."""
    if isinstance(demand, Row):
        return demand.name
    return "met" if isinstance(demand, str) else f"fix:{question.sites[demand].code}"


def _fits(warm: Planned, question: Question) -> bool:
    """The warm start is of the same devices, sites, regions and years."""
    return (
        warm.question.case.shape == question.case.shape and warm.question.settings.devices == question.settings.devices
    )
