"""Owners: which organisation belongs to which: "Forsta selaku anak perusahaan Kalbe", "Kalbe, melalui anak usahanya
Forsta".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from berdikari.read.organisations import Organisation
from berdikari.read.page import Page, between
from berdikari.records import Ownership

_NEAR = re.compile(
    r"[\s,(]*(?:(?:selaku|sebagai|merupakan|adalah|yang|salah satu|dari|milik|yakni|yaitu|a|the|an|is|of|which)[\s,]+)*"
)
_REACH = 200  # characters between the words of ownership and a name
_LINK_ALONE = frozenset({"melalui", "bagian dari", "part of", "member of"})


@dataclass(frozen=True, slots=True)
class Owned:
    """An ownership where the text states it."""

    ownership: Ownership
    owner: Organisation
    owned: Organisation
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Seat:
    """A place at which an organisation is named."""

    start: int
    end: int
    organisation: Organisation


def owners(page: Page, found: Sequence[Organisation]) -> list[Owned]:
    """Every ownership that the page states between two of its organisations."""
    seats = [_Seat(m.start, m.end, o) for o in found for m in o.mentions]
    seats.sort(key=lambda seat: (seat.start, seat.end))
    stated = []
    for name, reversed_ in (("ownership.owned_of", False), ("ownership.owner_through", True)):
        for hit in page.hits(name):
            if hit.phrase in _LINK_ALONE:
                continue
            near = [s for s in between(seats, hit.start - _REACH, hit.start) if s.end <= hit.start]
            before = max(
                (s for s in near if _NEAR.fullmatch(_between(page, s.end, hit.start))),
                default=None,
                key=lambda s: s.end,
            )
            after = between(seats, hit.end, hit.end + _REACH)
            behind = next((s for s in after if _NEAR.fullmatch(page.folded[hit.end : s.start])), None)
            if before and behind and before.organisation is not behind.organisation:
                pair = (before.organisation, behind.organisation)
                owner, owned = pair if reversed_ else pair[::-1]
                stated.append(
                    Owned(Ownership(owner=owner.name, owned=owned.name), owner, owned, before.start, behind.end)
                )
    return stated


def _between(page: Page, start: int, end: int) -> str:
    """What stands between, brackets left out: "PT Kalbe Farma Tbk (KLBF), melalui"."""
    return re.sub(r"\([^)]*\)", "", page.folded[start:end])
