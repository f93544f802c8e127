"""Judgement: a person's decision, kept for ever with its author and day; undone by another one."""

from dataclasses import dataclass

from berdikari.errors import InvalidRecordError
from berdikari.records.checks import check_day, check_one_of, check_text, content_id

VERDICTS = ("same", "not_same", "wrong", "prefer", "close", "undo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's decision about claims, or about cooperations as single documents tell them.

    verdict  same, not_same (subjects: two cooperations, `Claim.about`), wrong, prefer (subjects: one claim),
             close (a question's subjects), undo (subjects: one judgement)
    day      on which it was made, ISO 8601
    """

    verdict: str
    subjects: tuple[str, ...]
    author: str
    day: str
    why: str = ""
    id: str = ""

    def __post_init__(self) -> None:
        check_one_of(self, "verdict", self.verdict, VERDICTS)
        check_text(self, "author", self.author)
        check_day(self, "day", self.day)
        wanted = 2 if self.verdict in ("same", "not_same") else 1
        if len(self.subjects) < wanted:
            raise InvalidRecordError("Judgement", "subjects", self.subjects, f"at least {wanted} of them")
        if not self.id:
            parts = (self.verdict, *self.subjects, self.author, self.day, self.why)
            object.__setattr__(self, "id", content_id("judgement", *parts))
