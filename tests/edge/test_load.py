import codecs
import io
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from berdikari.edge.config import Settings
from berdikari.edge.fetch.front import not_in_the_future
from berdikari.edge.load import document_from, load
from berdikari.errors import UnreadableSourceError, UnsafeLinkError

ARTICLE = "---\nurl: https://a.id/1\noutlet: a.id\npublished: 2024-02-02\n---\nPT A dan PT B teken nota kesepahaman.\n"


def of(text, name="001.txt", **settings):
    raw = text if isinstance(text, bytes) else text.encode()
    return document_from(raw, name, Settings(**settings))


def test_front_matter_is_read_and_kept_in_the_text():
    document, problems = of(ARTICLE)
    assert (document.url, document.outlet, document.published) == ("https://a.id/1", "a.id", "2024-02-02")
    assert document.text == ARTICLE
    assert document.text[document.body :] == "PT A dan PT B teken nota kesepahaman.\n"
    assert (document.language, document.media, problems) == ("id", "text", ())


def test_a_text_without_front_matter_begins_at_nought():
    document, problems = of("Kalbe resmikan pabrik.\n--- \nbukan: kepala\n---\n")
    assert (document.body, document.url, problems) == (0, None, ())


@pytest.mark.parametrize("day", ["2024", "2024-02", "2024-02-02"])
def test_a_day_may_be_cut(day):
    assert of(f"---\npublished: {day}\n---\nIsi.\n")[0].published == day


@pytest.mark.parametrize(
    "given, published",
    [("2024-02-02T08:00:00+07:00", "2024-02-02"), ("'2024-02-02'", "2024-02-02"), ("2024-02-02 08:00", "2024-02-02")],
)
def test_a_time_of_day_and_quotation_marks_are_cut_off(given, published):
    document, problems = of(f"---\npublished: {given}\n---\nIsi.\n")
    assert (document.published, problems) == (published, ())


@pytest.mark.parametrize("day", ["2 Februari 2024", "2024-13-01", "2024-02-30", "kemarin", "24-02-02", "2024-2-2"])
def test_a_day_that_cannot_be_is_left_out_and_said(day):
    document, [problem] = of(f"---\npublished: {day}\n---\nIsi.\n")
    assert document.published is None
    assert problem.severity == "warning"
    assert day in problem.message


@pytest.mark.parametrize(
    ("day", "left"),
    [("2026-11-24", "2026-11-24"), ("2026-11", "2026-11"), ("2026", "2026"), ("2026-11-25", None), ("2026-12", None),
     ("2027", None), ("3024-01-01", None), (None, None)],
)  # fmt: skip
def test_a_day_beyond_tomorrow_is_left_out_and_said(day, left):
    found, problems = not_in_the_future(day, "a.txt", date(2026, 11, 23))
    assert found == left
    assert [day in one.message for one in problems] == [True] * (day != left)


def test_a_document_of_the_future_has_no_day():
    document, [problem] = of("---\npublished: 3024-01-01\n---\nIsi.\n")
    assert document.published is None
    assert "future" in problem.message


def test_front_matter_that_never_ends_is_text():
    document, _ = of("---\nurl: https://a.id\nPT A dan PT B.\n")
    assert (document.body, document.url) == (0, None)


def test_unknown_keys_and_lines_without_a_key_pass():
    document, problems = of("---\nauthor: Siti\njust words\n: empty\nurl:\n---\nIsi.\n")
    assert (document.url, problems) == (None, ())


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_text_is_that_of_read_text(tmp_path: Path, newline):
    file = tmp_path / "001.txt"
    file.write_bytes(ARTICLE.replace("\n", newline).encode())
    document, _ = load(str(file))
    assert document.text == file.read_text(encoding="utf-8")
    assert document.source == "001.txt"


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(str.strip))
def test_any_utf8_text_is_kept_whole(text):
    document, problems = of("Isi: " + text)
    assert document.text == "Isi: " + text
    assert problems == ()


