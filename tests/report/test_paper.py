"""Documents on paper: tagged, the same bytes each time, and nothing in a text is ever markup."""

import pypdfium2
import pytest

from berdikari.report.paper import Facts, Grid, Heading, Paper, Picture, Quoted, Text, picture, press

HOSTILE = '#panic("no") $x$ `y` *b* [link](http://evil) \\ #include "/etc/passwd" <label> @ref // c /* d */'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><rect width="60" height="20" fill="navy"/></svg>'


def paper(**changes):
    blocks = (
        Heading(text="Riwayat"),
        Text(text=HOSTILE),
        Facts(rows=((HOSTILE, "ığüşöçİ"),)),
        Quoted(parts=(("kata ", False), (HOSTILE, True)), source=HOSTILE),
        Grid(columns=("a", HOSTILE), rows=(("1", HOSTILE),) * 60, widths=(1, 4), numbers=(0,)),
        Picture(svg=SVG, alt="sebuah peta"),
    )
    told = {"title": HOSTILE, "lede": "x", "language": "id", "day": "2026-11-22", "foot": HOSTILE, "blocks": blocks}
    return Paper(**told | changes)


def text_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.get_textpage() for page in document]
        return " ".join(page.get_text_range() for page in pages)
    finally:
        document.close()


def test_texts_stand_as_they_are_and_pages_follow():
    text = "".join(text_of(press(paper())).split())
    assert '#panic("no")' in text
    assert "ığüşöçİ" in text
    assert text.count("*b*") >= 60


def test_the_same_content_gives_the_same_bytes():
    assert press(paper()) == press(paper())


@pytest.mark.parametrize("language", ["id", "en", "tr"])
def test_it_is_tagged_and_says_its_language(language):
    raw = press(paper(language=language, wide=True))
    assert b"/StructTreeRoot" in raw or b"pdfuaid" in raw
    assert raw.startswith(b"%PDF-")


@pytest.mark.parametrize(("form", "start"), [("png", b"\x89PNG"), ("svg", b"<svg")])
def test_it_becomes_one_sheet_as_a_picture(form, start):
    assert picture(paper(), form).startswith(start)


def test_a_table_needs_no_heads():
    assert "satu" in text_of(press(paper(blocks=(Grid(columns=("", ""), rows=(("satu", "dua"),), widths=(1, 1)),))))


@pytest.mark.parametrize(
    "name", ["迈瑞医疗", "ｆｕｌｌ＝", "شركة", "\U0001f3e5", "\ue000", "a\u200bb", "ไทย"], ids=ascii
)
def test_a_name_in_letters_that_the_fonts_lack_leaves_no_office_without_its_paper(name):
    made = press(paper(title=name))
    assert made.startswith(b"%PDF-")
    assert made == press(paper(title=name))
    assert "Riwayat" in text_of(made)
