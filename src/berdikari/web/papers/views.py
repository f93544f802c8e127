"""List, board, map and timeline as files: what the query of the address finds, in its order."""

from berdikari.report.paper import Block, Grid, Heading, Paper, Picture
from berdikari.report.timeline import Timeline
from berdikari.report.timeline_svg import timeline_svg
from berdikari.report.words import Words
from berdikari.web.exports import MOST, ON_SCREEN, Export, Handout, handed
from berdikari.web.page import Asking
from berdikari.web.pages.partnerships import asked_for
from berdikari.web.pages.views import CARDS, located, map_of, on_line, stages_of
from berdikari.web.papers.parts import drawn, left_out, paper_of, table_of
from berdikari.web.query import Answer, ask, query_of
from berdikari.web.sheets import shapes_of, sheets_of


def export(asking: Asking) -> Export:
    """All partnerships that fit; on paper, the view that is on the screen; as a picture, no more than it shows."""
    answer = ask(asking.sight.index, query_of(asking.params.multi_items(), asking.sight.index.bits))
    asked = asked_for(answer.query, asking.words)
    found = [row.partnership for row in answer.rows]
    return handed(
        asking,
        Handout(
            name=f"berdikari-{asking.sight.today.isoformat()}",
            paper=lambda most: paper(answer, asking, asked, short=most == ON_SCREEN),
            record=lambda: {"count": len(found), "items": shapes_of(asking.sight, found)},
            tables=lambda: sheets_of(asking.sight, found),
            asked=asked,
        ),
    )


def paper(answer: Answer, asking: Asking, asked: tuple[str, ...], *, short: bool) -> Paper:
    """The view of the query on paper. short: no more than the screen shows."""
    words = asking.words
    made = {"board": _board, "map": _map, "timeline": _timeline}.get(answer.query.view, _list)
    blocks = made(answer, asking, short)
    lede = str(words.many("partnerships.count", answer.count))
    return paper_of(str(words("frame.partnerships")), lede, blocks, asking, wide=True, asked=asked)


def _list(answer: Answer, asking: Asking, short: bool) -> list[Block]:
    if short:
        return [*table_of(answer.shown, asking.words), *left_out(answer.count - len(answer.shown), asking.words)]
    return table_of(answer.rows, asking.words)


def _board(answer: Answer, asking: Asking, short: bool) -> list[Block]:
    """A heading a column of the board, its cards below."""
    words, most, blocks = asking.words, CARDS if short else MOST, list[Block]()
    for label, rows in stages_of(answer, words):
        if rows:
            blocks.append(Heading(text=f"{label} ({len(rows)})"))
            blocks += table_of(rows, words, most)
    return blocks


def _map(answer: Answer, asking: Asking, short: bool) -> list[Block]:
    """The map and its places; the list too where there is room."""
    words, places = asking.words, located(answer, asking)
    columns = (str(words("partnerships.place")), str(words("frame.partnerships")))
    rows = tuple((name, str(count)) for _, name, count in places)
    blocks: list[Block] = [drawn(map_of(answer, asking), asking)]
    blocks += [Grid(columns=columns, rows=rows, widths=(3, 1), numbers=(1,))] if rows else []
    return (
        blocks
        if short
        else [*blocks, Heading(text=str(words("partnerships.view_list"))), *_list(answer, asking, short)]
    )


def _timeline(answer: Answer, asking: Asking, _short: bool) -> list[Block]:
    """The timeline of this page of the list, and the same in words."""
    words: Words = asking.words
    told: Timeline = on_line(answer, asking)["timeline"]
    if not told.rows:
        return []
    columns = tuple(str(words(f"column.{name}")) for name in ("partnership", "events", "undated"))
    rows = tuple(
        (row.title, "; ".join(mark.text for mark in row.marks) or "–", row.undated or "–") for row in told.rows
    )
    return [
        Picture(svg=timeline_svg(told), alt=str(words("chart.timeline"))),
        Grid(columns=columns, rows=rows, widths=(3, 5, 2)),
    ]
