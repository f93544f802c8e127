"""History: all that a register ever kept, record by record, out of the tables and into another register's."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from berdikari.edge.store import tables as t
from berdikari.edge.store.adding import Entry, enter_reading
from berdikari.edge.store.reading import read_claims, read_documents, read_passes
from berdikari.edge.store.rows import JUDGEMENT, PROBLEM, judgement_of, problem_of
from berdikari.records import Claim, Document, Judgement, Problem, Reading
from berdikari.register import Pass

_AT_ONCE = 500

Record = Document | Claim | Pass | Judgement | Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One record, and when it entered.

    added     UTC, ISO 8601; empty for a claim: its passes tell
    document  id of the document that a problem is about; None: of none
    """

    record: Record
    added: str = ""
    document: str | None = None


@dataclass(slots=True)
class Group:
    """A document with its claims and passes, as they come one after another."""

    document: Kept
    claims: dict[str, Claim] = field(default_factory=dict)
    passes: list[Pass] = field(default_factory=list)


def kept(connection: Connection) -> Iterator[Kept]:
    """Each document, by id, with its claims and then its passes; then judgements and problems, as they came."""
    added = {row.id: row.added for row in connection.execute(select(t.documents.c.id, t.documents.c.added))}
    ids = sorted(added)
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        claims: dict[str, list[Claim]] = {}
        passes: dict[str, list[Pass]] = {}
        for claim in read_claims(connection, some):
            claims.setdefault(claim.document, []).append(claim)
        for one in read_passes(connection, some):
            passes.setdefault(one.document, []).append(one)
        for document in read_documents(connection, some):
            yield Kept(record=document, added=added[document.id])
            yield from (Kept(record=claim) for claim in claims.get(document.id, ()))
            yield from (Kept(record=one, added=one.added) for one in passes.get(document.id, ()))
    judgements = select(t.judgements.c.added, *JUDGEMENT).order_by(t.judgements.c.version, t.judgements.c.id)
    yield from (Kept(record=judgement_of(row[1:]), added=row[0]) for row in connection.execute(judgements))
    problems = select(t.problems.c.added, t.problems.c.document, *PROBLEM).order_by(
        t.problems.c.version, t.problems.c.id
    )
    for row in connection.execute(problems):
        yield Kept(record=problem_of(row[2:]), added=row[0], document=row[1])


def steps(past: Iterable[Kept]) -> Iterator[list[Entry] | Kept]:
    """What to do one after another: entries to add in one transaction, or a judgement to keep."""
    waiting: list[Entry] = []
    for one in _grouped(past):
        if isinstance(one, Group):
            waiting += _entries(one)
        elif isinstance(one, Entry):
            waiting.append(one)
        elif isinstance(one.record, Problem):
            waiting.append(_problem(one, one.record))
        else:
            if waiting:
                yield waiting
            waiting = []
            yield one
        if len(waiting) >= _AT_ONCE:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _grouped(past: Iterable[Kept]) -> Iterator[Group | Kept | Entry]:
    """Documents with what follows on them; judgements and problems as they are; else a problem that tells of it."""
    group: Group | None = None
    for one in past:
        record = one.record
        if isinstance(record, Claim | Pass) and group and record.document == group.document.record.id:  # type: ignore[union-attr]
            if isinstance(record, Claim):
                group.claims[record.id] = record
            else:
                group.passes.append(record)
            continue
        if group:
            yield group
        group = None
        if isinstance(record, Document):
            group = Group(one)
        elif isinstance(record, Claim | Pass):
            yield _lost(f"a {type(record).__name__.lower()} of document {record.document}", one.added)
        else:
            yield one
    if group:
        yield group


def _entries(group: Group) -> Iterator[Entry]:
    """The document as it entered, then each pass over it. Claims without a pass entered with the document."""
    document, added = group.document.record, group.document.added
    assert isinstance(document, Document)
    passed = {identity for one in group.passes for identity in one.claims}
    first = tuple(claim for identity, claim in group.claims.items() if identity not in passed)
    yield enter_reading(Reading(source=document.source, document=document, claims=first), added, ())
    for one in sorted(group.passes, key=lambda one: one.order):
        found = tuple(group.claims[identity] for identity in one.claims if identity in group.claims)
        gone = len(one.claims) - len(found)
        reading = Reading(source=document.source, document=document, claims=found)
        yield enter_reading(reading, one.added, () if found else (_method(one),))
        if gone:
            yield _lost(f"{gone} claims of a pass over document {document.id}", one.added)


def _method(one: Pass) -> str:
    return f"{one.scope}-{one.number}" if one.number else one.scope


def _problem(one: Kept, problem: Problem) -> Entry:
    source = problem.source or "register"
    return Entry(source=source, document=None, claims=(), problems=(problem,), added=one.added, about=one.document)


def _lost(what: str, added: str) -> Entry:
    """That a claim or a pass does not stand behind its document, or not whole."""
    hint = "export the register once more; a line is missing or moved"
    problem = Problem(stage="register", severity="warning", message=f"{what} did not come with it", hint=hint)
    told = (problem,)
    return Entry(source="register", document=None, claims=(), problems=told, added=added, refusals=told)
