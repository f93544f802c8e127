"""Evidence: named, weighted reasons that two records are one; their sum decides between merge, ask and keep apart."""

from dataclasses import dataclass
from enum import Enum

from berdikari.records.question import Reason

MERGE = 8.0
ASK = 3.0


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


Note = tuple[str, float, str, tuple[object, ...]]  # feature, bits, sentence with gaps, what fills them


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The sum of the notes, in bits. `sure`: False where a merge needs a person, whatever the sum."""

    total: float
    notes: tuple[Note, ...]
    sure: bool = True

    @property
    def verdict(self) -> Verdict:
        """Merge from MERGE bits on, ask from ASK bits on, keep apart below."""
        if self.total >= MERGE and self.sure:
            return Verdict.MERGE
        return Verdict.ASK if self.total >= ASK else Verdict.APART

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The named reasons that add up to the total, strongest first."""
        made = [
            Reason(feature=name, weight=round(bits, 2), text=text.format(*gaps))
            for name, bits, text, gaps in self.notes
        ]
        return tuple(sorted(made, key=lambda r: (-abs(r.weight), r.feature, r.text)))


def weigh(feature: str, likeness: float, weight: Weight, text: str, *gaps: object) -> Note:
    """What a likeness of 0 to 1 is worth: `differ` at 0, `agree` at 1, in a straight line between them.

    The sentence is only written when somebody asks for it, for most pairs are never shown.
    """
    return feature, weight.differ + likeness * (weight.agree - weight.differ), text, gaps


def add_up(notes: list[Note], *, sure: bool = True) -> Score:
    """The score of the notes."""
    return Score(total=round(sum(note[1] for note in notes), 2), notes=tuple(notes), sure=sure)
