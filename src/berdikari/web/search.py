"""Search: the sentence in which a partnership meets what was asked, with the words marked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from berdikari.names import fold
from berdikari.records import Claim, Document, Partnership
from berdikari.report.evidence import context_of

_WORD = re.compile(r"\w+(?:[&']\w+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A sentence, cut at the words that were met: (text, marked). source: outlet, or name of the document."""

    parts: tuple[tuple[str, bool], ...]
    source: str


def hit_in(partnership: Partnership, documents: Mapping[str, Document], text: str) -> Hit | None:
    """The sentence among the evidence that has most of the words; None: only names or places have them."""
    wanted = tuple(fold(text).split())
    best: Claim | None = None
    most = 0
    for claim in partnership.claims:
        if claim.quote is not None and claim.document in documents:
            found = _met(claim.quote.text, wanted)
            if found > most:
                best, most = claim, found
    if best is None or best.quote is None:
        return None
    document = documents[best.document]
    start, end = context_of(best.quote, document)
    return Hit(parts=marked(document.text[start:end], wanted), source=document.outlet or document.source)


def marked(text: str, wanted: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    """The text cut into stretches; those are marked whose folded word begins with one that is wanted."""
    parts: list[tuple[str, bool]] = []
    at = 0
    for match in _WORD.finditer(text):
        if any(word.startswith(wanted) for word in fold(match.group()).split()):
            parts += [(text[at : match.start()], False), (match.group(), True)]
            at = match.end()
    parts.append((text[at:], False))
    return tuple((re.sub(r"\s+", " ", part), is_marked) for part, is_marked in parts if part)


def _met(text: str, wanted: tuple[str, ...]) -> int:
    words = fold(text).split()
    return sum(any(word.startswith(one) for word in words) for one in wanted)
