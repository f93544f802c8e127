"""The tables of a register, one schema for SQLite and PostgreSQL; rows are added and never changed or deleted.

schema_version   which schema this is, and whose
writes           one row a transaction: its version and its time
documents        one row a text, kept whole
passes           one row a pass of a reader over a document, with the ids of what it found
claims           one row a claim
judgements       one row a decision of a person
judged           which subjects a judgement touches
problems         one row a fault in the data
"""

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, MetaData, String, Table, Text

metadata = MetaData()


def _text() -> String:
    """Text that both stores order by code point."""
    return Text().with_variant(Text(collation="C"), "postgresql")


def _key(name: str, *more: ForeignKey, primary_key: bool = False) -> Column[str]:
    return Column(name, _text(), *more, primary_key=primary_key, nullable=False)


def _version() -> Column[int]:
    """The write that brought the row."""
    return Column("version", Integer, ForeignKey("writes.version"), nullable=False, index=True)


def _quote() -> tuple[Column[str], Column[int], Column[int]]:
    return Column("quote", _text()), Column("quote_start", Integer), Column("quote_end", Integer)


schema_version = Table(
    "schema_version",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("product", _text(), nullable=False),
)

writes = Table(
    "writes",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("added", _text(), nullable=False),
)

documents = Table(
    "documents",
    metadata,
    _key("id", primary_key=True),
    _version(),
    Column("added", _text(), nullable=False),
    Column("source", _text(), nullable=False),
    Column("url", _text()),
    Column("outlet", _text()),
    Column("title", _text()),
    Column("published", _text()),
    Column("language", _text()),
    Column("media", _text(), nullable=False),
    Column("body", Integer, nullable=False),
    Column("text", _text(), nullable=False),
)

passes = Table(
    "passes",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    _version(),
    Column("added", _text(), nullable=False),
    Column("document", _text(), ForeignKey("documents.id"), nullable=False, index=True),
    Column("scope", _text(), nullable=False),
    Column("number", Integer, nullable=False),
    Column("claims", _text(), nullable=False),
)

claims = Table(
    "claims",
    metadata,
    _key("document", ForeignKey("documents.id"), primary_key=True),
    _key("id", primary_key=True),
    Column("about", _text()),
    Column("field", _text(), nullable=False),
    Column("value", _text(), nullable=False),
    *_quote(),
    Column("method", _text(), nullable=False),
    Column("confidence", Float, nullable=False),
    Index("claims_id", "id"),
    sqlite_with_rowid=False,
)

judgements = Table(
    "judgements",
    metadata,
    _key("id", primary_key=True),
    _version(),
    Column("added", _text(), nullable=False),
    Column("seen", Integer, nullable=False),
    Column("verdict", _text(), nullable=False),
    Column("subjects", _text(), nullable=False),
    Column("author", _text(), nullable=False),
    Column("day", _text(), nullable=False),
    Column("why", _text(), nullable=False),
)

judged = Table(
    "judged",
    metadata,
    _key("subject", primary_key=True),
    _key("judgement", ForeignKey("judgements.id"), primary_key=True),
)

problems = Table(
    "problems",
    metadata,
    _key("id", primary_key=True),
    _version(),
    Column("added", _text(), nullable=False),
    Column("document", _text()),
    Column("stage", _text(), nullable=False),
    Column("severity", _text(), nullable=False),
    Column("message", _text(), nullable=False),
    Column("hint", _text(), nullable=False),
    *_quote(),
    Column("source", _text()),
)
