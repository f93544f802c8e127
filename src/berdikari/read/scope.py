"""Scope: which sentences speak of which cooperation, when a page tells of several."""

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from berdikari.read.join import DIGEST, Frame
from berdikari.read.organisations import Organisation
from berdikari.read.page import Page
from berdikari.read.weigh import PRIVATE, PUBLIC

K = TypeVar("K", bound=Hashable)
_ASIDE = re.compile(
    r"\W*(?:kabar lain|di luar (?:itu|proyek)|secara terpisah|sementara itu|pada kesempatan (?:lain|terpisah)"
    r"|separately|elsewhere|meanwhile|in other news|in a separate|bunun disinda|ote yandan|ayrica bir baska)\b"
)  # begins a sentence that leaves the deal
_MANY = re.compile(r"\b(?:kedua|ketiga|dua|tiga|semua|seluruh|para|both|two|three|all|these|iki|uc|tum)\b")


@dataclass(frozen=True, slots=True)
class Scope:
    """The sentences that speak of a frame. own: of it alone; every: those too that speak of several at once, or of none
    by name; digest: one of very many; apart: those that may tell what a party agreed with somebody else.
    """

    own: frozenset[int]
    every: frozenset[int]
    digest: bool = False
    apart: frozenset[int] = frozenset()


def scopes(page: Page, told: Sequence[Frame], found: Sequence[Organisation]) -> list[Scope]:
    """For each frame the sentences that speak of it: its own, those that name its parties alone, and those that go on
    from them.
    """
    named = _named_in(found)
    if len(told) == 1:
        alone = _alone(page, told[0], named)
        return [Scope(alone, alone, apart=_apart(told[0], named))]
    by_party = _indexed([n for n, p in f.parties.items() if p.organisation.kind not in PUBLIC] for f in told)
    by_sentence = _indexed(f.sentences for f in told)
    own: list[set[int]] = [set(f.sentences) for f in told]
    shared: set[int] = set()
    last, begun = None, -1
    for number, sentence in enumerate(page.sentences):
        here = by_sentence.get(number, [])
        touched = list(
            {i for name in named.get(number, ()) for i in by_party.get(name, ())[:2]}
        )  # 2 are as good as many
        if not here and len(touched) == 1:
            own[touched[0]].add(number)
            here = touched
        elif not here and not touched:
            _share(page, number, own, shared, last, goes_on=sentence.paragraph == begun and not named.get(number))
        if here:
            last, begun = here[-1], sentence.paragraph
    digest = len(told) > DIGEST
    if digest:
        shared.clear()  # what speaks of none by name speaks of none
    return [Scope(frozenset(s), frozenset(s | shared), digest) for s in own]


def _indexed(groups: Iterable[Iterable[K]]) -> dict[K, list[int]]:
    """For each member of the groups, the groups that hold it, by number."""
    index: dict[K, list[int]] = {}
    for number, group in enumerate(groups):
        for member in group:
            index.setdefault(member, []).append(number)
    return index


def _alone(page: Page, frame: Frame, named: dict[int, set[str]]) -> frozenset[int]:
    """The sentences of a page that tells of one cooperation: all but those that speak of others alone."""
    parties = set(frame.parties)
    return frozenset(
        n
        for n in range(len(page.sentences))
        if n in frame.sentences
        or (not _is_aside(page, n) and (not named.get(n) or named[n] & parties or _goes_on(page, n)))
    )


def _apart(frame: Frame, named: dict[int, set[str]]) -> frozenset[int]:
    """The sentences that name another private organisation beside at most one of the parties."""
    parties = set(frame.parties)
    return frozenset(n for n, names in named.items() if names - parties and len(names & parties) < 2 <= len(parties))


def _is_aside(page: Page, number: int) -> bool:
    """True for a sentence that leaves the deal: "Kabar lain, ..."."""
    return bool(_ASIDE.match(page.folded, page.sentences[number].start))


def _goes_on(page: Page, number: int) -> bool:
    """True for a sentence that speaks of an instrument or of "both", whoever else it names."""
    sentence = page.sentences[number]
    return page.has("join.both", "stages.mou", "stages.letter_of_intent", start=sentence.start, end=sentence.end)


def _named_in(found: Sequence[Organisation]) -> dict[int, set[str]]:
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
    both = page.has("join.both", start=sentence.start, end=sentence.end)
    if last is not None and (both or (goes_on and not _MANY.search(page.folded, sentence.start, sentence.end))):
        own[last].add(number)
    elif page.has(
        "stages.mou",
        "stages.letter_of_intent",
        "stages.signed",
        "stages.cooperation",
        start=sentence.start,
        end=sentence.end,
    ):
        shared.add(number)
