"""Parts that the papers of several pages share: frame, tables of partnerships, where a paper comes from."""

from collections.abc import Iterator, Sequence

from berdikari.edge.sheets.table import Table
from berdikari.records import Partnership
from berdikari.records.sheet import PartnershipRow
from berdikari.report.contradictions import about_text, side_text
from berdikari.report.map import MapView, map_svg
from berdikari.report.paper import Block, Facts, Grid, Heading, Paper, Picture, Text
from berdikari.report.tables import Table as Shown
from berdikari.report.words import Words
from berdikari.report.writing import day_text, value_text
from berdikari.web.exports import MOST
from berdikari.web.index import Row
from berdikari.web.page import Asking
from berdikari.web.pages.partnerships import stage_text


def paper_of(
    title: str, lede: str, blocks: Sequence[Block], asking: Asking, *, wide: bool = False, asked: Sequence[str] = ()
) -> Paper:
    """A paper with a foot that says of which day it is, and a last line that says what was asked for, and where."""
    words, day = asking.words, asking.sight.today.isoformat()
    told = str(words("paper.asked", asked="; ".join(asked))) if asked else ""
    origin = str(words("paper.origin", address=asking.address, version=asking.sight.register.version))
    return Paper(
        title=title,
        lede=lede,
        language=asking.language,
        day=day,
        foot=str(words("frame.foot", day=day_text(day, words))),
        blocks=(*blocks, Text(text=f"{told} {origin}".strip(), small=True)),
        wide=wide,
    )


def table_of(rows: Sequence[Row], words: Words, most: int = MOST) -> list[Block]:
    """The partnerships as a table; how many more there are where it does not hold them all."""
    names = ("partnership", "stage", "value", "device", "place", "date")
    table = Grid(
        columns=tuple(str(words(f"column.{name}")) for name in names),
        rows=tuple(_cells(row, words) for row in rows[:most]),
        widths=(5, 2.4, 2.4, 2.6, 2.6, 2),
    )
    return [table, *left_out(len(rows) - most, words)]


def left_out(count: int, words: Words) -> list[Block]:
    """A remark on what only the workbook has."""
    return [Text(text=str(words("paper.left_out", count=count)), small=True)] if count > 0 else []


def sheet_of(table: Shown, heading: str = "") -> list[Block]:
    """A table of the views under its caption, or another heading; nothing where it has no rows."""
    if not table.rows:
        return []
    numbers = tuple(sorted(table.numbers))
    grid = Grid(columns=table.heads, rows=table.rows[:MOST], widths=_widths(table.heads, table.rows), numbers=numbers)
    return [Heading(text=heading or table.caption), grid]


def part(heading: object, rows: Sequence[tuple[str, ...]], none: object = "", heads: Sequence[str] = ()) -> list[Block]:
    """A heading with a table, or with what is said where there are no rows; nothing where nothing is said."""
    if not rows:
        return [Heading(text=str(heading)), Text(text=str(none), small=True)] if none else []
    columns = tuple(heads) or ("",) * len(rows[0])
    grid = Grid(columns=columns, rows=tuple(rows[:MOST]), widths=_widths(columns, rows))
    return [Heading(text=str(heading)), grid]


def _widths(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """Shares of the width by the longest text of each column, long ones held back."""
    longest = [max(len(row[at]) for row in (heads, *rows)) for at in range(len(heads))]
    return tuple(min(max(one, 6), 60) ** 0.6 for one in longest)


def brief_table(partnerships: Sequence[PartnershipRow]) -> Table:
    """Partnerships of a sheet as a table of a workbook."""
    rows = tuple(
        (one.id, "; ".join(one.parties), "; ".join(one.devices), one.stage, one.status, one.date, one.last_news)
        for one in partnerships
    )
    columns = ("id", "parties", "devices", "stage", "status", "date", "last_news")
    return Table(name="partnerships", columns=columns, rows=rows)


def named(name: str, table: Shown) -> Table:
    """A table of the views as a sheet of a workbook."""
    return Table(name=name, columns=table.heads, rows=table.rows)


def drawn(view: MapView, asking: Asking, width: int = 960) -> Picture:
    """A map, with what it shows in words."""
    return Picture(svg=map_svg(view, width), alt=str(asking.words("partnerships.view_map")))


def sides_of(p: Partnership, words: Words) -> Iterator[Block]:
    """Each contradiction with its sides."""
    claims = {claim.id: claim for claim in p.claims}
    for conflict in p.conflicts:
        told = []
        for side in conflict.alternatives:
            said = [claims[name] for name in side.claims if name in claims]
            mark = f" ({words('partnership.preferred')})" if side.value == conflict.preferred else ""
            told.append(side_text(side.value, said, words) + mark)
        yield Facts(rows=((about_text(conflict.about, words), "  ≠  ".join(told)),))


def _cells(row: Row, words: Words) -> tuple[str, ...]:
    p = row.partnership
    place = p.site or p.place
    return (
        row.title,
        stage_text(p.stage, words) + (f" ({words.label('status', p.status)})" if p.status else ""),
        "; ".join(value_text(value, words) for value in p.values) or "–",
        ", ".join(dict.fromkeys(words.device(device) for device in p.devices)) or "–",
        words.place(place) if place else "–",
        day_text(p.date, words) if p.date else "–",
    )
