"""Register: the documents, the claims in force, the judgements and the problems, as they stood at one version."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from berdikari.records import Claim, Document, Judgement, Problem

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """What is known.

    documents   by id
    claims      those in force, by document, offset and id: the order in which they came does not show
    judgements  in the order in which they were made
    problems    by source, stage and message
    version     grows by one with every write to the store; what it was read at. It is no part of what is known
    """

    documents: tuple[Document, ...] = ()
    claims: tuple[Claim, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    problems: tuple[Problem, ...] = ()
    version: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What came into a store since an older version of its register.

    documents   the new ones, by id
    read        ids, sorted, of the documents whose claims changed
    claims      all claims in force of those documents, sorted as in a register
    judgements, problems  the new ones
    """

    documents: tuple[Document, ...]
    read: tuple[str, ...]
    claims: tuple[Claim, ...]
    judgements: tuple[Judgement, ...]
    problems: tuple[Problem, ...]
    version: int


def advance(register: Register, changes: Changes) -> Register:
    """The register with the changes: equal to reading it anew."""
    return replace(
        register,
        documents=_spliced(register.documents, [one.id for one in changes.documents], changes.documents, _id),
        claims=_spliced(register.claims, changes.read, changes.claims, _document),
        judgements=(*register.judgements, *changes.judgements),
        problems=by_message((*register.problems, *changes.problems)),
        version=changes.version,
    )


def by_message(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems in the order of their source, stage, message and place."""
    return tuple(sorted(problems, key=_message))


def _spliced(old: Sequence[T], keys: Sequence[str], new: Iterable[T], key: Callable[[T], str]) -> tuple[T, ...]:
    """`old`, sorted by key, with what it holds under the keys, sorted too, replaced by what `new` holds under them.

    It looks at few of the old ones: a million of them with one new document take some milliseconds.
    """
    groups: dict[str, list[T]] = {one: [] for one in keys}
    for record in new:
        groups[key(record)].append(record)
    spliced: list[T] = []
    at = 0
    for one, group in groups.items():
        start = bisect_left(old, one, at, key=key)
        spliced += old[at:start]
        spliced += group
        at = bisect_right(old, one, start, key=key)
    spliced += old[at:]
    return tuple(spliced)


def _id(document: Document) -> str:
    return document.id


def _document(claim: Claim) -> str:
    return claim.document


def _message(problem: Problem) -> tuple[str, str, str, int, str, str]:
    start = problem.quote.start if problem.quote else -1
    return problem.source or "", problem.stage, problem.message, start, problem.severity, problem.hint
