"""The workbook of `export` brought back: unchanged it is nothing, an edited cell is a judgement, the rest is named."""

from dataclasses import replace
from datetime import date

import pytest

from berdikari.edge.sheets.corrected import corrected, is_export
from berdikari.edge.sheets.views import partnership_table
from berdikari.errors import InvalidSheetError
from berdikari.pipeline import resolve_register
from berdikari.records import Claim, Day, Document, Judgement, Party, Stage
from berdikari.register import Register


def report(source, day):
    document = Document(source=source, outlet=source, text=f"GTM Surgiris {day}", published="2024-02-03")
    values = (
        ("party", Party(name="PT Graha Teknomedika", country="ID", role="manufacturer")),
        ("party", Party(name="Surgiris", country="FR", role="technology_owner")),
        ("stage", Stage(rung="mou")),
        ("date", Day(date=day)),
    )
    claims = (
        Claim(document=document.id, about=source, field=name, value=value, quote=None, method="hand:x")
        for name, value in values
    )
    return document, tuple(claims)


REPORTS = [report("a", "2024-02-01"), report("b", "2024-02-01"), report("c", "2024-01-28")]
SAME = Judgement(verdict="same", subjects=("a", "b", "c"), author="x", day="2024-02-03")
REGISTER = Register(
    documents=tuple(document for document, _ in REPORTS),
    claims=tuple(claim for _, claims in REPORTS for claim in claims),
    judgements=(SAME,),
)


def resolve(register):
    return resolve_register(register, date(2024, 3, 1)).partnerships


def edited(register=REGISTER, **cells):
    table = partnership_table(resolve(register))
    row = tuple(cells.get(column, cell) for column, cell in zip(table.columns, table.rows[0], strict=True))
    return replace(table, rows=(row,))


def ask(table, register=REGISTER):
    return corrected(table, register, resolve, "Siti", "2024-03-01")


def test_a_sheet_as_it_was_written_is_nothing():
    assert is_export(edited())
    assert ask(edited()) == ask(replace(edited(), rows=()))


def test_an_edited_cell_becomes_the_judgement_that_brings_it_about():
    [before] = resolve(REGISTER)
    found = ask(edited(date="2024-02-01"))
    [one] = found.judgements
    assert (before.date, one.author, one.why) == (
        "2024-01-28", "Siti", "date: 2024-01-28 > 2024-02-01"
    )  # fmt: skip
    assert not found.problems
    [after] = resolve(replace(REGISTER, judgements=(SAME, *found.judgements)))
    assert after.date == "2024-02-01"


@pytest.mark.parametrize(
    ("column", "text", "wanted"),
    [
        ("date", "2024-05-05", "what a report of this partnership says"),
        ("stage", "production", "what a report of this partnership says"),
        ("reports", 9, "it follows from other cells"),
        ("id", "abc", "an id of the register"),
    ],
)
def test_what_no_judgement_brings_about_is_named_and_not_kept(column, text, wanted):
    found = ask(edited(**{column: text}))
    assert not found.judgements
    [problem] = found.problems
    assert f"row 2, column {column}" in problem.message
    assert wanted in problem.message


def test_a_row_that_changed_since_the_export_is_not_taken():
    old = edited(date="2024-02-01")
    later = replace(REGISTER, judgements=(SAME, *ask(old).judgements))
    assert "export anew" in ask(old, later).problems[0].message
    assert ask(edited(), later) == ask(edited())


def test_a_sheet_without_its_marks_is_refused():
    table = edited()
    with pytest.raises(InvalidSheetError):
        ask(replace(table, columns=table.columns[:-1]))
