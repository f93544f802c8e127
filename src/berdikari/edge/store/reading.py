"""Reading a register out of the tables: whole, as known on a day, or only what is new since a version."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from berdikari.edge.store import tables as t
from berdikari.edge.store.rows import (
    CLAIM,
    DOCUMENT,
    JUDGEMENT,
    PROBLEM,
    claim_of,
    document_of,
    judgement_of,
    problem_of,
)
from berdikari.records import Claim, Document, Judgement, Problem
from berdikari.register import Changes, Pass, Register, in_force
from berdikari.register.register import by_message

_DOCUMENTS_AT_ONCE = 1000
_CLAIM_ORDER = (t.claims.c.document, func.coalesce(t.claims.c.quote_start, -1), t.claims.c.id)


def version_of(connection: Connection) -> int:
    """How many writes there were."""
    return connection.scalar(select(func.max(t.writes.c.version))) or 0


def read_register(connection: Connection, before: str | None) -> Register:
    """The register as of an instant (`times.end_of`); None: as it stands."""
    ids = list(
        connection.scalars(_until(select(t.documents.c.id), t.documents.c.added, before).order_by(t.documents.c.id))
    )
    with _without_collection():
        return Register(
            documents=_documents(connection, before),
            claims=tuple(_claims(connection, ids, before)),
            judgements=read_judgements(connection, before),
            problems=_problems(connection, before),
            version=version_of(connection),
        )


def read_changes(connection: Connection, since: int) -> Changes:
    """What came after version `since`."""
    read = connection.scalars(select(t.passes.c.document).where(t.passes.c.version > since).distinct())
    ids = sorted(read)
    return Changes(
        documents=_documents(connection, None, t.documents.c.version > since),
        read=tuple(ids),
        claims=tuple(_claims(connection, ids, None)),
        judgements=read_judgements(connection, None, t.judgements.c.version > since),
        problems=_problems(connection, None, t.problems.c.version > since),
        version=version_of(connection),
    )


def read_documents(connection: Connection, ids: Sequence[str]) -> tuple[Document, ...]:
    """The documents with these ids, by id."""
    return _documents(connection, None, t.documents.c.id.in_(ids))


def read_passes(connection: Connection, ids: Sequence[str], before: str | None = None) -> Iterator[Pass]:
    """Every pass over these documents, those no longer in force included, in the order in which they came."""
    columns = (
        t.passes.c.document,
        t.passes.c.scope,
        t.passes.c.number,
        t.passes.c.added,
        t.passes.c.claims,
        t.passes.c.id,
    )
    wanted = _until(select(*columns), t.passes.c.added, before).where(t.passes.c.document.in_(ids))
    for document, scope, number, added, found, order in connection.execute(wanted.order_by(t.passes.c.id)):
        yield Pass(document=document, scope=scope, number=number, added=added, claims=tuple(found.split()), order=order)


def read_claims(connection: Connection, ids: Sequence[str]) -> Iterator[Claim]:
    """Every claim of these documents, in force or not, by document, offset and id."""
    wanted = select(*CLAIM).where(t.claims.c.document.in_(ids)).order_by(*_CLAIM_ORDER)
    return map(claim_of, connection.execute(wanted).all())


def _documents(connection: Connection, before: str | None, *where: ColumnElement[bool]) -> tuple[Document, ...]:
    wanted = _until(select(*DOCUMENT), t.documents.c.added, before).where(*where).order_by(t.documents.c.id)
    return tuple(map(document_of, connection.execute(wanted)))


def _claims(connection: Connection, ids: Sequence[str], before: str | None) -> Iterator[Claim]:
    """The claims in force of these documents (their ids sorted), some documents at a time."""
    for start in range(0, len(ids), _DOCUMENTS_AT_ONCE):
        some = ids[start : start + _DOCUMENTS_AT_ONCE]
        valid = _valid(connection, some, before)
        yield from (claim for claim in read_claims(connection, some) if claim.id in valid)


def _valid(connection: Connection, ids: Sequence[str], before: str | None) -> set[str]:
    """Ids of the claims in force of these documents."""
    return {claim for one in in_force(read_passes(connection, ids, before)).values() for claim in one.claims}


def read_judgements(
    connection: Connection, before: str | None = None, *where: ColumnElement[bool]
) -> tuple[Judgement, ...]:
    """Judgements in the order in which they were made."""
    wanted = _until(select(*JUDGEMENT), t.judgements.c.added, before).where(*where)
    rows = connection.execute(wanted.order_by(t.judgements.c.version, t.judgements.c.id))
    return tuple(map(judgement_of, rows))


def _problems(connection: Connection, before: str | None, *where: ColumnElement[bool]) -> tuple[Problem, ...]:
    rows = connection.execute(
        _until(select(*PROBLEM), t.problems.c.added, before).where(*where).order_by(t.problems.c.id)
    )
    return by_message(map(problem_of, rows))


def _until(statement: Select[Any], added: ColumnElement[str], before: str | None) -> Select[Any]:
    return statement if before is None else statement.where(added < before)


@contextmanager
def _without_collection() -> Iterator[None]:
    """A million records hold no cycles: looking for some takes longer than reading them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
