"""The register as sheets for people: a row a partnership, and what stands behind it."""

from collections.abc import Iterable, Sequence

from berdikari.edge.sheets.cells import device_text, joined, party_text, place_text, value_text
from berdikari.edge.sheets.said import said, stage_text
from berdikari.edge.sheets.table import Cell, Table, text_of
from berdikari.records import Claim, Document, Partnership
from berdikari.records.checks import content_id
from berdikari.register import Register

MARK = "as_exported"
_SUMMED = 30_000  # characters of a cell: Excel keeps few more


def views(register: Register, partnerships: Sequence[Partnership]) -> tuple[Table, ...]:
    """The sheets `partnerships`, `claims`, `conflicts`, `documents`, `sources`, `judgements` and `problems`.

    partnerships: those to show; claims that belong to none of them stand at the end, with an empty first cell.
    """
    documents = {document.id: document for document in register.documents}
    return (
        partnership_table(partnerships),
        _claims(register, partnerships, documents),
        _conflicts(partnerships, documents),
        _documents(register),
        _sources(register, partnerships),
        _judgements(register),
        _problems(register),
    )


def partnership_table(partnerships: Sequence[Partnership]) -> Table:
    """A row a partnership, the last cell its mark."""
    columns = (
        "id", "parties", "facilitators", "devices", "stage", "planned_stage", "planned_date", "status", "depth",
        "values", "term_years", "date", "fair", "place", "site", "people", "owners", "history", "last_news", "reports",
        "conflicts", "sources", MARK,
    )  # fmt: skip
    rows = ((*row, mark_of(row)) for row in map(_partnership, partnerships))
    return Table(name="partnerships", columns=columns, rows=tuple(rows))


def mark_of(cells: Iterable[Cell]) -> str:
    """What shows whether a row was edited since: a sum of its cells."""
    return content_id("row", *(text_of(cell)[:_SUMMED] for cell in cells))


def _partnership(one: Partnership) -> tuple[Cell, ...]:
    return (
        one.id,
        joined(map(party_text, one.parties)),
        joined(map(party_text, one.facilitators)) or None,
        joined(map(device_text, one.devices)) or None,
        one.stage,
        one.planned_stage,
        one.planned_date,
        one.status,
        one.depth,
        joined(map(value_text, one.values)) or None,
        one.term_years,
        one.date,
        one.fair,
        place_text(one.place) if one.place else None,
        place_text(one.site) if one.site else None,
        joined(map(said, one.people)) or None,
        joined(map(said, one.owners)) or None,
        joined(map(stage_text, one.history)) or None,
        one.last_news,
        len({claim.document for claim in one.claims}),
        len(one.conflicts),
        joined(one.sources) or None,
    )


def _claims(register: Register, partnerships: Sequence[Partnership], documents: dict[str, Document]) -> Table:
    columns = (
        "partnership", "field", "says", "quote", "start", "end", "source", "url", "outlet", "published", "method",
        "confidence", "report", "document", "id",
    )  # fmt: skip
    used = {claim.id for one in partnerships for claim in one.claims}
    rows = [_claim(claim, one.id, documents) for one in partnerships for claim in one.claims]
    rows += [_claim(claim, None, documents) for claim in register.claims if claim.id not in used]
    return Table(name="claims", columns=columns, rows=tuple(rows))


def _claim(claim: Claim, partnership: str | None, documents: dict[str, Document]) -> tuple[Cell, ...]:
    quote, document = claim.quote, documents[claim.document]
    words = (quote.text, quote.start, quote.end) if quote else ("no quote", None, None)
    origin = (document.source, document.url, document.outlet, document.published)
    keys = (claim.method, float(claim.confidence), claim.about, claim.document, claim.id)
    return (partnership, claim.field, said(claim.value), *words, *origin, *keys)


def _conflicts(partnerships: Sequence[Partnership], documents: dict[str, Document]) -> Table:
    """A row a side."""
    columns = ("partnership", "about", "says", "preferred", "rule", "claims", "sources", "quotes")
    rows: list[tuple[Cell, ...]] = []
    for one in partnerships:
        claims = {claim.id: claim for claim in one.claims}
        for conflict in one.conflicts:
            for side in conflict.alternatives:
                behind = [claims[claim] for claim in side.claims if claim in claims]
                sources = dict.fromkeys(documents[claim.document].source for claim in behind)
                quotes = dict.fromkeys(claim.quote.text for claim in behind if claim.quote)
                preferred = "yes" if side.value == conflict.preferred else "no"
                told = (joined(sources) or None, " | ".join(quotes) or None)
                rows.append((one.id, conflict.about, side.value, preferred, conflict.rule, len(side.claims), *told))
    return Table(name="conflicts", columns=columns, rows=tuple(rows))


def _documents(register: Register) -> Table:
    """Without their texts, which are long and not ours to hand on; the JSON lines have them."""
    columns = ("id", "source", "url", "outlet", "title", "published", "language", "media", "characters", "claims")
    count: dict[str, int] = {}
    for claim in register.claims:
        count[claim.document] = count.get(claim.document, 0) + 1
    rows = tuple(
        (*(getattr(one, name) for name in columns[:8]), len(one.text), count.get(one.id, 0))
        for one in register.documents
    )
    return Table(name="documents", columns=columns, rows=rows)


def _sources(register: Register, partnerships: Sequence[Partnership]) -> Table:
    """A row an outlet: how much of the register rests on it."""
    columns = ("outlet", "documents", "partnerships", "first_published", "last_published")
    outlets: dict[str, list[Document]] = {}
    for document in register.documents:
        outlets.setdefault(document.outlet or "", []).append(document)
    told: dict[str, set[str]] = {}
    for one in partnerships:
        for claim in one.claims:
            told.setdefault(claim.document, set()).add(one.id)
    rows: list[tuple[Cell, ...]] = []
    for outlet, documents in sorted(outlets.items()):
        days = sorted(document.published for document in documents if document.published)
        about = set[str]().union(*(told.get(document.id, set()) for document in documents))
        rows.append((outlet or None, len(documents), len(about), days[0] if days else None, days[-1] if days else None))
    return Table(name="sources", columns=columns, rows=tuple(rows))


def _judgements(register: Register) -> Table:
    columns = ("id", "verdict", "subjects", "author", "day", "why")
    rows = tuple(
        (one.id, one.verdict, joined(one.subjects), one.author, one.day, one.why or None) for one in register.judgements
    )
    return Table(name="judgements", columns=columns, rows=rows)


def _problems(register: Register) -> Table:
    columns = ("source", "stage", "severity", "message", "hint", "quote")
    rows = tuple(
        (one.source, one.stage, one.severity, one.message, one.hint or None, one.quote.text if one.quote else None)
        for one in register.problems
    )
    return Table(name="problems", columns=columns, rows=rows)
