"""How fast, and how equal: 10,000 draws, 500 partnerships, 12 years, by propagation and by simulation.

    OPENBLAS_NUM_THREADS=1 python benchmarks/forecast/speed.py

One BLAS thread: the matrices are small, and threads on a busy machine cost more than they bring. The best of several runs is
told, of the wall and of the processor.
"""

import time
import tomllib
from importlib.resources import files

import numpy as np

from berdikari.forecast import Question, forecast, settings_from
from berdikari.forecast.columns import columns_of
from berdikari.forecast.propagate import chances_of, propagate
from berdikari.forecast.simulate import simulate
from berdikari.forecast.timing import Clock, timing_of
from berdikari.forecast.worlds import draw
from berdikari.records.forecast import Line, Need

DRAWS, LINES, YEARS, DEVICES, RUNS = 10_000, 500, 12, 20, 7
TODAY = 2026.89
STAGES = ("talks", "mou", "contract", "construction", "production", "letter_of_intent", "joint_venture", None)


def book(seed):
    some = np.random.default_rng(seed)
    return tuple(
        Line(
            id=f"p{at}",
            device=f"d{some.integers(DEVICES):02d}",
            title=f"p{at}",
            stage=STAGES[some.integers(len(STAGES))],
            since=f"{some.integers(2019, 2027)}-0{some.integers(1, 10)}",
            last_news=f"{some.integers(2024, 2027)}-03",
            planned=str(some.integers(2027, 2031)) if some.random() < 0.3 else None,
            capacity=float(some.integers(10, 1000)),
            country=("KR", "JP", "CN", "TR", "US", None)[some.integers(6)],
            province=("32", "36", None)[some.integers(3)],
        )
        for at in range(LINES)
    )


def timed(work):
    wall, processor = [], []
    for _ in range(RUNS):
        start, used = time.perf_counter(), time.process_time()
        result = work()
        wall.append(time.perf_counter() - start)
        processor.append(time.process_time() - used)
    return result, min(wall) * 1000, min(processor) * 1000


def main():
    folder = files("berdikari.reference") / "forecast"
    settings = settings_from(
        *(tomllib.loads((folder / f"{name}.toml").read_text("utf-8")) for name in ("priors", "rates"))
    )
    lines = book(1)
    clock = Clock(TODAY, np.array([(2027.0 + year, 2028.0 + year) for year in range(YEARS)]))
    columns, wall, used = timed(lambda: columns_of(lines, settings, TODAY))
    print(f"lines as arrays       {wall:7.1f} ms wall {used:7.1f} ms processor")

    def exact():
        worlds = draw(settings, columns.keys, DRAWS, 1)
        return worlds, propagate(chances_of(columns, worlds), timing_of(columns, settings, worlds, clock))

    (worlds, found), wall, used = timed(exact)
    print(f"exact, draws included {wall:7.1f} ms wall {used:7.1f} ms processor   goal 50 ms")
    drawn, wall, used = timed(lambda: simulate(columns, settings, worlds, clock, 7))
    print(f"simulation            {wall:7.1f} ms wall {used:7.1f} ms processor   goal 500 ms")
    away = np.abs(drawn.mean(axis=-1) - found.supply.mean(axis=-1)) / (drawn.std(axis=-1) / np.sqrt(DRAWS))
    print(
        f"difference in standard errors of the simulation: median {np.median(away):.2f}, 95 % {np.quantile(away, 0.95):.2f}, largest {away.max():.2f}"
    )
    needs = tuple(
        Need(device=f"d{at:02d}", units=60_000, start="2027", end="2038", basis="user", why="made")
        for at in range(DEVICES)
    )
    question = Question(lines=lines, needs=needs, today=TODAY, years=tuple(range(2027, 2039)), draws=DRAWS, seed=1)
    start, used = time.perf_counter(), time.process_time()
    forecast(question, settings, "2026-11-22")
    wall, used = time.perf_counter() - start, time.process_time() - used
    print(f"whole answer: three readings in bands, contributions, counts: {wall:.1f} s wall {used:.1f} s processor")


if __name__ == "__main__":
    main()
