"""Run the benchmarks and print their tables: `python -m benchmarks [reading] [register] [forecast] ...`; without names, all of them.

Each runs in a process of its own, one after the other. How long they take, and with whom they compare, stands in README.md.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("BERDIKARI_SHARED", HERE.parents[1] / "shared"))
PAIRS = SHARED / "bench" / "resolve"
RUNS: dict[str, tuple[tuple[str, ...], ...]] = {
    "reading": (("-m", "benchmarks.reading"),),
    "assess": (("-m", "benchmarks.assess"),),
    "register": (("benchmarks/register/million.py",), ("benchmarks/register/kill.py",)),
    "forecast": (("benchmarks/forecast/speed.py",), ("benchmarks/forecast/calibration.py",)),
    "match": (("benchmarks/match/backtest.py",),),
    "plan": (("-m", "benchmarks.plan"),),
    "report": (("-m", "benchmarks.report.map"),),
    "web": (("-m", "benchmarks.web"),),
    "resolve": (("benchmarks/resolve/million.py",), ("benchmarks/resolve/beside.py", str(PAIRS), "berdikari")),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="|".join(RUNS), help="which of them; none: all")
    names = parser.parse_args().names or list(RUNS)
    if unknown := set(names) - set(RUNS):
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}; there are {', '.join(RUNS)}")
    return max(run(command) for name in names for command in RUNS[name])


def run(command: tuple[str, ...]) -> int:
    """Run one and say what it is; its exit code. What needs data that is not here is left out, and said so."""
    print(f"\n>>> python {' '.join(command)}", flush=True)
    wanted = [HERE.parent / part for part in command if part.endswith(".py")] + [PAIRS] * (str(PAIRS) in command)
    if absent := [path for path in wanted if not path.exists()]:
        print(f"Left out: {absent[0]} is not there.", flush=True)
        return 0
    return subprocess.run([sys.executable, *command], cwd=HERE.parent, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
