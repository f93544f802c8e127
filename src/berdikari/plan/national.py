"""The national plan, anytime: prices raised by subgradient for the bound, drafts from the relaxed plan for the
answer.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from threading import Lock

import numpy as np

from berdikari.plan.case import Case, Line
from berdikari.plan.draft import Desk, Part
from berdikari.plan.improve import fit, improve
from berdikari.plan.relaxed import Relaxation, Relaxed, lay_out
from berdikari.plan.siting import Floats, Progress, Watch, cutoff, go_on

PATIENCE = 12
DRAFT_EVERY = 10
PROVE_EVERY = 20
GLANCE_ROUNDS = 12
APART_ROUNDS = 150
ENOUGH = 2e-3
"""Relative gap at which a device's question alone has told what it can."""


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


@dataclass(slots=True)
class _Search:
    """The best bound with its prices, and the best draft, of one case."""

    case: Case
    relaxation: Relaxation
    desk: Desk
    scale: Floats
    toll_scale: Floats
    lower: float = -np.inf
    best: Relaxed | None = None
    upper: float = np.inf
    merit: float = np.inf
    parts: list[Part] = field(default_factory=list)
    rounds: int = 0

    def take(self, parts: list[Part]) -> None:
        """Keep the draft if it is the best."""
        merit = self.desk.merit(parts)
        if merit < self.merit:
            self.merit, self.parts = merit, parts
            goal, totals = self.desk.totals(parts)
            slack = 1e-7 * np.array(
                [1.0 + abs(row.most if np.isfinite(row.most) else row.least) for row in self.case.rows]
            )
            if (self.desk.broken(totals) <= slack).all() and not self.desk.missing(parts):
                self.upper = min(self.upper, goal)

    @property
    def progress(self) -> Progress:
        return Progress(cost=self.upper, bound=min(self.lower, self.upper), nodes=self.rounds)


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
    tolls = np.zeros(len(case.rows))
    if warm is not None:
        prices, tolls = _warm_prices(search, warm, tolls)
    elif case.shape[0] > 1:
        _prove(search, search.relaxation.solve(_first_prices(case), tolls))
        prices = _apart(search, gap, watch, workers)
    else:
        prices = _first_prices(case)
    free = tolls if warm is not None else np.zeros(len(case.rows))
    if case.rows and warm is None and _climb(search, prices, free, gap, watch, rounds // 2, tolled=False):
        assert search.best is not None
        prices = search.best.prices.copy()
    _climb(search, prices, tolls, gap, watch, rounds)
    return _finish(search)


def _apart(search: _Search, gap: float, watch: Watch, workers: int) -> Floats:
    """Prices from each device's question alone, first quickly, then well.

    Their plans together are a first draft, their bounds add up to a bound; both are kept as they come.
    """
    case, lock = search.case, Lock()
    solutions: list[Solution | None] = [None] * case.shape[0]

    def told(_: Progress) -> bool:
        with lock:
            return watch(search.progress)

    def one(device: int, rounds: int) -> None:
        own = solve(
            case.alone(device), gap=max(gap / 2, ENOUGH), watch=told, warm=solutions[device], rounds=rounds, workers=1
        )
        with lock:
            solutions[device] = own
            _gather(search, solutions)

    with ThreadPoolExecutor(workers) as pool:
        for rounds in (GLANCE_ROUNDS, APART_ROUNDS):
            list(pool.map(one, range(case.shape[0]), [rounds] * case.shape[0]))
            parts = _gather(search, solutions)
            if case.rows:
                search.take(fit(search.desk, parts, lambda: watch(search.progress)))
    return np.concatenate([solution.prices for solution in solutions if solution is not None])


def _gather(search: _Search, solutions: Sequence[Solution | None]) -> list[Part]:
    """Take the devices' own plans together as a draft, and the sum of their bounds as a bound."""
    known = [solution for solution in solutions if solution is not None]
    if len(known) == len(solutions):
        search.lower = max(search.lower, sum(solution.bound for solution in known))
    parts = list(search.parts)
    for device, solution in enumerate(solutions):
        if solution is not None:
            lines = tuple(replace(line, device=device) for line in solution.lines[0])
            parts[device] = search.desk.part(device, lines)
    search.take(parts)
    return parts


def _start(case: Case, warm: Solution | None, workers: int) -> _Search:
    laid = lay_out(case, case.goal)
    demand = np.maximum(case.demand.transpose(0, 2, 1), 1e-300)
    worth = np.abs(laid.landed).mean(axis=2, keepdims=True)
    weight = np.where(case.demand.transpose(0, 2, 1) > 0, worth / demand, 0.0)
    whole = float((case.demand.transpose(0, 2, 1) * np.abs(laid.landed)).sum()) + 1e-9
    size = np.array([max(abs(row.most if np.isfinite(row.most) else row.least), 1e-9) for row in case.rows])
    search = _Search(
        case, Relaxation(case, workers), Desk(case, 10.0 * whole / size, 10.0 * whole), weight, 0.1 * whole / size**2
    )
    given = [tuple(line for line in case.given if line.device == device) for device in range(case.shape[0])]
    search.take([search.desk.part(device, lines) for device, lines in enumerate(given)])
    if warm is not None:
        free = [[line for line in lines if not case.barred[line.device, line.site]] for lines in warm.lines]
        kept = [(*own, *lines) for own, lines in zip(given, free, strict=True)]
        search.take([search.desk.part(device, lines) for device, lines in enumerate(kept)])
    return search


def _warm_prices(search: _Search, warm: Solution, none: Floats) -> tuple[Floats, Floats]:
    """Where to start from: the earlier question's prices, unless fresh ones bound this question better."""
    known = warm.tolls.copy() if len(warm.tolls) == len(none) else none
    starts = [(warm.prices.copy(), known), (_first_prices(search.case), none)]
    relaxed = [search.relaxation.solve(prices, tolls) for prices, tolls in starts]
    best = max(relaxed, key=lambda one: one.bound)
    _prove(search, best)
    return best.prices.copy(), best.tolls.copy()


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


def _climb(
    search: _Search, prices: Floats, tolls: Floats, gap: float, watch: Watch, rounds: int, *, tolled: bool = True
) -> bool:
    """Raise the bound round by round; only rounds that look at every line prove anything. False: stopped by the
    watch.
    """
    scale, stalled, near = 1.0, 0, -np.inf
    top = search.relaxation.solve(prices, tolls)
    _prove(search, top)
    direction = np.zeros_like(prices)
    for turn in range(rounds):
        relaxed = search.relaxation.solve(prices, tolls, whole=False)
        search.rounds += 1
        if relaxed.bound > near:
            stalled = stalled + 1 if relaxed.bound < near + 1e-5 * abs(near) else 0
            near, top = relaxed.bound, relaxed
        else:
            stalled += 1
        if turn % DRAFT_EVERY == 0:
            _draft(search, relaxed, turn, watch)
        done = not watch(search.progress)
        if done or stalled >= PATIENCE or turn % PROVE_EVERY == PROVE_EVERY - 1 or turn == rounds - 1:
            top = search.relaxation.solve(top.prices.copy(), top.tolls)
            near = top.bound
            _prove(search, top)
            if done or search.progress.gap <= gap:
                return not done
        if stalled >= PATIENCE:
            scale, stalled = scale / 2, 0
            prices, tolls = top.prices.copy(), top.tolls.copy()
            direction[:] = 0.0
            if scale < (1e-3 if tolled else 2e-2):
                return True
            continue
        prices, tolls = _step(search, relaxed, direction, scale, tolled=tolled)
    return True


def _prove(search: _Search, relaxed: Relaxed) -> None:
    """Take the bound of a whole evaluation, and leave out what it proves needless."""
    if relaxed.bound > search.lower or search.best is None:
        search.lower, search.best = max(search.lower, relaxed.bound), relaxed
    search.relaxation.bar(relaxed, cutoff(search.upper, 0.0))


def _step(search: _Search, relaxed: Relaxed, direction: Floats, scale: float, *, tolled: bool) -> tuple[Floats, Floats]:
    """Prices and tolls one step up along the (deflected, scaled) subgradient."""
    landed = relaxed.laid.landed
    slope = search.relaxation.demand - relaxed.supply
    slope[(slope > 0) & (relaxed.prices >= landed)] = 0.0
    direction *= 0.5
    direction += slope
    pull = _pull(search, relaxed) if tolled else np.zeros(len(search.case.rows))
    norm = float((search.scale * direction * direction).sum()) + float((search.toll_scale * pull * pull).sum())
    if norm <= 0.0:
        return relaxed.prices.copy(), relaxed.tolls
    target = search.upper if np.isfinite(search.upper) else relaxed.bound + 0.05 * abs(relaxed.bound)
    length = scale * max(target - relaxed.bound, 1e-6 * abs(target)) / norm
    tolls = relaxed.tolls + length * search.toll_scale * pull
    tolls[np.sign(tolls) * np.sign(relaxed.tolls) < 0] = 0.0
    return relaxed.prices + length * search.scale * direction, tolls


def _pull(search: _Search, relaxed: Relaxed) -> Floats:
    """(rows,) by how much the relaxed plan is beyond the side of each row that binds: the slope of its toll."""
    case = search.case
    pull = np.zeros(len(case.rows))
    if not case.rows:
        return pull
    parts = [
        search.desk.measured(device, lines, flow, relaxed.laid.buys[device])
        for device, (lines, flow) in enumerate(zip(relaxed.lines, relaxed.flows, strict=True))
    ]
    _, totals = search.desk.totals(parts)
    for at, row in enumerate(case.rows):
        if np.isfinite(row.most) and (totals[at] > row.most or relaxed.tolls[at] > 0):
            pull[at] = totals[at] - row.most
        elif np.isfinite(row.least) and (totals[at] < row.least or relaxed.tolls[at] < 0):
            pull[at] = totals[at] - row.least
    return pull


def _draft(search: _Search, relaxed: Relaxed, turn: int, watch: Watch) -> None:
    """A draft from the relaxed plan's lines, improved while the watch lets it."""
    if relaxed.tolls.any():
        search.desk.follow(relaxed.laid)
    parts = [search.desk.part(device, lines) for device, lines in enumerate(relaxed.lines)]
    search.take(parts)
    if search.case.rows and turn % (3 * DRAFT_EVERY) == 0:
        search.take(fit(search.desk, parts, lambda: watch(search.progress)))
    if turn in (DRAFT_EVERY, 3 * DRAFT_EVERY) or turn % (10 * DRAFT_EVERY) == DRAFT_EVERY:
        parts = improve(search.desk, search.parts, relaxed.values, lambda: watch(search.progress))
        search.take(parts)


def _finish(search: _Search) -> Solution:
    desk = search.desk
    lines = tuple(part.lines for part in search.parts)
    _, totals = desk.totals(search.parts)
    assert search.best is not None
    return Solution(
        cost=search.upper, bound=min(search.lower, search.upper), lines=lines,
        flows=tuple(desk.flows(device, own) for device, own in enumerate(lines)), imported=desk.guide.buys,
        broken=desk.broken(totals), prices=search.best.prices, tolls=search.best.tolls, rounds=search.rounds,
    )  # fmt: skip
