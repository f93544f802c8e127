"""Write docs/reference/tables.md: every table that ships, from what stands beside it.

python tools/list_tables.py > docs/reference/tables.md
"""

import csv
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

REFERENCE = Path(__file__).parents[1] / "src" / "berdikari" / "reference"
PAGE = """# The tables that ship with Berdikari

They lie in `src/berdikari/reference/`, each beside a `NAME.meta.toml` that says what a row is, the unit of each column,
where it comes from and under which licence, what of it is certain and what is our judgement. This page is made from
those files: `python tools/list_tables.py > docs/reference/tables.md`.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([PAGE, *(line for file in tables() for line in _section(file))])


def tables() -> list[Path]:
    """Tables with what stands beside them, by name."""
    return sorted(file for ending in ("csv", "tsv") for file in REFERENCE.glob(f"*.{ending}"))


def _section(file: Path) -> Iterator[str]:
    told = tomllib.loads(file.with_name(f"{file.stem}.meta.toml").read_text(encoding="utf-8"))
    yield from (f"## `{file.name}`", "", f"{told['title']}. A row is {told['row']}.", "")
    if file.suffix == ".csv":
        with file.open(encoding="utf-8", newline="") as lines:
            yield f"Columns: {', '.join(f'`{name}`' for name in next(csv.reader(lines)))}."
            yield ""
    for source in (*told.get("sources", ()), *told.get("source", ())):
        yield f"- {_source(source)}"
    if "licence" in told:
        yield f"- {told.get('compiled_by', 'compiled')}, {told['as_of']}; {told['licence']}, {told['licence_note']}"
    yield ""


def _source(source: dict[str, str]) -> str:
    """One source in a line, as far as its file tells it."""
    name = f"[{source['name']}]({source['url']})" if source.get("url", "").startswith("http") else source["name"]
    return "; ".join(filter(None, (name, source.get("licence"), source.get("as_of"))))


if __name__ == "__main__":
    sys.stdout.write(page())
