"""Question: what the register asks of a person, with the reasons for and against.

Silence: what it infers from no news.
"""

from dataclasses import dataclass, field

from berdikari.records.checks import check_day, check_number, check_one_of, check_text, content_id

ASKED = ("same", "prefer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One named feature of a score: above 0 it speaks for, below 0 against.

    In bits, as `docs/method/resolution.md` says.
    """

    feature: str
    weight: float
    text: str

    def __post_init__(self) -> None:
        check_text(self, "feature", self.feature)
        check_number(self, "weight", self.weight)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question for a person; the answer is a Judgement with the same subjects.

    asks          same: are these two cooperations (`Claim.about`) one?  prefer: which of these claims is right?
    partnerships  ids of the partnerships that the answer would change
    score         in bits; its reasons add up to it
    usefulness    the larger, the more an answer would settle; the questions come in this order
    """

    asks: str
    subjects: tuple[str, ...]
    partnerships: tuple[str, ...]
    text: str
    score: float = 0.0
    usefulness: float = 0.0
    reasons: tuple[Reason, ...] = ()
    id: str = field(default="")

    def __post_init__(self) -> None:
        check_one_of(self, "asks", self.asks, ASKED)
        check_text(self, "text", self.text)
        if not self.id:
            object.__setattr__(self, "id", content_id("question", self.asks, *self.subjects))


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """That nothing was heard of a partnership for longer than its stage allows: inferred, never stated by a source.

    since   day of the last news; months: how many the rule of the stage allows; reason: why so many
    """

    partnership: str
    since: str
    months: int
    rule: str
    reason: str

    def __post_init__(self) -> None:
        check_text(self, "partnership", self.partnership)
        check_day(self, "since", self.since)
        check_number(self, "months", self.months, low=1)
