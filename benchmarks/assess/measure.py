"""Measures one thing in a process of its own and prints CPU seconds, peak memory and what came out, as one JSON line.

    python -m benchmarks.assess.measure ours|peer|years|dependence|whatif [FOLDER]

The peer is run with OPENBLAS_NUM_THREADS=1, so that waiting threads do not count as its work.
"""

import json
import resource
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

COUNTRIES, PRODUCTS, YEARS = 230, 5000, 25


def exports(seed=1, countries=COUNTRIES, products=PRODUCTS):
    """A world with a direction: able countries make more, and what is hard; the others sell a little of many things."""
    rng = np.random.default_rng(seed)
    able, hard = rng.normal(size=(countries, 1)), rng.normal(size=products)
    made = rng.random((countries, products)) < 1 / (1 + np.exp(2 - 0.9 * able * hard - 0.8 * able))
    return rng.lognormal(size=made.shape) * np.where(made, 10.0, 0.1 * (rng.random(made.shape) < 0.5))


def ours():
    from benchmarks.assess.peer import ours as compute

    table = exports()
    return table, lambda: compute(table)


def peer():
    from benchmarks.assess.peer import theirs

    table = exports()
    return table, lambda: theirs(table)


def years():
    """Full complexity of 25 years, one after the other, results kept as small as a caller would."""
    from benchmarks.assess.peer import ours as compute

    tables = [exports(seed) for seed in range(3)]

    def run():
        return sum(float(np.nansum(compute(tables[at % 3])["eci"][:, 0] ** 2)) for at in range(YEARS))

    return None, run


def whatif():
    from berdikari.assess.advantage import presence
    from berdikari.assess.whatif import made_at_home, survey

    table = presence(exports()).astype(float)
    world = survey(table)
    absent = np.argwhere(table == 0)[:: len(np.argwhere(table == 0)) // 20]

    def run():
        spent = []
        for country, product in absent:
            start = time.perf_counter()
            made_at_home(world, int(country), int(product))
            spent.append(time.perf_counter() - start)
        return {"ms_median": 1000 * float(np.median(spent)), "ms_largest": 1000 * max(spent)}

    return None, run


def dependence():
    from berdikari.edge.trade.ask import all_dependences
    from berdikari.edge.trade.engine import open_engine
    from berdikari.edge.trade.library import data_sets
    from berdikari.edge.trade.settings import TradeSettings

    (world,) = data_sets(Path(sys.argv[2]))

    def run():
        settings = TradeSettings(threads=1, memory="350MB")
        with tempfile.TemporaryDirectory() as out, open_engine(settings) as engine:
            return all_dependences(engine, world, Path(out))

    return None, run


def main():
    _, run = {"ours": ours, "peer": peer, "years": years, "whatif": whatif, "dependence": dependence}[sys.argv[1]]()
    before, start = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    found = run()
    after = resource.getrusage(resource.RUSAGE_SELF)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    shown = found if isinstance(found, dict) and "ms_median" in found else found if isinstance(found, int) else None
    print(json.dumps({"what": sys.argv[1], "cpu_seconds": round(cpu, 3), "wall_seconds": round(time.perf_counter() - start, 3),
                      "peak_megabytes": round(after.ru_maxrss / 1024), "found": shown}))  # fmt: skip


if __name__ == "__main__":
    main()
