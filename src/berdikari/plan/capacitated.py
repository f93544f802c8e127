"""Capacitated siting, proven: Lagrangian bound, sites fixed by reduced cost, transport for the answer, and a tree."""

from dataclasses import dataclass, field

import numpy as np

from berdikari.plan.ascent import FREE, IN
from berdikari.plan.fill import climb, site_worths
from berdikari.plan.siting import NOISE, Answer, Flags, Floats, Progress, Siting, Watch, cutoff, go_on
from berdikari.plan.transport import Transport
from berdikari.plan.tree import Branch, grow

ROUND = 100
ROOT_STEPS = 2000
NODE_STEPS = 150
MOVES = 60


@dataclass(slots=True)
class _Search:
    """The arrays of one search, the best answer in hand, and the bound proven so far."""

    siting: Siting
    transport: Transport
    capacity: Floats
    demand: Floats
    need: float = 0.0
    best: Flags = field(init=False)
    flow: Floats | None = None
    upper: float = np.inf
    lower: float = -np.inf
    nodes: int = 0
    tried: dict[bytes, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.best = np.zeros(len(self.capacity), np.bool_)
        self.need = float(self.demand.sum())
        size = self.capacity[0]
        if (self.capacity == size).all() and size > 0:
            self.need = float(size * np.ceil(self.need / size - 1e-9))
        self.need *= 1.0 - 1e-12

    @property
    def cut(self) -> float:
        return cutoff(self.upper, 0.0)

    def evaluate(self, opened: Flags) -> float:
        """Cost with exactly these sites open, infinite if they cannot serve all; keeps the best, its idle sites
        closed.
        """
        mark = np.packbits(opened).tobytes()
        if mark not in self.tried:
            answer = self.transport.serve(opened)
            total = np.inf
            if answer is not None:
                serving, flow = answer
                used = opened & ((flow.sum(axis=1) > 0.0) | (self.siting.fixed < 0.0))
                total = serving + float(self.siting.fixed[opened].sum())
                lean = serving + float(self.siting.fixed[used].sum())
                if lean < self.upper:
                    self.upper, self.best, self.flow = lean, used, flow
            self.tried[mark] = total
        return self.tried[mark]

    def bound_branch(self, branch: Branch) -> None:
        """Raise its bound from its prices; try its choice as an answer now and then."""
        chosen = self.raise_bound(branch, NODE_STEPS, 1.0, 8)[0]
        if np.isfinite(branch.bound) and self.nodes % 10 == 1:
            self.evaluate(chosen)
        self.close(branch)

    def raise_bound(self, branch: Branch, steps: int, scale: float, patience: int) -> tuple[Flags, float]:
        """The choice of the relaxed answer at the best bound, and the last step scale."""
        bound, chosen, scale = climb(
            self.siting.cost, self.demand, self.capacity, self.siting.fixed, self.need, branch.status, branch.prices,
            self.cut, self.upper, steps, scale, patience, branch.share,
        )  # fmt: skip
        branch.bound = max(branch.bound, bound)
        return chosen, scale

    def close(self, branch: Branch) -> None:
        """Mark the branch closed where nothing in it beats the best in hand: by its bound, or because all is
        decided.
        """
        settled = not (branch.status == FREE).any()
        if settled and branch.bound < self.cut:
            self.evaluate(branch.status == IN)
        branch.closed = settled or branch.bound >= self.cut


def site_capacitated(siting: Siting, *, watch: Watch = go_on) -> Answer:
    """The best sites where each serves up to its capacity and a customer may be served in parts (single commodity).

    Stopped by `watch`, it gives the best answer so far with its proven bound.
    """
    assert siting.capacity is not None
    assert siting.demand is not None
    search = _Search(siting=siting, transport=Transport(siting), capacity=siting.capacity, demand=siting.demand)
    everywhere = np.ones(len(siting.fixed), np.bool_)
    if search.evaluate(everywhere) == np.inf:
        search.lower = np.inf
        return _answer(search)
    root = Branch(
        np.zeros(len(siting.fixed), np.int8), search.transport.prices(everywhere), np.full(len(siting.fixed), 0.5)
    )
    going = _bound_root(search, root, watch)
    search.close(root)
    if root.closed:
        search.lower = search.upper
    elif going:
        grow(search, root, watch)
    return _answer(search)


def _bound_root(search: _Search, root: Branch, watch: Watch) -> bool:
    """Raise the root's bound in rounds, trying each round's choice as an answer; False: stopped by the watch."""
    scale = 1.0
    for _ in range(0, ROOT_STEPS, ROUND):
        chosen, scale = search.raise_bound(root, ROUND, scale, 20)
        search.lower = min(search.upper, root.bound)
        if np.isfinite(root.bound):
            _descend(search, chosen, root.status)
        if not watch(Progress(cost=search.upper, bound=search.lower)):
            return False
        if root.bound >= search.cut or scale < 2e-3:
            break
    return True


def _descend(search: _Search, opened: Flags, status: np.ndarray) -> None:
    """Local search: close one, open one or swap two, the likeliest first, while it gains."""
    opened = opened | (status == IN)
    total = search.evaluate(opened)
    gained = np.isfinite(total)
    while gained:
        gained = False
        for trial in _neighbours(search, opened, status, total):
            value = search.evaluate(trial)
            if value < total - NOISE * abs(total):
                opened, total, gained = trial, value, True
                break


def _neighbours(search: _Search, opened: Flags, status: np.ndarray, total: float) -> list[Flags]:
    """Sets one move away that could cost less, the likeliest first.

    Any prices u bound the cost of any set S from below by sum u + sum of rho over S; the duals of serving `opened`
    do so well.
    """
    prices = search.transport.prices(opened)
    worth = site_worths(search.siting.cost, search.demand, search.capacity, search.siting.fixed, prices)
    base = prices.sum() + worth[opened].sum()
    closing = [(-worth[site], (site,)) for site in np.flatnonzero(opened & (status == FREE))]
    opening = [(worth[site], (site,)) for site in np.flatnonzero(~opened & (status == FREE))]
    swaps = [(gain + loss, enter + leave) for gain, enter in opening for loss, leave in closing]
    moves = sorted(move for move in closing + opening + swaps if base + move[0] < total - NOISE * abs(total))
    trials = []
    for _, flips in moves[:MOVES]:
        trial = opened.copy()
        trial[list(flips)] ^= True
        trials.append(trial)
    return trials


def _answer(search: _Search) -> Answer:
    """The best in hand as an Answer."""
    proven = search.lower >= search.upper
    if search.flow is None:
        served = np.full(search.siting.cost.shape[1], -1, np.int32)
        return Answer(open=(), served=served, cost=np.inf, bound=search.lower, proven=proven, nodes=search.nodes)
    return Answer(
        open=tuple(int(site) for site in np.flatnonzero(search.best)), served=search.flow.argmax(axis=0).astype(np.int32),  # noqa: E501
        cost=search.upper, bound=min(search.lower, search.upper), proven=proven, nodes=search.nodes, flow=search.flow,
    )  # fmt: skip
