"""Signs that nobody sees (soft hyphens, blanks without width): left out for reading, back in every quote."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from berdikari.records import Claim, Document, Problem, Quote

_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]+")
Quoted = TypeVar("Quoted", Claim, Problem)


def without_unseen(document: Document) -> tuple[Document, Sequence[int]]:
    """The document as it is seen, under its own id, and where each of its letters stands in its text."""
    if not _UNSEEN.search(document.text):
        return document, range(len(document.text))
    places = [at for at, sign in enumerate(document.text) if not _UNSEEN.match(sign)]
    text = _UNSEEN.sub("", document.text)
    return replace(document, text=text, body=bisect_left(places, document.body)), places


def quoted_in(document: Document, found: Iterable[Quoted], places: Sequence[int]) -> tuple[Quoted, ...]:
    """The same, their quotes as slices of the document's text."""
    if isinstance(places, range):
        return tuple(found)
    return tuple(_quoted(document, one, places) for one in found)


def _quoted(document: Document, one: Quoted, places: Sequence[int]) -> Quoted:
    if one.quote is None or one.quote.start == one.quote.end:
        return one
    start, end = places[one.quote.start], places[one.quote.end - 1] + 1
    quote = Quote(text=document.text[start:end], start=start, end=end)
    return replace(one, quote=quote, id="") if isinstance(one, Claim) else replace(one, quote=quote)