def test_a_byte_order_mark_of_utf8_stays_and_is_not_part_of_the_body():
    document, _ = of(codecs.BOM_UTF8 + ARTICLE.encode())
    assert document.text[0] == "\ufeff"
    assert document.url == "https://a.id/1"
    document, _ = of(codecs.BOM_UTF8 + b"Isi.")
    assert document.text[document.body :] == "Isi."


@pytest.mark.parametrize("encoding", ["cp1254", "utf-16", "utf-32"])
def test_other_encodings_are_read_and_said(encoding):
    document, [problem] = of("Sağlık Bakanlığı ile şirket işbirliği için anlaştı.\n".encode(encoding))
    assert document.text == "Sağlık Bakanlığı ile şirket işbirliği için anlaştı.\n"
    assert document.language == "tr"
    assert (problem.stage, problem.severity) == ("load", "note")


def test_a_few_broken_bytes_do_not_make_utf8_another_encoding():
    document, [problem] = of("Sağlık Bakanlığı".encode() + b"\xff" + " İstanbul'da".encode())
    assert document.text == "Sağlık Bakanlığı\ufffd İstanbul'da"
    assert problem.severity == "warning"


def test_bytes_that_no_code_page_has_are_read_as_latin_1():
    assert of(b"caf\xe9 \x81\x8d biasa saja")[0].text == "café \x81\x8d biasa saja"


@pytest.mark.parametrize(
    "raw, found",
    [
        (b"", "an empty file"),
        (b" \n\t\n", "an empty file"),
        (b"---\nurl: https://a.id\n---\n \n", "no text behind"),
        (b"PT A\x00dan", "binary data"),
        (b"\x00\x01\x02\xff\xfe" * 20, "binary data"),
        (bytes(range(1, 9)) * 100, "binary data"),
        (b"PK\x03\x04 rest", "an archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Office file"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"{\\rtf1 x}", "a rich text file"),
        (b"\x1f\x8b\x08", "a packed file"),
    ],
)
def test_what_is_no_article_is_refused_in_words(raw, found):
    with pytest.raises(UnreadableSourceError, match=found):
        of(raw)


@pytest.mark.parametrize(
    "name, words", [("a.docx", "Word document"), ("a.xlsx", "berdikari import"), ("a.zip", "unpack")]
)
def test_office_files_and_archives_say_what_to_do(name, words):
    with pytest.raises(UnreadableSourceError, match=words):
        of(b"PK\x03\x04 rest", name)


def test_a_file_that_is_too_large_is_refused(tmp_path: Path):
    file = tmp_path / "large.txt"
    file.write_text("kata " * 300)
    with pytest.raises(UnreadableSourceError, match="more than"):
        load(str(file), Settings(file_bytes=1000))
    assert len(load(str(file), Settings(file_bytes=1500))[0].text) == 1500


def test_six_megabytes_of_text_are_read():
    document, _ = of("Kementerian Perindustrian mendukung alat kesehatan. " * 120_000)
    assert len(document.text) > 6_000_000
    assert document.language == "id"


def test_a_file_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(UnreadableSourceError, match=r"none\.txt"):
        load(str(tmp_path / "none.txt"))


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    document, _ = load("-")
    assert (document.source, document.text) == ("stdin", ARTICLE)


def test_a_link_to_this_machine_is_refused():
    with pytest.raises(UnsafeLinkError, match=r"127\.0\.0\.1"):
        load("http://127.0.0.1/")


def test_the_id_is_that_of_the_content_and_not_of_the_name():
    assert of(ARTICLE, "a.txt")[0].id == of(ARTICLE, "b.txt")[0].id


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a", "a.docx"]))
def test_any_bytes_become_a_document_or_a_word(raw, name):
    try:
        document, _ = document_from(raw, name, Settings())
    except UnreadableSourceError:
        return
    assert "\0" not in document.text
    assert document.text[document.body :].strip()
