"""The climb: prices and tolls raised by a bundle for the bound, drafts from the relaxed plan for the answer."""

from dataclasses import dataclass, field

import numpy as np

from berdikari.plan.bundle import Bundle
from berdikari.plan.case import Case
from berdikari.plan.draft import Desk, Part
from berdikari.plan.improve import fit, improve
from berdikari.plan.relaxed import Relaxation, Relaxed
from berdikari.plan.siting import Floats, Progress, Watch, cutoff

DRAFT_EVERY = 10
PROVE_EVERY = 20
PROVE_FIRST = (4, 9)
"""Rounds after which every line is looked at: early ones, since what rests was chosen at poor prices."""
SETTLED = 1e-6
"""Gain foretold, relative, below which the bound has risen as far as it will."""


@dataclass(slots=True)
class Search:
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
        """Where the search stands."""
        return Progress(cost=self.upper, bound=min(self.lower, self.upper), nodes=self.rounds)


def climb(search: Search, relaxed: Relaxed, gap: float, watch: Watch, rounds: int) -> None:
    """Raise the bound round by round from a proven relaxed plan; only rounds that look at every line prove anything."""
    if not np.isfinite(relaxed.bound):
        return
    bundle = _bundle(search, relaxed)
    for turn in range(rounds):
        relaxed = search.relaxation.solve(*_prices_of(search.case, bundle.next()), whole=False)
        search.rounds += 1
        if np.isfinite(relaxed.bound):
            bundle.take(_point(relaxed), relaxed.bound, _slope(search, relaxed))
        if turn % DRAFT_EVERY == 0:
            _draft(search, relaxed, turn, watch)
        done = not watch(search.progress) or turn == rounds - 1
        done |= bundle.foretold < SETTLED * abs(bundle.value)
        if done or turn % PROVE_EVERY == PROVE_EVERY - 1 or turn in PROVE_FIRST:
            relaxed = search.relaxation.solve(*_prices_of(search.case, bundle.centre))
            prove(search, relaxed)
            if not np.isfinite(relaxed.bound):
                return
            bundle.correct(relaxed.bound)
        if done or search.progress.gap <= gap:
            return


def _bundle(search: Search, relaxed: Relaxed) -> Bundle:
    """The bundle of cuts in prices and tolls, at the relaxed plan's own."""
    metric = np.concatenate([search.scale.ravel(), search.toll_scale])
    bundle = Bundle(centre=_point(relaxed), value=relaxed.bound, metric=metric)
    target = search.upper if np.isfinite(search.upper) else relaxed.bound + 0.05 * abs(relaxed.bound)
    bundle.begin(_slope(search, relaxed), target)
    return bundle


def _point(relaxed: Relaxed) -> Floats:
    return np.concatenate([relaxed.prices.ravel(), relaxed.tolls])


def _prices_of(case: Case, point: Floats) -> tuple[Floats, Floats]:
    """Prices (D, T, R) and tolls (rows,) of a flat vector, each toll on the side that its row allows."""
    devices, _, regions, years, _ = case.shape
    whole = devices * years * regions
    least = np.array([-np.inf if np.isfinite(row.least) else 0.0 for row in case.rows])
    most = np.array([np.inf if np.isfinite(row.most) else 0.0 for row in case.rows])
    return point[:whole].reshape(devices, years, regions).copy(), np.clip(point[whole:], least, most)


def _slope(search: Search, relaxed: Relaxed) -> Floats:
    """How the bound rises with each price and toll: demand that the relaxed plan leaves, and rows that it breaks."""
    rest = search.relaxation.demand - relaxed.supply
    rest[(rest > 0) & (relaxed.prices >= relaxed.laid.landed)] = 0.0
    return np.concatenate([rest.ravel(), _pull(search, relaxed)])


def prove(search: Search, relaxed: Relaxed) -> None:
    """Take the bound of a whole evaluation, and leave out what it proves needless."""
    search.lower = max(search.lower, relaxed.bound)
    if search.best is None or relaxed.bound > search.best.bound:
        search.best = relaxed
    search.relaxation.bar(relaxed, cutoff(search.upper, 0.0))


def _pull(search: Search, relaxed: Relaxed) -> Floats:
    """(rows,) by how much the relaxed plan is beyond the side of each row that binds: the slope of its toll."""
    case = search.case
    pull = np.zeros(len(case.rows))
    if not case.rows:
        return pull
    parts = [
        search.desk.measured(device, lines, flow, relaxed.laid)
        for device, (lines, flow) in enumerate(zip(relaxed.lines, relaxed.flows, strict=True))
    ]
    _, totals = search.desk.totals(parts)
    for at, row in enumerate(case.rows):
        if np.isfinite(row.most) and (totals[at] > row.most or relaxed.tolls[at] > 0):
            pull[at] = totals[at] - row.most
        elif np.isfinite(row.least) and (totals[at] < row.least or relaxed.tolls[at] < 0):
            pull[at] = totals[at] - row.least
    return pull


def _draft(search: Search, relaxed: Relaxed, turn: int, watch: Watch) -> None:
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
