"""Tables of the planning engine beside its peers, as ratios of processor seconds; results must be equal where both are proven.

    python benchmarks/plan/run.py pmed                      every pmed and cap at hand, ours alone, against published optima
    python benchmarks/plan/run.py peers --limit 60 pmed1    one instance in every package (needs spopt, pulp, linopy, ortools)

All are counted in processor seconds, ours with compilation left out; --limit is seconds of the clock for peers.
Each run has its own process. BERDIKARI_SHARED names the folder that holds bench/plan.
"""

import argparse
import csv
import os
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
BENCH = Path(os.environ.get("BERDIKARI_SHARED", HERE.parents[1].parent / "shared")) / "bench" / "plan"
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "src")]


def rows():
    with (BENCH / "optima.csv").open() as file:
        return list(csv.DictReader(file))


def alone():
    """All published instances at hand: cost, optimum, proof, processor seconds."""
    from berdikari.plan.capacitated import site_capacitated
    from berdikari.plan.orlib import read_cap, read_pmed
    from berdikari.plan.uncapacitated import site_uncapacitated

    whole, wrong = {}, 0
    for row in rows():
        text = (BENCH / row["file"]).read_text()
        start = time.process_time()
        median = row["problem"] == "p-median"
        answer = site_uncapacitated(read_pmed(text)) if median else site_capacitated(read_cap(text))
        seconds = time.process_time() - start
        right = answer.proven and abs(answer.cost - float(row["optimum"])) < 2e-3
        wrong += not right
        whole[row["problem"]] = whole.get(row["problem"], 0.0) + seconds
        print(
            f"{row['instance']:8} {answer.cost:16.3f} {float(row['optimum']):16.3f} {answer.nodes:6} {seconds:7.2f} s {'' if right else 'WRONG'}"
        )
    print(
        {name: round(seconds, 2) for name, seconds in whole.items()},
        "processor seconds, compilation included;",
        wrong,
        "wrong",
    )
    return wrong


def beside(instances, limit):
    """Every package on each instance, with the ratio to ours."""
    wanted = {row["instance"]: row for row in rows()}
    wrong = 0
    for name in instances:
        results = {}
        for peer in ("berdikari", "spopt + HiGHS", "spopt + CBC", "linopy + HiGHS", "OR-Tools SCIP"):
            command = [sys.executable, __file__, "one", peer, wanted[name]["file"], "--limit", str(limit)]
            found = subprocess.run(command, capture_output=True, text=True, check=False)
            words = found.stdout.strip().split("\n")[-1].split()
            results[peer] = (float(words[0]), words[1] == "True", float(words[2])) if len(words) == 3 else None
        base = results["berdikari"][2]
        for peer, result in results.items():
            if result is None:
                print(f"{name:8} {peer:16} failed")
                continue
            cost, proven, seconds = result
            equal = not proven or abs(cost - float(wanted[name]["optimum"])) < 1e-6 * cost
            wrong += not equal
            print(
                f"{name:8} {peer:16} {cost:12.1f} {'proven' if proven else 'no proof':8} {seconds:9.3f} s  {seconds / base:9.1f} x {'' if equal else 'WRONG'}",
                flush=True,
            )
    return wrong


def one(peer, file, limit):
    from peers import PEERS

    from berdikari.plan.orlib import read_pmed

    siting = read_pmed((BENCH / file).read_text())
    print(*PEERS[peer](siting.cost, siting.p, limit))
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("pmed", "peers", "one"))
    parser.add_argument("names", nargs="*")
    parser.add_argument("--limit", type=float, default=300.0)
    args = parser.parse_intermixed_args()
    if args.what == "one":
        return one(args.names[0], args.names[1], args.limit)
    return beside(args.names or ["pmed6", "pmed16"], args.limit) if args.what == "peers" else alone()


if __name__ == "__main__":
    sys.exit(min(1, main()))
