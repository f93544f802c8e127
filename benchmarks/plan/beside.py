"""The p-median beside the packages that people use: processor seconds, ratio to ours, and whether the answer is proven.

pmed6 and pmed16 are OR-Library's; the third is drawn at the size of pmed26 (600 nodes, 7,200 edges, 5 to open; seed 605).
"""

import os
import subprocess
import tempfile
from pathlib import Path

import numpy as np

from benchmarks.plan.families import graph
from benchmarks.plan.published import BENCH
from berdikari.plan.orlib import read_pmed
from berdikari.plan.siting import Siting

ROOT = Path(__file__).parents[2]
PACKAGES = ("berdikari", "linopy + HiGHS", "spopt + HiGHS", "spopt + CBC", "OR-Tools SCIP")


def sitings():
    for name in ("pmed6", "pmed16"):
        if (file := BENCH / "pmed" / f"{name}.txt").exists():
            yield name, read_pmed(file.read_text())
    way = graph(np.random.default_rng(605), 600, 7200)
    yield "drawn, size of pmed26", Siting(cost=way, fixed=np.zeros(600), p=5)


def table(python, limit):
    """Rows of Markdown; python: one that has the packages; limit: processor seconds for each."""
    yield f"Each package is ended after {limit} processor seconds. All are told to prove the optimum; ours has its compilation left out."
    yield from (
        "",
        "| question | package | cost | proven | processor seconds | times ours |",
        "|---|---|---|---|---|---|",
    )
    for name, siting in sitings():
        base = None
        for package in PACKAGES:
            found = measured(python, package, siting, limit)
            base = found[2] if package == "berdikari" and found else base
            yield f"| {name} | {package} | {row(found, limit, base)} |"


def measured(python, package, siting, limit):
    """(cost, proven, seconds) of one package in a process of its own; None: it ended without an answer."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "question.npz"
        np.savez(file, cost=siting.cost, p=siting.p)
        command = [python, str(Path(__file__).with_name("peers.py")), package, str(file), str(limit)]
        paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
        ran = subprocess.run(
            command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": paths}
        )
    words = ran.stdout.strip().split("\n")[-1].split()
    return (float(words[0]), words[1] == "True", float(words[2])) if len(words) == 3 else None


def row(found, limit, base):
    if found is None:
        return f"- | no, ended | {limit} | more than {limit / base:,.0f} |"[:-2]
    cost, proven, seconds = found
    return f"{cost:,.0f} | {'yes' if proven else 'no'} | {seconds:.2f} | {seconds / base:,.0f}"
