"""Questions: what is uncertain, put to a person; the one whose answer settles most comes first."""

from collections.abc import Iterable, Sequence
from math import log2

from berdikari.records import Conflict, Partnership, Question
from berdikari.resolve.evidence import ASK, MERGE, Score


def same_question(mentions: tuple[str, str], score: Score, partnerships: Sequence[Partnership]) -> Question:
    """Whether two cooperations are one. Most useful where the score is least sure and much hangs on it."""
    one, other = partnerships
    weight = log2(1 + min(len(one.claims), len(other.claims)))
    return Question(
        asks="same",
        subjects=mentions,
        partnerships=tuple(sorted(p.id for p in partnerships)),
        text=f"Are these one cooperation: {title(one)}; and {title(other)}?",
        score=score.total,
        usefulness=round(uncertainty(score.total) * weight, 3),
        reasons=score.reasons,
    )


def conflict_questions(partnership: Partnership) -> Iterable[Question]:
    """Which claim is right, for each conflict that no rule decides."""
    for conflict in partnership.conflicts:
        if conflict.preferred is None:
            yield _which(conflict, partnership)


def uncertainty(bits: float) -> float:
    """1 halfway between asking and merging, falling to a half at either end."""
    return 1 / (1 + abs(bits - (ASK + MERGE) / 2) / (MERGE - ASK) * 2)


def ranked(questions: Iterable[Question]) -> tuple[Question, ...]:
    """The questions, most useful first; of equals the one with the smaller id."""
    return tuple(sorted(questions, key=lambda q: (-q.usefulness, q.id)))


def title(partnership: Partnership) -> str:
    """A partnership in a line: parties, stage, day."""
    names = " and ".join(party.name for party in partnership.parties[:3]) or "unnamed parties"
    return ", ".join(part for part in (names, partnership.stage, partnership.date) if part)


def _which(conflict: Conflict, partnership: Partnership) -> Question:
    values = " or ".join(alternative.value for alternative in conflict.alternatives)
    claims = sorted(claim for alternative in conflict.alternatives for claim in alternative.claims)
    return Question(
        asks="prefer",
        subjects=tuple(claims),
        partnerships=(partnership.id,),
        text=f"Which is right, {conflict.about}: {values}? ({title(partnership)})",
        usefulness=round(0.5 * log2(1 + len(claims)), 3),
    )
