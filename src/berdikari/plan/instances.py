"""Which public format a text has, and the Siting that it holds."""

import numpy as np

from berdikari.errors import UnreadableSourceError
from berdikari.plan.orlib import is_simple, read_cap, read_pmed, read_uncapacitated
from berdikari.plan.siting import Siting
from berdikari.plan.tsplib import read_tsplib

PROBLEMS = ("p-median", "uncapacitated", "capacitated")
GRAPH = ("nodes", "edges", "p")
"""What stands in the first line of a pmed."""


def read_instance(
    text: str, name: str, *, problem: str | None = None, p: int | None = None, capacity: float | None = None,
    rounded: bool = True,
) -> Siting:  # fmt: skip
    """The question of a text in a format of OR-Library (pmed, cap), UflLib, Holmberg and Yang, or TSPLIB.

    problem   one of PROBLEMS; None: p-median where p is given or stands there, else as the text has capacities or not
    p         sites to open, in place of the text's; capacity  stands for the word `capacity` of capa, capb, capc
    """
    siting = _read(text, name, p, 0.0 if problem == "uncapacitated" else capacity, rounded=rounded)
    count = p or siting.p
    if problem is None:
        limited = siting.capacity is not None and siting.capacity.any()
        problem = "p-median" if count else "capacitated" if limited else "uncapacitated"
    if problem == "capacitated":
        if siting.capacity is None:
            raise UnreadableSourceError(name, "no capacities", "a capacitated problem, or another --problem")
        return siting
    if problem == "uncapacitated":
        return Siting(cost=siting.cost, fixed=siting.fixed)
    if not count:
        raise UnreadableSourceError(name, "no count of sites to open", "--p")
    return Siting(cost=siting.cost, fixed=np.zeros_like(siting.fixed), p=count)


def _read(text: str, name: str, p: int | None, capacity: float | None, *, rounded: bool) -> Siting:
    if "NODE_COORD_SECTION" in text:
        if p is None:
            raise UnreadableSourceError(name, "points of TSPLIB and no count of sites to open", "--p")
        return read_tsplib(text, p, name, rounded=rounded)
    if is_simple(text):
        return read_uncapacitated(text, name)
    first = text.strip().partition("\n")[0].split()
    return read_pmed(text, name) if len(first) == len(GRAPH) else read_cap(text, name, capacity)
