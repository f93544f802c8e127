"""Families of siting questions at the sizes of the public ones, drawn anew from their published recipes: gap and proof.

    python benchmarks/plan/families.py [--seconds 60] [medians|capacitated|koerkel|galvao|large]

The public files are not needed: every row says its seed. A proven row is proven by the engine's own bound; `tests/plan` holds the
engine to brute force and to published optima.

medians      graphs of n nodes, n^2/50 edges of length 1 to 100 (Beasley 1985), p of 5, 10, n/10, n/5, n/3
capacitated  100 sites, 1000 customers on a square, cost by distance and demand (Beasley 1988)
koerkel      n x n costs of 1000 to 2000, opening at 100 to 200 (a), 1000 to 2000 (b), 10000 to 20000 (c) (Ghosh 2003), asymmetric
galvao       p-median on shortest ways of a graph with opening costs drawn from a normal distribution (Galvao and Raggi 1989)
"""

import argparse
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "src"))

from berdikari.plan.capacitated import site_capacitated
from berdikari.plan.network import shortest
from berdikari.plan.siting import Siting
from berdikari.plan.uncapacitated import site_uncapacitated


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
    for capacity in (8000.0, 10000.0, 12000.0, 14000.0):
        r = np.random.default_rng(int(capacity))
        sites, customers = r.random((100, 2)), r.random((1000, 2))
        demand = r.integers(1, 100, 1000).astype(float)
        km = np.hypot(*(sites[:, None] - customers[None]).transpose(2, 0, 1))
        cost = np.round(km * demand * 100, 2)
        fixed = np.round(r.uniform(0.5, 1.5, 100) * 20 * capacity, 0)
        yield (
            f"capacitated {capacity:.0f}",
            Siting(cost=cost, fixed=fixed, capacity=np.full(100, capacity), demand=demand),
        )


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


FAMILIES = {"medians": medians, "capacitated": capacitated, "koerkel": koerkel, "galvao": galvao}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("family", nargs="*", default=list(FAMILIES))
    parser.add_argument("--seconds", type=float, default=60.0)
    args = parser.parse_args()
    for family in args.family:
        whole = 0.0
        for name, siting in FAMILIES[family]():
            start = time.process_time()

            def watch(_, end=start + args.seconds):
                return time.process_time() < end

            solve = site_capacitated if siting.capacity is not None else site_uncapacitated
            answer = solve(siting, watch=watch)
            seconds = time.process_time() - start
            whole += seconds
            proof = "proven" if answer.proven else f"gap {answer.gap:.3%}"
            print(f"{name:20} {answer.cost:16.2f} {proof:12} {answer.nodes:6} nodes {seconds:7.2f} s", flush=True)
        print(f"{family}: {whole:.1f} processor seconds", flush=True)


if __name__ == "__main__":
    main()
