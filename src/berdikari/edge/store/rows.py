"""Rows of the tables from records, and records from rows."""

from collections.abc import Sequence
from sys import intern
from typing import Any

from berdikari.edge.codec import decode, decode_content, encode, encode_content
from berdikari.edge.store.tables import claims, documents, judgements, problems
from berdikari.records import Claim, Document, Judgement, Problem, Quote, content_id

Row = dict[str, Any]

DOCUMENT = [
    documents.c[name] for name in ("id", "source", "url", "outlet", "title", "published", "language", "media")
] + [
    documents.c.body,
    documents.c.text,
]
CLAIM = [claims.c[name] for name in ("document", "id", "about", "field", "value")] + [
    claims.c[name] for name in ("quote", "quote_start", "quote_end", "method", "confidence")
]
JUDGEMENT = [judgements.c[name] for name in ("id", "verdict", "subjects", "author", "day", "why")]
PROBLEM = [problems.c[name] for name in ("stage", "severity", "message", "hint")] + [
    problems.c[name] for name in ("quote", "quote_start", "quote_end", "source")
]


def row_of_document(document: Document) -> Row:
    """All but version and time."""
    return {column.name: getattr(document, column.name) for column in DOCUMENT}


def document_of(row: Sequence[Any]) -> Document:
    """From the columns DOCUMENT."""
    identity, source, url, outlet, title, published, language, media, body, text = row
    return Document(
        id=identity, source=source, url=url, outlet=outlet, title=title,
        published=published, language=language, media=media, body=body, text=text,
    )  # fmt: skip


def row_of_claim(claim: Claim) -> Row:
    """A claim's row."""
    return {
        "document": claim.document,
        "id": claim.id,
        "about": claim.about,
        "field": claim.field,
        "value": encode_content(claim.value),
        "method": claim.method,
        "confidence": float(claim.confidence),
        **_row_of_quote(claim.quote),
    }


def claim_of(row: Sequence[Any]) -> Claim:
    """From the columns CLAIM."""
    document, identity, about, field, value, text, start, end, method, confidence = row
    return Claim(
        id=identity,
        document=intern(document),
        about=about and intern(about),
        field=intern(field),
        value=decode_content(field, value),
        quote=None if text is None else Quote(text=intern(text), start=start, end=end),
        method=intern(method),
        confidence=float(confidence),
    )


def row_of_judgement(judgement: Judgement) -> Row:
    """All but version, time and what was seen."""
    row = {column.name: getattr(judgement, column.name) for column in JUDGEMENT}
    return row | {"subjects": encode(judgement.subjects)}


def judgement_of(row: Sequence[Any]) -> Judgement:
    """From the columns JUDGEMENT."""
    identity, verdict, subjects, author, day, why = row
    return Judgement(id=identity, verdict=verdict, subjects=tuple(decode(subjects)), author=author, day=day, why=why)


def row_of_problem(problem: Problem, document: str | None) -> Row:
    """All but version and time; its id is of its content, so that the same problem stands once."""
    row = {name: getattr(problem, name) for name in ("stage", "severity", "message", "hint", "source")}
    quote = _row_of_quote(problem.quote)
    parts = (document, *row.values(), *quote.values())
    return {"id": content_id("problem", *parts), "document": document, **row, **quote}


def problem_of(row: Sequence[Any]) -> Problem:
    """From the columns PROBLEM."""
    stage, severity, message, hint, text, start, end, source = row
    quote = None if text is None else Quote(text=text, start=start, end=end)
    return Problem(stage=stage, severity=severity, message=message, hint=hint, quote=quote, source=source)


def _row_of_quote(quote: Quote | None) -> Row:
    if quote is None:
        return {"quote": None, "quote_start": None, "quote_end": None}
    return {"quote": quote.text, "quote_start": quote.start, "quote_end": quote.end}
