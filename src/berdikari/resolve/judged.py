"""Judged: what people's judgements come to, once undone ones are out and contradictions are settled."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from berdikari.records import Judgement, Problem
from berdikari.resolve.cluster import Pair, pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Pairs of mentions that are one or two, claims that are wrong or preferred, subjects of questions that are
    closed.
    """

    same: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()
    wrong: frozenset[str] = frozenset()
    preferred: frozenset[str] = frozenset()
    closed: frozenset[frozenset[str]] = frozenset()
    problems: tuple[Problem, ...] = field(default=())


def judged(judgements: Iterable[Judgement]) -> Judged:
    """What holds: a judgement counts unless one that counts undoes it; of two on one pair the later day wins.

    On one day "not the same" wins over "same", for a wrong merge is worse than a missing one; a Problem says so.
    """
    standing = _standing({j.id: j for j in judgements})
    pairs: dict[Pair, list[Judgement]] = {}
    for judgement in standing:
        if judgement.verdict in ("same", "not_same"):
            for one, other in _pairs(judgement):
                pairs.setdefault(pair(one, other), []).append(judgement)
    latest = {p: max(js, key=lambda j: (j.day, j.verdict == "not_same", j.id)) for p, js in pairs.items()}
    return Judged(
        same=frozenset(p for p, j in latest.items() if j.verdict == "same"),
        apart=frozenset(p for p, j in latest.items() if j.verdict == "not_same"),
        wrong=_subjects(standing, "wrong"),
        preferred=_subjects(standing, "prefer"),
        closed=frozenset(frozenset(j.subjects) for j in standing if j.verdict == "close"),
        problems=tuple(_contradictions(pairs, latest)),
    )


def _standing(judgements: dict[str, Judgement]) -> list[Judgement]:
    """Judgements that nobody undid; an undoing can itself be undone. Ids come from content, so there is no circle."""
    undoings: dict[str, list[str]] = {}
    for judgement in judgements.values():
        if judgement.verdict == "undo":
            for subject in judgement.subjects:
                undoings.setdefault(subject, []).append(judgement.id)

    def stands(name: str) -> bool:
        return not any(stands(undoing) for undoing in undoings.get(name, ()))

    return [judgements[name] for name in sorted(judgements) if stands(name) and judgements[name].verdict != "undo"]


def _pairs(judgement: Judgement) -> Iterable[Pair]:
    """`same` holds for all subjects at once, so a chain of pairs says it; `not_same` for each two of them."""
    subjects = sorted(set(judgement.subjects))
    if judgement.verdict == "same":
        return pairwise(subjects)
    return ((a, b) for at, a in enumerate(subjects) for b in subjects[at + 1 :])


def _subjects(standing: Collection[Judgement], verdict: str) -> frozenset[str]:
    return frozenset(subject for j in standing if j.verdict == verdict for subject in j.subjects)


def _contradictions(pairs: dict[Pair, list[Judgement]], latest: dict[Pair, Judgement]) -> Iterable[Problem]:
    for two, said in sorted(pairs.items()):
        if len({j.verdict for j in said}) > 1:
            winner = f"{latest[two].author} on {latest[two].day}"
            yield Problem(
                stage="resolve",
                severity="note",
                message=f"{two[0]} and {two[1]} were judged the same and not the same; what {winner} said counts",
                hint="undo the judgement that no longer holds",
            )
