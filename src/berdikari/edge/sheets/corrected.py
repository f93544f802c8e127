"""The workbook of `export` brought back: an edited cell becomes judgements where they bring about what it says."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from berdikari.edge.sheets.cells import items
from berdikari.edge.sheets.said import said
from berdikari.edge.sheets.table import Table, text_of
from berdikari.edge.sheets.views import MARK, mark_of, partnership_table
from berdikari.records import Claim, Day, Depth, Judgement, Partnership, Problem, Stage, Status, Term
from berdikari.register import Register

FIELDS = {
    "parties": "party", "facilitators": "facilitator", "devices": "device", "stage": "stage", "planned_stage": "stage",
    "planned_date": "stage", "status": "status", "depth": "depth", "values": "value", "term_years": "term",
    "date": "date", "fair": "fair", "place": "place", "site": "site",
}  # fmt: skip
_LISTS = ("parties", "facilitators", "devices", "values")

Resolve = Callable[[Register], Sequence[Partnership]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """Judgements that the edited cells ask for, and the edits that no judgement brings about."""

    judgements: tuple[Judgement, ...] = ()
    problems: tuple[Problem, ...] = ()


def is_export(table: Table) -> bool:
    """True for the partnerships as `export` writes them."""
    return "key" not in table.columns and {"id", "reports", "sources"} <= set(table.columns)


def corrected(table: Table, register: Register, resolve: Resolve, author: str, day: str) -> Corrected:
    """What the edited cells of an exported sheet come to; rows as they were written come to nothing.

    Each judgement is tried: it is kept only where the register then says what the cell says. Raises InvalidSheetError
    for a sheet without the mark of its rows.
    """
    table.require(MARK)
    judgements: list[Judgement] = []
    problems: list[Problem] = []
    for number, cells in table.numbered():
        mark = cells.pop(MARK)
        if mark_of(cells.values()) == mark:
            continue
        now = _known(resolve(register), cells["id"])
        if now is None or _cells(now)[MARK] != mark:
            wanted = "an id of the register" if now is None else "the row as it is now: export anew, and edit that"
            problems.append(_fault(table, number, "id", cells["id"], wanted))
            continue
        for column in (name for name, text in cells.items() if text != _cells(now).get(name, "")):
            edit = Edit(now, column, _cells(now).get(column, ""), cells[column])
            found = _tried(edit, register, resolve, author, day)
            register = replace(register, judgements=(*register.judgements, *(found or ())))
            judgements += found or ()
            if found is None:
                problems.append(_fault(table, number, column, edit.new, _wanted(column)))
    return Corrected(judgements=tuple(judgements), problems=tuple(problems))


@dataclass(frozen=True, slots=True)
class Edit:
    """A cell of a partnership that said `old`, and is to say `new`."""

    partnership: Partnership
    column: str
    old: str
    new: str

    def claims(self, texts: set[str]) -> list[Claim]:
        """Claims of the cell's field that say one of these."""
        return [claim for claim in self.partnership.claims if _told(claim, self.column) in texts]


def _tried(edit: Edit, register: Register, resolve: Resolve, author: str, day: str) -> tuple[Judgement, ...] | None:
    """The fewest judgements that bring about an edit: a claim preferred, claims wrong, or both; None: none do."""
    if edit.column not in FIELDS:
        return None
    old, new = _items(edit.column, edit.old), _items(edit.column, edit.new)
    why = f"{edit.column}: {edit.old or '-'} > {edit.new or '-'}"
    preferred = [("prefer", claim) for claim in edit.claims(new - old)[:1]]
    wrong = [("wrong", claim) for claim in edit.claims(old - new)]
    for option in filter(None, (preferred, wrong, preferred + wrong)):
        found = tuple(
            Judgement(verdict=verdict, subjects=(claim.id,), author=author, day=day, why=why)
            for verdict, claim in option
        )
        then = resolve(replace(register, judgements=(*register.judgements, *found)))
        after = max(then, key=lambda one: len(set(one.claims) & set(edit.partnership.claims)), default=None)
        if after and _items(edit.column, _cells(after)[edit.column]) == new:
            return found
    return None


def _told(claim: Claim, column: str) -> str | None:
    """What a claim would put into a column; None: nothing."""
    value = claim.value
    if claim.field != FIELDS[column]:
        return None
    if isinstance(value, Stage):
        if (value.modality == "done") != (column == "stage"):
            return None
        return value.date if column == "planned_date" else value.rung
    if isinstance(value, Day):
        return value.date
    if isinstance(value, Depth):
        return str(value.level)
    if isinstance(value, Term):
        return text_of(value.years)
    return value.status if isinstance(value, Status) else said(value)


def _items(column: str, text: str) -> set[str]:
    return set(items(text)) if column in _LISTS else {text} - {""}


def _cells(one: Partnership) -> dict[str, str]:
    [(_, cells)] = partnership_table([one]).numbered()
    return cells


def _known(partnerships: Sequence[Partnership], identity: str) -> Partnership | None:
    return next((one for one in partnerships if one.id == identity), None)


def _wanted(column: str) -> str:
    if column in FIELDS:
        return "what a report of this partnership says: bring in a sheet or an article that says so"
    return "the cell as it was: it follows from other cells"


def _fault(table: Table, number: int, column: str, found: str, wanted: str) -> Problem:
    message = f"sheet {table.name!r}, row {number}, column {column}: found {found!r}, wanted {wanted}"
    return Problem(stage="load", severity="warning", message=message, source=table.name)
