"""A tray: progress while it is read, what was found, what is wrong; then what the user chooses is kept."""

from datetime import UTC, datetime
from typing import Any

from starlette.datastructures import FormData

from berdikari import api
from berdikari.edge.sheets.bring import bring_in
from berdikari.pipeline import partnerships_in
from berdikari.records import Partnership, Reading
from berdikari.report.evidence import report_of
from berdikari.report.findings import title_of
from berdikari.report.words import Words
from berdikari.report.writing import day_text, value_text
from berdikari.web.page import Asking, Shown
from berdikari.web.pages.partnerships import stage_text
from berdikari.web.trays import Item


def page(asking: Asking) -> Shown:
    """The tray of the address."""
    tray = asking.desk.trays.get(asking.path["tray"], asking.viewer.name)
    view: dict[str, Any] = {
        "tray": tray,
        "items": [_item(item, asking) for item in tray.items],
        "found": sum(len(partnerships_in(reading)) for item in tray.items for reading in item.readings),
        "keepable": not tray.busy and any(item.state == "read" and item.usable for item in tray.items),
        "kept": any(item.state == "kept" for item in tray.items),
    }
    return Shown(template="tray.html", title=str(asking.words("add.tray")), here="add", view=view)


def action(asking: Asking, form: FormData) -> str:
    """Keep the chosen things; those that cannot be used are left out, the rest goes in."""
    tray = asking.desk.trays.get(asking.path["tray"], asking.viewer.name)
    chosen = {str(one) for one in form.getlist("item")}
    for number, item in enumerate(tray.items):
        if str(number) in chosen and item.state == "read" and item.usable:
            if item.typed:
                item.receipts = bring_in(asking.desk.store, item.typed, added=datetime.now(UTC))
            else:
                item.receipts = tuple(api.add(asking.desk.store, item.readings))
            item.state = "kept"
    asking.desk.fresh()
    return asking.to("add", tray.id)


def _item(item: Item, asking: Asking) -> dict[str, Any]:
    words = asking.words
    return {
        "name": item.name,
        "state": item.state if item.usable or item.state != "read" else "unusable",
        "problems": [problem for problem in item.problems if problem.severity != "note"],
        "documents": [_document(reading, words) for reading in item.readings if reading.document],
        "kept": _kept(item, asking) if item.state == "kept" else [],
        "known": bool(item.receipts) and not any(receipt.is_new for receipt in item.receipts),
    }


def _document(reading: Reading, words: Words) -> dict[str, Any]:
    document = reading.document
    assert document is not None
    return {
        "title": document.title or document.outlet or document.source,
        "day": day_text(document.published, words) if document.published else str(words("say.no_day")),
        "partnerships": [_partnership(one, reading, words) for one in partnerships_in(reading)],
        "figures": sum(claim.field == "figure" for claim in reading.claims),
    }


def _partnership(one: Partnership, reading: Reading, words: Words) -> dict[str, Any]:
    assert reading.document is not None
    facts = [stage_text(one.stage, words), *dict.fromkeys(words.device(device) for device in one.devices)]
    facts += [value_text(value, words) for value in one.values] + ([day_text(one.date, words)] if one.date else [])
    return {"title": title_of(one), "facts": facts, "report": report_of(reading.document, one.claims)}


def _kept(item: Item, asking: Asking) -> list[tuple[str, str]]:
    """The partnerships of the register that tell of it now: title and address."""
    documents = {receipt.document for receipt in item.receipts}
    return [
        (row.title, asking.to("partnership", row.partnership.id))
        for row in asking.sight.index.rows
        if any(claim.document in documents for claim in row.partnership.claims)
    ]
