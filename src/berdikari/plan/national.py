"""The national plan, anytime: each device by itself, then all together, with what they share at a toll."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from threading import Lock

import numpy as np

from berdikari.plan.case import Case, Line
from berdikari.plan.climb import Search, climb, prove
from berdikari.plan.draft import strict_desk
from berdikari.plan.improve import fit
from berdikari.plan.relaxed import Relaxation, Relaxed, lay_out
from berdikari.plan.sharing import Shelf
from berdikari.plan.siting import Floats, Progress, Watch, go_on

APART_ROUNDS = (12, 60)
SHARED_ROUNDS = (12, 16, 16, 20, 20, 30, 40, 60, 60, 60)
"""Rounds for each device by itself, in each turn: few while the tolls are still far off."""
FAITH = 0.6
"""How far tolls go from the best so far to those that the mixture of plans asks for."""
ENOUGH = 2e-3
"""Relative gap at which a device's question alone has told what it can."""
NEAR = 0.05
"""Relative gap of an earlier question's prices at which fresh ones need not be tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """The best draft found, with its proof; a warm start for the next question.

    cost   the goal of the draft; infinite: none that holds all rows was found
    bound  no plan has a lower goal (proven)
    lines  lines of each device, given ones included; flows  for each device (T, lines + 1, R): units, imports or
    unmet last
    prices (D, T, R) and tolls (rows,): the bound's, where a changed question starts
    """

    cost: float
    bound: float
    lines: tuple[tuple[Line, ...], ...]
    flows: tuple[Floats, ...]
    imported: np.ndarray
    broken: Floats
    prices: Floats
    tolls: Floats
    rounds: int

    @property
    def gap(self) -> float:
        """(cost - bound) / |cost|."""
        return Progress(cost=self.cost, bound=self.bound).gap


def solve(
    case: Case,
    *,
    gap: float = 1e-4,
    watch: Watch = go_on,
    warm: Solution | None = None,
    rounds: int = 2000,
    workers: int = 2,
) -> Solution:
    """The best plan within a relative gap, or the best so far when the watch says stop or the rounds are over."""
    search = _start(case, warm, workers)
    if warm is not None:
        start = _warm_start(search, warm)
    else:
        start = _proven(search, _first_prices(case), np.zeros(len(case.rows)))
        if case.shape[0] > 1:
            together = _share if case.rows else _apart
            start = _proven(search, *together(search, gap, watch, rounds, workers))
    if watch(search.progress) and search.progress.gap > gap:
        climb(search, start, gap, watch, rounds)
    return _finish(search)


def _proven(search: Search, prices: Floats, tolls: Floats) -> Relaxed:
    relaxed = search.relaxation.solve(prices, tolls)
    prove(search, relaxed)
    return relaxed


@dataclass(slots=True)
class _Alone:
    """The question of each device by itself, at tolls on what they share; their answers so far."""

    search: Search
    solutions: list[Solution | None]
    asked: list[Case | None]
    lock: Lock

    def ask(self, tolls: Floats, rounds: int, gap: float, watch: Watch, pool: ThreadPoolExecutor) -> float:
        """Every device answered anew at these tolls; gives the bound on the whole, -infinity if stopped before."""
        case = self.search.case
        measure, constant = self.search.relaxation.priced(tolls)
        priced = replace(case, goal=measure, rows=())

        def told(_: Progress) -> bool:
            with self.lock:
                return watch(self.search.progress)

        def one(device: int) -> None:
            if told(self.search.progress):
                question = priced.alone(device)
                own = solve(question, gap=gap, watch=told, warm=self._moved(device, question), rounds=rounds, workers=1)
                with self.lock:
                    self.solutions[device] = own

        list(pool.map(one, range(case.shape[0])))
        known = [solution for solution in self.solutions if solution is not None]
        if len(known) < len(self.solutions) or not told(self.search.progress):
            return -np.inf
        return sum(solution.bound for solution in known) + constant

    def _moved(self, device: int, question: Case) -> Solution | None:
        """The device's last answer, its prices moved with the tolls."""
        solution, before = self.solutions[device], self.asked[device]
        self.asked[device] = question
        return solution if solution is None or before is None else moved(solution, before, question)

    def lines(self, device: int) -> tuple[Line, ...] | None:
        """The device's own plan; None: it was not asked yet."""
        solution = self.solutions[device]
        return None if solution is None else tuple(replace(line, device=device) for line in solution.lines[0])

    def prices(self, otherwise: Floats) -> Floats:
        """(D, T, R) prices of all devices."""
        own = [otherwise[at : at + 1] if one is None else one.prices for at, one in enumerate(self.solutions)]
        return np.concatenate(own)


def moved(solution: Solution, before: Case, now: Case) -> Solution:
    """An answer as a start for a changed question: its prices move as a first guess at them moves."""
    return replace(solution, prices=solution.prices + _first_prices(now) - _first_prices(before))


def _alone(search: Search) -> _Alone:
    devices = search.case.shape[0]
    return _Alone(search, [None] * devices, [None] * devices, Lock())


