"""The national questions of the goals: one device, thirty devices, a what-if, and scenarios; gap, seconds, memory.

    python benchmarks/plan/national.py one|whatif|scenarios|workers|tight|budget|all      one row, in this process

Parameters are the project's own, most of them assumptions. Limits are processor seconds of all threads.
"""

import os
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "src"))

from berdikari.edge.plan_files import load_tables
from berdikari.plan.futures import solve_scenarios
from berdikari.plan.planning import plan
from berdikari.records.plan import PlanSettings, Scenario

ROOT = Path(__file__).parents[2]
YEARS = tuple(range(2026, 2036))
CT = PlanSettings(devices=("ct-scanner",), years=YEARS)
MANY = tuple(
    Scenario(name=str(n), demand=0.7 + 0.003 * n, price=1.2 - 0.002 * n, wage=0.9 + 0.001 * n) for n in range(200)
)


def table():
    """Rows of Markdown, each measured in a process of its own."""
    yield "514 sites, 479 regions with hospitals, 10 years, 3 ways to produce. A gap is proven: (cost - bound) / cost."
    yield from ("", "| question | largest gap | processor seconds | memory, MB |", "|---|---|---|---|")
    for name in QUESTIONS:
        paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
        ran = subprocess.run(
            [sys.executable, __file__, name], capture_output=True, text=True, check=False,
            env={**os.environ, "PYTHONPATH": paths},
        )  # fmt: skip
        yield from ran.stdout.strip().split("\n") if not ran.returncode else [f"| {name} | failed | | |"]


def used():
    """Processor seconds of this process and of those that it started and saw end."""
    return time.process_time() + sum(os.times()[2:4])


def row(name, gap, seconds):
    held = Path("/proc/self/status").read_text()  # ru_maxrss would count what the starting process held
    memory = int(held.partition("VmHWM:")[2].split()[0]) / 1024
    print(f"| {name} | {gap:.2%} | {seconds} | {memory:.0f} |", flush=True)


def ask(tables, settings, seconds, **how):
    """The answer and its processor seconds, stopped after so many."""
    start = used()
    planned = plan(tables, settings, watch=lambda _: used() - start < seconds, reasons=False, **how)
    return planned, used() - start


def every(tables):
    return tuple(row.scope.removeprefix("device:") for row in tables.parameters if row.name == "price")


def one(tables):
    found = [ask(tables, PlanSettings(devices=(device,), years=YEARS), 20) for device in every(tables)]
    gaps, seconds = [planned.plan.gap for planned, _ in found], [spent for _, spent in found]
    proven = sum(gap <= 0.005 for gap in gaps)
    row(
        f"one device, each of {len(found)}: {proven} within 0.5 %",
        max(gaps),
        f"{max(seconds):.1f} at most, {sum(seconds):.0f} together",
    )


def whatif(tables):
    first, _ = ask(tables, CT, 20)
    planned, seconds = ask(tables, CT, 20, warm=first, scenario=Scenario(name="x", price=0.9, demand=1.2))
    row("what if: imports 10 % cheaper, demand 20 % higher", planned.plan.gap, f"{seconds:.1f}")
    fixed = PlanSettings(devices=CT.devices, years=YEARS, fix=("36.03",))
    planned, seconds = ask(tables, fixed, 20, warm=first)
    row("what if: a site fixed", planned.plan.gap, f"{seconds:.1f}")


def scenarios(tables):
    start = used()
    outlook = solve_scenarios(tables, CT, MANY)
    row("200 scenarios of one device, in this process", max(one.gap for one in outlook.plans), f"{used() - start:.0f}")


def workers(tables):
    start = used()
    with ProcessPoolExecutor(2) as executor:
        outlook = solve_scenarios(tables, CT, MANY, executor=executor)
    row(
        "200 scenarios of one device, 2 workers (memory: of the first process)",
        max(one.gap for one in outlook.plans),
        f"{used() - start:.0f} together",
    )


def tight(tables):
    for device, budget in (("hospital-bed", 6e4), ("ct-scanner", 1e5)):
        planned, seconds = ask(tables, PlanSettings(devices=(device,), years=YEARS, budget=budget), 60)
        row(f"{device}, budget of IDR {budget / 1e3:.0f} billion a year", planned.plan.gap, f"{seconds:.0f}")


def budget(tables):
    planned, seconds = ask(tables, PlanSettings(devices=every(tables), years=YEARS, budget=1e6), 300)
    row("30 devices, common budget of IDR 1 trillion a year", planned.plan.gap, f"{seconds:.0f}")


def whole(tables):
    planned, seconds = ask(tables, PlanSettings(devices=every(tables), years=YEARS), 300)
    row("30 devices, no budget", planned.plan.gap, f"{seconds:.0f}")


QUESTIONS = {
    "one": one, "whatif": whatif, "scenarios": scenarios, "workers": workers, "budget": budget, "all": whole,
    "tight": tight,
}  # fmt: skip


if __name__ == "__main__":
    tables = load_tables()
    plan(tables, CT, rounds=30, reasons=False)
    QUESTIONS[sys.argv[1]](tables)
