"""Uncapacitated siting and the p-median, proven: bound, fix, search locally, and branch on what stays free."""

from dataclasses import dataclass, field

import numpy as np

from berdikari.plan.ascent import FREE, IN, OUT, ascend
from berdikari.plan.benders import relaxed_prices
from berdikari.plan.exchange import descend, shake
from berdikari.plan.siting import Answer, Flags, Floats, Progress, Siting, Watch, cutoff, go_on, grain_of
from berdikari.plan.tree import Branch, grow

ROUND = 100
ROOT_STEPS = 3000
NODE_STEPS = 200
SHARP = 1e-3
"""Relative gap of the root below which each branch is worth a linear relaxation; with a wide one, many branches are."""
EASY = 20
"""Branches without linear relaxations, times sites over open sites: these are dear where customers have much choice."""


@dataclass(slots=True)
class _Search:
    """The arrays of one search, the best answer in hand, and the bound proven so far."""

    cost: Floats
    fixed: Floats
    p: int
    seed: int
    grain: float
    order: np.ndarray = field(init=False)
    ranked: Floats = field(init=False)
    best: Flags = field(init=False)
    upper: float = np.inf
    lower: float = -np.inf
    nodes: int = 0
    tried: set[bytes] = field(default_factory=set)
    sharp: bool = False

    def __post_init__(self) -> None:
        self.order = np.argsort(self.cost.T, axis=1, kind="stable").astype(np.int32)
        self.ranked = np.take_along_axis(self.cost.T, self.order, axis=1)
        self.best = np.zeros(len(self.fixed), np.bool_)

    @property
    def cut(self) -> float:
        return cutoff(self.upper, self.grain)

    def improve(self, opened: Flags, allowed: Flags) -> None:
        """Search locally from `opened`, unless that was done before."""
        mark = np.packbits(opened).tobytes()
        if mark in self.tried:
            return
        self.tried.add(mark)
        trial = opened.copy()
        total = descend(self.cost, self.fixed, trial, allowed, self.p > 0)
        self.tried.add(np.packbits(trial).tobytes())
        if total < self.upper:
            self.upper, self.best = total, trial

    def bound_branch(self, branch: Branch) -> None:
        """Raise its bound from its prices, then, in a sharp search, from those of its linear relaxation."""
        self._ascend(branch)
        if self.sharp and not branch.closed:
            sharpen(self, branch)
            self._ascend(branch)

    def _ascend(self, branch: Branch) -> None:
        """Raise its bound from its prices; look for a better answer near its choice now and then."""
        bound, chosen, _, scale = ascend(
            self.order, self.ranked, self.fixed, self.p, branch.status, branch.prices, self.cut, self.upper,
            NODE_STEPS, 1.0, 8, branch.share,
        )  # fmt: skip
        branch.bound = max(branch.bound, bound)
        if (np.isfinite(bound) and chosen.any() and self.nodes % 8 == 1) or scale == 0.0:
            self.improve(chosen, np.ones(len(chosen), np.bool_))
        branch.closed = scale == 0.0
        self.close(branch)

    def close(self, branch: Branch) -> None:
        """Mark the branch closed where nothing in it beats the best in hand: by its bound, or because all is
        decided.
        """
        settled = not (branch.status == FREE).any()
        if settled and np.isfinite(branch.bound) and (branch.status == IN).any():
            self.improve(branch.status == IN, np.ones(len(branch.status), np.bool_))
        branch.closed = branch.closed or settled or branch.bound >= self.cut


