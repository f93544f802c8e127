"""The search tree over sites: the branch of least bound first, so that the least waiting bound is proven at every
moment.
"""

import heapq
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from berdikari.plan.ascent import FREE, IN, OUT
from berdikari.plan.siting import Floats, Progress, Watch


@dataclass(slots=True)
class Branch:
    """A part of the tree.

    status  (sites,) FREE, OUT or IN
    prices  (customers,) of its bound
    share   (sites,) how far the relaxed answer opens each site
    closed  it is proven to hold nothing better than the best answer in hand
    """

    status: np.ndarray
    prices: Floats
    share: Floats
    bound: float = -np.inf
    closed: bool = False

    def child(self, site: int, value: int) -> "Branch":
        """The part of this branch in which the site is decided."""
        status = self.status.copy()
        status[site] = value
        return Branch(status, self.prices.copy(), self.share.copy(), self.bound)


class Search(Protocol):
    """What the tree asks of a search: the best cost, the proven bound, and how to bound a branch."""

    upper: float
    lower: float
    nodes: int

    @property
    def cut(self) -> float:
        """A branch whose bound reaches this holds nothing better than the best in hand."""
        ...

    def bound_branch(self, branch: Branch) -> None:
        """Raise branch.bound, decide sites of branch.status, and mark the branch closed where that is proven."""
        ...


def grow(search: Search, root: Branch, watch: Watch, most: int | None = None) -> str:
    """Search the tree under `root`: `done` when no branch waits, `stopped` by the watch, `stuck` after `most` nodes."""
    waiting: list[tuple[float, int, Branch]] = [(root.bound, 0, root)]
    count = 0
    while waiting:
        search.lower = min(search.upper, max(search.lower, waiting[0][0]))
        if waiting[0][0] >= search.cut:
            break
        if not watch(Progress(cost=search.upper, bound=search.lower, nodes=search.nodes)):
            return "stopped"
        if most is not None and search.nodes > most:
            return "stuck"
        branch = heapq.heappop(waiting)[2]
        site = most_doubtful(branch)
        for value in (IN, OUT):
            child = branch.child(site, value)
            search.nodes += 1
            search.bound_branch(child)
            if not child.closed:
                count += 1
                heapq.heappush(waiting, (child.bound, count, child))
    search.lower = search.upper
    return "done"


def most_doubtful(branch: Branch) -> int:
    """The free site that the relaxed answer is least sure of."""
    return int(np.argmin(np.where(branch.status == FREE, np.abs(branch.share - 0.5), np.inf)))
