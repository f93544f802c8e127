"""Nearby: which words stand beside the mentions of an organisation, and which word lists its sentences draw on: many
small signs, each weighed by what was learned.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from berdikari.read.around import Surroundings
from berdikari.read.mention import Mention
from berdikari.read.organisations import Organisation
from berdikari.read.page import Page, between
from berdikari.words import Hit

WORD, LIST = 0.4, 0.3  # a small value needs a large weight, which learning is slow to give: what is rare says little
_MENTIONS = 6  # of one organisation that are looked at; those that follow say the same again
_REACH = 5  # words
_NEAR = 40  # characters
_OTHER = "@"  # stands for the name of another organisation


class _Word(NamedTuple):
    start: int
    text: str


def nearby(organisation: Organisation, around: Surroundings) -> dict[str, float]:
    """The features of what stands near an organisation's mentions: `left=`, `right=`, `sentence=` with a word list
    (holds a dot) or a word, and `word=` with each word of its name.
    """
    row = {f"word={word}": WORD for word in organisation.words}
    for mention in organisation.mentions[:_MENTIONS]:
        row |= dict.fromkeys(_lists(around.page, mention), LIST)
        row |= dict.fromkeys(_words(around, mention), WORD)
    return row


def _lists(page: Page, mention: Mention) -> Iterator[str]:
    """The lists that have a phrase close before a mention, close behind it, and in its sentence."""
    sentence = page.sentences[mention.sentence]
    low, high = max(sentence.start, mention.start - _NEAR), min(sentence.end, mention.end + _NEAR)
    for hit in between(page.once("all hits", _all_hits), sentence.start, sentence.end):
        if hit.end > sentence.end:
            continue
        yield f"sentence={hit.list}"
        if low <= hit.start and hit.end <= mention.start:
            yield f"left={hit.list}"
        if mention.end <= hit.start and hit.end <= high:
            yield f"right={hit.list}"


def _all_hits(page: Page) -> list[Hit]:
    return page.hits(*page.lists)


def _words(around: Surroundings, mention: Mention) -> Iterator[str]:
    """The words beside a mention, the nearest with the next, and each by itself."""
    words: Sequence[_Word] = around.page.once(f"words of {mention.sentence}", lambda _: _of_sentence(around, mention))
    at = bisect_left(words, mention.start, key=lambda word: word.start)
    left = [word.text for word in words[max(0, at - _REACH) : at]]
    right = [word.text for word in words[at + 1 : at + 1 + _REACH]]
    for side, near in (("left", left[::-1]), ("right", right)):
        yield from (f"{side}={word}" for word in near)
        if near:
            yield f"{side}1={near[0]}"
        if len(near) > 1:
            yield f"{side}2={near[0]}_{near[1]}"


def _of_sentence(around: Surroundings, mention: Mention) -> list[_Word]:
    """The words of a mention's sentence in order, each number one word, each organisation one sign."""
    sentence = around.page.sentences[mention.sentence]
    names = [m for _, m in around.by_sentence[mention.sentence]]
    found = [_Word(m.start, _OTHER) for m in names]
    at = sentence.start
    for m in (*names, None):
        end = m.start if m else sentence.end
        found += [_Word(t.start, "0" if t.text[0].isdigit() else t.text) for t in between(around.page.tokens, at, end)]
        at = max(at, m.end) if m else end
    return sorted(found)
