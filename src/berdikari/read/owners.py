"""Owners: which organisation belongs to which: "Forsta selaku anak perusahaan Kalbe", "Kalbe, melalui anak usahanya Forsta"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from berdikari.read.organisations import Organisation
from berdikari.read.page import Page
from berdikari.records import Ownership

_NEAR = re.compile(r"[\s,(]*(?:(?:selaku|sebagai|merupakan|adalah|yang|salah satu|dari|milik|yakni|yaitu|a|the|an|is|of|which)[\s,]+)*")
_LINK_ALONE = frozenset({"melalui", "bagian dari", "part of", "member of"})


@dataclass(frozen=True, slots=True)
class Owned:
    """An ownership where the text states it."""

    ownership: Ownership
    owner: Organisation
    owned: Organisation
    start: int
    end: int


def owners(page: Page, found: Sequence[Organisation]) -> list[Owned]:
    """Every ownership that the page states between two of its organisations."""
    seats = sorted(((m.start, m.end, o) for o in found for m in o.mentions), key=lambda seat: seat[:2])
    stated = []
    for name, reversed_ in (("ownership.owned_of", False), ("ownership.owner_through", True)):
        for hit in page.hits(name):
            if hit.phrase in _LINK_ALONE:
                continue
            before = max((s for s in seats if s[1] <= hit.start and _NEAR.fullmatch(_between(page, s[1], hit.start))), default=None, key=lambda s: s[1])
            behind = min((s for s in seats if s[0] >= hit.end and _NEAR.fullmatch(page.folded[hit.end : s[0]])), default=None, key=lambda s: s[0])
            if before and behind and before[2] is not behind[2]:
                owner, owned = (before[2], behind[2]) if reversed_ else (behind[2], before[2])
                stated.append(Owned(Ownership(owner=owner.name, owned=owned.name), owner, owned, before[0], behind[1]))
    return stated


def _between(page: Page, start: int, end: int) -> str:
    """What stands between, brackets left out: "PT Kalbe Farma Tbk (KLBF), melalui"."""
    return re.sub(r"\([^)]*\)", "", page.folded[start:end])

