"""How long a million claims take from nothing, how much memory, and how long one more document takes then.

python benchmarks/resolve/million.py [CLAIMS]
"""

import gc
import json
import resource
import sys
import time
from itertools import combinations

from made import deals, register, report

from berdikari.money import bundled_rates
from berdikari.resolve import Workings


def main() -> None:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    documents, claims, truth = register(wanted)
    gc.collect()
    gc.freeze()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    rates = bundled_rates()
    start, ticks = time.perf_counter(), time.process_time()
    workings = Workings(rates)
    workings.take_in(documents, claims)
    found = workings.resolution("2026-11-22")
    whole, cpu = time.perf_counter() - start, time.process_time() - ticks
    times = []
    for deal in deals(wanted // 20)[:40]:
        document, said = report(deal, 7)
        start = time.perf_counter()
        workings.take_in([document], said)
        workings.resolution("2026-11-22")
        times.append(time.perf_counter() - start)
    print(json.dumps({
        "claims": len(claims), "documents": len(documents), "partnerships": len(found.partnerships),
        "organisations": len(found.organisations), "questions": len(found.questions), "seconds": round(whole, 1), "CPU seconds": round(cpu, 1),
        "one more document, median ms": round(sorted(times)[len(times) // 2] * 1000, 1), "worst ms": round(max(times) * 1000, 1),
        "memory before, GB": round(before / 2**20, 2), "memory at most, GB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20, 2),
        **quality(found, truth),
    }, indent=1))  # fmt: skip


def quality(found, truth) -> dict[str, float]:
    """Pairwise precision and recall against the true deals."""
    sizes: dict[int, int] = {}
    for deal in truth.values():
        sizes[deal] = sizes.get(deal, 0) + 1
    pairs = sum(n * (n - 1) // 2 for n in sizes.values())
    right = wrong = 0
    for partnership in found.partnerships:
        mentions = sorted({claim.about for claim in partnership.claims if claim.about in truth})
        for one, other in combinations(mentions, 2):
            right += truth[one] == truth[other]
            wrong += truth[one] != truth[other]
    return {"pair precision": round(right / (right + wrong or 1), 5), "pair recall": round(right / (pairs or 1), 5)}


if __name__ == "__main__":
    main()
