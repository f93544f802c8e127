"""What is downloaded is what is on the screen."""

import csv
import io
import json
import re

import pytest


def test_json_and_csv_hold_what_the_query_finds(client):
    told = client.get("/id/partnerships.json?stage=mou").json()["items"]
    assert told
    assert {one["stage"] for one in told} == {"mou"}
    text = client.get("/id/partnerships.csv?stage=mou").content.decode("utf-8-sig")
    assert [row["id"] for row in csv.DictReader(io.StringIO(text))] == [one["id"] for one in told]


def test_a_comma_decimal_excel_gets_its_separator(client):
    assert client.get("/id/partnerships.csv?sep=;").text.splitlines()[0].startswith("\ufeffid;parties;")


def test_a_workbook_holds_only_what_its_partnerships_rest_on(client, tmp_path):
    calamine = pytest.importorskip("python_calamine")
    [shown] = client.get("/id/partnerships.json?q=Surgiris").json()["items"]
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
            assert told["count"] == len(told["items"]) == index.bits[facet][value].bit_count()


VIEWS = (
    "/partnerships.{}?stage=mou",
    "/partnerships.{}?view=board",
    "/partnerships.{}?view=map",
    "/partnerships.{}?country=FR&view=timeline",
    "/overview.{}",
    "/partnership/{partnership}.{}",
    "/organisation/{organisation}.{}",
    "/fair/Arab%20Health%202024.{}",
    "/device/surgical-light/sheet.{}",
    "/province/36/profile.{}",
    "/province/36.03/profile.{}",
    "/sources.{}",
    "/match.{}?device=surgical-light",
    "/match.{}?country=HU",
    "/match.{}?firm=Graha",
    "/forecast.{}",
    "/forecast.{}?device=ct-scanner&year=2027&share=50&prior=slip.median&value=2",
)
STARTS = {"xlsx": b"PK", "csv": b"\xef\xbb\xbf", "json": b"{", "pdf": b"%PDF", "png": b"\x89PNG", "svg": b"<svg"}


def address_of(view, form, desk):
    ids = {"partnership": next(iter(desk.sight().partnerships)), "organisation": next(iter(desk.sight().organisations))}
    return view.format(form, **ids)


@pytest.mark.parametrize("form", STARTS)
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_handed_on_in_every_format(client, desk, view, form):
    answer = client.get("/en" + address_of(view, form, desk))
    assert answer.status_code == 200
    assert answer.content.startswith(STARTS[form])


@pytest.mark.parametrize("view", VIEWS)
def test_a_page_offers_what_it_can_be_handed_on_as(client, desk, view):
    shown = re.sub(r"(/profile|/sheet)?[.]{}", "", view)
    page = client.get("/id" + address_of(shown, "", desk)).text
    for form in STARTS:
        assert address_of(view, form, desk).replace("&", "&amp;") in page


@pytest.mark.parametrize("view", VIEWS)
def test_a_file_says_where_it_is_from_of_which_day_and_what_was_asked(client, desk, view, tmp_path):
    calamine = pytest.importorskip("python_calamine")
    address = address_of(view, "json", desk)
    told = client.get("/en" + address).json()
    assert (told["source"], told["day"]) == (f"Berdikari /en{address}", "2026-11-22")
    assert bool(told["asked"]) == any(word in view for word in ("stage=", "country=", "device=", "firm="))
    (tmp_path / "all.xlsx").write_bytes(client.get("/en" + address.replace(".json", ".xlsx")).content)
    book = calamine.CalamineWorkbook.from_path(str(tmp_path / "all.xlsx"))
    about = dict(row[:2] for row in book.get_sheet_by_name("about").to_python()[1:])
    assert about["day"] == "2026-11-22"
    assert about["asked"] == "; ".join(told["asked"])


def text_of(body):
    document = pytest.importorskip("pypdfium2").PdfDocument(body)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(text.split())


@pytest.mark.parametrize("view", ["list", "board", "timeline"])
def test_paper_holds_what_the_screen_shows(client, view):
    found = client.get("/en/partnerships.json?stage=mou").json()["items"]
    text = text_of(client.get(f"/en/partnerships.pdf?stage=mou&view={view}").content)
    assert "Stage: memorandum of understanding" in text
    for one in found:
        assert one["parties"][0]["name"].split()[0] in text


def test_the_profile_of_a_province_tells_of_its_regencies(client):
    text = text_of(client.get("/id/province/36/profile.pdf").content)
    assert "Kabupaten Tangerang" in text
    assert "Kota Tangerang Selatan" in text


def test_papers_are_tagged_and_the_brief_too(client):
    for address in ("/tr/brief.pdf", "/id/overview.pdf", "/en/partnerships.pdf?view=timeline"):
        body = client.get(address).content
        assert b"/StructTreeRoot" in body or b"/MarkInfo" in body or b"pdfuaid" in body
    assert client.get("/en/brief.html").text.lower().startswith("<!doctype html>")


def test_a_dossier_holds_every_fact_with_its_sentence(client):
    [shown] = client.get("/id/partnerships.json?q=Surgiris").json()["items"]
    text = text_of(client.get(f"/id/partnership/{shown['id']}.pdf").content)
    assert "€1.000.000" in text
    assert "Arab Health 2024" in text
    assert "Bayrak" not in text