def _apart(search: Search, gap: float, watch: Watch, rounds: int, workers: int) -> tuple[Floats, Floats]:
    """Prices from each device's question alone, first quickly, then well.

    Their plans together are a draft, their bounds add up to a bound.
    """
    alone = _alone(search)
    none = np.zeros(0)
    with ThreadPoolExecutor(workers) as pool:
        for some in APART_ROUNDS:
            search.lower = max(search.lower, alone.ask(none, min(some, rounds), max(gap / 2, ENOUGH), watch, pool))
            parts = [alone.lines(device) or part.lines for device, part in enumerate(search.parts)]
            search.take([search.desk.part(device, lines) for device, lines in enumerate(parts)])
            if not watch(search.progress) or search.progress.gap <= gap:
                break
    return alone.prices(_first_prices(search.case)), none


def _share(search: Search, gap: float, watch: Watch, rounds: int, workers: int) -> tuple[Floats, Floats]:
    """Prices and tolls on the rows, from plans of each device alone, mixed and chosen (`sharing.py`)."""
    case = search.case
    alone, shelf = _alone(search), Shelf(case, search.desk)
    prices, tolls = _first_prices(case), np.zeros(len(case.rows))
    best, best_tolls = -np.inf, tolls
    with ThreadPoolExecutor(workers) as pool:
        for some in SHARED_ROUNDS:
            bound = alone.ask(tolls, min(some, rounds), ENOUGH / 2, watch, pool)
            if bound > best:
                best, best_tolls, prices = bound, tolls, alone.prices(prices)
            search.lower = max(search.lower, bound)
            search.desk.follow(lay_out(case, search.relaxation.priced(tolls)[0]))
            for device, part in enumerate(search.parts):
                shelf.add_near(device, alone.lines(device) or part.lines)
            _choose(search, shelf, gap, watch)
            if not watch(search.progress) or search.progress.gap <= gap:
                break
            wanted = shelf.mixture()
            tolls = wanted if not best_tolls.any() else FAITH * wanted + (1 - FAITH) * best_tolls
    return prices, best_tolls


def _choose(search: Search, shelf: Shelf, gap: float, watch: Watch) -> None:
    """The best choice among the known plans as a draft; where none holds the rows, lines are taken one by one."""
    chosen = shelf.choice(gap / 10)
    if chosen is not None:
        search.take(chosen)
    elif not np.isfinite(search.upper):
        search.take(fit(search.desk, search.parts, lambda: watch(search.progress)))


def _start(case: Case, warm: Solution | None, workers: int) -> Search:
    laid = lay_out(case, case.goal)
    demand = np.maximum(case.demand.transpose(0, 2, 1), 1e-300)
    worth = np.abs(laid.landed).mean(axis=2, keepdims=True)
    weight = np.where(case.demand.transpose(0, 2, 1) > 0, worth / demand, 0.0)
    whole = float((case.demand.transpose(0, 2, 1) * np.abs(laid.landed)).sum()) + 1e-9
    size = np.array([max(abs(row.most if np.isfinite(row.most) else row.least), 1e-9) for row in case.rows])
    search = Search(case, Relaxation(case, workers), strict_desk(case), weight, 0.1 * whole / size**2)
    given = [tuple(line for line in case.given if line.device == device) for device in range(case.shape[0])]
    search.take([search.desk.part(device, lines) for device, lines in enumerate(given)])
    if warm is not None:
        free = [[line for line in lines if not case.barred[line.device, line.site]] for lines in warm.lines]
        kept = [(*own, *lines) for own, lines in zip(given, free, strict=True)]
        search.take([search.desk.part(device, lines) for device, lines in enumerate(kept)])
    return search


def _warm_start(search: Search, warm: Solution) -> Relaxed:
    """Where to start from: the earlier question's prices, unless fresh ones bound this question better."""
    none = np.zeros(len(search.case.rows))
    known = warm.tolls.copy() if len(warm.tolls) == len(none) else none
    start = _proven(search, warm.prices.copy(), known)
    if search.progress.gap <= NEAR:
        return start
    fresh = _proven(search, _first_prices(search.case), none)
    return max((start, fresh), key=lambda one: one.bound)


def _first_prices(case: Case) -> Floats:
    """What a unit costs from the cheapest site if its line runs full, and at most what it costs to import."""
    laid = lay_out(case, case.goal)
    years = case.shape[3]
    prices = laid.landed.copy()
    for device, option in zip(*np.nonzero(case.size > 0), strict=True):
        room = case.size[device, option] * case.most[device, option] * case.ramp[device, option].sum()
        whole = laid.line[device, option, 0] + laid.step[device, option, 0] * case.most[device, option]
        allowed = ~case.barred[device]
        if room <= 0 or not allowed.any():
            continue
        for year in range(years):
            unit = laid.unit[device, allowed, option, year][:, None] + laid.haul[device, year] * case.km[allowed]
            np.minimum(prices[device, year], unit.min(axis=0) + whole / room, out=prices[device, year])
    return prices


def _finish(search: Search) -> Solution:
    desk = search.desk
    _, totals = desk.totals(search.parts)
    assert search.best is not None
    return Solution(
        cost=search.upper, bound=min(search.lower, search.upper), lines=tuple(part.lines for part in search.parts),
        flows=tuple(desk.flows(device, part.lines, part.guide) for device, part in enumerate(search.parts)),
        imported=np.stack([part.guide.buys[device] for device, part in enumerate(search.parts)]),
        broken=desk.broken(totals), prices=search.best.prices, tolls=search.best.tolls, rounds=search.rounds,
    )  # fmt: skip
