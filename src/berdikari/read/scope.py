"""Scope: which sentences speak of which cooperation, when a page tells of several."""

from collections.abc import Sequence

from berdikari.read.join import Frame
from berdikari.read.organisations import Organisation
from berdikari.read.page import Page
from berdikari.read.weigh import PUBLIC


def scopes(page: Page, told: Sequence[Frame], found: Sequence[Organisation]) -> list[frozenset[int]]:
    """For each frame the sentences that speak of it: its own, those that name its parties alone, and those that go on from them."""
    if not told:
        return []
    named = _named_in(page, found)
    private = [{n for n, p in f.parties.items() if p.organisation.kind not in PUBLIC} for f in told]
    own: list[set[int]] = [set(f.sentences) for f in told]
    last: int | None = None
    first_paragraph = -1
    for number, sentence in enumerate(page.sentences):
        here = [i for i, f in enumerate(told) if number in f.sentences]
        touched = [i for i, parties in enumerate(private) if named.get(number, set()) & parties]
        if not here and touched and (len(touched) == 1 or len(told) == 1):
            own[touched[0]].add(number)
            here = touched
        elif not here and not touched:
            _share(page, number, own, last, sentence.paragraph, first_paragraph, count=len(told), foreign=bool(named.get(number)))
        if here:
            last, first_paragraph = here[-1], sentence.paragraph
    return [frozenset(s) for s in own]


def _named_in(page: Page, found: Sequence[Organisation]) -> dict[int, set[str]]:
    named: dict[int, set[str]] = {}
    for organisation in found:
        if organisation.kind == "unknown" and len(organisation.mentions) == 1:
            continue
        for mention in organisation.mentions:
            named.setdefault(mention.sentence, set()).add(organisation.name)
    return named


def _share(page: Page, number: int, own: list[set[int]], last: int | None, paragraph: int, begun: int, *, count: int, foreign: bool) -> None:
    """A sentence that names no party: an instrument, "both" or the same paragraph ties it to the frame before it, or to all."""
    sentence = page.sentences[number]
    both = page.has("join.both", start=sentence.start, end=sentence.end)
    signed = page.has("stages.mou", "stages.letter_of_intent", "stages.signed", "stages.cooperation", start=sentence.start, end=sentence.end)
    if both and last is not None:
        own[last].add(number)
    elif signed or (count == 1 and (sentence.headline or number < 3)):
        for sentences in own:
            sentences.add(number)
    elif last is not None and paragraph == begun and not foreign:
        own[last].add(number)
