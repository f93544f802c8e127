"""Plans for the pages: a question is worked out in a process of its own, once, and its answer kept for whoever asks it
again.
"""

import pickle
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from math import isfinite
from time import monotonic
from typing import TYPE_CHECKING, Any

from berdikari.records.plan import OPTIONS, Parameter, Plan, PlanSettings, PlanSite, Scenario, Variant
from berdikari.web.desk import Desk
from berdikari.web.errands import Errand

if TYPE_CHECKING:
    from berdikari.plan.question import Question
    from berdikari.plan.siting import Progress
    from berdikari.plan.tables import Tables

GAP, SECONDS, OTHERS_SECONDS, FRONTIER_SECONDS, PAUSE = 0.005, 90.0, 30.0, 45.0, 0.5
SOON = 1.5  # seconds that a page waits for what changes, which mostly takes less
POINTS = 5  # of the frontier between cost and self-reliance
WITHIN = (0.01, 0.02, 0.05)
OTHERS = "others"  # told once the plan is found, and those nearly as good are looked for
FRONTIER = "frontier"  # told while plans between least cost and most self-reliance are looked for
Tell = Callable[[Any], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A plan, the sites that it chose from, others that are nearly as good, and the frontier: (all cost in IDR million,
    share of the need's value made at home) from least cost to most self-reliance; solution: where a change starts from,
    packed, since only the process that plans has what it takes to read it.
    """

    plan: Plan
    sites: tuple[PlanSite, ...]
    solution: bytes
    others: tuple[Variant, ...] = ()
    frontier: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is asked to be otherwise than in the base plan."""

    scenario: Scenario
    fix: tuple[str, ...] = ()
    forbid: tuple[str, ...] = ()


@cache
def tables() -> "Tables":
    """The tables that ship with the package."""
    from berdikari.edge.plan_files import load_tables  # noqa: PLC0415 - heavy

    return load_tables()


def devices() -> tuple[str, ...]:
    """The devices that can be planned: their landed price is among the parameters."""
    return tuple(row.scope.removeprefix("device:") for row in tables().parameters if row.name == "price")


@lru_cache(maxsize=64)
def concerning(chosen: tuple[str, ...]) -> tuple[Parameter, ...]:
    """The parameters that a plan of these devices rests on."""
    from berdikari.plan.assemble import assemble  # noqa: PLC0415 - heavy
    from berdikari.plan.parameters import in_order  # noqa: PLC0415 - heavy

    settings = PlanSettings(devices=chosen, years=(2026,))
    return in_order(assemble(tables(), settings, Scenario(name="base")).parameters.used)


def planned(desk: Desk, settings: PlanSettings) -> Errand:
    """The errand that works out a question. Raises BerdikariError where too many wait."""
    return desk.errands.send(("plan", settings), solve, settings)


def answered(desk: Desk, settings: PlanSettings, change: Change | None) -> tuple[Answer, ...] | Errand:
    """The answer, the base plan's before it where a change is asked for; or the errand that is not done yet. Raises
    BerdikariError where too many wait.
    """
    errand = planned(desk, settings)
    if not isinstance(errand.answer, Answer):
        return errand
    if change is None:
        return (errand.answer,)
    later = changed(desk, settings, change, errand.answer)
    later.ended.wait(SOON)
    return (errand.answer, later.answer) if isinstance(later.answer, Answer) else later


def progress_of(errand: Errand) -> tuple[float | None, float | None]:
    """Cost and bound of the best plan so far, IDR million; None: there is none yet."""
    told = errand.told if isinstance(errand.told, tuple) else (None, None)
    cost, bound = (value if value is not None and isfinite(value) else None for value in told[:2])
    return cost, bound


def changed(desk: Desk, settings: PlanSettings, change: Change, base: Answer) -> Errand:
    """The errand that works out a change of an answered question. Raises BerdikariError where too many wait."""
    return desk.errands.send(("plan", settings, change), solve_changed, settings, change, base)


def solve_changed(settings: PlanSettings, change: Change, base: Answer, tell: Tell) -> Answer:
    """The plan of the changed question, from where the base plan stands. Runs in a process of its own."""
    from berdikari.plan.assemble import assemble  # noqa: PLC0415 - heavy
    from berdikari.plan.planning import BASE, Planned, plan  # noqa: PLC0415 - heavy

    warm = Planned(base.plan, assemble(tables(), settings, BASE), pickle.loads(base.solution))  # noqa: S301 - packed by `solve`
    now = replace(settings, fix=(*settings.fix, *change.fix), forbid=(*settings.forbid, *change.forbid))
    found = plan(
        tables(), now, change.scenario, gap=GAP, watch=_watch(tell, SECONDS), warm=warm, reasons=False, workers=1
    )
    return Answer(plan=found.plan, sites=base.sites, solution=pickle.dumps(found.solution))


def solve(settings: PlanSettings, tell: Tell) -> Answer:
    """The plan, its alternatives; tells cost, bound and gap as they change. Runs in a process of its own."""
    from berdikari.plan.alternatives import alternatives  # noqa: PLC0415 - heavy
    from berdikari.plan.planning import plan  # noqa: PLC0415 - heavy

    found = plan(tables(), settings, gap=GAP, watch=_watch(tell, SECONDS), workers=1)
    question = found.question
    others: tuple[Variant, ...] = ()
    if found.plan.builds and found.plan.status == "best" and settings.objective == "cost":
        others = tuple(
            Variant(
                dearer=one.dearer,
                apart=one.apart,
                lines=tuple(
                    (settings.devices[line.device], question.sites[line.site].code, OPTIONS[line.option])
                    for lines in one.solution.lines
                    for line in lines
                ),
            )
            for one in alternatives(
                question.case, found.solution, within=WITHIN, watch=_watch(lambda _: tell(OTHERS), OTHERS_SECONDS)
            )
        )
    told = _frontier(question, tell) if found.plan.builds and len(settings.devices) == 1 else ()
    return Answer(
        plan=found.plan,
        sites=tuple(question.sites),
        solution=pickle.dumps(found.solution),
        others=others,
        frontier=told,
    )


def _frontier(question: "Question", tell: Tell) -> tuple[tuple[float, float], ...]:
    from berdikari.plan.reliance import frontier  # noqa: PLC0415 - heavy

    whole = float((question.price * question.case.demand.sum(axis=1)).sum())
    points = frontier(question, points=POINTS, watch=_watch(lambda _: tell(FRONTIER), FRONTIER_SECONDS))
    return tuple((point.cost, 1.0 - point.not_made / whole) for point in points)


def _watch(tell: Tell, seconds: float) -> "Callable[[Progress], bool]":
    """Tells now and then, and ends the search when asked to, or when the time is over."""
    end, last, on = monotonic() + seconds, 0.0, True

    def watch(progress: "Progress") -> bool:
        nonlocal last, on
        now = monotonic()
        if on and now - last >= PAUSE:
            last, on = now, tell((progress.cost, progress.bound, progress.gap))
        return on and now < end

    return watch
