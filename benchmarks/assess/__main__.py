"""Complexity and dependence measured, each in a process of its own: `python -m benchmarks.assess [--peer PYTHON]`.

The world of the dependences is made up first: one year drawn, and linked as 24 (278 million rows, 110 MB on disk).
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
YEARS, ROWS = 24, 12_300_000


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peer", help="a Python that has ecomplexity 0.5.3")
    parser.add_argument("--rows", type=int, default=ROWS, help="rows of the made-up year")
    args = parser.parse_args()
    for what in ("ours", "whatif", "years"):
        measure(sys.executable, what)
    with tempfile.TemporaryDirectory() as folder:
        run(sys.executable, "-m", "benchmarks.assess.world", folder, str(YEARS), str(args.rows))
        measure(sys.executable, "dependence", folder)
    if args.peer:
        measure(args.peer, "peer")
    else:
        print("Left out: ecomplexity (--peer PYTHON).")


def measure(python, *what):
    run(python, "-m", "benchmarks.assess.measure", *what)


def run(*command):
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "PYTHONPATH": paths, "OPENBLAS_NUM_THREADS": "1"})


if __name__ == "__main__":
    main()
