"""Measure the planning engine and print its tables; `--write` puts them into RESULTS.md, each under its heading.

    python -m benchmarks.plan [published|small|drawn|peers|national ...] [--peer PYTHON] [--limit SECONDS] [--write]

Without names, all of them. A section that was not measured this time keeps its table and its day. PYTHON is one that has spopt, pulp,
linopy, ortools, numba and highspy (its own virtual environment); without it the peers are left out.
"""

import argparse
import platform
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
RESULTS = Path(__file__).with_name("RESULTS.md")
HEADINGS = {
    "published": "Published instances",
    "small": "Small questions against brute force",
    "drawn": "Drawn instances",
    "peers": "Beside other packages",
    "national": "The country",
}
HEAD = """# The planning engine, measured

Processor seconds of all threads and processes, on a machine of two cores shared with other work. How each table is made: the first lines of the
file of its name beside this one; `python -m benchmarks.plan` writes them. What is drawn is not the public instance: it has its size and
its recipe, and an optimum that nobody has published.

The goals: every published optimum proven, pmed1 to pmed40 in 40 s together; 100 times faster than the fastest package; one device 0.5 % in 20 s; 30
devices with a common budget 0.5 % in 5 minutes of two cores and under 1 GB; a what-if under 2 s; 200 scenarios under 5 minutes on two cores, linear
in workers."""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="|".join(HEADINGS), help="which tables; none: all")
    parser.add_argument("--peer", metavar="PYTHON", help="a Python that has the other packages")
    parser.add_argument("--limit", type=int, default=60, help="processor seconds for each package and drawn instance")
    parser.add_argument("--write", action="store_true", help="write the tables into RESULTS.md")
    args = parser.parse_args()
    for name in args.names or HEADINGS:
        lines = [f"{datetime.now(UTC).date().isoformat()}, Python {platform.python_version()}.", ""]
        for line in table(name, args):
            lines.append(line)
            print(line, flush=True)
        if args.write:
            write(HEADINGS[name], "\n".join(lines))


def table(name, args):
    """The lines of one table."""
    if name == "peers" and not args.peer:
        return ["Left out: no Python with the other packages was named by `--peer`."]
    if name == "peers":
        from benchmarks.plan.beside import table as beside

        return beside(args.peer, args.limit)
    if name == "published":
        from benchmarks.plan.published import table as published

        return published()
    if name == "small":
        from benchmarks.plan.small import table as small

        return small()
    if name == "drawn":
        from benchmarks.plan.families import table as drawn

        return drawn(args.limit)
    from benchmarks.plan.national import table as national

    return national()


def write(heading, text):
    """Put one section into RESULTS.md; the others stay."""
    held = RESULTS.read_text("utf-8") if RESULTS.exists() else ""
    sections = dict(re.findall(r"^## (.+?)\n\n(.*?)(?=\n## |\Z)", held, re.DOTALL | re.MULTILINE))
    sections[heading] = text
    parts = [f"## {one}\n\n{sections[one].strip()}" for one in HEADINGS.values() if one in sections]
    RESULTS.write_text("\n\n".join([HEAD, *parts]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
