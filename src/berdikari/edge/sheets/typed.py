"""Partnerships typed by hand or brought in from a spreadsheet: rows to readings, through the same gate as articles."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache

from berdikari.edge import reference
from berdikari.edge.sheets import cells
from berdikari.edge.sheets.table import Table
from berdikari.errors import InvalidRecordError, InvalidSheetError
from berdikari.records import (
    Claim,
    Content,
    Day,
    Depth,
    Device,
    Document,
    Fair,
    Judgement,
    Party,
    Problem,
    Reading,
    Stage,
    Status,
    Term,
)
from berdikari.records.checks import check_day

COLUMNS = (
    "key", "parties", "facilitators", "devices", "stage", "planned_stage", "planned_date", "status", "depth", "values",
    "term_years", "date", "fair", "place", "site", "source_url", "outlet", "published", "quote", "compiled", "note",
)  # fmt: skip
NO_QUOTE = "no quote"
_OTHER_SCHEME = re.compile(r"(?!https?://)[a-z][a-z0-9+.-]*:\S", re.IGNORECASE)

Found = tuple[str, Content]


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What rows typed by hand come to.

    readings    one a document: a row's quote, or its citation where it says "no quote"
    judgements  that rows of one key tell of one cooperation, the first with each other one; kept after the readings
    problems    every cell that cannot be, by sheet, row and column; the rest went on
    """

    readings: tuple[Reading, ...]
    judgements: tuple[Judgement, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where it stands, its cells, and the faults found in it."""

    sheet: str
    number: int
    cells: dict[str, str]
    faults: list[Problem] = field(default_factory=list)

    def take(self, column: str, make: Callable[[str], Content]) -> Content | None:
        """What a cell holds; None where it is empty, or cannot be, which is noted."""
        return next(self.take_all(column, make, [self.cells.get(column, "")]), None)

    def take_all(self, column: str, make: Callable[[str], Content], items: list[str]) -> Iterator[Content]:
        """What the items of a cell are; those that cannot be are noted and left out."""
        for item in filter(None, items):
            try:
                yield make(item)
            except InvalidRecordError as error:
                self.fault(column, item, str(error).partition("wanted ")[2])

    def fault(self, column: str, found: str, wanted: str) -> None:
        """Note a cell that cannot be."""
        message = f"sheet {self.sheet!r}, row {self.number}, column {column}: found {found!r}, wanted {wanted}"
        hint = "correct the cell and bring the sheet in again"
        self.faults.append(Problem(stage="load", severity="warning", message=message, hint=hint, source=self.sheet))


def read_typed(table: Table, author: str, today: str) -> Typed:
    """Readings of the rows of a table with the columns COLUMNS: `key` and `parties` must be there, the others may.

    author: who typed them, for the method `hand:AUTHOR@DAY`; the day is the row's `compiled`, else `today`. A corrected
    row that is brought in again takes the place of the older one. Raises InvalidSheetError where a column is missing.
    """
    if "key" not in table.columns and {"id", "reports", "sources"} <= set(table.columns):
        raise InvalidSheetError(
            table.name,
            "header",
            "the partnerships as `export` writes them for people",
            "`berdikari import`: it takes edited cells as judgements",
        )
    table.require("key", "parties")
    rows = [Row(table.name, number, cells_) for number, cells_ in table.numbered()]
    unread = sorted(set(table.columns) - set(COLUMNS) - {""})
    problems = [_note(table.name, f"column {name!r} is not read; known are {', '.join(COLUMNS)}") for name in unread]
    readings: dict[str, Reading] = {}
    told: dict[str, dict[str, str]] = {}
    for row in rows:
        entry = _row(row, author, today)
        if entry:
            key, reading = entry
            earlier = readings.get(reading.document.id) if reading.document else None
            readings[reading.document.id] = _both(earlier, reading)  # type: ignore[union-attr]
            told.setdefault(key, {}).setdefault(reading.claims[0].about or "", row.cells.get("compiled") or today)
        problems += row.faults
    return Typed(
        readings=tuple(readings.values()),
        judgements=tuple(one for key, abouts in told.items() for one in _same(key, abouts, author)),
        problems=tuple(problems),
    )


def _row(row: Row, author: str, today: str) -> tuple[str, Reading] | None:
    """Key and reading of a row; None where it has no key or no party that can be."""
    key = row.cells.get("key", "")
    if not key:
        row.fault("key", "", "the short name of the partnership, the same in all its reports")
        return None
    compiled = _day(row, "compiled") or today
    document = _document(row)
    contents = list(_contents(row))
    if document is None or not any(name == "party" for name, _ in contents):
        if not row.cells.get("parties"):
            row.fault("parties", "", f"at least one of {cells.PARTY}")
        return None
    quote = None if _has_no_quote(row) else document.quote(0, len(document.text))
    claims = tuple(
        Claim(
            document=document.id,
            about=f"{document.id}-{key}",
            field=name,
            value=value,
            quote=quote,
            method=f"hand:{author}@{compiled}",
        )
        for name, value in contents
    )
    note = row.cells.get("note", "")
    notes = (Problem(stage="load", severity="note", message=f"{key}: {note}", source=document.source),) if note else ()
    return key, Reading(source=document.source, document=document, claims=claims, problems=notes)


def _document(row: Row) -> Document | None:
    """The document of a row: its quote, or its citation."""
    url, outlet, published = row.cells.get("source_url", ""), row.cells.get("outlet", ""), _day(row, "published")
    if not url or _OTHER_SCHEME.match(url):
        row.fault("source_url", url, "the address of the report (http or https), or words that say where it stands")
        return None
    if not row.cells.get("quote"):
        row.fault("quote", "", f"the words of the report, or {NO_QUOTE!r}")
        return None
    citation = ", ".join(part for part in (outlet, published, url) if part)
    text = citation if _has_no_quote(row) else row.cells["quote"]
    link = url if url.startswith(("http://", "https://")) else None
    return Document(source=url, text=text, url=link, outlet=outlet or None, published=published, media="sheet")


def _contents(row: Row) -> Iterator[Found]:
    """What the cells of a row say, as fields and contents of claims."""
    for column, name in (("parties", "party"), ("facilitators", "facilitator")):
        for party in row.take_all(column, _party, cells.items(row.cells.get(column, ""))):
            yield name, party
    for device in row.take_all("devices", _device, cells.items(row.cells.get("devices", ""))):
        yield "device", device
    for value in row.take_all("values", cells.value_from, cells.items(row.cells.get("values", ""))):
        yield "value", value
    date, planned = _day(row, "date"), _day(row, "planned_date")
    makers: dict[str, tuple[str, Callable[[str], Content]]] = {
        "stage": ("stage", lambda rung: Stage(rung=rung, date=date)),
        "planned_stage": ("stage", lambda rung: Stage(rung=rung, modality="planned", date=planned)),
        "status": ("status", lambda status: Status(status=status)),
        "depth": ("depth", _depth),
        "term_years": ("term", _term),
        "date": ("date", lambda _: Day(date=date or "")),
        "fair": ("fair", lambda name: Fair(name=name)),
    }
    for column, (name, make) in makers.items():
        content = None if column == "date" and date is None else row.take(column, make)
        if content is not None:
            yield name, content
    for column in ("place", "site"):
        for place in row.take_all(column, cells.place_from, cells.items(row.cells.get(column, ""))):
            yield column, place


def _party(item: str) -> Party:
    party = cells.party_from(item)
    if party.country is not None and party.country not in _known("countries", "iso2"):
        raise InvalidRecordError("Party", "country", party.country, "a country of ISO 3166-1, such as ID")
    return party


def _device(item: str) -> Device:
    device = cells.device_from(item)
    if device.id is not None and device.id not in _known("devices", "id"):
        raise InvalidRecordError("Device", "id", device.id, "an id of the catalogue (reference/devices.csv), or none")
    return device


def _depth(text: str) -> Depth:
    if text not in "012345" or len(text) != 1:
        raise InvalidRecordError("Depth", "level", text, "a whole number from 0 to 5")
    return Depth(level=int(text))


def _term(text: str) -> Term:
    try:
        return Term(years=float(text))
    except (ValueError, OverflowError):
        raise InvalidRecordError("Term", "years", text, "years as a number from 0 to 99") from None


def _day(row: Row, column: str) -> str | None:
    """The day in a cell; None where there is none, or where it cannot be, which is noted once."""
    text = row.cells.get(column, "")
    try:
        check_day(row, column, text or None)
    except InvalidRecordError as error:
        row.fault(column, text, str(error).partition("wanted ")[2])
        return None
    return text or None


def _has_no_quote(row: Row) -> bool:
    return row.cells.get("quote", "").casefold() == NO_QUOTE


def _both(earlier: Reading | None, later: Reading) -> Reading:
    """Two rows may stand on one document."""
    if earlier is None:
        return later
    return Reading(
        source=earlier.source,
        document=earlier.document,
        claims=tuple(dict.fromkeys((*earlier.claims, *later.claims))),
        problems=(*earlier.problems, *later.problems),
    )


def _same(key: str, told: dict[str, str], author: str) -> Iterator[Judgement]:
    """That the rows of a key tell of one cooperation: the first row's with each later one's, by the day of that."""
    first, *others = told
    for other in others:
        yield Judgement(verdict="same", subjects=(first, other), author=author, day=told[other], why=f"one key: {key}")


def _note(sheet: str, message: str) -> Problem:
    return Problem(stage="load", severity="note", message=message, source=sheet)


@cache
def _known(table: str, column: str) -> frozenset[str]:
    """The ids of a table of reference."""
    return frozenset(row[column] for row in reference.rows(table))
