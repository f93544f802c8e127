"""The gate: a claim enters the register only if its quote stands in its document, offsets and all."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from typing import Any

from berdikari.records import Claim, Document, Problem

_ID_HINT = "make the record without an id: it is computed from the content"
_READ_AGAIN = "read the document again; if it stays, the reader is at fault"


def enter(document: Document, claims: Iterable[Claim]) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
    """The claims that may enter the register with this document, each once, in their order; and why the others may not.

    A claim enters if it is of this document, its id is that of its content, it can be stored, and its quote stands in
    the text at its offsets. Only what was typed by hand (method `hand:...`) may come without a quote. A document that
    cannot be stored is left out with all its claims, as one Problem of severity `error`.
    """
    fault = _fault_of_document(document)
    if fault:
        return (), (_problem(document, "error", *fault),)
    accepted: dict[str, Claim] = {}
    problems: list[Problem] = []
    for claim in claims:
        refusal = _fault_of_claim(document, claim)
        if refusal:
            problems.append(_problem(document, "warning", *refusal, claim=claim))
        else:
            accepted[claim.id] = claim
    return tuple(accepted.values()), tuple(problems)


def storable(text: str) -> bool:
    """True for text that every store can keep: no NUL character, no half of a surrogate pair."""
    if text.isascii():
        return "\x00" not in text
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\x00" not in text


def _fault_of_document(document: Document) -> tuple[str, str] | None:
    if not all(map(storable, _texts(document))):
        return "the document holds a NUL character or half a surrogate pair", "take it out and add the document again"
    if replace(document, id="").id != document.id:
        return f"the document's id {document.id!r} is not that of its content", _ID_HINT
    return None


def _fault_of_claim(document: Document, claim: Claim) -> tuple[str, str] | None:
    """What is wrong with the claim, and what to do; None: nothing."""
    if claim.document != document.id:
        return f"a claim of document {claim.document!r} came with document {document.id!r}", _READ_AGAIN
    if not all(map(storable, (*_texts(claim), *_texts(claim.value)))):
        return f"the {claim.field} holds a NUL character or half a surrogate pair", _READ_AGAIN
    if replace(claim, id="").id != claim.id:
        return f"the id {claim.id!r} of a claim is not that of its content", _ID_HINT
    if claim.quote is None:
        if claim.method.startswith("hand:"):
            return None
        return f"the {claim.field} has no quote", "only what is typed by hand (method hand:NAME) may lack one"
    if not claim.quote.text.strip():
        return f"the quote of the {claim.field} is empty", _READ_AGAIN
    if not document.holds(claim.quote):
        where = f"characters {claim.quote.start} to {claim.quote.end}"
        return f"the quote of the {claim.field} does not stand in the document at {where}", _READ_AGAIN
    return None


def _texts(record: Any) -> Iterator[str]:
    """Every text in a record, those in its tuples included."""
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from (item for item in value if isinstance(item, str))


def _problem(document: Document, severity: str, message: str, hint: str, claim: Claim | None = None) -> Problem:
    """The quote goes along only where it can be stored itself."""
    quote = claim.quote if claim and claim.quote and storable(claim.quote.text) else None
    source = document.source if storable(document.source) else repr(document.source)
    return Problem(stage="register", severity=severity, message=message, hint=hint, quote=quote, source=source)
