"""Pass: one reader's pass over one document; the newest of a reader is in force, and none of them vanishes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from berdikari.records import Claim

_NUMBERED = re.compile(r"([a-z]+)-(\d+)")
_DATED = re.compile(r"(hand:.+)@(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """What one pass of one reader over one document found.

    scope   what it takes the place of: `rules`, `model:NAME`; typed by hand: `hand:NAME#COOPERATION`
    number  version of the reader (2 of `rules-2`), or the day on which it was typed; 0: it has none
    added   when it entered the register, UTC, ISO 8601
    claims  their ids, sorted; empty: it looked and found nothing
    order   place among all passes of its register, from 1
    """

    document: str
    scope: str
    number: int
    added: str
    claims: tuple[str, ...]
    order: int


def scope_of(method: str, about: str | None) -> tuple[str, int]:
    """Scope and number of a claim's method: (`rules`, 2) of `rules-2`, (`hand:S#...`, 20260121) of `hand:S@2026-01-21`.

    What one person typed about one cooperation is a scope of its own: two rows of a spreadsheet may quote one sentence.
    """
    if method.startswith("hand:"):
        dated = _DATED.fullmatch(method)
        number = int("".join(part or "00" for part in dated.groups()[1:])) if dated else 0
        return f"{dated[1] if dated else method}#{about or ''}", number
    match = _NUMBERED.fullmatch(method)
    return (match[1], int(match[2])) if match else (method, 0)


def passes_of(claims: Iterable[Claim], methods: Iterable[str] = ()) -> dict[tuple[str, int], tuple[str, ...]]:
    """Ids of the claims by scope and number, each sorted; `methods` that found nothing stand with no claims."""
    found: dict[tuple[str, int], set[str]] = {scope_of(method, None): set() for method in methods}
    for claim in claims:
        found.setdefault(scope_of(claim.method, claim.about), set()).add(claim.id)
    return {key: tuple(sorted(ids)) for key, ids in found.items()}


def in_force(passes: Iterable[Pass]) -> dict[tuple[str, str], Pass]:
    """The pass in force of each document and scope: that of the highest number, then the newest, then the last added.

    It does not depend on the order in which passes came, save for passes of one reader added at the same instant.
    """
    newest: dict[tuple[str, str], Pass] = {}
    for one in passes:
        key = (one.document, one.scope)
        rival = newest.get(key)
        if rival is None or (rival.number, rival.added, rival.order) < (one.number, one.added, one.order):
            newest[key] = one
    return newest
