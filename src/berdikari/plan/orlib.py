"""Texts of OR-Library and UflLib to Sitings: pmed, cap, and the simple uncapacitated format."""

import numpy as np

from berdikari.errors import UnreadableSourceError
from berdikari.plan.network import shortest
from berdikari.plan.siting import Siting


def read_pmed(text: str, name: str = "pmed") -> Siting:
    """A p-median problem: `nodes edges p`, then `from to length` an edge; every node is a site and a customer."""
    numbers = _numbers(text, name)
    if len(numbers) < 3:
        raise UnreadableSourceError(name, f"{len(numbers)} numbers", "nodes, edges, p, and the edges")
    nodes, count, p = (int(number) for number in numbers[:3])
    triples = numbers[3:]
    if len(triples) != 3 * count:
        raise UnreadableSourceError(
            name, f"{len(triples)} numbers after the first line", f"3 for each of {count} edges"
        )
    edges = [(int(a) - 1, int(b) - 1, float(length)) for a, b, length in triples.reshape(-1, 3)]
    return Siting(cost=shortest(nodes, edges), fixed=np.zeros(nodes), p=p)


def read_cap(text: str, name: str = "cap", capacity: float | None = None) -> Siting:
    """A capacitated problem: `sites customers`, `capacity fixed` a site, then `demand` and a cost from each site a
    customer.

    capacity  stands for the word `capacity` of capa, capb, capc
    Spoilt copies are mended as `_mended` says.
    """
    numbers = _numbers(_mended(text), name, capacity)
    sites, customers = _sizes(numbers, name)
    wanted = 2 + 2 * sites + customers * (1 + sites)
    if len(numbers) != wanted:
        raise UnreadableSourceError(
            name, f"{len(numbers)} numbers", f"{wanted} for {sites} sites, {customers} customers"
        )
    plants = numbers[2 : 2 + 2 * sites].reshape(sites, 2)
    rows = numbers[2 + 2 * sites :].reshape(customers, 1 + sites)
    return Siting(
        cost=np.ascontiguousarray(rows[:, 1:].T), fixed=plants[:, 1].copy(), capacity=plants[:, 0].copy(),
        demand=rows[:, 0].copy(),
    )  # fmt: skip


def read_uncapacitated(text: str, name: str = "uflp") -> Siting:
    """An uncapacitated problem, in the format of cap (its capacities left out) or the simple one of UflLib.

    The simple one: `FILE: name`, `sites customers 0`, then for each site its number, its fixed cost and its costs.
    """
    if not text.lstrip().upper().startswith("FILE"):
        siting = read_cap(text, name, capacity=0.0)
        return Siting(cost=siting.cost, fixed=siting.fixed)
    numbers = _numbers(text.split("\n", 1)[1], name)
    sites, customers = _sizes(numbers, name)
    rows = numbers[3:]
    if len(rows) != sites * (2 + customers):
        raise UnreadableSourceError(
            name, f"{len(rows)} numbers after the sizes", f"{2 + customers} for each of {sites} sites"
        )
    table = rows.reshape(sites, 2 + customers)
    return Siting(cost=np.ascontiguousarray(table[:, 2:]), fixed=table[:, 1].copy())


def _mended(text: str) -> str:
    """The text with its sites' fixed costs as they were published, where a copy spoilt them in one of two known ways.

    cap42 splits one number (`1250 0.00000` for 12500.00000). cap101 to cap134 carry a zero too many in each fixed
    cost, which
    shows in the site that costs nothing: `00.00000`. Both are proven by the published optima.
    """
    lines = text.strip().split("\n")
    first = lines[0].split()
    sites = int(first[0]) if len(first) == 2 and first[0].isdigit() else 0
    rows = [line.split() for line in lines[1 : 1 + sites]]
    zero_too_many = any(len(row) == 2 and row[1].startswith("00.") for row in rows)
    for row in rows:
        if len(row) == 3 and row[1].isdigit():
            row[1:] = [row[1] + row[2]]
        if zero_too_many and len(row) == 2:
            row[1] = row[1].replace("0.", ".", 1)
    return "\n".join([lines[0], *(" ".join(row) for row in rows), *lines[1 + sites :]])


def _sizes(numbers: np.ndarray, name: str) -> tuple[int, int]:
    if len(numbers) < 3:
        raise UnreadableSourceError(name, f"{len(numbers)} numbers", "the count of sites and of customers first")
    return int(numbers[0]), int(numbers[1])


def _numbers(text: str, name: str, capacity: float | None = None) -> np.ndarray:
    words = text.split()
    if "capacity" in words:
        if capacity is None:
            raise UnreadableSourceError(name, "the word 'capacity' in place of a number", "a capacity, such as 8000")
        words = [str(capacity) if word == "capacity" else word for word in words]
    try:
        return np.array([float(word) for word in words])
    except ValueError as fault:
        raise UnreadableSourceError(name, str(fault), "numbers only") from None
