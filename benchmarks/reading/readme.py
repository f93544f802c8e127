"""The figures in the project's README: a few rows of RESULTS.md, between two marks, so that no figure stands there that was not measured."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
WHOLE = ("corpus", "articles", "partnerships: precision", "recall", "F1", "facts: F1", "stay empty", "exact quotes")


def figures(results: str) -> str:
    """The rows that tell what to expect of unseen articles, and the first lines on speed and memory."""
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in results.splitlines() if line.startswith("| ")
    ]
    head = next(row for row in rows if row[0] == "corpus")
    places = [head.index(name) for name in WHOLE]
    unseen = [row for row in rows if row[0].startswith("**held**") or "crossed" in row[0]]
    table = [WHOLE, ["---"] * len(WHOLE), *([row[place] for place in places] for row in unseen)]
    told = "\n".join(f"| {' | '.join(row)} |" for row in table)
    return f"{told}\n\n{_sentence(rows)} {_day(results)}"


def put(readme: str, told: str) -> str:
    """The README with these figures between its marks."""
    before, _, rest = readme.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{told}\n{END}{after}"


def _sentence(rows: list[list[str]]) -> str:
    speed = next(row[1] for row in rows if row[0].startswith("Berdikari, from file"))
    small, large = (row for row in rows if row[0].isdigit() and len(row) == 2)
    return (
        f"On one core, {speed} articles a second, from the file to its partnerships; at most {small[1]} MiB of memory"
        f" for {small[0]} articles and {large[1]} MiB for {large[0]}."
    )


def _day(results: str) -> str:
    return f"Measured {results.splitlines()[2].split(',')[0]}; all tables: [RESULTS](benchmarks/reading/RESULTS.md)."
