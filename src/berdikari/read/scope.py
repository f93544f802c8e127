"""Scope: which sentences speak of which cooperation, when a page tells of several."""

from collections.abc import Sequence
from dataclasses import dataclass

from berdikari.read.join import Frame
from berdikari.read.organisations import Organisation
from berdikari.read.page import Page
from berdikari.read.weigh import PRIVATE, PUBLIC


@dataclass(frozen=True, slots=True)
class Scope:
    """The sentences that speak of a frame. own: of it alone; every: those too that speak of several at once, or of none by name."""

    own: frozenset[int]
    every: frozenset[int]


def scopes(page: Page, told: Sequence[Frame], found: Sequence[Organisation]) -> list[Scope]:
    """For each frame the sentences that speak of it: its own, those that name its parties alone, and those that go on from them."""
    named = _named_in(page, found)
    if len(told) == 1:
        alone = _alone(page, told[0], named)
        return [Scope(alone, alone)]
    private = [{n for n, p in f.parties.items() if p.organisation.kind not in PUBLIC} for f in told]
    own: list[set[int]] = [set(f.sentences) for f in told]
    shared: set[int] = set()
    last, begun = None, -1
    for number, sentence in enumerate(page.sentences):
        here = [i for i, f in enumerate(told) if number in f.sentences]
        touched = [i for i, parties in enumerate(private) if named.get(number, set()) & parties]
        if not here and len(touched) == 1:
            own[touched[0]].add(number)
            here = touched
        elif not here and not touched:
            _share(page, number, own, shared, last, goes_on=sentence.paragraph == begun and not named.get(number))
        if here:
            last, begun = here[-1], sentence.paragraph
    return [Scope(frozenset(s), frozenset(s | shared)) for s in own]


def _alone(page: Page, frame: Frame, named: dict[int, set[str]]) -> frozenset[int]:
    """The sentences of a page that tells of one cooperation: all but those that speak of others alone."""
    parties = set(frame.parties)
    return frozenset(n for n in range(len(page.sentences)) if n in frame.sentences or not named.get(n) or named[n] & parties or _goes_on(page, n))


def _goes_on(page: Page, number: int) -> bool:
    """True for a sentence that speaks of an instrument or of "both", whoever else it names."""
    sentence = page.sentences[number]
    return page.has("join.both", "stages.mou", "stages.letter_of_intent", start=sentence.start, end=sentence.end)


def _named_in(page: Page, found: Sequence[Organisation]) -> dict[int, set[str]]:
    """The private organisations that each sentence names."""
    named: dict[int, set[str]] = {}
    for organisation in found:
        if organisation.kind not in PRIVATE:
            continue
        for mention in organisation.mentions:
            named.setdefault(mention.sentence, set()).add(organisation.name)
    return named


def _share(page: Page, number: int, own: list[set[int]], shared: set[int], last: int | None, *, goes_on: bool) -> None:
    """A sentence that names no party: "both" or its paragraph ties it to the frame before it, an instrument to all."""
    sentence = page.sentences[number]
    if last is not None and page.has("join.both", start=sentence.start, end=sentence.end):
        own[last].add(number)
    elif page.has("stages.mou", "stages.letter_of_intent", "stages.signed", "stages.cooperation", start=sentence.start, end=sentence.end):
        shared.add(number)
    elif last is not None and goes_on:
        own[last].add(number)
