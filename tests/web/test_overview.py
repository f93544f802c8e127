"""The overview: each number leads to the list that it counts; an empty register can be filled from the page."""

import re

import pytest

from berdikari.records import Partnership, Party, Place
from berdikari.web.index import index_of


def test_a_number_is_the_length_of_the_list_behind_it(client):
    page = client.get("/en/overview").text
    rungs = re.findall(
        r'<li><a href="(/en/partnerships\?stage=\w+&amp;reach=home)">.*?<span class="num(?: zero)?">(\d+)</span>',
        page,
        re.DOTALL,
    )
    assert len(rungs) >= 11
    assert sum(int(count) for _, count in rungs) > 5
    for href, count in rungs:
        many = re.search(r"<strong>(\d+) partnerships?</strong>", client.get(href.replace("&amp;", "&")).text)
        assert (int(many[1]) if many else 0) == int(count)


def test_priority_devices_and_the_official_share_name_their_sources(client):
    page = client.get("/en/overview").text
    assert "Kemenkes ten devices prioritised for local production" in page
    assert "https://selalukabar.com" in page
    assert "US International Trade Administration" in page
    assert "No partnership in this register: " in page


def test_an_empty_register_offers_to_load_the_starter(empty_client):
    page = empty_client.get("/id/overview").text
    assert 'name="load" value="starter"' in page
    assert 'name="load" value="examples"' in page
    assert 'href="/id/add"' in page
    answer = empty_client.post("/id/overview", data={"load": "starter"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/id/overview?loaded=starter")
    page = empty_client.get(answer.headers["location"]).text
    assert re.search(r"Register awal dimuat: \d{3} dokumen, \d+ kemitraan", page)
    assert 'name="load"' not in page
    assert "/id/partnership/" in page


def test_an_empty_register_leads_at_once_to_whom_the_delegation_should_meet(empty_client):
    page = empty_client.get("/tr/overview").text
    assert "Türk heyeti kiminle görüşmeli, neden?" in page
    answer = empty_client.post("/tr/overview", data={"load": "starter", "then": "meet"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/tr/match?country=TR#h-day")


def test_the_examples_can_be_loaded(empty_client):
    assert empty_client.post("/en/overview", data={"load": "examples"}).status_code == 303
    assert "PT Graha Teknomedika" in empty_client.get("/en/partnerships").text


def test_nothing_else_can_be_loaded(empty_client):
    answer = empty_client.post("/en/overview", data={"load": "/etc"})
    assert answer.status_code == 400
    assert "starter" in answer.text


def test_turkish_capitals(client):
    page = client.get("/tr/overview").text
    assert ">İhracat</a>" in page
    assert ">Ihracat" not in page


def test_a_newcomer_fills_the_register_and_sees_it(empty_client, browser):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(f"{empty_client.base_url}/id/overview")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert [one["id"] for one in axe.Axe().run(page).response["violations"]] == []
    page.get_by_role("button", name="Muat register awal").click()
    page.wait_for_selector("#h-ladder", timeout=60_000)
    page.get_by_role("link", name="Nota kesepahaman (MoU)").click()
    assert "stage=mou" in page.url
    page.close()


def test_what_came_in_stands_before_what_has_been_reached_and_what_nobody_makes(client):
    page = client.get("/id/overview").text
    order = ["h-news", "h-conflicts", "h-silent", "h-ladder", "h-map", "h-priorities"]
    assert sorted(order, key=lambda name: page.index(f'id="{name}"')) == order


@pytest.mark.parametrize("page", ["partnerships", "organisations", "documents", "review"])
def test_an_empty_register_says_so_on_every_page_and_where_to_fill_it(empty_client, page):
    told = empty_client.get(f"/id/{page}").text
    assert 'Register ini masih kosong. <a href="/id/overview">' in told
    assert "Tidak ada kemitraan yang cocok" not in told


def party(country):
    return Party(name=f"Firm {country}", country=country)


@pytest.mark.parametrize(
    ("parties", "site", "reach"),
    [
        (("ID", "TR"), None, "home"),
        (("TR", None), None, "elsewhere"),
        (("TR", "JP"), Place(name="Bandung"), "home"),
        (("TR",), Place(name="Kazan", country="RU"), "elsewhere"),
        ((None,), None, "none"),
        ((None,), Place(name="Cikarang"), "home"),
    ],
)
def test_a_partnership_is_indonesian_by_a_party_or_a_place(parties, site, reach):
    one = Partnership(id="x", parties=tuple(map(party, parties)), site=site)
    index = index_of([one])
    assert list(index.bits["reach"]) == [reach]
    assert index.rows[0].at_home == (reach == "home")


def test_what_others_agree_among_themselves_is_counted_apart(starter_desk, starter_client):
    counts = {name: bits.bit_count() for name, bits in starter_desk.sight().index.bits["reach"].items()}
    home, apart = counts["home"], counts["elsewhere"]
    assert apart > 5
    page = starter_client.get("/en/overview").text
    assert f">{apart} partnerships elsewhere, without an Indonesian party or place</a>" in page
    told = starter_client.get("/en/overview.json").json()
    assert told["figures"][0]["count"] == home
    assert sum(step["reached"] for step in told["steps"]) == home
    assert f"<strong>{home} partnerships</strong>" in starter_client.get("/en/partnerships?reach=home").text
    found = starter_client.get("/api/v1/partnerships?reach=elsewhere&per_page=200").json()
    assert len(found["items"]) == apart
    device = starter_client.get("/en/device/ventilator").text
    assert device.index("Baykar") > device.index('id="h-apart"')
