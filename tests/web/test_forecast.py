"""Forecast: bands with announced beside usual, a target, a prior moved, the report on itself; faults are said."""

import io

import pytest
import python_calamine


def test_a_device_tells_announced_beside_usual_by_pieces_money_and_parts(client):
    page = client.get("/en/forecast?device=ct-scanner").text
    assert "If everything announced comes true" in page
    assert "If only what usually comes true" in page
    assert "By money that parts made at home earn" in page
    assert "PT Forsta Kalmedic Global" in page


def test_a_target_names_what_is_missing(client):
    page = client.get("/en/forecast?device=ct-scanner&year=2027&share=50").text
    assert "more pieces are missing" in page


def test_a_moved_prior_shows_before_and_after(client):
    page = client.get("/en/forecast?device=ct-scanner&prior=slip.median&value=3,5").text
    assert "Before and after" in page


def test_what_it_rests_on_and_how_well_it_foresees_is_there(client):
    page = client.get("/id/forecast").text
    assert "McKinsey" in page
    assert "Brier" in page
    assert "angka tetap 39,3 %" in page


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"device": "ct-scanner", "year": "soon", "share": "50"}, "wanted a year"),
        ({"device": "ct-scanner", "year": "2027", "share": "0"}, "above 0"),
        ({"device": "ct-scanner", "year": "2055", "share": "50"}, "is not known"),
        ({"prior": "slip.median", "value": "much"}, "wanted one of the numbers".capitalize()),
        ({"prior": "slip.median", "value": "-1"}, "found -1"),
        ({"set": "x"}, "set=x"),
        ({"prior": "nothing", "value": "1"}, "Wanted one of the numbers"),
    ],
)
def test_what_cannot_be_is_said(client, asked, said):
    answer = client.get("/en/forecast", params=asked)
    assert answer.status_code == 422
    assert said in answer.text


def test_a_device_of_no_catalogue_is_not_found(client):
    assert client.get("/en/forecast?device=teapot").status_code == 404


def test_excel_has_the_bands_the_lines_and_the_assumptions(client):
    book = python_calamine.CalamineWorkbook.from_filelike(
        io.BytesIO(client.get("/en/forecast.xlsx?device=ct-scanner").content)
    )
    assert book.sheet_names[-1] == "about"
    assert len(book.sheet_names) == 5
    assert book.get_sheet_by_index(0).to_python()[1][0] == "CT scanner"


@pytest.mark.parametrize("language", ["id", "en", "tr"])
def test_the_answer_is_seen_at_once_and_nothing_is_a_question_mark(client, language):
    page = client.get(f"/{language}/forecast").text
    assert page.index("<svg") < page.index("<table")
    assert ">?<" not in page
    assert "-01-01" not in page
    assert "step_mou:" not in page
    assert "sigma" not in page.replace('value="', "").split("</form>")[-1]


def test_dates_are_written_as_the_language_writes_them(client):
    page = client.get("/id/forecast?device=ct-scanner").text
    assert "2025 – 2027" in page
    assert "2025-01-01" not in page
