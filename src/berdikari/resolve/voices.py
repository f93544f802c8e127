"""Voices: documents that speak for themselves; syndicated copies of one text, and one outlet twice, are one voice."""

from collections.abc import Sequence
from zlib import crc32

from berdikari.names import fold
from berdikari.records import Document

COPY = 0.4
_SHINGLE = 5
_LONGEST = 20_000


def voices(documents: Sequence[Document]) -> dict[str, str]:
    """For each document's id the id of its voice: the smallest id among its copies and its outlet's other documents."""
    ordered = sorted(documents, key=lambda document: document.id)
    if len(ordered) < 2:
        return {document.id: document.id for document in ordered}
    leader = {document.id: document.id for document in ordered}
    prints = [shingles(document) for document in ordered]
    outlets: dict[str, str] = {}
    for at, document in enumerate(ordered):
        outlet = fold(document.outlet or "")
        same = [outlets[outlet]] if outlet in outlets else []
        same += [ordered[k].id for k in range(at) if copied(prints[at], prints[k])]
        if outlet:
            outlets.setdefault(outlet, document.id)
        for other in same:
            _join(leader, document.id, other)
    return {name: _leader(leader, name) for name in leader}


def shingles(document: Document) -> frozenset[int]:
    """The document's body as the set of its runs of five words, hashed; the same on every machine."""
    words = fold(document.text[document.body : document.body + _LONGEST]).split()
    runs = (" ".join(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1)))
    return frozenset(crc32(run.encode("utf-8", "surrogatepass")) for run in runs if run)


def copied(left: frozenset[int], right: frozenset[int]) -> bool:
    """True where the shorter of two texts stands in the other for COPY of its runs of words or more."""
    smaller = min(len(left), len(right))
    return smaller >= 10 and len(left & right) >= COPY * smaller


def _leader(leader: dict[str, str], name: str) -> str:
    while leader[name] != name:
        name = leader[name]
    return name


def _join(leader: dict[str, str], one: str, other: str) -> None:
    low, high = sorted((_leader(leader, one), _leader(leader, other)))
    leader[high] = low
