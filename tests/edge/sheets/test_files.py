"""Tables come back from files as they went in, and no text in them becomes a formula."""

import csv
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from berdikari.edge.sheets.csv_file import csv_text, table_from, write_csv
from berdikari.edge.sheets.excel import CUT, LONGEST, read_excel, sheet_name, write_excel
from berdikari.edge.sheets.files import read_table, write_tables
from berdikari.edge.sheets.guard import guarded, unguarded
from berdikari.edge.sheets.table import Table
from berdikari.errors import InvalidSheetError

LIVE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "'=1",
    "''=1",
    "＝1",
    '=HYPERLINK("http://x","y")',
    "=cmd|'/c calc'!A0",
]
DEAD = ["a=1", "'a", "'", "", "1,5", '"', "a\nb", " =1", "http://example.org", "00123", "1e5", "_x0041_", "TRUE"]

characters = st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t'=+-@")
texts = st.text(characters, min_size=1, max_size=20) | st.sampled_from(LIVE + DEAD[5:])
tables = st.lists(st.tuples(texts, texts | st.none(), st.integers(-(10**6), 10**6) | st.none()), max_size=8).map(
    lambda rows: Table(name="t", columns=("a", "b", "n"), rows=tuple(rows))
)


@given(st.text())
def test_a_guard_is_taken_away_again(text: str) -> None:
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", LIVE)
def test_what_looks_like_a_formula_is_guarded(text: str) -> None:
    assert guarded(text).startswith("'")
    written = csv_text(Table(name="t", columns=("a",), rows=((text,),)))
    assert next(csv.reader([written.split("\r\n", 1)[1]]))[0].startswith("'")


@pytest.mark.parametrize("text", DEAD)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text


@given(tables, st.sampled_from([",", ";", "\t"]))
def test_csv_there_and_back(table: Table, separator: str) -> None:
    back = table_from(csv_text(table, separator), "t")
    assert back.columns == table.columns
    assert back.rows == tuple(tuple(None if cell is None else str(cell) for cell in row) for row in table.rows)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tables)
def test_excel_there_and_back(tmp_path: Path, table: Table) -> None:
    file = tmp_path / "t.xlsx"
    write_excel([table], file)
    back = read_excel(file)
    assert (back.columns, [row for row in back.rows if any(cell is not None for cell in row)]) == (
        table.columns,
        list(table.rows),
    )


@pytest.mark.parametrize("ending", [".parquet", ".jsonl"])
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(table=tables)
def test_parquet_and_json_lines_there_and_back(tmp_path: Path, ending: str, table: Table) -> None:
    file = tmp_path / f"t{ending}"
    assert write_tables([table], file) == (file,)
    back = read_table(file)
    assert back.rows == table.rows
    assert not table.rows or back.columns == table.columns


def test_excel_holds_no_formula_and_no_link(tmp_path: Path) -> None:
    file = tmp_path / "t.xlsx"
    write_excel([Table(name="t", columns=("=1+1",), rows=tuple((text,) for text in LIVE + DEAD))], file)
    with zipfile.ZipFile(file) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert "<hyperlink" not in sheet
        assert not [name for name in archive.namelist() if "external" in name.lower()]
    assert [row[0] for row in read_excel(file).rows] == [text or None for text in LIVE + DEAD]


def test_a_text_longer_than_excel_allows_is_cut_and_says_so(tmp_path: Path) -> None:
    file = tmp_path / "t.xlsx"
    write_excel([Table(name="t", columns=("a",), rows=(("x" * LONGEST,), ("x" * (LONGEST + 1),)))], file)
    whole, cut = (row[0] for row in read_excel(file).rows)
    assert whole == "x" * LONGEST
    assert len(cut) == LONGEST
    assert cut.endswith(CUT)


def test_a_table_longer_than_a_sheet_goes_on_in_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("berdikari.edge.sheets.excel.ROWS", 2)
    file = tmp_path / "t.xlsx"
    write_excel([Table(name="claims", columns=("a",), rows=(("1",), ("2",), ("3",)))], file)
    assert [row for name in ("claims", "claims (2)") for row in read_excel(file, name).rows] == [("1",), ("2",), ("3",)]


@pytest.mark.parametrize("name, wanted", [("a/b:c", "a b c"), ("x" * 40, "x" * 31), ("'a'", "a")])
def test_names_that_excel_takes(name: str, wanted: str) -> None:
    assert sheet_name(name) == wanted


def test_csv_starts_with_a_byte_order_mark(tmp_path: Path) -> None:
    write_csv(Table(name="t", columns=("a",), rows=(("ş",),)), tmp_path / "t.csv", ";")
    assert (tmp_path / "t.csv").read_bytes() == b"\xef\xbb\xbfa\r\n\xc5\x9f\r\n"
    assert read_table(tmp_path / "t.csv").rows == (("ş",),)


@pytest.mark.parametrize(
    "raw, first",
    [
        (b"a,b\n1,2\n", 2), (b"a;b\r\n1;2\r\n", 2), (b"a\tb\n1\t2", 2), (b"sep=;\r\na;b\n1;2\n", 3),
        (b"\xef\xbb\xbfsep=;\na;b\n1;2\n", 3), ("a,b\n1,2\n".encode("utf-16"), 2),
    ],
)  # fmt: skip
def test_csv_as_programs_write_it(tmp_path: Path, raw: bytes, first: int) -> None:
    (tmp_path / "t.csv").write_bytes(raw)
    table = read_table(tmp_path / "t.csv")
    assert (table.columns, table.rows, table.first) == (("a", "b"), (("1", "2"),), first)


@pytest.mark.parametrize("name, raw, said", [
    ("t.csv", b"", "a header"), ("t.csv", b"a\n\xff\xff", "UTF-8"), ("t.xlsx", b"PK nonsense", "a workbook"),
    ("t.docx", b"x", ".xlsx, .csv"), ("t.xlsx", b"", "a workbook"),
])  # fmt: skip
def test_what_is_no_table_is_refused_in_words(tmp_path: Path, name: str, raw: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(InvalidSheetError, match=said):
        read_table(tmp_path / name)
    with pytest.raises(InvalidSheetError, match="nothing"):
        read_table(tmp_path / "not there.csv")
    with pytest.raises(InvalidSheetError, match="a folder"):
        read_table(tmp_path)


def test_a_workbook_that_would_fill_the_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("berdikari.edge.sheets.workbook.UNPACKED", 1000)
    with zipfile.ZipFile(tmp_path / "t.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", "0" * 100_000)
    with pytest.raises(InvalidSheetError, match="at most 1000"):
        read_table(tmp_path / "t.xlsx")


def test_several_tables_in_files_of_their_own(tmp_path: Path) -> None:
    both = [
        Table(name="partnerships", columns=("a",), rows=(("1",),)),
        Table(name="claims", columns=("b",), rows=(("2",),)),
    ]
    names = write_tables(both, tmp_path / "out.csv")
    assert [name.name for name in names] == ["out.csv", "out-claims.csv"]
    assert [read_table(name).columns for name in names] == [("a",), ("b",)]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["out-claims.csv", "out.csv"]
    with pytest.raises(InvalidSheetError, match="can be written"):
        write_tables(both, tmp_path / "no folder" / "out.csv")
    with pytest.raises(InvalidSheetError, match=r"No such file or directory.*can be written"):
        write_tables(both, tmp_path / "no folder" / "out.xlsx")
    with pytest.raises(InvalidSheetError, match="comma, semicolon or tab"):
        write_tables(both, tmp_path / "out.csv", "|")
