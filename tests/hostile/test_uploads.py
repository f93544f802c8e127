"""What users hand in is read in a process of its own, which is killed where it takes too long or too much."""

import pytest
import xlsxwriter

from berdikari.edge.config import MEBIBYTE, Settings
from berdikari.edge.sources import Source
from berdikari.web.reader import Order, Workshop

NEWS = "PT Graha Teknomedika dan Surgiris asal Prancis menandatangani nota kesepahaman tentang lampu operasi pada 1 Februari 2024.\n\n"
LIMITS = Settings(parse_seconds=2, parse_bytes=600 * MEBIBYTE, file_bytes=2 * MEBIBYTE, fetch_seconds=1)


@pytest.fixture
def workshop():
    opened = Workshop(LIMITS)
    yield opened
    opened.close()


def given(workshop, file):
    source = Source(address=str(file), name=file.name)
    return workshop.read(Order(source=source, author="Siti", today="2026-01-21"))


def said(found):
    return " ".join(problem.message for problem in found.problems)


@pytest.fixture
def good(tmp_path):
    file = tmp_path / "good.txt"
    file.write_text(NEWS)
    return file


def corner(file):
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_string(0, 0, "name")
        sheet.write_string(1_048_575, 16_383, "x")


REFUSED = {
    "huge.txt": lambda file: file.write_text(NEWS * 30_000),
    "huge.csv": lambda file: file.write_text("key,parties\n" + "x,y\n" * 600_000),
    "corner.xlsx": corner,
    "wide.csv": lambda file: file.write_text("key,parties\n" + "," * 5_100_000),
    "nulls.csv": lambda file: file.write_bytes(b"a,b\n\0\0\0"),
    "broken.pdf": lambda file: file.write_bytes(b"%PDF-1.7\n" + b"<" * 100_000),
    "archive.zip": lambda file: file.write_bytes(b"PK\x03\x04" + bytes(99)),
}
COSTLY = {
    "long.txt": lambda file: file.write_text(NEWS * 15_000),
    "names.txt": lambda file: file.write_text(" ".join(f"PT Nama{n} Medika dan" for n in range(60_000))),
    "swollen.html": lambda file: file.write_text("<html><p " + " ".join(f"a{n}" for n in range(120_000)) + ">x</p>"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_hostile_is_refused_in_words_and_the_next_is_read(name, tmp_path, workshop, good):
    file = tmp_path / name
    REFUSED[name](file)
    found = given(workshop, file)
    assert said(found)
    assert "Traceback" not in said(found)
    assert given(workshop, good).claims


@pytest.mark.parametrize("name", COSTLY)
def test_what_costs_much_comes_to_an_end_and_the_next_is_read(name, tmp_path, workshop, good):
    file = tmp_path / name
    COSTLY[name](file)
    found = given(workshop, file)
    assert said(found) or found.document is not None
    assert given(workshop, good).claims


# Signs in a row that a pattern could go through again from each of them.
ROWS = (
    ".",
    "…",
    "!?",
    ". ",
    '."',
    "(",
    '"',
    "a-",
    "A.",
    "A&",
    "1,",
    "-",
    "\t",
    "\u00ad",
    "dan ",
    "Rp ",
    "www.",
    ",",
    "((a)",
    "@",
)


@pytest.mark.parametrize("sign", ROWS, ids=ascii)
def test_signs_without_end_are_read_in_time(sign, tmp_path, workshop):
    file = tmp_path / "row.txt"
    file.write_text(NEWS + sign * (30_000 // len(sign)))
    assert given(workshop, file).claims
