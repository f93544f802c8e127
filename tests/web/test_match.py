"""Match: from the overview to a timetable with reasons; what is asked stands in the address; faults are said."""

import io
import re
import time

import pytest
import python_calamine

LIST = "Aygün; Türkiye; lampu operasi | autoclave\nBiosys; TR; ventilator\nUnknown Ltd; TR; teapot"


def test_the_overview_leads_to_whom_the_delegation_should_meet(starter_client):
    overview = starter_client.get("/en/overview").text
    assert "Whom should it meet, and why?" in overview
    assert '<option value="TR"' in overview
    [href] = re.findall(r'action="(/en/match)#h-day"', overview)
    [country] = re.findall(r'href="(/en/match\?country=TR)#h-day"', starter_client.get(href).text)
    page = starter_client.get(country).text
    assert "The delegation from Türkiye: its day" in page
    assert re.search(r'<ol class="whom">\s*<li>', page)


def test_a_delegation_of_the_starter_has_its_cluster_its_partners_and_the_age_of_its_evidence(starter_client):
    page = starter_client.get("/en/match?country=TR").text
    reason = {
        name: page.split(f"{name}</a>", 1)[1].split("</li>", 1)[0] for name in ("Uzman Sterilization System", "Metsis")
    }
    assert "partners already" in reason["Uzman Sterilization System"]
    assert re.search(r'href="/en/partnership/\w+">[^<]*PT Atra Widiya Agung', reason["Uzman Sterilization System"])
    assert "Rajawali" not in reason["Metsis"]
    assert "Oneject" not in reason["Metsis"]
    assert "OSTIM" in page.partition('id="h-day"')[2]
    assert re.search(r"last heard of \d years ago", page)
    assert "&amp;amp;" not in page


def test_hosts_can_be_those_of_a_province(client):
    asked = {"country": "TR", "list": "Aygün; TR; syringe"}
    meets = re.compile(r"</strong> – <strong>([^<]+)")
    everywhere = set(meets.findall(client.get("/en/match", params=asked).text))
    there = set(meets.findall(client.get("/en/match", params=asked | {"province": "32"}).text))
    assert "PT Oneject Indonesia" in there
    assert there < everywhere
    nobody = client.get("/en/match", params=asked | {"province": "94"})
    assert nobody.status_code == 422
    assert "knows no maker in Central Papua" in nobody.text


def test_a_pasted_list_becomes_a_timetable_that_the_address_holds(client):
    asked = {"list": LIST, "country": "TR", "slots": "10.00, 11.00", "tables": "2"}
    page = client.get("/en/match", params=asked).text
    assert "<h4>10.00</h4>" in page
    assert "<strong>Aygün</strong>" in page
    assert "nothing is known of what it makes" in page
    assert "&#39;teapot&#39; is no device" in page
    book = client.get("/en/match.xlsx", params=asked)
    rows = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(book.content)).get_sheet_by_index(0).to_python()
    assert len(rows) - 1 == page.count('class="table"')
    assert {row[0] for row in rows[1:]} == {"10.00", "11.00"}


def test_a_file_is_put_into_the_address(own_client):
    files = {"file": ("guests.csv", "nama,negara,alat\nAygün,Turki,lampu operasi\n".encode(), "text/csv")}
    answer = own_client.post("/id/match", data={"country": "TR", "slots": "2", "tables": "1"}, files=files)
    assert answer.status_code == 303
    page = own_client.get(answer.headers["location"]).text
    assert "<strong>Aygün</strong>" in page


def test_a_file_that_is_none_is_refused_with_what_was_typed_still_there(own_client):
    answer = own_client.post("/en/match", data={"country": "TR", "list": "Aygün; TR; autoclave"}, files={"file": ("x.xlsx", b"no")})  # fmt: skip
    assert answer.status_code == 422
    assert "x.xlsx" in answer.text
    assert "Aygün; TR; autoclave" in answer.text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"country": "XX"}, "wanted a country"),
        ({"country": "TR", "tables": "0"}, "whole number from 1"),
        ({"country": "TR", "slots": "99"}, "wanted 1 to 16"),
        ({"country": "&"}, "“&amp;”"),
        ({"country": "NZ"}, "knows no firm from New Zealand"),
        ({"list": "A; TR; autoclave\n" * 80}, "too long"),
        ({"device": "teapot"}, "customs code"),
        ({"firm": "Nobody at all"}, "no firm"),
        ({"firm": "A & B"}, "“A &amp; B”"),
        ({"list": "A; B; C", "country": "<script>"}, "wanted a country"),
    ],
)
def test_what_cannot_be_is_said_in_plain_words(client, asked, said):
    answer = client.get("/en/match", params=asked)
    assert answer.status_code == 422
    assert said in answer.text
    assert "<script>" not in answer.text


def test_a_device_has_countries_with_features_weights_and_evidence(client):
    page = client.get("/en/match?device=lampu+operasi").text
    assert "share of world exports" in page
    assert "HS 9405" in page
    assert "what was never announced is missing" in page


def test_a_firm_at_home_has_owners_and_one_from_abroad_has_makers(client):
    assert "Who could bring" in client.get("/en/match", params={"firm": "Graha Teknomedika"}).text
    page = client.get("/en/match", params={"firm": "surgiris"}).text
    assert "Makers at home that fit" in page
    assert "PT Graha Teknomedika" in page


def test_how_often_it_was_right_comes_from_the_background(client):
    for _ in range(600):
        page = client.get("/en/match").text
        if "is being worked out" not in page:
            break
        time.sleep(0.5)
    assert re.search(r"among the first ten of \d+ in \d+\s% of the cases", page)
    assert "gravity" in page
