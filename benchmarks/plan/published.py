"""Every published instance at hand (cap41 to cap134, pmed1 to pmed20) against its published optimum.

They are not part of the project: `bench/plan` of a folder `shared` beside the checkout, or of BERDIKARI_SHARED, holds them.
"""

import csv
import os
import time
from pathlib import Path

from berdikari.plan.capacitated import site_capacitated
from berdikari.plan.orlib import read_cap, read_pmed
from berdikari.plan.uncapacitated import site_uncapacitated

ROOT = Path(__file__).parents[2]
BENCH = Path(os.environ.get("BERDIKARI_SHARED", ROOT.parent / "shared")) / "bench" / "plan"
NEAR = 2e-3
"""The published optima of cap are rounded to a thousandth."""


def table():
    """Rows of Markdown: how many of each kind are right and proven, and the processor seconds together."""
    if not BENCH.exists():
        yield f"Left out: {BENCH.name} with the published files is not there."
        return
    with (BENCH / "optima.csv").open() as file:
        rows = list(csv.DictReader(file))
    yield from ("| instances | optimum found and proven | processor seconds | slowest |", "|---|---|---|---|")
    for kind, read, solve in (
        ("p-median", read_pmed, site_uncapacitated),
        ("CFLP", read_cap, site_capacitated),
    ):
        chosen = [row for row in rows if row["problem"] == kind]
        solve(read((BENCH / chosen[0]["file"]).read_text()))  # compiled before it is measured
        found = [measured(read, solve, row) for row in chosen]
        right, seconds = sum(one for one, _ in found), [one for _, one in found]
        slowest = chosen[seconds.index(max(seconds))]["instance"]
        yield (
            f"| {chosen[0]['instance']} to {chosen[-1]['instance']} | {right} of {len(chosen)} | {sum(seconds):.1f} | "
            f"{slowest}, {max(seconds):.2f} |"
        )


def measured(read, solve, row):
    """Whether the published optimum is found and proven, and the processor seconds, reading included."""
    start = time.process_time()
    answer = solve(read((BENCH / row["file"]).read_text()))
    seconds = time.process_time() - start
    return answer.proven and abs(answer.cost - float(row["optimum"])) < NEAR, seconds
