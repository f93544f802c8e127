"""A plan as files: the answer, its charts and its map, plants, shipments, cost, and the parameters it rests on."""

from typing import Any

from berdikari.edge.plan_sheets import plan_sheets
from berdikari.edge.sheets.table import Table
from berdikari.errors import BerdikariError
from berdikari.report.paper import Block, Facts, Heading, Paper, Picture, Text
from berdikari.report.plan_views import map_of
from berdikari.report.plan_words import place_names, plan_texts
from berdikari.report.tables import Table as Shown
from berdikari.web.exports import Export, Handout, handed, record_of
from berdikari.web.page import Asking
from berdikari.web.pages import plan as page
from berdikari.web.papers.parts import drawn, paper_of, sheet_of
from berdikari.web.plan_question import changes_said
from berdikari.web.planning import Answer


def export(asking: Asking) -> Export:
    """The plan of the address. Raises BerdikariError until it is there."""
    outcome = page.found(asking)
    if not isinstance(outcome, tuple):
        raise BerdikariError(str(asking.words("planning.not_yet")))
    settings = outcome[0].plan.settings
    asked = [*map(asking.words.category, settings.devices), f"{settings.years[0]}-{settings.years[-1]}"]
    return handed(
        asking,
        Handout(
            name=f"berdikari-plan-{'-'.join(settings.devices)[:60]}",
            paper=lambda _: _paper(outcome, asking),
            record=lambda: _record(outcome),
            tables=lambda: _tables(outcome[-1], asking),
            asked=(*asked, *filter(None, [changes_said(asking)])),
        ),
    )


def _record(outcome: tuple[Answer, ...]) -> dict[str, Any]:
    base, last = outcome[0], outcome[-1]
    return {
        "plan": record_of(last.plan),
        "base": record_of(base.plan) if last is not base else None,
        "alternatives": [record_of(one) for one in last.others],
        "frontier": [{"cost": cost, "made_share": share} for cost, share in last.frontier],
    }


def _tables(answer: Answer, asking: Asking) -> tuple[Table, ...]:
    return plan_sheets(answer.plan, place_names(answer.sites, asking.language), plan_texts(asking.language))


def _paper(outcome: tuple[Answer, ...], asking: Asking) -> Paper:
    view, answer = page.answer_of(outcome[-1], asking), outcome[-1]
    said, blocks = view["said"], list[Block]()
    blocks += [Text(text=line) for line in view["told"]]
    blocks += [Text(text=view["assumed"], alarm=True), Facts(rows=tuple(view["facts"]))]
    if change := page.change_of(outcome, asking):
        blocks += sheet_of(change["table"])
    for head, items in view["groups"]:
        blocks.append(Heading(text=head) if items else Text(text=head, small=True))
        blocks += [Text(text=one) for one in items]
    if view["map"]:
        blocks += [Heading(text=said["flows"]), drawn(map_of(answer.plan, answer.sites, asking.language), asking)]
    for name in ("stack", "frontier"):
        head = said["costs" if name == "stack" else name]
        blocks += [Heading(text=head), Picture(svg=str(view[name]), alt=head)] if view[name] else []
    blocks += [*sheet_of(view["points"]), *sheet_of(view["shipments"]), *sheet_of(_rests(answer, asking))]
    return paper_of(view["head"], "", blocks, asking)


def _rests(answer: Answer, asking: Asking) -> Shown:
    """Every parameter with its source, or that it is assumed."""
    words, told = asking.words, page.rests_of(asking, answer.plan.parameters)["all"]
    heads = tuple(str(words(f"planning.parameter_{at}")) for at in range(1, 5))
    assumed = str(words("planning.assumption"))
    rows = tuple(
        (row.name, row.value, f"{row.source}, {row.day}" if row.source else assumed, row.scope) for row in told
    )
    return Shown(str(words("planning.parameters")), heads, rows, frozenset({1}))
