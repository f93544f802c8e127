"""Plan: asked by an address, worked out in the background, shown with its proof; faults are said before anything runs."""

import re
import time

import pytest

ASKED = {"device": "ct-scanner", "years": "2026-2027"}


def done(client, asked):
    """The page once the search is over."""
    for _ in range(400):
        page = client.get("/en/plan", params=asked)
        if "data-again" not in page.text:
            return page
        time.sleep(0.5)
    raise AssertionError("the search does not end")


def test_the_form_alone_solves_nothing_and_lists_assumptions(client, desk):
    page = client.get("/en/plan").text
    assert "data-again" not in page
    assert "are assumptions without a source" in page
    assert "discount_rate" in page


def test_a_question_is_worked_out_once_and_shown_with_map_cost_and_workbook(client):
    page = done(client, ASKED)
    assert page.status_code == 200
    assert re.search(r"proven that no plan costs less than IDR [\d,]+ million", page.text)
    assert "ASSUMPTIONS" in page.text
    assert "Shipments 2027" in page.text
    assert "data-again" not in client.get("/tr/plan", params=ASKED).text
    book = client.get("/en/plan.xlsx", params=ASKED)
    assert book.content[:2] == b"PK"


def test_a_search_is_stopped_by_a_form_and_leads_back(own_client):
    asked = ASKED | {"device": "patient-monitor"}
    own_client.get("/en/plan", params=asked)
    answer = own_client.post("/en/plan", data=asked)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/en/plan?device=patient-monitor")
    assert done(own_client, asked).status_code == 200


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"device": "teapot"}, "found &#39;teapot&#39;"),
        ({"device": "ct-scanner", "years": "2026"}, "years"),
        ({"device": "ct-scanner", "budget": "much"}, "whole number of IDR million"),
        ({"device": "ct-scanner", "fix": "Atlantis"}, "Atlantis"),
        ({"device": "ct-scanner", "objective": "self_reliance"}, "limit of all cost"),
        ({"device": "ct-scanner", "objective": "glory"}, "glory"),
    ],
)
def test_what_cannot_be_is_said(client, asked, said):
    answer = client.get("/en/plan", params=asked)
    assert answer.status_code == 422
    assert said in answer.text


def test_a_workbook_of_a_plan_that_is_not_there_yet_says_so(client):
    assert client.get("/en/plan.xlsx").status_code == 400
