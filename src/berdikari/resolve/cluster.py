"""Cluster: pairs that are one become groups; what people or counter-evidence keep apart stays apart.

Nothing is chained.
"""

from collections.abc import Callable, Collection, Iterable, Mapping

Pair = tuple[str, str]

_WITNESSES = 8  # of a large group so many members, the oldest names first, are asked before another group joins


def pair(one: str, other: str) -> Pair:
    """Two names in their one order."""
    return (one, other) if one < other else (other, one)


def components(nodes: Collection[str], neighbours: Callable[[str], Iterable[str]]) -> list[list[str]]:
    """The nodes in groups that links connect, each sorted, in the order of their smallest member."""
    found: list[list[str]] = []
    seen: set[str] = set()
    for start in sorted(nodes):
        if start in seen:
            continue
        group, todo = [], [start]
        seen.add(start)
        while todo:
            node = todo.pop()
            group.append(node)
            fresh = [other for other in neighbours(node) if other not in seen]
            seen.update(fresh)
            todo += fresh
        found.append(sorted(group))
    return found


def cluster(
    members: Collection[str],
    links: Mapping[Pair, float],
    score: Callable[[str, str], float],
    must: Collection[Pair] = (),
    apart: Collection[Pair] = (),
) -> list[tuple[str, ...]]:
    """Groups of members, each sorted: first those that people called one, then by links, the strongest first.

    A link joins two groups only if no member of one speaks against a member of the other: their mean score must be
    above
    half the link's own and none below nought, so that A-B and B-C never bring A and C together where A and C do not
    fit.
    `apart` pairs are never in one group, whatever links say. The result does not depend on the order of the arguments.
    """
    home: dict[str, tuple[str, ...]] = {member: (member,) for member in members}
    forbidden: dict[str, set[str]] = {}
    for one, other in apart:
        forbidden.setdefault(one, set()).add(other)
        forbidden.setdefault(other, set()).add(one)
    for one, other in sorted(must):
        if one in home and other in home:
            _join(home, one, other, forbidden)
    for one, other in sorted(links, key=lambda p: (-links[p], p)):
        if home[one] is not home[other] and _fit(home[one], home[other], links[(one, other)], score):
            _join(home, one, other, forbidden)
    return sorted(set(home.values()))


def _fit(left: tuple[str, ...], right: tuple[str, ...], link: float, score: Callable[[str, str], float]) -> bool:
    if len(left) == len(right) == 1:
        return True
    scores = [score(a, b) for a in left[:_WITNESSES] for b in right[:_WITNESSES]]
    return min(scores) >= 0 and sum(scores) / len(scores) >= link / 2


def _join(home: dict[str, tuple[str, ...]], one: str, other: str, forbidden: Mapping[str, set[str]]) -> None:
    left, right = home[one], home[other]
    if left is right or any(forbidden.get(a, set()) & set(right) for a in left):
        return
    joined = tuple(sorted((*left, *right)))
    for member in joined:
        home[member] = joined
