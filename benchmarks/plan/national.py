"""The national questions of the goals: one device, thirty devices, a what-if, and scenarios; gap, seconds, memory.

python benchmarks/plan/national.py one|all|budget|whatif|scenarios
"""

import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "src"))

from berdikari.edge.plan_files import load_tables
from berdikari.plan.futures import solve_scenarios
from berdikari.plan.planning import plan
from berdikari.records.plan import PlanSettings, Scenario

YEARS = tuple(range(2026, 2036))


def clock(seconds):
    end = time.perf_counter() + seconds
    return lambda _: time.perf_counter() < end


def told(name, planned, start, used):
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    gap, seconds, busy = planned.plan.gap, time.perf_counter() - start, time.process_time() - used
    print(
        f"{name:28} {planned.plan.status:9} gap {gap:.3%}  {seconds:6.1f} s, {busy:6.1f} processor s, {memory:.0f} MB",
        flush=True,
    )


def ask(name, tables, settings, seconds, **how):
    start, used = time.perf_counter(), time.process_time()
    planned = plan(tables, settings, watch=clock(seconds), reasons=False, **how)
    told(name, planned, start, used)
    return planned


def main(what):
    tables = load_tables()
    every = tuple(row.scope.removeprefix("device:") for row in tables.parameters if row.name == "price")
    single = PlanSettings(devices=("ct-scanner",), years=YEARS)
    plan(tables, single, rounds=30, reasons=False)
    if what == "one":
        for device in every:
            ask(device, tables, PlanSettings(devices=(device,), years=YEARS), 20)
    if what == "all":
        ask("30 devices", tables, PlanSettings(devices=every, years=YEARS), 300)
    if what == "budget":
        ask("30 devices, common budget", tables, PlanSettings(devices=every, years=YEARS, budget=1e6), 300)
    if what == "whatif":
        first = ask("first", tables, single, 20)
        ask("cheaper imports", tables, single, 20, warm=first, scenario=Scenario(name="x", price=0.9, demand=1.2))
        ask(
            "one site fixed", tables, PlanSettings(devices=("ct-scanner",), years=YEARS, fix=("36.03",)), 20, warm=first
        )
    if what == "scenarios":
        many = tuple(
            Scenario(name=str(n), demand=0.7 + 0.003 * n, price=1.2 - 0.002 * n, wage=0.9 + 0.001 * n)
            for n in range(200)
        )
        for workers in (1, 2):
            start = time.perf_counter()
            with ProcessPoolExecutor(workers) as executor:
                outlook = solve_scenarios(tables, single, many, executor=executor)
            worst = max(one.gap for one in outlook.plans)
            print(
                f"200 scenarios, {workers} workers: {time.perf_counter() - start:.0f} s, largest gap {worst:.2%}, waiting {outlook.waiting:,.0f}"
            )


if __name__ == "__main__":
    main(sys.argv[1])
