"""A device as files: need, dependence, suppliers, what was said, makers, owners, codes, partnerships."""

from collections.abc import Mapping, Sequence
from typing import Any

from berdikari.edge.assess_wire import sheet_shape
from berdikari.edge.devices import find_device
from berdikari.edge.sheets.table import Table
from berdikari.edge.trade.countries import names
from berdikari.records.sheet import DeviceSheet
from berdikari.report.dependence.labels import labels
from berdikari.report.dependence.tables import sheets
from berdikari.report.paper import Block, Facts, Heading, Paper, Text
from berdikari.report.words import Words
from berdikari.web.devices import partnerships_by_device, sheet_of
from berdikari.web.exports import Export, Handout, handed
from berdikari.web.page import Asking
from berdikari.web.pages import device as page
from berdikari.web.papers.parts import brief_table, paper_of, part, table_of


def export(asking: Asking) -> Export:
    """The device of the address. Raises UnknownIdError."""
    row = find_device(asking.path["id"])
    sheet = sheet_of(asking.sight, row)
    synthetic = "-SYNTHETIC" if sheet.dependence.synthetic else ""
    return handed(
        asking,
        Handout(
            name=f"berdikari-{row['id']}{synthetic}",
            paper=lambda most: _paper(row["id"], asking, most),
            record=lambda: sheet_shape(sheet),
            tables=lambda: _tables(sheet, asking),
        ),
    )


def _tables(sheet: DeviceSheet, asking: Asking) -> list[Table]:
    """Measures first, then what they are made from, then the partnerships."""
    words = labels(asking.language, names(asking.language))
    found = [
        Table(name=one.name, columns=one.columns, rows=one.rows)
        for one in sheets([(sheet.name(asking.language), sheet.dependence)], words)
    ]
    found.sort(key=lambda one: not one.name.startswith("measures"))
    return [*found, brief_table(sheet.partnerships)]


def _paper(device: str, asking: Asking, most: int) -> Paper:
    shown, words = page.page(asking), asking.words
    view = shown.view
    blocks: list[Block] = []
    if view["dependence"] and view["dependence"].synthetic:
        blocks.append(Text(text=str(words("device.synthetic")), alarm=True))
    blocks += part(words("device.need"), [_need(one, words) for one in view["needs"]], words("device.no_need"))
    blocks += _dependence(view, words)
    blocks += part(words("device.said"), [_said(one, words) for one in view["said"]], words("province.none"))
    makers = [(one["name"], one["source"]) for one in view["makers"]]
    blocks += part(words("device.makers"), makers, words("device.no_maker"))
    owners = [(one["name"], one["chance"], one["reasons"]) for one in view["owners"]]
    blocks += part(words("device.owners"), owners, words("device.no_owners"))
    unset = str(words("device.unset"))
    codes = tuple((name.upper(), ", ".join(several) or unset) for name, several in view["codes"].items())
    blocks += [Heading(text=str(words("device.codes"))), Facts(rows=codes)]
    about = partnerships_by_device(asking.sight).get(device, ())
    rows = [asking.sight.index.by_id[one.id] for one in about]
    blocks += [Heading(text=str(words("frame.partnerships"))), *table_of(rows, words, most)] if rows else []
    return paper_of(shown.title, ", ".join(name for _, name in view["names"]), blocks, asking)


def _dependence(view: Mapping[str, Any], words: Words) -> list[Block]:
    """Measures with formula and reason, suppliers, imports by year, and the official shares."""
    trade, found = view["trade"], view["dependence"]
    known = [_measure(one) for one in view["measures"] if one["known"]] if view["traded"] else []
    blocks = part(words("device.dependence"), known, f"{words('device.no_trade')} {words('frame.sources')}")
    if trade:
        told = f"{words('device.basket')}: {found.basket}. {words('device.data')}: {'; '.join(found.sources)}"
        blocks.append(Text(text=told, small=True))
        suppliers: Sequence[tuple[str, ...]] = [(name, share) for name, share, _, _ in trade["suppliers"]]
        blocks += part(words("device.suppliers", year=trade["year"]), suppliers)
        blocks += part(words("device.trend"), [(str(year), f"US${imports}") for year, imports, *_ in trade["years"]])
    official = [(one["period"], one["value"], one["formula"], one["reason"]) for one in view["official"]]
    return blocks + part(words("device.official"), official)


def _measure(one: Mapping[str, Any]) -> tuple[str, ...]:
    return one["name"], one["value"], one["period"], one["formula"], one["reason"]


def _need(one: Mapping[str, Any], words: Words) -> tuple[str, ...]:
    assumed = f" ({words('device.assumed')})" if one["assumed"] else ""
    return f"{one['from']}–{one['to']}", one["units"] + assumed, one["range"], one["why"]


def _said(one: Mapping[str, Any], words: Words) -> tuple[str, ...]:
    basket = one["basket"] or str(words("device.no_basket"))
    speaker = one["speaker"] or str(words("device.nobody"))
    return one["what"], one["value"], one["period"], basket, f"{speaker}, {one['day']}".rstrip(", ")
