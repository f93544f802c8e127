"""Plans under uncertainty: every scenario solved, every plan tried in every scenario; expected cost, regret, CVaR,
waiting.
"""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, replace

import numpy as np

from berdikari.plan.answer import answer
from berdikari.plan.assemble import assemble
from berdikari.plan.case import Line
from berdikari.plan.draft import Desk
from berdikari.plan.national import Solution
from berdikari.plan.planning import GAP, Planned, plan
from berdikari.plan.question import Question
from berdikari.plan.siting import Floats, Watch, go_on
from berdikari.plan.tables import Tables
from berdikari.records.plan import FutureCase, Futures, GivenPlant, Plan, PlanSettings, Scenario

Lines = tuple[tuple[Line, ...], ...]
TAIL = 0.9
ROUNDS = 120
BROKEN = 10.0
"""What a unit of a broken row costs a plan that is tried in another future."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What n scenarios say.

    plans        each scenario's own plan, without its shipments
    costs        (plans, scenarios) IDR million of each scenario's own plan in every scenario, production re-chosen,
    plants as built
    bounds       (scenarios,) proven: no plan costs less in that scenario
    expected, regret, cvar  (plans,) mean; largest extra cost over the scenario's own best; mean of the worst tenth
    best         the plan with the least expected cost (index of its scenario); chosen: that plan, whole
    perfect      expected cost if the future were known: expected[best] - perfect is the most that knowing it is worth
    waiting      what starting everything a year later, but knowing the future, gains over the best plan now; below
    0: do not wait
    """

    scenarios: tuple[Scenario, ...]
    plans: tuple[Plan, ...]
    costs: Floats
    bounds: Floats
    expected: Floats
    regret: Floats
    cvar: Floats
    best: int
    chosen: Planned
    perfect: float
    waiting: float

    @property
    def view(self) -> Futures:
        """The outlook as a record."""
        whole = sum(one.probability for one in self.scenarios)
        cases = tuple(
            FutureCase(
                name=one.name, chance=one.probability / whole, cost=float(self.costs[at, at]), gap=own.gap,
                chosen=float(self.costs[self.best, at]), lines=len(own.builds),
            )
            for at, (one, own) in enumerate(zip(self.scenarios, self.plans, strict=True))
        )  # fmt: skip
        best = self.best
        return Futures(
            cases=cases, best=best, expected=float(self.expected[best]), perfect=self.perfect,
            regret=float(self.regret[best]), cvar=float(self.cvar[best]), waiting=self.waiting,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Ask:
    """What every scenario is asked with: it goes to the workers."""

    tables: Tables
    settings: PlanSettings
    given: tuple[GivenPlant, ...]
    gap: float
    watch: Watch


def solve_scenarios(  # noqa: PLR0913
    tables: Tables, settings: PlanSettings, scenarios: tuple[Scenario, ...], given: tuple[GivenPlant, ...] = (), *,
    executor: Executor | None = None, gap: float = GAP, told: Callable[[int], bool] = lambda _: True,
    watch: Watch = go_on,
) -> Outlook:  # fmt: skip
    """Every scenario solved (on any concurrent.futures executor; None: here), and all plans tried in all of them.

    watch: ends the search of every scenario that is still asked; it goes to the workers, so that it must be picklable
    told: how many are solved; answers whether to go on. If not, the outlook is of the scenarios solved so far
    """
    run = map if executor is None else executor.map
    ask = _Ask(tables, settings, given, gap, watch)
    middle = scenarios[_middle(scenarios)]
    first = plan(
        tables, settings, middle, given, gap=gap, watch=lambda at: watch(at) and told(0), reasons=False, rounds=400,
        workers=1,
    )  # fmt: skip
    found = []
    for one in run(_solve_one, [(ask, scenario, first) for scenario in scenarios]):
        found.append(one)
        if not told(len(found)):
            break
    scenarios = scenarios[: len(found)]
    plans, solutions = zip(*found, strict=True)
    distinct = tuple(dict.fromkeys(one.lines for one in solutions))
    own = [distinct.index(one.lines) for one in solutions]
    tried = list(run(_try_all, [(ask, one, distinct, at) for one, at in zip(scenarios, own, strict=True)]))
    costs = np.array([column[:-1] for column in tried]).T[own]
    weights = np.array([one.probability for one in scenarios])
    weights = weights / weights.sum()
    least, expected = np.minimum(costs.min(axis=0), np.diag(costs)), costs @ weights
    best, later = int(expected.argmin()), np.array([column[-1] for column in tried])
    question = assemble(tables, settings, scenarios[best], given)
    whole = answer(question, solutions[best], gap=gap, scenario=scenarios[best].name)
    return Outlook(
        scenarios=scenarios, plans=plans, costs=costs, bounds=np.array([one.bound for one in solutions]),
        expected=expected, regret=(costs - least).max(axis=1),
        cvar=np.array([tail_mean(row, weights) for row in costs]),
        best=best, chosen=Planned(whole, question, solutions[best]), perfect=float(least @ weights),
        waiting=float(expected[best] - later @ weights),
    )  # fmt: skip


def _middle(scenarios: tuple[Scenario, ...]) -> int:
    """The scenario nearest to the mean of all: its answer is where the others start."""
    factors = np.array([(one.demand, one.price * one.exchange, one.wage, one.freight) for one in scenarios])
    return int(np.abs(factors - factors.mean(axis=0)).sum(axis=1).argmin())


def _solve_one(task: tuple[_Ask, Scenario, Planned]) -> tuple[Plan, Solution]:
    ask, scenario, warm = task
    found = plan(
        ask.tables, ask.settings, scenario, ask.given, gap=ask.gap, watch=ask.watch, warm=warm, reasons=False,
        rounds=ROUNDS, workers=1,
    )  # fmt: skip
    return _without_shipments(found.plan), found.solution


def _without_shipments(found: Plan) -> Plan:
    return replace(found, shipments=(), parameters=())


def _try_all(task: tuple[_Ask, Scenario, tuple[Lines, ...], int]) -> list[float]:
    """Cost of every set of lines in a scenario, and at last that of its own begun a year later."""
    ask, scenario, every, own = task
    question = assemble(ask.tables, ask.settings, scenario, ask.given)
    desk = Desk(question.case, np.full(len(question.case.rows), BROKEN), 0.0)
    return [cost_of(desk, lines) for lines in (*every, _a_year_later(every[own], question))]


def cost_of(desk: Desk, lines: Lines) -> float:
    """Goal of these lines: plants as built, who is served from where chosen anew; broken rows priced."""
    case = desk.case
    given = [tuple(line for line in case.given if line.device == device) for device in range(case.shape[0])]
    known = {line for own in given for line in own}
    free = [tuple(one for one in own if one not in known and not case.barred[one.device, one.site]) for own in lines]
    return desk.merit([desk.part(device, (*given[device], *own)) for device, own in enumerate(free)])


def tail_mean(costs: Floats, weights: Floats, tail: float = TAIL) -> float:
    """Conditional value at risk: mean of the costs in the worst 1 - tail of probability (Rockafellar and Uryasev
    2000).
    """
    order = np.argsort(-costs)
    left, total = 1.0 - tail, 0.0
    for at in order:
        part = min(left, float(weights[at]))
        total, left = total + part * float(costs[at]), left - part
    return total / (1.0 - tail)


def _a_year_later(lines: Lines, question: Question) -> Lines:
    """Every line decided by the plan starts one year later; one that would start after the last year does not."""
    last = question.case.shape[3] - 1

    def shifted(line: Line) -> Line:
        return replace(line, start=line.start + 1, steps=line.steps[:-1])

    return tuple(
        tuple(
            line if line in question.case.given else shifted(line)
            for line in own
            if line.start < last or line in question.case.given
        )
        for own in lines
    )
