"""Plans under uncertainty: every scenario solved, every plan tried in every scenario; expected cost, regret, CVaR,
waiting.
"""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, replace

import numpy as np

from berdikari.plan.assemble import Question, Tables, assemble
from berdikari.plan.case import Line
from berdikari.plan.draft import Desk
from berdikari.plan.planning import GAP, Planned, plan
from berdikari.plan.siting import Floats
from berdikari.records.plan import GivenPlant, PlanSettings, Scenario

Lines = tuple[tuple[Line, ...], ...]
TAIL = 0.9
ROUNDS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What n scenarios say.

    costs        (plans, scenarios) IDR million of each scenario's own plan in every scenario, production re-chosen,
    plants as built
    bounds       (scenarios,) proven: no plan costs less in that scenario
    expected, regret, cvar  (plans,) mean; largest extra cost over the scenario's own best; mean of the worst tenth
    best         the plan with the least expected cost (index of its scenario)
    perfect      expected cost if the future were known: expected[best] - perfect is the most that knowing it is worth
    waiting      what starting everything a year later, but knowing the future, gains over the best plan now; below
    0: do not wait
    """

    scenarios: tuple[Scenario, ...]
    plans: tuple[Planned, ...]
    costs: Floats
    bounds: Floats
    expected: Floats
    regret: Floats
    cvar: Floats
    best: int
    perfect: float
    waiting: float


def solve_scenarios(
    tables: Tables, settings: PlanSettings, scenarios: tuple[Scenario, ...], given: tuple[GivenPlant, ...] = (), *,
    executor: Executor | None = None, gap: float = GAP, told: Callable[[int], object] = lambda _: None,
) -> Outlook:  # fmt: skip
    """Every scenario solved (on any concurrent.futures executor; None: here), and all plans tried in all of them."""
    first = plan(tables, settings, scenarios[0], given, gap=gap, reasons=False, rounds=400, workers=1)
    rest = [(tables, settings, one, given, gap, first) for one in scenarios[1:]]
    plans = [first]
    for one in executor.map(_solve_one, rest) if executor is not None else map(_solve_one, rest):
        plans.append(one)
        told(len(plans))
    return _outlook(tables, settings, scenarios, given, tuple(plans))


def _solve_one(task: tuple[Tables, PlanSettings, Scenario, tuple[GivenPlant, ...], float, Planned]) -> Planned:
    tables, settings, scenario, given, gap, warm = task
    return plan(tables, settings, scenario, given, gap=gap, warm=warm, reasons=False, rounds=ROUNDS, workers=1)


def _outlook(
    tables: Tables, settings: PlanSettings, scenarios: tuple[Scenario, ...], given: tuple[GivenPlant, ...],
    plans: tuple[Planned, ...],
) -> Outlook:  # fmt: skip
    weights = np.array([one.probability for one in scenarios])
    weights = weights / weights.sum()
    distinct = list(dict.fromkeys(one.solution.lines for one in plans))
    row_of = [distinct.index(one.solution.lines) for one in plans]
    tried, later = np.empty((len(distinct), len(scenarios))), np.empty(len(scenarios))
    for at, scenario in enumerate(scenarios):
        question = assemble(tables, settings, scenario, given)
        tried[:, at] = [cost_of(question, lines) for lines in distinct]
        later[at] = cost_of(question, _a_year_later(plans[at].solution.lines, question))
    costs = tried[row_of]
    own = np.minimum(costs.min(axis=0), costs[np.arange(len(plans)), np.arange(len(plans))])
    expected = costs @ weights
    best = int(expected.argmin())
    return Outlook(
        scenarios=scenarios, plans=plans, costs=costs, bounds=np.array([one.solution.bound for one in plans]),
        expected=expected, regret=(costs - own).max(axis=1), cvar=np.array([tail_mean(row, weights) for row in costs]),
        best=best, perfect=float(own @ weights), waiting=float(expected[best] - later @ weights),
    )  # fmt: skip


def cost_of(question: Question, lines: Lines) -> float:
    """Goal of these lines in a question: plants as built, who is served from where chosen anew; broken rows priced."""
    case = question.case
    given = [tuple(line for line in case.given if line.device == device) for device in range(case.shape[0])]
    known = {line for own in given for line in own}
    desk = Desk(case, np.full(len(case.rows), 10.0), 0.0)
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
