"""What users hand in is read in a process of its own, which is killed where it takes too long or too much."""

import pytest
import xlsxwriter

from berdikari.edge.config import MEBIBYTE, Settings
from berdikari.edge.sources import Source
from berdikari.web.reader import Order, Workshop

NEWS = "PT Graha Teknomedika dan Surgiris asal Prancis menandatangani nota kesepahaman pada 1 Februari 2024.\n\n"
LIMITS = Settings(parse_seconds=2, parse_bytes=600 * MEBIBYTE, fetch_seconds=1)


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


HOSTILE = {
    "long.txt": lambda file: file.write_text(
        (NEWS.replace("Graha", "{}") * 60_000).replace("{}", "Graha Medika Abadi")
    ),
    "names.txt": lambda file: file.write_text(" ".join(f"PT Nama{n} Medika dan" for n in range(200_000))),
    "corner.xlsx": corner,
    "wide.csv": lambda file: file.write_text("key,parties\n" + "," * 5_100_000),
    "nulls.csv": lambda file: file.write_bytes(b"a,b\n\0\0\0"),
    "swollen.html": lambda file: file.write_text("<html><p " + " ".join(f"a{n}" for n in range(120_000)) + ">x</p>"),
    "broken.pdf": lambda file: file.write_bytes(b"%PDF-1.7\n" + b"<" * 100_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_takes_too_much_is_refused_in_words_and_the_next_is_read(name, tmp_path, workshop, good):
    file = tmp_path / name
    HOSTILE[name](file)
    found = given(workshop, file)
    assert "Traceback" not in said(found)
    assert said(found)
    assert given(workshop, good).claims
