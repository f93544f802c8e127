"""Disagreement: where two readers of one document tell different things of one cooperation."""

from dataclasses import dataclass

from berdikari.records.claim import Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one reader tells. method: who; value: in short, None where it tells nothing; claims: those that say so."""

    method: str
    value: str | None
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Two readers or more that differ.

    partnership  the parties, in short
    field        what they differ on, a field of a partnership; `partnership`: only one of them tells of it
    """

    partnership: str
    field: str
    said: tuple[Said, ...]
