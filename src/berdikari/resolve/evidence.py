"""Evidence: named, weighted reasons that two records are one; their sum decides between merge, ask and keep apart."""

from dataclasses import dataclass
from enum import Enum

from berdikari.records.question import Reason

MERGE = 8.0
ASK = 4.0


class Verdict(Enum):
    """What a score leads to."""

    MERGE = "merge"
    ASK = "ask"
    APART = "keep apart"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What a feature is worth in bits: where it agrees in full, and where it disagrees in full.

    A bit doubles the odds that the two are one; the weights are Fellegi and Sunter's (1969): log2 of how much likelier
    the
    agreement is between reports of one thing than between reports of two.
    """

    agree: float
    differ: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The sum of the reasons, in bits. `sure`: False where a merge needs a person, whatever the sum."""

    total: float
    reasons: tuple[Reason, ...]
    sure: bool = True

    @property
    def verdict(self) -> Verdict:
        """Merge from MERGE bits on, ask from ASK bits on, keep apart below."""
        if self.total >= MERGE and self.sure:
            return Verdict.MERGE
        return Verdict.ASK if self.total >= ASK else Verdict.APART


def weigh(feature: str, likeness: float, weight: Weight, text: str) -> Reason:
    """The reason that a likeness of 0 to 1 gives: `differ` at 0, `agree` at 1, in a straight line between them."""
    return Reason(
        feature=feature, weight=round(weight.differ + likeness * (weight.agree - weight.differ), 2), text=text
    )


def add_up(reasons: list[Reason], *, sure: bool = True) -> Score:
    """The score of the reasons, strongest first."""
    ordered = sorted(reasons, key=lambda r: (-abs(r.weight), r.feature, r.text))
    return Score(total=round(sum(r.weight for r in reasons), 2), reasons=tuple(ordered), sure=sure)
