"""Families of siting questions at the sizes of the public ones, drawn anew from their published recipes: gap and proof.

    python benchmarks/plan/families.py [--seconds 60] [medians|capacitated|tightness|galvao|bilde-krarup|M|gap|large|koerkel]

The public files are not needed: every row says its seed. A proven row is proven by the engine's own bound; `tests/plan` holds the
engine to brute force and to published optima.

medians      graphs of n nodes, n^2/50 edges of length 1 to 100 (Beasley 1985), p of 5, 10, n/10, n/5, n/3
capacitated  100 sites, 1000 customers on a square, cost by distance and demand (Beasley 1988), opening from cheap to dear
tightness    points on a square, all capacities together 2 to 10 times demand, opening by its root (Cornuejols et al. 1991)
koerkel      n x n costs of 1000 to 2000, opening at 100 to 200 (a), 1000 to 2000 (b), 10000 to 20000 (c) (Ghosh 2003), asymmetric
galvao       p-median on shortest ways of a graph with opening costs drawn from a normal distribution (Galvao and Raggi 1989)
"""

import argparse
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "src"))

from berdikari.plan.modes import solve
from berdikari.plan.network import shortest
from berdikari.plan.siting import Siting


def graph(r, nodes, edges):
    """A connected graph: a random tree, then edges at random."""
    pairs = {(int(r.integers(0, at)), at) for at in range(1, nodes)}
    while len(pairs) < edges:
        a, b = sorted(r.integers(0, nodes, 2).tolist())
        if a != b:
            pairs.add((a, b))
    return shortest(nodes, [(a, b, float(r.integers(1, 101))) for a, b in sorted(pairs)])


def medians():
    for nodes in (500, 600, 700, 800, 900):
        for p in (5, 10, nodes // 10, nodes // 5, nodes // 3):
            if nodes >= 800 and p > nodes // 10:
                continue
            way = graph(np.random.default_rng(nodes + p), nodes, nodes * nodes // 50)
            yield f"median {nodes} {p}", Siting(cost=way, fixed=np.zeros(nodes), p=p)


def capacitated():
    for capacity in (5000.0, 6000.0, 8000.0, 10000.0):
        for dear in (1, 5, 20, 60):
            r = np.random.default_rng(int(capacity) + dear)
            sites, customers = r.random((100, 2)), r.random((1000, 2))
            demand = r.integers(1, 117, 1000).astype(float)
            cost = np.round(distances(sites, customers) * demand * 100, 3)
            fixed = np.round(r.uniform(0.5, 1.5, 100) * dear * capacity)
            yield (
                f"capacitated {capacity:.0f} {dear}",
                Siting(cost=cost, fixed=fixed, capacity=np.full(100, capacity), demand=demand),
            )


def tightness():
    for sites, customers in ((50, 50), (50, 100), (100, 100), (100, 200), (200, 200)):
        for ratio in (2, 3, 5, 10):
            if sites == 200 and ratio in (2, 5):
                continue
            r = np.random.default_rng(sites + customers + ratio)
            places, people = r.random((sites, 2)), r.random((customers, 2))
            demand, capacity = r.integers(5, 36, customers).astype(float), r.integers(10, 161, sites).astype(float)
            fixed = np.round(r.integers(0, 91, sites) + r.integers(100, 111, sites) * np.sqrt(capacity))
            capacity = np.round(capacity * ratio * demand.sum() / capacity.sum())
            cost = np.round(distances(places, people) * 10 * demand, 2)
            yield (
                f"tightness {sites} x {customers}, {ratio}",
                Siting(cost=cost, fixed=fixed, capacity=capacity, demand=demand),
            )


def distances(these, those):
    """(these, those) kilometres between points (n, 2)."""
    return np.hypot(*(these[:, None] - those[None]).transpose(2, 0, 1))


def koerkel():
    for size in (250, 500):
        for name, low in (("a", 100), ("b", 1000), ("c", 10000)):
            r = np.random.default_rng(size + low)
            yield (
                f"koerkel {name} {size}",
                Siting(
                    cost=r.integers(1000, 2001, (size, size)).astype(float),
                    fixed=r.integers(low, 2 * low + 1, size).astype(float),
                ),
            )


def galvao():
    for size, share, mean, spread in ((50, 0.061, 25.0, 14.1), (100, 0.025, 8.9, 1.7), (200, 0.015, 73.0, 26.6)):
        r = np.random.default_rng(size)
        way = graph(r, size, int(share * size * size) + size)
        yield f"galvao {size}", Siting(cost=way, fixed=np.round(np.maximum(1.0, r.normal(mean, spread, size)) * 10))


def bilde_krarup():
    for kind, (low, high) in {"B": (1000, 10000), "C": (1000, 2000), "E": (1000, 10000)}.items():
        shape = {"B": (50, 100), "C": (50, 100), "E": (50, 100)}[kind]
        r = np.random.default_rng(ord(kind))
        fixed = r.integers(low, high + 1, shape[0]) if kind != "E" else np.full(shape[0], 5000)
        yield f"{kind} 50 x 100", Siting(cost=r.integers(0, 1001, shape).astype(float), fixed=fixed.astype(float))


def clusters():
    """Costs between points on a square, opening dear: the size of UflLib's M (Kratica et al. 2001)."""
    for size in (100, 200, 300, 500):
        r = np.random.default_rng(size)
        points = r.random((2, size, 2)) * 1000
        way = np.hypot(*(points[0][:, None] - points[1][None]).transpose(2, 0, 1))
        yield f"M {size}", Siting(cost=np.round(way), fixed=np.round(r.uniform(500, 1500, size)))


def gaps():
    """Each customer may use 10 of 100 sites at a cost of 0 to 4, opening costs 3,000: relaxation far off (Kochetov and Ivanenko 2005)."""
    for at in range(2):
        r = np.random.default_rng(at)
        cost = np.full((100, 100), np.inf)
        for customer in range(100):
            cost[r.permutation(100)[:10], customer] = r.integers(0, 5, 10)
        yield f"gap b {at}", Siting(cost=cost, fixed=np.full(100, 3000.0))


def large():
    for size, p in ((1500, 15), (1500, 150), (2000, 20), (2000, 200)):
        points = np.random.default_rng(size + p).random((size, 2)) * 1000
        way = np.round(np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1)))
        yield f"plane {size} {p}", Siting(cost=way, fixed=np.zeros(size), p=p)


