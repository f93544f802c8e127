"""What was typed by hand as rows again, as `read_typed` reads them: to be corrected and brought in once more."""

from berdikari.edge.sheets.cells import device_text, joined, party_text, place_text, value_text
from berdikari.edge.sheets.table import Cell, Table
from berdikari.edge.sheets.typed import COLUMNS, NO_QUOTE
from berdikari.records import Claim, Day, Depth, Device, Document, Fair, Party, Place, Stage, Status, Term, Value
from berdikari.register import Register


def retyped(register: Register) -> Table:
    """A row for each cooperation that somebody typed, by document; what was read in articles is left out."""
    documents = {document.id: document for document in register.documents}
    typed: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in register.claims:
        if claim.method.startswith("hand:") and claim.about and documents[claim.document].media == "sheet":
            typed.setdefault((claim.document, claim.about, claim.method), []).append(claim)
    notes = {(one.source, one.message.partition(": ")[0]): one.message.partition(": ")[2] for one in register.problems}
    rows = tuple(_row(documents[key[0]], claims, notes) for key, claims in typed.items())
    return Table(name="typed", columns=COLUMNS, rows=rows)


def _row(document: Document, claims: list[Claim], notes: dict[tuple[str | None, str], str]) -> tuple[Cell, ...]:
    key = (claims[0].about or "").removeprefix(f"{document.id}-")
    cells: dict[str, list[str]] = {column: [] for column in COLUMNS}
    for claim in claims:
        for column, text in _cells(claim):
            cells[column].append(text)
    cells |= {
        "key": [key],
        "source_url": [document.source],
        "outlet": [document.outlet or ""],
        "published": [document.published or ""],
        "quote": [claims[0].quote.text if claims[0].quote else NO_QUOTE],
        "compiled": [claims[0].method.rpartition("@")[2]],
        "note": [notes.get((document.source, key), "")],
    }
    return tuple(joined(cells[column]) or None for column in COLUMNS)


def _cells(claim: Claim) -> list[tuple[str, str]]:
    """The columns that a claim fills, with their texts."""
    match claim.value:
        case Party() as party:
            return [("parties" if claim.field == "party" else "facilitators", party_text(party))]
        case Device() as device:
            return [("devices", device_text(device))]
        case Value() as value:
            return [("values", value_text(value))]
        case Place() as place:
            return [(claim.field, place_text(place))]
        case Stage(rung=rung, modality="planned", date=date):
            return [("planned_stage", rung), *([("planned_date", date)] if date else [])]
        case Stage(rung=rung):
            return [("stage", rung)]
        case Status(status=status):
            return [("status", status)]
        case Depth(level=level):
            return [("depth", str(level))]
        case Term(years=years):
            return [("term_years", str(years))]
        case Day(date=date):
            return [("date", date)]
        case Fair(name=name):
            return [("fair", name)]
    return []
