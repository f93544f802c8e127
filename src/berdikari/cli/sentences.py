"""The sentences in which quotes stand, each once, with its quotes marked and the claims that it proves."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from berdikari.cli.screen import Screen
from berdikari.records import Claim, Document
from berdikari.report.evidence import context_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A stretch of a document, from sentence to sentence, and the claims whose quotes stand in it."""

    start: int
    end: int
    claims: tuple[Claim, ...]


def told_in(document: Document, claims: Iterable[Claim]) -> Iterator[Told]:
    """The sentences of the claims in reading order; those that touch are one. Claims without a quote have none."""
    spans = sorted((*context_of(claim.quote, document), claim.id, claim) for claim in claims if claim.quote)
    held: Told | None = None
    for start, end, _, claim in spans:
        if held and start < held.end:
            held = Told(start=held.start, end=max(held.end, end), claims=(*held.claims, claim))
            continue
        if held:
            yield held
        held = Told(start=start, end=end, claims=(claim,))
    if held:
        yield held


def marked(document: Document, told: Told, screen: Screen) -> str:
    """The sentence on one line, its quotes bold where the screen shows it."""
    text, at = "", told.start
    for start, end in sorted({(claim.quote.start, claim.quote.end) for claim in told.claims if claim.quote}):
        if start >= at:
            text += document.text[at:start] + screen.paint(document.text[start:end], "bold")
            at = end
    return "“" + " ".join((text + document.text[at : told.end]).split()) + "”"


def labels(told: Told, screen: Screen) -> str:
    """What the sentence proves, each field once."""
    return ", ".join(dict.fromkeys(screen.words.label("field", claim.field) for claim in told.claims))
