"""Adding judgements to the tables: whoever judges what somebody else judged meanwhile is told so."""

from sqlalchemy import Connection, insert, select

from berdikari.edge.store import tables as t
from berdikari.edge.store.rows import JUDGEMENT, judgement_of, row_of_judgement
from berdikari.errors import StaleWriteError, StoreError, UnknownIdError
from berdikari.records import Judgement

_WORDS = {
    "same": "these are the same",
    "not_same": "these are not the same",
    "wrong": "this is wrong",
    "prefer": "this is preferred",
    "close": "this question is closed",
    "undo": "a judgement is undone",
}


def is_known(connection: Connection, judgement: Judgement) -> bool:
    """True where this very judgement stands already. Raises StoreError where another one has its id."""
    row = connection.execute(select(*JUDGEMENT).where(t.judgements.c.id == judgement.id)).first()
    if row is not None and judgement_of(row) != judgement:
        raise StoreError(f"judgement {judgement.id!r}: another judgement has this id; make it without an id")
    return row is not None


def refuse_stale(connection: Connection, judgement: Judgement, seen: int) -> None:
    """Raise StaleWriteError where one of the subjects was judged after version `seen`: says by whom, when and what."""
    joined = t.judged.join(t.judgements, t.judged.c.judgement == t.judgements.c.id)
    later = (
        select(t.judged.c.subject, *JUDGEMENT)
        .select_from(joined)
        .where(t.judged.c.subject.in_(touched(connection, judgement)), t.judgements.c.version > seen)
        .order_by(t.judgements.c.version.desc(), t.judgements.c.id, t.judged.c.subject)
    )
    row = connection.execute(later).first()
    if row is not None:
        first = judgement_of(row[1:])
        why = f', because "{first.why}"' if first.why else ""
        raise StaleWriteError(
            f"{first.author} was first and said of {row.subject} on {first.day}: {_WORDS[first.verdict]}{why}. "
            f"Your judgement was made before that and was not kept; look again, then decide"
        )


def keep(connection: Connection, judgement: Judgement, version: int, added: str, seen: int) -> None:
    """Insert the judgement and the subjects that it touches. Raises UnknownIdError for what is not there."""
    subjects = touched(connection, judgement)
    row = row_of_judgement(judgement) | {"version": version, "added": added, "seen": seen}
    connection.execute(insert(t.judgements), [row])
    connection.execute(insert(t.judged), [{"subject": one, "judgement": judgement.id} for one in subjects])


def touched(connection: Connection, judgement: Judgement) -> list[str]:
    """The subjects of a judgement; to undo one touches its subjects too.

    Raises UnknownIdError for a claim or a judgement that is not there.
    """
    subjects = set(judgement.subjects)
    if judgement.verdict in ("wrong", "prefer"):
        for subject in judgement.subjects:
            if connection.execute(select(t.claims.c.id).where(t.claims.c.id == subject).limit(1)).first() is None:
                raise UnknownIdError("claim", subject)
    if judgement.verdict == "undo":
        for subject in judgement.subjects:
            if connection.execute(select(t.judgements.c.id).where(t.judgements.c.id == subject)).first() is None:
                raise UnknownIdError("judgement", subject)
            subjects.update(connection.scalars(select(t.judged.c.subject).where(t.judged.c.judgement == subject)))
    return sorted(subjects)
