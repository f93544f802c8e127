"""Depth: how deeply a partnership makes its device in the country, 0 (imported) to 5 (own design), where the text
states it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from berdikari.read.numbers import numbers
from berdikari.read.page import Page, Sentence, between
from berdikari.read.stages import modality
from berdikari.records import Depth
from berdikari.words import Hit

_LEVELS = (5, 4, 3, 2, 1, 0)
# Local content from which a device of one's own design counts as one's own: the threshold of priority in public
# purchases.
_OWN = 0.40


@dataclass(frozen=True, slots=True)
class Deep:
    """A depth where the text states it. planned: the words tell of what is to come."""

    depth: Depth
    start: int
    end: int
    planned: bool


def depth(page: Page, sentences: Iterable[Sentence]) -> Deep | None:
    """The deepest level that the sentences state, what is done before what is planned; None where no word tells."""
    stated = [deep for sentence in sentences if not sentence.headline for deep in _stated(page, sentence)]
    return max(stated, key=lambda deep: (not deep.planned, deep.depth.level, -deep.start), default=None)


def _stated(page: Page, sentence: Sentence) -> list[Deep]:
    found = []
    for level in _LEVELS:
        for hit in page.hits(f"depth.level_{level}", start=sentence.start, end=sentence.end):
            mood = modality(page, sentence, hit)
            if mood in ("done", "planned") and (level != max(_LEVELS) or _has_content(page, sentence)):
                found.append(_deep(level, hit, planned=mood == "planned"))
    return found


def _deep(level: int, hit: Hit, *, planned: bool) -> Deep:
    return Deep(Depth(level=level), hit.start, hit.end, planned)


def _has_content(page: Page, sentence: Sentence) -> bool:
    """True where the sentence states a local content of 40 % or more beside the own design."""
    if not page.has("figures.local_content", start=sentence.start, end=sentence.end):
        return False
    shares = between(numbers(page), sentence.start, sentence.end)
    return any(
        _OWN <= n.value / 100 <= 1 and page.has("figures.percents", start=n.start - 8, end=n.end + 8)
        for n in shares
        if n.start >= 8
    )
