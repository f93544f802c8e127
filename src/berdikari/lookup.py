"""Lookup: a record by the first characters of its id, and what the words of a judgement point at."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from berdikari.errors import UnknownIdError
from berdikari.records import Claim, Partnership, Question
from berdikari.register import Register
from berdikari.resolve import Resolution

T = TypeVar("T")
_NEAR = 5


def find_one(kind: str, given: str, known: Mapping[str, T]) -> T:
    """The one record whose id is, or begins with, what is given. Raises UnknownIdError where none or several do."""
    if given in known:
        return known[given]
    near = tuple(sorted(name for name in known if given and name.startswith(given)))
    if len(near) == 1:
        return known[near[0]]
    raise UnknownIdError(kind, given, near[:_NEAR])


def find_subjects(verdict: str, given: Sequence[str], register: Register, resolution: Resolution) -> tuple[str, ...]:
    """The ids that a judgement is about, from those that a person sees.

    same, not_same: a partnership stands for its oldest report, a question for the two that it asks about.
    Raises UnknownIdError.
    """
    if verdict in ("wrong", "prefer"):
        claims = {claim.id: (claim.id,) for claim in register.claims}
        return _flat(find_one("claim", one, claims) for one in given)
    if verdict == "undo":
        judgements = {judgement.id: (judgement.id,) for judgement in register.judgements}
        return _flat(find_one("judgement", one, judgements) for one in given)
    asked = {question.id: question.subjects for question in resolution.questions}
    if verdict == "close":
        return _flat(find_one("question", one, asked) for one in given)
    told = _reports(register.claims) | _oldest(resolution.partnerships) | _of_two(resolution.questions)
    return _flat(find_one("partnership, report or question", one, told) for one in given)


def _reports(claims: Iterable[Claim]) -> dict[str, tuple[str, ...]]:
    return {claim.about: (claim.about,) for claim in claims if claim.about is not None}


def _oldest(partnerships: Iterable[Partnership]) -> dict[str, tuple[str, ...]]:
    """The report that each partnership begins with: its claims come oldest first."""
    return {one.id: (claim.about,) for one in partnerships for claim in one.claims[:1] if claim.about}


def _of_two(questions: Iterable[Question]) -> dict[str, tuple[str, ...]]:
    return {question.id: question.subjects for question in questions if question.asks == "same"}


def _flat(found: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for several in found for one in several))
