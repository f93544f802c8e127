"""What was typed goes out as rows and comes back as the same claims."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from berdikari.edge.sheets.csv_file import csv_text, table_from
from berdikari.edge.sheets.excel import read_excel, write_excel
from berdikari.edge.sheets.retyped import retyped
from berdikari.edge.sheets.table import Table
from berdikari.edge.sheets.typed import COLUMNS, Typed, read_typed
from berdikari.records import LADDER
from berdikari.register import Register

plain = (
    st.text(st.characters(categories=["L", "N"], include_characters="=+-@'., "), min_size=1, max_size=12)
    .map(str.strip)
    .filter(bool)
)
name = plain.filter(lambda text: not set(text) & set("=()[];"))
rows = st.fixed_dictionaries({
    "key": name, "parties": st.lists(name, min_size=1, max_size=3, unique=True).map("; ".join), "devices": st.sampled_from(["", "lampu operasi=surgical-light; stent"]),
    "stage": st.sampled_from(["", *LADDER]), "planned_stage": st.sampled_from(["", *LADDER]), "planned_date": st.sampled_from(["", "2027"]),
    "status": st.sampled_from(["", "stalled"]), "depth": st.sampled_from(["", "0", "5"]), "values": st.sampled_from(["", "1.5 EUR; ~17000000000 IDR investment shared (tahap 1)"]),
    "term_years": st.sampled_from(["", "3", "2.5"]), "date": st.sampled_from(["", "2024-02", "2024-02-01"]), "fair": st.just("") | plain,
    "place": st.sampled_from(["", "Dubai [AE]", "Medan; Makassar"]), "site": st.just("") | name, "source_url": name.map("https://example.org/{}".format),
    "outlet": st.just("") | plain, "published": st.sampled_from(["", "2024-02-02"]), "quote": st.just("no quote") | plain, "compiled": st.sampled_from(["2026-01-20", "2026-01"]), "note": st.just("") | plain,
})  # fmt: skip


def table_of(given_: list[dict[str, str]]) -> Table:
    return Table(
        name="typed",
        columns=COLUMNS,
        rows=tuple(tuple(row.get(column) or None for column in COLUMNS) for row in given_),
    )


def register_of(typed: Typed) -> Register:
    readings = typed.readings
    problems = tuple(problem for reading in readings for problem in reading.problems)
    return Register(
        documents=tuple(one.document for one in readings),
        claims=tuple(claim for one in readings for claim in one.claims),
        problems=problems,
    )


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(rows, min_size=1, max_size=4, unique_by=lambda row: (row["source_url"], row["quote"])),
    st.sampled_from(["csv", "xlsx"]),
)
def test_typed_rows_there_and_back(tmp_path: Path, given_: list[dict[str, str]], kind: str) -> None:
    first = read_typed(table_of(given_), "Siti", "2026-01-21")
    out = retyped(register_of(first))
    if kind == "csv":
        again = table_from(csv_text(out, ";"), "typed")
    else:
        write_excel([out], tmp_path / "typed.xlsx")
        again = read_excel(tmp_path / "typed.xlsx")
    second = read_typed(again, "Siti", "2026-01-21")
    assert {one.document.id: set(one.claims) for one in second.readings} == {
        one.document.id: set(one.claims) for one in first.readings
    }
    assert [one.problems for one in second.readings] == [one.problems for one in first.readings]
    assert set(second.judgements) == set(first.judgements)


@pytest.mark.parametrize("columns", [COLUMNS])
def test_its_columns_are_those_that_are_read(columns: tuple[str, ...]) -> None:
    assert retyped(Register()).columns == columns
