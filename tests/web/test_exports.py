"""What is downloaded is what is on the screen."""

import csv
import io
import json

import pytest


def test_json_and_csv_hold_what_the_query_finds(client):
    told = client.get("/id/partnerships.json?stage=mou").json()
    assert told
    assert {one["stage"] for one in told} == {"mou"}
    text = client.get("/id/partnerships.csv?stage=mou").content.decode("utf-8-sig")
    assert [row["id"] for row in csv.DictReader(io.StringIO(text))] == [one["id"] for one in told]


def test_a_comma_decimal_excel_gets_its_separator(client):
    assert client.get("/id/partnerships.csv?sep=;").text.splitlines()[0].startswith("\ufeffid;parties;")


def test_a_workbook_holds_only_what_its_partnerships_rest_on(client, tmp_path):
    calamine = pytest.importorskip("python_calamine")
    [shown] = client.get("/id/partnerships.json?q=Surgiris").json()
    answer = client.get(f"/id/partnership/{shown['id']}.xlsx")
    assert answer.headers["content-disposition"] == f'attachment; filename="berdikari-{shown["id"]}.xlsx"'
    (tmp_path / "one.xlsx").write_bytes(answer.content)
    book = calamine.CalamineWorkbook.from_path(str(tmp_path / "one.xlsx"))
    rows = book.get_sheet_by_name("claims").to_python()
    assert {row[0] for row in rows[1:]} == {shown["id"]}
    assert len(rows) - 1 == len(shown["evidence"])


def test_another_format_is_named_in_the_answer(client):
    answer = client.get("/en/partnerships.docx")
    assert answer.status_code == 404
    assert "xlsx" in answer.text


def test_a_search_shows_its_hit_in_its_sentence(client):
    page = client.get("/id/partnerships?q=Dubai").text
    assert "<mark>Dubai</mark>" in page


def test_the_counts_of_facets_are_what_choosing_them_finds(client, desk):
    index = desk.sight().index
    for facet, values in index.bits.items():
        for value in values:
            told = json.loads(client.get("/en/partnerships.json", params={facet: value}).content)
            assert len(told) == index.bits[facet][value].bit_count()


@pytest.mark.parametrize(
    ("address", "start"),
    [
        ("/id/partnerships.pdf?stage=mou", b"%PDF"),
        ("/tr/brief.pdf", b"%PDF"),
        ("/en/brief.html", b"<!doctype html>"),
        ("/en/province/36/profile.pdf", b"%PDF"),
        ("/en/province/36.03/profile.pdf", b"%PDF"),
        ("/id/partnerships.png", b"\x89PNG"),
        ("/id/partnerships.svg", b"<svg"),
    ],
)
def test_papers_and_pictures(client, address, start):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.content.lower().startswith(start.lower())


def test_a_dossier_holds_every_fact_with_its_sentence(client, tmp_path):
    pypdfium2 = pytest.importorskip("pypdfium2")
    [shown] = client.get("/id/partnerships.json?q=Surgiris").json()
    document = pypdfium2.PdfDocument(client.get(f"/id/partnership/{shown['id']}.pdf").content)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert "€1.000.000" in text
    assert "Arab Health 2024" in text
    assert "Bayrak" not in text
