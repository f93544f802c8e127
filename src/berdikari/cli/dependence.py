"""What `assess` prints and writes: the sheet of a device, the list of all, a bloc, what is within reach, and files."""

from collections.abc import Sequence
from pathlib import Path

from berdikari.cli.screen import Screen
from berdikari.edge.sheets.files import write_tables
from berdikari.edge.sheets.table import Table
from berdikari.errors import InvalidSheetError
from berdikari.records.dependence import Dependence, Margin
from berdikari.report.dependence.labels import Labels
from berdikari.report.dependence.svg import supplier_bars, supplier_sankey
from berdikari.report.dependence.tables import sheets

Named = Sequence[tuple[str, Dependence]]


def write_views(path: Path, named: Named, words: Labels, screen: Screen) -> None:
    """A chart (`.svg`; a sankey where its name says so) of one device, or tables of all. Says what was written."""
    written: Sequence[Path] = [path]
    if path.suffix.lower() == ".svg":
        if len(named) != 1:
            raise InvalidSheetError(str(path), "devices", len(named), "one device for a chart")
        draw = supplier_sankey if "sankey" in path.stem.lower() else supplier_bars
        path.write_text(draw(named[0][1], named[0][0], words), encoding="utf-8")
    else:
        tables = [Table(name=one.name, columns=one.columns, rows=one.rows) for one in sheets(named, words)]
        written = write_tables(tables, path)
    for one in written:
        screen.say(screen.words("say.written", path=str(one)))


def bloc_section(bloc: str, year: int, margins: Sequence[Margin], words: Labels) -> tuple[str, list[str]]:
    """The core indicators of a bloc, as a section of the sheet."""
    return f"{bloc.upper()} {year} ({margins[0].source})", [_distance(one, words) for one in margins]


def _distance(one: Margin, words: Labels) -> str:
    if one.value is None or one.margin is None:
        return f"{words.name(one.criterion)}: {words('not_known')}"
    value, asked = words.number(one.value, 3), words.number(one.threshold, 1)
    return f"{words.name(one.criterion)}: {value} − {asked} = {words.number(one.margin, 3)}"
