"""One document: its text as it was read, with every quote that proves something marked, and what it proves."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from berdikari.lookup import find_one
from berdikari.records import Claim, Document, Figure
from berdikari.report.evidence import report_of
from berdikari.report.facts import content_text
from berdikari.report.words import Words
from berdikari.report.writing import figure_text
from berdikari.web.links import claims_of, told_by
from berdikari.web.page import Asking, Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of the text. anchors: of the claims whose quotes cover it; told: what they say; empty: plain text."""

    text: str
    anchors: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


def page(asking: Asking) -> Shown:
    """The document whose id, or the first characters of it, stands in the address."""
    sight, words = asking.sight, asking.words
    document = find_one("document", asking.path["id"], sight.documents)
    claims, about = claims_of(sight, document.id), told_by(sight).get(document.id, ())
    view = {
        "document": document,
        "report": report_of(document),
        "paragraphs": paragraphs(document, claims, words),
        "partnerships": [(sight.index.by_id[one].title, asking.to("partnership", one)) for one in about],
        "problems": [problem for problem in sight.register.problems if problem.source == document.source],
        "claims": len(claims),
        "marked": any(claim.quote for claim in claims),
    }
    title = document.title or document.outlet or document.source
    return Shown(template="document.html", title=title, here="sources", view=view)


def paragraphs(document: Document, claims: Sequence[Claim], words: Words) -> list[list[Stretch]]:
    """The body cut at line ends and at the ends of quotes."""
    quoted = [claim for claim in claims if claim.quote and claim.quote.start >= document.body]
    cuts = {document.body, len(document.text)}
    for claim in quoted:
        assert claim.quote is not None
        cuts |= {claim.quote.start, claim.quote.end}
    ends = sorted(cuts)
    opened: list[Claim] = []
    waiting = sorted(quoted, key=lambda claim: claim.quote.start if claim.quote else 0, reverse=True)
    found: list[list[Stretch]] = [[]]
    for start, end in itertools.pairwise(ends):
        opened = [claim for claim in opened if claim.quote and claim.quote.end > start]
        begun: list[Claim] = []
        while waiting and waiting[-1].quote and waiting[-1].quote.start <= start:
            begun.append(waiting.pop())
        opened += begun
        told = tuple(dict.fromkeys(_told(claim, words) for claim in opened))
        anchors = tuple(claim.id[:12] for claim in begun)
        for number, line in enumerate(document.text[start:end].split("\n")):
            if number:
                found.append([])
            if line:
                found[-1].append(Stretch(text=line, anchors=anchors, told=told))
                anchors = ()
    return [stretches for stretches in found if stretches]


def _told(claim: Claim, words: Words) -> str:
    """`Stage: MoU`, as the reader's language has it."""
    if isinstance(claim.value, Figure):
        figure = claim.value
        measure = words.label("measure", figure.measure)
        return f"{figure.subject}: {measure} {figure_text(figure, words)}"
    text, note = content_text(claim.value, words)
    return f"{words.label('field', claim.field)}: {text}" + (f" ({note})" if note else "")
