"""Adding readings to the tables: documents, passes, claims and problems that are new, and nothing that is known."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, func, select
from sqlalchemy import Row as Found

from berdikari.edge.store import tables as t
from berdikari.edge.store.rows import Row, row_of_claim, row_of_document, row_of_problem
from berdikari.edge.store.times import after
from berdikari.records import Claim, Document, Problem, Reading
from berdikari.register import enter, passes_of, told

_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A reading behind the gate: what of it may enter.

    document  None: nothing but its problems enters
    problems  the reader's and the gate's; refusals: the gate's alone
    added     when it entered
    methods   who read it, where that does not show in the claims
    about     id of the document that the problems are about, where it is not `document`
    replayed  True where it entered elsewhere already, at `added`; else its passes are dated behind all older ones,
              whatever the clock says
    """

    source: str
    document: Document | None
    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...]
    added: str
    methods: tuple[str, ...] = ()
    refusals: tuple[Problem, ...] = ()
    about: str | None = None
    replayed: bool = False


@dataclass(slots=True)
class Known:
    """What the store holds already of the documents of a batch; grows while the batch is gone through."""

    documents: set[str]
    claims: set[tuple[str, str]]
    passes: dict[tuple[str, str, int], list[tuple[str, int, str]]]
    problems: set[str]
    last_pass: int


@dataclass(slots=True)
class New:
    """Rows to insert, by table, in the order in which they must be inserted."""

    documents: list[Row] = field(default_factory=list)
    claims: list[Row] = field(default_factory=list)
    passes: list[Row] = field(default_factory=list)
    problems: list[Row] = field(default_factory=list)

    def counts(self) -> tuple[int, ...]:
        """How many rows there are of each table."""
        return len(self.documents), len(self.claims), len(self.passes), len(self.problems)


def enter_reading(one: Reading, when: str, methods: tuple[str, ...]) -> Entry:
    """The reading behind the gate. A document that the gate refuses is left out; the reading's problems stay."""
    if one.document is None:
        return Entry(source=one.source, document=None, claims=(), problems=tuple(map(told, one.problems)), added=when)
    accepted, problems = enter(one.document, one.claims)
    refused = any(problem.severity == "error" for problem in problems)
    return Entry(
        source=one.source,
        document=None if refused else one.document,
        claims=accepted,
        problems=(*map(told, one.problems), *problems),
        added=when,
        methods=(*methods, *one.methods),
        refusals=problems,
    )


def known_of(connection: Connection, entries: Sequence[Entry]) -> Known:
    """What the store holds of these entries' documents."""
    ids = sorted({entry.document.id for entry in entries if entry.document})
    problems = {row["id"] for entry in entries for row in _problem_rows(entry)}
    return Known(
        documents={row.id for row in _where(connection, t.documents, "id", ids, ("id",))},
        claims={(row.document, row.id) for row in _where(connection, t.claims, "document", ids, ("document", "id"))},
        passes=_passes(connection, ids),
        problems={row.id for row in _where(connection, t.problems, "id", sorted(problems), ("id",))},
        last_pass=connection.scalar(select(func.max(t.passes.c.id))) or 0,
    )


def enter_rows(entry: Entry, known: Known, new: New) -> None:
    """Put the rows of an entry that are not known into `new`, and note them as known."""
    if entry.document:
        if entry.document.id not in known.documents:
            known.documents.add(entry.document.id)
            new.documents.append(row_of_document(entry.document) | {"added": entry.added})
        for claim in entry.claims:
            if (claim.document, claim.id) not in known.claims:
                known.claims.add((claim.document, claim.id))
                new.claims.append(row_of_claim(claim))
        _enter_passes(entry, entry.document.id, known, new)
    for row in _problem_rows(entry):
        if row["id"] not in known.problems:
            known.problems.add(row["id"])
            new.problems.append(row | {"added": entry.added})


def tables_of(new: New, version: int) -> list[tuple[Table, list[Row]]]:
    """The rows to insert as this version, by table, in the order in which they must be inserted."""
    mark = {"version": version}
    marked = ((t.documents, new.documents), (t.passes, new.passes), (t.problems, new.problems))
    tables = [(table, [mark | row for row in rows]) for table, rows in marked if rows]
    return [*tables, (t.claims, new.claims)] if new.claims else tables


def _enter_passes(entry: Entry, document: str, known: Known, new: New) -> None:
    """A pass is new unless the one before it of its reader over this document found the same."""
    for (scope, number), ids in passes_of(entry.claims, entry.methods).items():
        found = " ".join(ids)
        others = known.passes.setdefault((document, scope, number), [])
        before = max((one for one in others if not entry.replayed or one[0] <= entry.added), default=None)
        if before and before[2] == found:
            continue
        added = entry.added if entry.replayed or not before else max(entry.added, after(before[0]))
        known.last_pass += 1
        others.append((added, known.last_pass, found))
        row = {"id": known.last_pass, "document": document, "scope": scope, "number": number, "claims": found}
        new.passes.append(row | {"added": added})


def _passes(connection: Connection, ids: Sequence[str]) -> dict[tuple[str, str, int], list[tuple[str, int, str]]]:
    """When, in which place and with which claims each reader passed over these documents."""
    columns = ("document", "scope", "number", "added", "id", "claims")
    found: dict[tuple[str, str, int], list[tuple[str, int, str]]] = {}
    for row in _where(connection, t.passes, "document", ids, columns):
        found.setdefault((row.document, row.scope, row.number), []).append((row.added, row.id, row.claims))
    return found


def _problem_rows(entry: Entry) -> list[Row]:
    document = entry.document.id if entry.document else entry.about
    return [row_of_problem(problem, document) for problem in entry.problems]


def _where(
    connection: Connection, table: Table, key: str, values: Sequence[str], columns: Iterable[str]
) -> Iterator[Found[Any]]:
    """Rows whose key is one of the values, some hundred values a query."""
    wanted = select(*(table.c[name] for name in columns))
    for start in range(0, len(values), _AT_ONCE):
        yield from connection.execute(wanted.where(table.c[key].in_(values[start : start + _AT_ONCE])))
