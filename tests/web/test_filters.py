"""What a filter is asked for and nobody knows is said, and the other filters hold."""

import pytest

from berdikari.report.timeline import days_of
from berdikari.web.query import ask, query_of


def memoranda(desk):
    """How many of the examples are; some are not."""
    found = [one.stage for one in desk.sight().partnerships.values()]
    assert 1 < found.count("mou") < len(found)
    return found.count("mou")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("year=abc", "found “abc”, wanted a year of four digits"),
        ("stage=nonsense", "found “nonsense”, wanted a value from the list"),
        ("country=Atlantis", "Filter Country: found “Atlantis”"),
        ("device=teapot", "Filter Device: found “teapot”"),
        ("province=<b>", "found “&lt;b&gt;”"),
    ],
)
@pytest.mark.parametrize("view", ["list", "board", "map", "timeline"])
def test_a_value_that_nobody_knows_is_said_and_the_other_filters_hold(client, desk, asked, said, view):
    page = client.get(f"/en/partnerships?{asked}&stage=mou&view={view}").text
    assert said in page
    assert f"<strong>{memoranda(desk)} partnerships</strong>" in page


def test_what_is_spelled_alike_is_offered_and_leads_on(client):
    page = client.get("/id/partnerships?device=ventilatr&year=2024").text
    assert 'Mungkin maksud Anda <a href="/id/partnerships?device=ventilator&amp;year=2024">ventilator</a>?' in page


@pytest.mark.parametrize(("asked", "meant"), [("country=Turki", "country=TR"), ("country=tr", "country=TR"), ("device=CT+scan", "device=ct-scanner"), ("province=Banten", "province=36")])  # fmt: skip
def test_a_value_may_be_asked_for_by_name(client, asked, meant):
    told = client.get(f"/id/partnerships.json?{asked}").json()
    assert told["count"] == client.get(f"/id/partnerships.json?{meant}").json()["count"] > 0


def test_a_file_leaves_out_what_the_page_leaves_out(client, desk):
    assert client.get("/id/partnerships.json?year=abc&stage=mou").json()["count"] == memoranda(desk)


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("year=abc", 422), ("stage=nonsense", 422), ("country=Atlantis", 422), ("regency=x", 422), ("year=0999", 422),
        ("country=ZZ", 404), ("device=teapot", 404), ("province=99", 404), ("regency=99.99", 404),
        ("country=NZ", 200), ("year=1990", 200), ("province=none", 200), ("device=none", 200),
    ],
)  # fmt: skip
@pytest.mark.parametrize("call", ["partnerships", "facets"])
def test_the_api_refuses_what_has_not_the_form_and_does_not_find_what_is_not_there(client, call, asked, status):
    answer = client.get(f"/api/v1/{call}?{asked}")
    assert answer.status_code == status
    if status == 404:
        assert asked.partition("=")[2] in answer.json()["fault"]


def test_the_timeline_is_in_order_over_its_pages(desk):
    index = desk.sight().index
    answer = ask(index, query_of([("view", "timeline")]))
    days = [max(days_of(row.partnership), default="") for row in answer.rows]
    assert days == sorted(days, reverse=True)
    assert answer.part(2, 3) == answer.rows[2:5]
    assert [row.partnership.id for row in answer.rows] != [row.partnership.id for row in index.rows]
