"""Bounds: how much of a text is read, and what is said where a text goes beyond."""

from collections.abc import Iterator
from itertools import pairwise

from berdikari.read.page import Page
from berdikari.records import Problem

MOST = (
    1_000_000  # characters; a report of a hundred pages has some hundred thousand, and a megabyte takes half a minute
)
_ENDS = (".", "!", "?", "…", '"', "”", "’", ")", "]", "'", ";")


def beyond(page: Page, most: int = MOST) -> Iterator[Problem]:
    """What is said of a text of more than `most` characters, and of sentences that were cut since they do not end."""
    count = len(page.text) - page.document.body
    if count > most:
        yield Problem(
            stage="read",
            severity="warning",
            message=f"only the first {most // 1000} of {count // 1000} thousand characters were read",
            hint="Split the text into several files: each is read whole.",
            source=page.document.source,
        )
    if cut := sum(_runs_on(page, one.end, other.start) for one, other in pairwise(page.sentences)):
        yield Problem(
            stage="read",
            severity="note",
            message=f"cut at {cut} places: the text has no full stop and no new line for 1,500 characters",
            hint="What stands on both sides of a cut is not read as one sentence.",
            source=page.document.source,
        )


def _runs_on(page: Page, end: int, start: int) -> bool:
    return start - end <= 1 and "\n" not in page.text[end:start] and not page.text.endswith(_ENDS, 0, end)