FAMILIES = {
    "medians": medians,
    "capacitated": capacitated,
    "tightness": tightness,
    "galvao": galvao,
    "bilde-krarup": bilde_krarup,
    "M": clusters,
    "gap": gaps,
    "large": large,
    "koerkel": koerkel,
}
TOLD = {
    "medians": "p-median on graphs of 500 to 900 nodes, p of 5 to n/3 (sizes of pmed21 to pmed40)",
    "capacitated": "100 sites, 1,000 customers (size of capa, capb, capc)",
    "tightness": "50 x 50 to 200 x 200, capacity 2 to 10 times demand, after Cornuejols, Sridharan and Thizy",
    "galvao": "50 to 200 nodes, after Galvao and Raggi",
    "bilde-krarup": "50 x 100, costs drawn evenly, after Bilde and Krarup",
    "M": "100 to 500 points on a square, at the size of UflLib's M",
    "gap": "100 x 100, 10 sites a customer, after Kochetov and Ivanenko",
    "large": "p-median of 1,500 and 2,000 points on a square",
    "koerkel": "250 and 500 sites, after Koerkel and Ghosh",
}
"""What stands in the table."""


def table(limit):
    """Rows of Markdown: of each family, how many are proven in the limit of processor seconds, and the gaps of the others."""
    yield f"At most {limit} processor seconds each. Gaps are of those that were not proven in that time."
    yield from ("", "| family | proven | processor seconds together | gaps |", "|---|---|---|---|")
    for family, draw in FAMILIES.items():
        found = [(name, *measured(siting, limit)) for name, siting in draw()]
        proven, seconds = sum(answer.proven for _, answer, _ in found), sum(spent for *_, spent in found)
        gaps = "; ".join(f"{name}: {answer.gap:.2%}" for name, answer, _ in found if not answer.proven)
        yield f"| {family}: {TOLD[family]} | {proven} of {len(found)} | {seconds:.1f} | {gaps} |"


def measured(siting, limit):
    """The answer of one question and its processor seconds."""
    start = time.process_time()
    answer = solve(siting, watch=lambda _: time.process_time() - start < limit)
    return answer, time.process_time() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("family", nargs="*", default=list(FAMILIES))
    parser.add_argument("--seconds", type=float, default=60.0)
    args = parser.parse_args()
    for family in args.family:
        for name, siting in FAMILIES[family]():
            answer, seconds = measured(siting, args.seconds)
            proof = "proven" if answer.proven else f"gap {answer.gap:.3%}"
            print(f"{name:20} {answer.cost:16.2f} {proof:12} {answer.nodes:6} nodes {seconds:7.2f} s", flush=True)


if __name__ == "__main__":
    main()
