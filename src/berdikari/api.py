"""What `import berdikari` offers: the verbs of the command line as functions. Only here is the clock read."""

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from berdikari import pipeline
from berdikari.edge import batch
from berdikari.edge.config import Settings, settings_from
from berdikari.edge.load import load
from berdikari.edge.readers import step_of
from berdikari.edge.sources import find_sources
from berdikari.edge.store import Receipt, Store, open_store
from berdikari.errors import InvalidRecordError, UnreadableSourceError
from berdikari.lookup import find_one, find_subjects
from berdikari.pick import Wanted, pick
from berdikari.records import Disagreement, Document, Judgement, Organisation, Partnership, Problem, Question, Reading
from berdikari.records.prospects import Prospects
from berdikari.register import Register
from berdikari.resolve import Resolution

if TYPE_CHECKING:
    from berdikari.edge.sheets.table import Table

__all__ = [
    "Receipt", "Register", "Resolution", "Settings", "Store", "Taken", "Wanted", "add", "brief", "disagreements_in",
    "export", "import_sheet", "judge", "known", "load", "load_starter", "open_store", "organisations", "partnerships",
    "partnerships_in", "pick", "questions", "read_document", "read_file", "read_files", "settings_from", "show",
]  # fmt: skip

_AT_ONCE = 16
STARTER = Path(__file__).parent / "reference" / "starter.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of a spreadsheet: a receipt a report, judgements that join its rows, cells that could not be.

    corrected: True where it was the sheet of an export, whose edited cells became judgements.
    """

    receipts: tuple[Receipt, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    problems: tuple[Problem, ...] = ()
    corrected: bool = False


def read_document(document: Document, settings: Settings | None = None) -> Reading:
    """What a document says, each claim with its quote; nothing is stored.

    settings: who reads; None: those of the environment. Raises BerdikariError where a model is to read that is not
    named, or does not answer.
    """
    return step_of(settings or settings_from(os.environ))(document)


def read_file(source: str | Path, settings: Settings | None = None) -> Reading:
    """What a file (text, HTML, PDF), a link or standard input (`-`) says; what is wrong with it is in its problems.

    settings: limits; None: those of the environment. Raises UnreadableSourceError for a folder.
    """
    if Path(source).is_dir():
        raise UnreadableSourceError(str(source), "a folder", "a file; read_files takes folders")
    return next(read_files([source], settings))


def read_files(
    sources: Iterable[str | Path], settings: Settings | None = None, executor: Executor | None = None
) -> Iterator[Reading]:
    """What files, folders and links say, one reading each, in order and in constant memory.

    executor: any of `concurrent.futures`, to read several at a time; None: one after the other.
    """
    found = find_sources(map(str, sources))
    settings = settings or settings_from(os.environ)
    return batch.read_sources(found, step_of(settings), settings, executor)


def partnerships_in(reading: Reading) -> tuple[Partnership, ...]:
    """The partnerships of which one document speaks."""
    return pipeline.partnerships_in(reading)


def disagreements_in(reading: Reading) -> tuple[Disagreement, ...]:
    """Where the readers of one document differ about a cooperation, each with its claims; none where one read it."""
    return pipeline.disagreements_in(reading)


def add(store: Store, readings: Iterable[Reading]) -> Iterator[Receipt]:
    """Keep readings in a register, some at a time; a receipt comes after its reading is safely stored.

    What the register knows already changes nothing. The work is done as the receipts are taken.
    """
    rest = iter(readings)
    while several := list(islice(rest, _AT_ONCE)):
        yield from store.add_batch(several, added=datetime.now(UTC))


def import_sheet(store: Store, sheet: str | Path, *, author: str, part: str | None = None) -> Taken:
    """Take the rows of a spreadsheet into a register, each as the claims of one report typed by its author.

    part: name of a sheet in a workbook, else its first. Rows that say "no quote" are claims without one. Cells that
    cannot be are problems, and the rest goes on. Of the partnerships as `export` writes them, an edited cell becomes
    judgements of the author where they bring it about, else a problem. A whole register as `export` writes it
    (`.jsonl`) is taken in as it was. Raises InvalidSheetError for what is no such sheet.
    """
    from berdikari.edge.sheets.corrected import is_export  # noqa: PLC0415 - heavy
    from berdikari.edge.sheets.files import read_table  # noqa: PLC0415 - heavy
    from berdikari.edge.sheets.raw import read_raw  # noqa: PLC0415 - heavy

    if Path(sheet).suffix.lower() == ".jsonl":
        return Taken(problems=read_raw(store, Path(sheet)))
    table = read_table(Path(sheet), part)
    return _correct(store, table, author) if is_export(table) else _take(store, table, author)


def _correct(store: Store, table: "Table", author: str) -> Taken:
    """The judgements that the edited cells of an exported sheet come to."""
    from berdikari.edge.sheets.corrected import corrected  # noqa: PLC0415 - heavy

    def resolved(register: Register) -> tuple[Partnership, ...]:
        return pipeline.resolve_register(register, today()).partnerships

    register = store.register()
    found = corrected(table, register, resolved, author, today().isoformat())
    for judgement in found.judgements:
        store.judge(judgement, seen=store.version(), added=datetime.now(UTC))
    return Taken(judgements=found.judgements, problems=found.problems, corrected=True)


def load_starter(store: Store) -> Taken:
    """Take the starter register that ships with Berdikari into a register; what is there already changes nothing."""
    from berdikari.edge.sheets.csv_file import read_csv  # noqa: PLC0415 - heavy

    return _take(store, read_csv(STARTER), "berdikari-starter")


def _take(store: Store, table: "Table", author: str) -> Taken:
    """Readings first, then the judgements that rows of one key tell of one cooperation."""
    from berdikari.edge.sheets.bring import bring_in  # noqa: PLC0415 - heavy
    from berdikari.edge.sheets.typed import read_typed  # noqa: PLC0415 - heavy

    typed = read_typed(table, author, today().isoformat())
    receipts = bring_in(store, typed, added=datetime.now(UTC))
    return Taken(receipts=receipts, judgements=typed.judgements, problems=typed.problems)


def known(store: Store, as_of: str | None = None) -> tuple[Register, Resolution]:
    """All that a register holds, and what it comes to, today or on a day (only what was published and judged by then).

    Raises InvalidRecordError for a day that is none.
    """
    register = store.register()
    if as_of is None:
        return register, pipeline.resolve_register(register, today())
    day = _day(as_of)
    register = pipeline.register_on(register, day.isoformat())
    return register, pipeline.resolve_register(register, day)


def partnerships(store: Store, wanted: Wanted | None = None, as_of: str | None = None) -> tuple[Partnership, ...]:
    """The partnerships of a register that fit what is asked for, merged over all documents."""
    return pick(known(store, as_of)[1].partnerships, wanted or Wanted())


def show(store: Store, partnership: str) -> Partnership:
    """One partnership by its id, or the first characters of it. Raises UnknownIdError where none or several have it."""
    return find_one("partnership", partnership, {one.id: one for one in known(store)[1].partnerships})


def organisations(store: Store) -> tuple[Organisation, ...]:
    """The organisations of a register, under all their names."""
    return known(store)[1].organisations


def questions(store: Store) -> tuple[Question, ...]:
    """What the register asks of its keepers, the most useful question first."""
    return known(store)[1].questions


def judge(store: Store, verdict: str, subjects: Sequence[str], *, author: str, why: str = "") -> Judgement:
    """Keep a decision for ever: `same`, `not_same`, `wrong`, `prefer`, `close` or `undo`.

    subjects: ids, or their first characters, of partnerships, their single reports or questions (same, not_same), of a
    claim (wrong, prefer), a question (close) or a judgement (undo). Raises UnknownIdError, and StaleWriteError where
    somebody else judged the same meanwhile.
    """
    register, resolution = known(store)
    found = find_subjects(verdict, subjects, register, resolution)
    judgement = Judgement(verdict=verdict, subjects=found, author=author, day=today().isoformat(), why=why)
    store.judge(judgement, seen=register.version, added=datetime.now(UTC))
    return judgement


def brief(
    store: Store, language: str = "id", *, trade: str | Path | None = None, boundaries: str | Path | None = None,
    plan: str | Path | None = None,
) -> str:  # fmt: skip
    """The brief on a register: one self-contained HTML page, in `id`, `en` or `tr`.

    trade: folder of the trade data; None: as the environment says. boundaries: a GeoJSON file of areas for its map.
    plan: a file of `berdikari plan -o FILE.json`, told in a section of its own. Raises UnreadableSourceError where no
    area can be drawn from the boundaries, InvalidSheetError for a file that holds no plan.
    """
    from berdikari.edge.boundaries import load_boundaries  # noqa: PLC0415 - heavy

    regions = load_boundaries(boundaries)[0] if boundaries else ()
    register, resolution = known(store)
    prospects = _prospects(resolution.partnerships, trade)
    if plan:
        from berdikari.edge.plan_files import load_tables, read_plan  # noqa: PLC0415 - heavy

        prospects = replace(prospects, plan=read_plan(Path(plan)), sites=load_tables().sites)
    return pipeline.write_brief(register, resolution, today(), language, prospects, regions)


def _prospects(partnerships: Sequence[Partnership], trade: str | Path | None) -> Prospects:
    from berdikari.edge.trade.settings import trade_settings  # noqa: PLC0415 - heavy
    from berdikari.prospects import prospects_of  # noqa: PLC0415 - heavy

    return prospects_of(partnerships, trade_settings(os.environ, str(trade) if trade else None), today())


def export(store: Store, file: str | Path, separator: str = ",") -> tuple[Path, ...]:
    """Write a register to a file; the files written, for CSV and Parquet hold one table each.

    `.xlsx`, `.csv` and `.parquet` are for people and their programs; `.jsonl` holds everything that was ever kept, and
    `import_sheet` reads it back; `.ftm.json` is for FollowTheMoney, an entity a line. separator: of CSV.
    Raises InvalidSheetError for another ending.
    """
    from berdikari.edge.codec import encode  # noqa: PLC0415 - heavy
    from berdikari.edge.sheets.files import write_lines, write_tables  # noqa: PLC0415 - heavy
    from berdikari.edge.sheets.ftm import entities  # noqa: PLC0415 - heavy
    from berdikari.edge.sheets.raw import write_raw  # noqa: PLC0415 - heavy
    from berdikari.edge.sheets.views import views  # noqa: PLC0415 - heavy

    path = Path(file)
    if path.suffix.lower() == ".jsonl":
        write_raw(store, path)
        return (path,)
    register, resolution = known(store)
    if path.name.lower().endswith(".ftm.json"):
        told = entities(resolution.partnerships, resolution.organisations, register.documents)
        return (write_lines(map(encode, told), path),)
    return write_tables(views(register, resolution.partnerships), path, separator)


def today() -> date:
    """The day on the machine's clock."""
    return datetime.now().astimezone().date()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidRecordError("as_of", "day", text, "a day as YYYY-MM-DD") from None
