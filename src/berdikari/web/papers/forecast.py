"""The forecast as files: bands, what each partnership brings, the gap to a target, on what it all rests."""

from collections.abc import Mapping, Sequence
from typing import Any

from berdikari.edge.foresee_wire import gap_shape, outlook_shape
from berdikari.edge.sheets.table import Table
from berdikari.errors import BerdikariError
from berdikari.report import forecast_views as views
from berdikari.report.foresee_words import texts
from berdikari.report.paper import Block, Heading, Paper, Picture, Text
from berdikari.web import thinking
from berdikari.web.exports import Export, Handout, handed
from berdikari.web.page import Asking
from berdikari.web.pages import forecast as page
from berdikari.web.papers.parts import named, paper_of, sheet_of
from berdikari.web.thinking import Foreseen


def export(asking: Asking) -> Export:
    """The forecast of the address, a prior moved where it asks for that. Raises BerdikariError for what it cannot."""
    device, faults = page.device_of(asking), list[str]()
    moved = page.moved_of(asking, faults)
    answer = asking.think(thinking.foreseen, device, moved, page.target_of(asking, []) if device else None)
    if answer.fault:
        raise BerdikariError(answer.fault)
    asked = [asking.words.category(device)] if device else []
    return handed(
        asking,
        Handout(
            name=f"berdikari-forecast-{device or 'all'}",
            paper=lambda _: _paper(asking),
            record=lambda: _record(answer),
            tables=lambda: _tables(answer, asking),
            asked=(*asked, *([f"{moved[0]} = {moved[1]:g}"] if moved else [])),
        ),
    )


def _record(answer: Foreseen) -> dict[str, Any]:
    found, gap = answer.after or answer.found, answer.gap
    return {"items": [outlook_shape(one) for one in found.outlooks], "gap": gap_shape(gap) if gap else None}


def _tables(answer: Foreseen, asking: Asking) -> Sequence[Table]:
    """Bands, what each partnership brings to each device, what it rests on, how well it foresees."""
    said, found = texts(asking.language), answer.after or answer.found
    told = [page.told_of(own) for own in page.by_device(found).values()]
    return [
        named(said.column("announced"), views.outlook_table(found.outlooks, said)),
        *(named(f"{at} {one.device}", views.contribution_table(one, said)) for at, one in enumerate(told, start=1)),
        named(said("forecast.assumed"), views.assumed_table(found, said)),
        named(said("forecast.calibration"), page.calibration_of(answer, asking)),
    ]


def _paper(asking: Asking) -> Paper:
    shown, words = page.page(asking), asking.words
    view: Mapping[str, Any] = shown.view
    one, blocks = view["one"], list[Block]()
    if one:
        blocks += [Text(text=sentence) for sentence in one["sentences"]]
        blocks += [Picture(svg=str(one["chart"]), alt=str(words("outlook.bands")))] if one["chart"] else []
    blocks += sheet_of(view["table"], str(words("outlook.bands")))
    blocks += [Text(text=str(sentence), small=True) for sentence in view["untouched"]]
    blocks += sheet_of(one["lines"], str(words("outlook.lines"))) if one else []
    if view["gap"]:
        blocks.append(Heading(text=str(words("outlook.target"))))
        blocks += [Text(text=sentence) for sentence in view["gap"]["sentences"]]
        blocks += sheet_of(view["gap"]["table"])
    blocks += sheet_of(view["after"]) if view["after"] else []
    blocks += [*sheet_of(view["assumed"], str(words("outlook.rests"))), *sheet_of(view["calibration"])]
    title = f"{shown.title}: {view['name']}" if view["name"] else shown.title
    return paper_of(title, str(words("outlook.lede")), blocks, asking, wide=True)
