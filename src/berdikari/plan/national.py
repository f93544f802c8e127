"""The national plan, anytime: prices raised by subgradient for the bound, drafts from the relaxed plan for the answer."""

from dataclasses import dataclass, field

import numpy as np

from berdikari.plan.case import Case, Line
from berdikari.plan.draft import Desk, Part
from berdikari.plan.improve import improve
from berdikari.plan.relaxed import Relaxation, Relaxed, lay_out
from berdikari.plan.siting import Floats, Progress, Watch, cutoff, go_on

PATIENCE = 12
DRAFT_EVERY = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """The best draft found, with its proof; a warm start for the next question.

    cost   the goal of the draft; infinite: none that holds all rows was found
    bound  no plan has a lower goal (proven)
    lines  lines of each device, given ones included; flows  for each device (T, lines + 1, R): units, imports or unmet last
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
            slack = 1e-7 * np.array([1.0 + abs(row.most if np.isfinite(row.most) else row.least) for row in self.case.rows])
            if (self.desk.broken(totals) <= slack).all():
                self.upper = min(self.upper, goal)

    @property
    def progress(self) -> Progress:
        return Progress(cost=self.upper, bound=min(self.lower, self.upper), nodes=self.rounds)


def solve(
    case: Case, *, gap: float = 1e-4, watch: Watch = go_on, warm: Solution | None = None, rounds: int = 2000, workers: int = 2
) -> Solution:
    """The best plan within a relative gap, or the best so far when the watch says stop or the rounds are over."""
    search = _start(case, warm, workers)
    prices, tolls = _first_prices(case) if warm is None else warm.prices.copy(), np.zeros(len(case.rows))
    if warm is not None and len(warm.tolls) == len(tolls):
        tolls = warm.tolls.copy()
    _climb(search, prices, tolls, gap, watch, rounds)
    return _finish(search)


def _start(case: Case, warm: Solution | None, workers: int) -> _Search:
    laid = lay_out(case, case.goal)
    demand = np.maximum(case.demand.transpose(0, 2, 1), 1e-300)
    worth = np.abs(laid.landed).mean(axis=2, keepdims=True)
    weight = np.where(case.demand.transpose(0, 2, 1) > 0, worth / demand, 0.0)
    whole = float((case.demand.transpose(0, 2, 1) * np.abs(laid.landed)).sum()) + 1e-9
    size = np.array([max(abs(row.most if np.isfinite(row.most) else row.least), 1e-9) for row in case.rows])
    search = _Search(case, Relaxation(case, workers), Desk(case, 10.0 * whole / size), weight)
    given = [tuple(line for line in case.given if line.device == device) for device in range(case.shape[0])]
    search.take([search.desk.part(device, lines) for device, lines in enumerate(given)])
    if warm is not None:
        kept = [tuple(line for line in lines if not case.barred[line.device, line.site]) for lines in warm.lines]
        search.take([search.desk.part(device, lines) for device, lines in enumerate(kept)])
    return search


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


def _climb(search: _Search, prices: Floats, tolls: Floats, gap: float, watch: Watch, rounds: int) -> None:
    scale, stalled = 1.0, 0
    direction = np.zeros_like(prices)
    for turn in range(rounds):
        relaxed = search.relaxation.solve(prices, tolls)
        search.rounds += 1
        if relaxed.bound > search.lower:
            stalled = stalled + 1 if relaxed.bound < search.lower + 1e-5 * abs(search.lower) else 0
            search.lower, search.best = relaxed.bound, relaxed
            search.relaxation.bar(relaxed, cutoff(search.upper, 0.0))
        else:
            stalled += 1
        if turn % DRAFT_EVERY == 0:
            _draft(search, relaxed, turn, watch)
        if not watch(search.progress) or search.progress.gap <= gap:
            return
        if stalled >= PATIENCE:
            scale, stalled = scale / 2, 0
            assert search.best is not None
            prices, tolls = search.best.prices.copy(), search.best.tolls.copy()
            direction[:] = 0.0
            if scale < 1e-3:
                return
            continue
        prices, tolls = _step(search, relaxed, direction, scale)


def _step(search: _Search, relaxed: Relaxed, direction: Floats, scale: float) -> tuple[Floats, Floats]:
    """Prices and tolls one step up along the (deflected, scaled) subgradient."""
    case, demand = search.case, search.relaxation.demand
    measure, _ = search.relaxation.priced(relaxed.tolls)
    landed = lay_out(case, measure).landed
    slope = demand - relaxed.supply
    slope[(slope > 0) & (relaxed.prices >= landed)] = 0.0
    direction *= 0.5
    direction += slope
    norm = float((search.scale * direction * direction).sum())
    target = search.upper if np.isfinite(search.upper) else search.merit
    if norm <= 0.0:
        return relaxed.prices.copy(), relaxed.tolls
    length = scale * (target - relaxed.bound) / norm
    return np.minimum(landed, relaxed.prices + length * search.scale * direction), relaxed.tolls


def _draft(search: _Search, relaxed: Relaxed, turn: int, watch: Watch) -> None:
    """A draft from the relaxed plan's lines, improved while the watch lets it."""
    given = search.case.given
    parts = []
    for device in range(search.case.shape[0]):
        lines = [line for line in (*given, *relaxed.lines) if line.device == device]
        parts.append(search.desk.part(device, tuple(lines)))
    search.take(parts)
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
