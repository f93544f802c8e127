"""Hubs: a page tells of one organisation mostly; sentences that do not name it may still give its partners: "The
contracts were signed with B and C.".
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from berdikari.read.around import Surroundings
from berdikari.read.bonds import COUNTERPARTS, MARK, Group, Seat, groups, told_kinds

_LIKELY = 0.45  # by itself, from which an organisation may be the one that the page is about


def with_hub(
    around: Surroundings, seats: Mapping[int, Sequence[Seat]], alone: Sequence[float]
) -> Iterator[tuple[int, int, int, str]]:
    """The ties of an organisation that the page is about to those of sentences that do not name it: the two, by index,
    the sentence, and the name of the tie. seats: the organisations that each sentence names; alone: how likely each is
    a party by itself.
    """
    for rank, hub in _hubs(seats, alone).items():
        for number, here in sorted(seats.items()):
            if around.page.sentences[number].headline or any(i == hub for i, _ in here):
                continue
            found = groups(around, here)
            lone = "" if len(found) > 1 else "_sole"
            for group in found:
                for way in _ways(around, number, group):
                    yield from ((min(hub, i), max(hub, i), number, f"bond_{rank}_{way}{lone}") for i in group.members)


def _hubs(seats: Mapping[int, Sequence[Seat]], alone: Sequence[float]) -> dict[str, int]:
    """The likely party that the most sentences of a page name, and the one that it names first."""
    counts: Counter[int] = Counter()  # in the order in which the page names them
    for _, here in sorted(seats.items()):
        counts.update(dict.fromkeys((i for i, _ in here if alone[i] >= _LIKELY), 1))
    if not counts:
        return {}
    return {"most": max(counts, key=lambda i: counts[i]), "first": next(iter(counts))}


def _ways(around: Surroundings, number: int, group: Group) -> Iterator[str]:
    """How a sentence may tie a group to somebody whom it does not name: by its words, and as one of a kind."""
    left = around.page.folded[around.page.sentences[number].start : group.start]
    mark = "_mark" if MARK.search(left) else ""
    yield from (f"{kind}{mark}" for kind in told_kinds(around, number))
    if COUNTERPARTS.search(left):
        yield "own"
