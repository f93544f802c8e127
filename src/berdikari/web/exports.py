"""Exports: what is on the screen as Excel, CSV, JSON, PDF, SVG or PNG; each says of which day it is, and what was
asked for.
"""

import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from berdikari.edge.sheets.csv_file import SEPARATORS, csv_text
from berdikari.edge.sheets.files import write_tables
from berdikari.edge.sheets.table import Table
from berdikari.errors import BerdikariError, UnknownIdError
from berdikari.report.paper import Facts, Grid, Heading, Paper
from berdikari.web.page import Asking

MOST, ON_SCREEN = 2000, 50  # rows of a table on paper, and in a picture; the workbook has them all
FORMATS = ("xlsx", "csv", "json", "pdf", "png", "svg")
MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "pdf": "application/pdf",
    "svg": "image/svg+xml; charset=utf-8",
    "png": "image/png",
    "html": "text/html; charset=utf-8",
}
Drawn = Mapping[str, Callable[[], bytes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A file to hand on."""

    name: str
    media: str
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    """What a page can be handed on as.

    name    of the file
    paper   the page on paper, with so many rows at most in a table
    record  the page as JSON, in the shapes of the API
    tables  of the workbook, the first of them also the CSV; None: those of the paper
    asked   what was asked for, in the reader's words
    """

    name: str
    paper: Callable[[int], Paper]
    record: Callable[[], Mapping[str, Any]]
    tables: Callable[[], Sequence[Table]] | None = None
    asked: tuple[str, ...] = ()


def offered(asking: Asking, *parts: str, query: str | None = None) -> list[tuple[str, str]]:
    """The formats of a page with their addresses; the last part is the file without its ending."""
    asked = asking.address.partition("?")[2] if query is None else query
    address = asking.to(*parts)
    return [(form.upper(), f"{address}.{form}" + (f"?{asked}" if asked else "")) for form in FORMATS]


def handed(asking: Asking, one: Handout) -> Export:
    """The page in the format of its address. Raises UnknownIdError for a format that there is not."""
    separator = asking.params.get("sep", ",")
    head = about(asking, one.asked)

    def tables() -> Sequence[Table]:
        return one.tables() if one.tables else tables_of(one.paper(MOST))

    def comma_separated() -> bytes:
        return csv_text(tables()[0], separator if separator in SEPARATORS else ",").encode("utf-8-sig")

    return drawn_as(
        asking,
        one.name,
        {
            "xlsx": lambda: workbook((*tables(), _about_table(head))),
            "csv": comma_separated,
            "json": lambda: _json({**head, **one.record()}),
            "pdf": lambda: asking.desk.press.do(one.paper(MOST), "pdf"),
            "svg": lambda: asking.desk.press.do(one.paper(ON_SCREEN), "svg"),
            "png": lambda: asking.desk.press.do(one.paper(ON_SCREEN), "png"),
        },
    )


def drawn_as(asking: Asking, name: str, forms: Drawn) -> Export:
    """A file in the format of the address. Raises UnknownIdError for another one, BerdikariError where it takes too
    long.
    """
    form = asking.path["form"]
    if form not in forms:
        raise UnknownIdError("format", form, tuple(forms))
    body: bytes | None = forms[form]()
    if body is None:
        raise BerdikariError(
            "found more than can be set in time, wanted less: ask for fewer rows, or take the workbook"
        )
    return Export(name=f"{name}.{form}", media=MEDIA[form], body=body)


def about(asking: Asking, asked: Sequence[str]) -> dict[str, Any]:
    """Where a file comes from, of which day it is, and what was asked for."""
    return {
        "source": f"Berdikari {asking.address}",
        "day": asking.sight.today.isoformat(),
        "register": asking.sight.register.version,
        "asked": list(asked),
    }


def tables_of(paper: Paper) -> tuple[Table, ...]:
    """The tables and lists of a paper, each under the heading that stands above it."""
    found: list[Table] = []
    heading = paper.title
    for block in paper.blocks:
        if isinstance(block, Heading):
            heading = block.text
        elif isinstance(block, Grid):
            found.append(Table(name=_free(heading, found), columns=block.columns, rows=block.rows))
        elif isinstance(block, Facts):
            found.append(Table(name=_free(heading, found), columns=("", ""), rows=block.rows))
    return tuple(found)


def workbook(tables: Sequence[Table]) -> bytes:
    """Tables as an Excel workbook, a sheet each."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "berdikari.xlsx"
        write_tables(tables, file)
        return file.read_bytes()


def record_of(one: Any) -> dict[str, Any]:
    """A record as the JSON that the command line prints of it."""
    found: dict[str, Any] = msgspec.to_builtins(one)
    return found


def _free(name: str, taken: Sequence[Table]) -> str:
    """A name of a sheet that no other has, whatever the case of its letters."""
    known, free = {one.name.casefold() for one in taken}, " ".join(name.split())[:26]
    at = 1
    while (told := free if at == 1 else f"{free} {at}").casefold() in known:
        at += 1
    return told


def _about_table(head: Mapping[str, Any]) -> Table:
    rows = tuple((name, "; ".join(said) if isinstance(said, list) else said) for name, said in head.items())
    return Table(name="about", columns=("what", "said"), rows=rows)


def _json(told: Mapping[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False, allow_nan=False, indent=1).encode()