def site_uncapacitated(siting: Siting, *, seed: int = 0, watch: Watch = go_on) -> Answer:
    """The best sites where capacity does not bind: `p_median` if siting.p is set, else `uncapacitated`.

    Stopped by `watch`, it gives the best answer so far with its proven bound.
    """
    cost = _finite(siting)
    plain = Siting(cost=cost, fixed=siting.fixed, p=siting.p)
    search = _Search(cost=cost, fixed=siting.fixed, p=siting.p or -1, seed=seed, grain=grain_of(plain))
    root = Branch(np.zeros(len(siting.fixed), np.int8), _first_prices(search), np.full(len(siting.fixed), 0.5))
    going = _bound_root(search, root, watch)
    if going and not root.closed:
        _shake(search, root)
        search.close(root)
    if root.closed:
        search.lower = search.upper
    elif going and grow(search, root, watch, EASY * len(search.best) // max(1, search.best.sum())) == "stuck":
        _polish(search, root)
        search.sharp = search.upper - root.bound < SHARP * abs(search.upper)
        if not root.closed:
            grow(search, root, watch)
    return _answer(search, siting)


def _finite(siting: Siting) -> Floats:
    """Costs with what is not allowed at a price above any answer that does without it."""
    barred = ~np.isfinite(siting.cost)
    known = np.where(barred, 0.0, siting.cost)
    far = 2.0 * np.ceil(np.abs(known).max(axis=0).sum() + np.abs(siting.fixed).sum()) + 1.0
    return np.ascontiguousarray(np.where(barred, far, siting.cost), dtype=np.float64)


def _first_prices(search: _Search) -> Floats:
    """A start of local search, and prices between the nearest and the second nearest site that it opens."""
    sites = len(search.fixed)
    start = np.zeros(sites, np.bool_)
    count = search.p if search.p > 0 else 1
    start[np.argsort(search.cost.sum(axis=1) + search.fixed, kind="stable")[:count]] = True
    search.improve(start, np.ones(sites, np.bool_))
    ranked = np.sort(search.cost[search.best], axis=0)
    return np.asarray((ranked[0] + ranked[min(1, len(ranked) - 1)]) / 2)


def _bound_root(search: _Search, root: Branch, watch: Watch) -> bool:
    """Raise the root's bound in rounds, searching locally from each round's choice; False: stopped by the watch."""
    scale, prices = 1.0, root.prices
    for _ in range(0, ROOT_STEPS, ROUND):
        before = root.status.copy()
        bound, chosen, _, scale = ascend(
            search.order, search.ranked, search.fixed, search.p, root.status, prices, search.cut, search.upper, ROUND,
            scale, 30, root.share,
        )  # fmt: skip
        root.bound = max(root.bound, bound)
        search.lower = min(search.upper, root.bound)
        if chosen.any():
            search.improve(chosen, root.status != OUT)
        root.closed = root.bound >= search.cut or scale == 0.0
        if not watch(Progress(cost=search.upper, bound=search.lower)):
            return False
        if root.closed or scale < 2e-3:
            break
        if (root.status != before).any():
            scale = min(1.0, scale * 1.5)
    return True


def _shake(search: _Search, root: Branch) -> None:
    """Local search from shaken copies of the best answer: more rounds where the gap is wide."""
    allowed = root.status != OUT
    for turn in range(20):
        trial = search.best.copy()
        shake(trial, allowed, 2 + turn % 4, search.p > 0, search.seed + turn)
        search.improve(trial, allowed)


def sharpen(search: _Search, branch: Branch) -> None:
    """Give the branch the prices and shares of its linear relaxation, and search locally from these."""
    branch.prices, share = relaxed_prices(
        search.order, search.ranked, search.fixed, search.p, branch.status, branch.prices
    )  # fmt: skip
    if share is not None:
        branch.share = share
        count = search.p if search.p > 0 else max(1, round(float(share.sum())))
        opened = np.zeros(len(share), np.bool_)
        opened[np.argsort(-share, kind="stable")[:count]] = True
        search.improve(opened, np.ones(len(share), np.bool_))


def _polish(search: _Search, root: Branch) -> None:
    """Give the root the best prices there are; a tree that is not small is worth them."""
    for _ in range(2):
        sharpen(search, root)
        free = (root.status == FREE).sum()
        search.bound_branch(root)
        search.lower = search.upper if root.closed else min(search.upper, max(search.lower, root.bound))
        if root.closed or (root.status == FREE).sum() == free:
            return


def _answer(search: _Search, siting: Siting) -> Answer:
    """The best in hand as an Answer; one that uses what is not allowed is none."""
    opened = np.flatnonzero(search.best)
    served = opened[np.argmin(search.cost[opened], axis=0)].astype(np.int32)
    total = float(siting.cost[served, np.arange(len(served))].sum() + siting.fixed[opened].sum())
    bound = search.lower
    if search.grain:
        bound = float(np.ceil(bound / search.grain - 1e-3) * search.grain)
    proven = search.lower >= search.upper or bound >= search.upper
    if not np.isfinite(total):
        bound = np.inf if proven else search.lower
        return Answer(
            open=(), served=np.full_like(served, -1), cost=np.inf, bound=bound, proven=proven, nodes=search.nodes
        )
    sites = tuple(int(site) for site in opened)
    bound = total if proven else min(total, bound)
    return Answer(open=sites, served=served, cost=total, bound=bound, proven=proven, nodes=search.nodes)
