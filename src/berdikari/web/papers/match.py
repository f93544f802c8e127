"""Matches as files: the timetable of a delegation, the ranks of a device, who fits a firm; each with its reasons."""

from collections.abc import Sequence
from typing import Any

from berdikari.edge.devices import device_named
from berdikari.edge.foresee_wire import match_shape, pair_shape, schedule_shape
from berdikari.edge.sheets.table import Table
from berdikari.errors import UnknownIdError
from berdikari.records.match import Match, Pair
from berdikari.report.foresee_words import Texts, texts
from berdikari.report.match_views import match_table, pair_table, schedule_table
from berdikari.report.paper import Paper, Text
from berdikari.report.tables import Table as Shown
from berdikari.web import matching, thinking
from berdikari.web.exports import Export, Handout, handed
from berdikari.web.page import Asking
from berdikari.web.pages import match as page
from berdikari.web.papers.parts import named, paper_of, sheet_of
from berdikari.web.thinking import Met


def export(asking: Asking) -> Export:
    """What the address asks: a device, a firm, or a delegation. Raises BerdikariError where it asks for none."""
    said = texts(asking.language)
    if device := asking.params.get("device", "").strip():
        return _device(device, asking, said)
    if firm := asking.params.get("firm", "").strip():
        return _firm(firm, asking, said)
    delegation = page.delegation_of(asking)
    if delegation is None:
        raise UnknownIdError("delegation", "", ("country", "list", "device", "firm"))
    met = asking.think(thinking.met, delegation, str(asking.words("matching.list")))
    tables = [(said("match.sheet"), schedule_table(met.schedule, said)), (said("match.alone"), _alone(met, asking))]
    record = schedule_shape(met.schedule)
    return _handed(asking, "meetings", str(asking.words("matching.day")), tables, record)


def _device(device: str, asking: Asking, said: Texts) -> Export:
    known = device_named(device)
    if known is None:
        raise UnknownIdError("device", device)
    found = asking.think(thinking.matches, known)
    title = f"{asking.words('matching.for_device')} {asking.words.category(known)}"
    table = match_table(found, said, len(found))
    return _handed(asking, f"match-{known}", title, [(said("match.title"), table)], {"items": _shapes(found)})


def _firm(firm: str, asking: Asking, said: Texts) -> Export:
    """Of a firm at home the owners of what it makes, of one from abroad the makers at home."""
    one = asking.think(thinking.firm_named, firm)
    if one is None:
        raise UnknownIdError("firm", firm)
    if one.country != "IDN":
        found: Sequence[Pair] = asking.think(thinking.partners, one, None)
        record = {"items": [pair_shape(pair) for pair in found]}
        return _handed(asking, "match-firm", one.name, [(said("match.title"), pair_table(found, said))], record)
    devices = [device for device in one.devices if device in matching.coded()]
    ranked = [(device, asking.think(thinking.matches, device)) for device in devices]
    tables = [(said.device(device), match_table(several, said, len(several))) for device, several in ranked]
    record = {"items": [shape for _, several in ranked for shape in _shapes(several)]}
    return _handed(asking, "match-firm", one.name, tables, record)


def _shapes(found: Sequence[Match]) -> list[dict[str, Any]]:
    return [match_shape(one, rank) for rank, one in enumerate(found, start=1)]


def _handed(
    asking: Asking, name: str, title: str, tables: Sequence[tuple[str, Shown]], record: dict[str, Any]
) -> Export:
    def paper(_most: int) -> Paper:
        hint = Text(text=str(asking.words("matching.hint")), alarm=True)
        blocks = [block for heading, table in tables for block in sheet_of(table, heading)]
        return paper_of(title, "", [hint, *blocks], asking, wide=True)

    sheets: list[Table] = [named(heading, table) for heading, table in tables]
    return handed(
        asking,
        Handout(name=f"berdikari-{name}", paper=paper, record=lambda: record, tables=lambda: sheets, asked=(title,)),
    )


def _alone(met: Met, asking: Asking) -> Shown:
    said = texts(asking.language)
    heads = (said.column("guest"), said.column("reasons"))
    return Shown(said("match.alone"), heads, tuple(page.alone_of(met, asking)))
