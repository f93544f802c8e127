"""Texts of OR-Library and UflLib to Sitings: pmed, cap, costs by site (Holmberg), the simple format."""

import numpy as np

from berdikari.errors import UnreadableSourceError
from berdikari.plan.network import shortest
from berdikari.plan.siting import Siting

FORMATS = "sites and customers as a text of OR-Library, UflLib, Holmberg and Yang, or TSPLIB"
SIMPLE = ("sites", "customers", "0")


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
    customer; or all demands, then the costs of each site (the layout of Holmberg and Yang, told by its lines).

    capacity  stands for the word `capacity` of capa, capb, capc
    An optimum after the last cost is passed over. Spoilt copies are mended as `_mended` says.
    """
    text = _mended(text)
    numbers = _numbers(text, name, capacity)
    sites, customers = _sizes(numbers, name)
    wanted = 2 + 2 * sites + customers * (1 + sites)
    if len(numbers) not in (wanted, wanted + 1):
        raise UnreadableSourceError(
            name, f"{len(numbers)} numbers", f"{wanted} for {sites} sites, {customers} customers"
        )
    plants = numbers[2 : 2 + 2 * sites].reshape(sites, 2)
    rest = numbers[2 + 2 * sites : wanted]
    if _by_site(text, sites, customers):
        demand, cost = rest[:customers], rest[customers:].reshape(sites, customers)
    else:
        rows = rest.reshape(customers, 1 + sites)
        demand, cost = rows[:, 0], rows[:, 1:].T
    return Siting(
        cost=np.ascontiguousarray(cost), fixed=plants[:, 1].copy(), capacity=plants[:, 0].copy(), demand=demand.copy()
    )


def _by_site(text: str, sites: int, customers: int) -> bool:
    """Whether lines end where demands and each site's costs do, and not where each customer's numbers do."""
    ends = set(np.cumsum([len(line.split()) for line in text.split("\n")]).tolist())
    start = 2 + 2 * sites
    by_customer = {start + at * (1 + sites) for at in range(1, customers)}
    return not by_customer <= ends and {start + at * customers for at in range(1, sites + 1)} <= ends


def read_uncapacitated(text: str, name: str = "uflp") -> Siting:
    """An uncapacitated problem, in the format of cap (its capacities left out) or the simple one of UflLib.

    The simple one: a line with the name, `sites customers 0`, then for each site its number, its fixed cost and its
    costs.
    """
    if not is_simple(text):
        siting = read_cap(text, name, capacity=0.0)
        return Siting(cost=siting.cost, fixed=siting.fixed)
    numbers = _numbers(text.strip().partition("\n")[2], name)
    sites, customers = _sizes(numbers, name)
    rows = numbers[3:]
    if len(rows) != sites * (2 + customers):
        raise UnreadableSourceError(
            name, f"{len(rows)} numbers after the sizes", f"{2 + customers} for each of {sites} sites"
        )
    table = rows.reshape(sites, 2 + customers)
    return Siting(cost=np.ascontiguousarray(table[:, 2:]), fixed=table[:, 1].copy())


def is_simple(text: str) -> bool:
    """Whether a text begins as UflLib's simple format: a line with the name, then the sizes and a nought."""
    first, _, rest = text.strip().partition("\n")
    sizes = rest.partition("\n")[0].split()
    return (
        len(sizes) == len(SIMPLE) and sizes[-1] == "0" and (first.upper().startswith("FILE") or len(first.split()) == 1)
    )


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
    if "capacity" in (lower := text.lower()):
        if capacity is None:
            raise UnreadableSourceError(
                name, "the word 'capacity' in place of a number", "a number for it (--capacity), such as 8000"
            )
        words = [str(capacity) if word == "capacity" else word for word in lower.split()]
    try:
        return np.array([float(word) for word in words])
    except ValueError as fault:
        word = str(fault).partition(": ")[2]
        raise UnreadableSourceError(name, f"{word[:24]} where a number was due", FORMATS) from None
