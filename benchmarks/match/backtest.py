"""How the match would have done on real partnerships, beside three simpler ways; and how fast meetings are arranged.

OPENBLAS_NUM_THREADS=1 python benchmarks/match/backtest.py
"""

import time

import numpy as np

from berdikari import foresee
from berdikari.edge.foresee import Own, match_settings
from berdikari.edge.trade_world import headings_of
from berdikari.match import arrange, near_by_heading, pairs
from berdikari.records.match import Firm

DEVICES = (
    "ct-scanner",
    "surgical-light",
    "haemodialysis-machine",
    "dialyser",
    "ventilator",
    "patient-monitor",
    "syringe",
    "orthopaedic-implant",
)


def main():
    for teachers in ("earlier", "others"):
        test = foresee.judged(Own(), teachers)
        print(
            f"weights learned from {teachers} partnerships; {len(test.cases)} partnerships, about {test.candidates} candidates each"
        )
        for one in test.rivals:
            ps = "" if one.p_hits is None else f"  p {one.p_hits:.3f} {one.p_reciprocal:.3f} {one.p_likelihood:.3f}"
            print(f"  {one.name:<25} hit@10 {one.hits:.1%} ({one.interval[0]:.0%} to {one.interval[1]:.0%})  "
                  f"MRR {one.reciprocal:.3f}  log-likelihood {one.likelihood:.3f}{ps}")  # fmt: skip
        print("  ranks:", ", ".join(f"{key} {country} {rank}" for key, country, rank, _ in test.cases))
        print("  sales:", ", ".join(f"{key} {country} {rank}/{of}" for key, country, rank, of in test.sales))
        print("  weights:", ", ".join(f"{name} {weight:.2f}" for name, weight in test.weights))
    some = np.random.default_rng(0)
    guests = [
        Firm(name=f"g{at}", country="TUR", devices=tuple(some.choice(DEVICES, 2, replace=False))) for at in range(20)
    ]
    hosts = [
        Firm(name=f"h{at}", country="IDN", devices=tuple(some.choice(DEVICES, 2, replace=False)), most=4)
        for at in range(30)
    ]
    found = pairs(guests, hosts, {}, near_by_heading(headings_of), match_settings(Own()))
    for slots, tables in ((8, 10), (8, 20), (12, 15)):
        start = time.perf_counter()
        day = arrange(found, guests, hosts, [str(at) for at in range(slots)], tables)
        print(
            f"20 guests, 30 hosts, {slots} slots, {tables} tables: {len(day.meetings)} meetings, fit {day.fit:.1f}, {time.perf_counter() - start:.1f} s"
        )


if __name__ == "__main__":
    main()
