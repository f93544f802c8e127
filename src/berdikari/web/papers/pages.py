"""Organisation, fair and sources as files."""

from typing import Any

from berdikari.edge.tables import shipped_tables
from berdikari.edge.wire import organisation_shape
from berdikari.report.paper import Block, Facts, Heading, Paper, Text
from berdikari.web.exports import Export, Handout, handed, record_of
from berdikari.web.index import Row
from berdikari.web.page import Asking
from berdikari.web.pages import fair, organisation, sources
from berdikari.web.papers.parts import paper_of, part, table_of
from berdikari.web.sheets import shapes_of, sheets_of


def export_organisation(asking: Asking) -> Export:
    """The organisation of the address with its partnerships. Raises UnknownIdError."""
    one, rows = organisation.found(asking)
    several = [row.partnership for row in rows]
    return handed(
        asking,
        Handout(
            name=f"berdikari-{one.id}",
            paper=lambda most: _organisation(rows, asking, most),
            record=lambda: {**organisation_shape(one), "items": shapes_of(asking.sight, several)},
            tables=lambda: sheets_of(asking.sight, several),
        ),
    )


def _organisation(rows: list[Row], asking: Asking, most: int) -> Paper:
    shown, words = organisation.page(asking), asking.words
    view = shown.view
    told = {
        "aliases": view["one"].aliases,
        "owner": view["owner"][:1] if view["owner"] else (),
        "owned": [name for name, _ in view["owned"]],
        "devices": [name for name, _, _ in view["devices"]],
        "partners": [name for name, _, _ in view["partners"]],
        "people": [", ".join(filter(None, (person.name, person.office))) for person in view["one"].people],
    }
    facts = tuple((str(words(f"organisation.{name}")), "; ".join(several)) for name, several in told.items() if several)
    lede = " · ".join((view["country"] or str(words("organisation.no_country")), *view["roles"]))
    blocks: list[Block] = [Facts(rows=facts)] if facts else []
    return paper_of(shown.title, lede, [*blocks, *table_of(rows, words, most)], asking, wide=True)


def export_fair(asking: Asking) -> Export:
    """What came of the fair of the address. Raises UnknownIdError."""
    rows = fair.found(asking)
    several = [row.partnership for row in rows]
    return handed(
        asking,
        Handout(
            name="berdikari-fair",
            paper=lambda most: _fair(rows, asking, most),
            record=lambda: {"fair": several[0].fair, "count": len(several), "items": shapes_of(asking.sight, several)},
            tables=lambda: sheets_of(asking.sight, several),
        ),
    )


def _fair(rows: list[Row], asking: Asking, most: int) -> Paper:
    shown, words = fair.page(asking), asking.words
    view = shown.view
    lede = f"{words.many('fair.came', len(rows))} {words.many('fair.beyond', view['beyond'])}"
    lede += f" {words.many('fair.silent', view['silent'])}" if view["silent"] else ""
    stages = tuple((stage, str(count)) for stage, count in view["stages"])
    return paper_of(shown.title, lede, [Facts(rows=stages), *table_of(rows, words, most)], asking, wide=True)


def export_sources(asking: Asking) -> Export:
    """Every table that ships with its sources, the outlets of the register, and how to read the marks."""
    record = lambda: {"tables": [record_of(one) for one in shipped_tables()], "outlets": _outlets(asking)}  # noqa: E731
    name = f"berdikari-sources-{asking.sight.today.isoformat()}"
    return handed(asking, Handout(name=name, paper=lambda _: _sources(asking), record=record))


def _outlets(asking: Asking) -> list[dict[str, Any]]:
    return [record_of(one) for one in sources.outlets(asking.sight)]


def _sources(asking: Asking) -> Paper:
    shown, words = sources.page(asking), asking.words
    view = shown.view
    heads = [str(words(f"paper.{name}")) for name in ("what", "source", "age", "note")]
    rows = [
        (one["title"], source["name"], source["as_of"], source["licence"])
        for one in view["tables"]
        for source in one["sources"] or [{"name": str(words("origin.row_by_row")), "as_of": "", "licence": ""}]
    ]
    outlets = [(one["name"], str(one["count"]), one["days"]) for one in view["outlets"]]
    blocks: list[Block] = part(words("origin.tables"), rows, heads=heads)
    blocks += part(words("origin.outlets"), outlets)
    blocks += [Heading(text=str(words("origin.rates"))), Text(text=f"{view['rates'][0]}, {view['rates'][1]}")]
    marks = tuple((str(mark), str(means)) for mark, means in view["marks"])
    blocks += [Heading(text=str(words("origin.marks"))), Facts(rows=marks)]
    return paper_of(shown.title, str(words("origin.lede")), blocks, asking)
