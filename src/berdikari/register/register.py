"""Register: the documents, the claims in force, the judgements and the problems, as they stood at one version."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from berdikari.records import Claim, Document, Judgement, Problem


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

    documents   the new ones
    read        ids of the documents whose claims changed: `claims` holds all claims of them that are in force
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
    read = set(changes.read)
    kept = [claim for claim in register.claims if claim.document not in read]
    return replace(
        register,
        documents=by_id((*register.documents, *changes.documents)),
        claims=by_place((*kept, *changes.claims)),
        judgements=(*register.judgements, *changes.judgements),
        problems=by_message((*register.problems, *changes.problems)),
        version=changes.version,
    )


def by_id(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Documents in the order of their ids."""
    return tuple(sorted(documents, key=lambda document: document.id))


def by_place(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Claims in the order of their document, offset and id; those without a quote first."""
    return tuple(sorted(claims, key=_place))


def by_message(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems in the order of their source, stage, message and place."""
    return tuple(sorted(problems, key=_message))


def _place(claim: Claim) -> tuple[str, int, str]:
    return claim.document, claim.quote.start if claim.quote else -1, claim.id


def _message(problem: Problem) -> tuple[str, str, str, int, str, str]:
    start = problem.quote.start if problem.quote else -1
    return problem.source or "", problem.stage, problem.message, start, problem.severity, problem.hint
