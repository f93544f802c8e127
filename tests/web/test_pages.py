"""Every page: in every language, with and without JavaScript, narrow and wide, light and dark; accessible and light."""

import gzip
import re

import pytest

from berdikari.web import devices
from berdikari.web.page import linked
from berdikari.web.words import LANGUAGES

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def addresses(desk):
    """An address of every page, without its language."""
    sight = desk.sight()
    [told] = [one for one in sight.partnerships.values() if one.fair == "Arab Health 2024"]
    [maker] = [one for one in sight.organisations.values() if one.name == "PT Graha Teknomedika"]
    return [
        "/overview",
        "/partnerships",
        "/partnerships?q=lampu+operasi",
        "/partnerships?view=board",
        "/partnerships?view=map",
        "/partnerships?view=timeline",
        "/partnerships?stage=mou&country=TR&page=7",
        f"/partnership/{told.id}",
        f"/partnership/{told.id}/move?stage=contract",
        f"/document/{told.claims[0].document}",
        "/organisations",
        f"/organisation/{maker.id}",
        "/fair/Arab%20Health%202024",
        "/review",
        "/devices",
        "/devices?show=all",
        "/device/surgical-light",
        "/device/medical-device",
        "/sources",
        "/documents",
        "/method/assess",
        "/method/plan",
        "/method/match",
        "/provinces",
        "/province/36",
        "/province/36.03",
        "/add",
        "/forecast",
        "/forecast?device=ct-scanner&year=2027&share=50&prior=slip.median&value=2",
        "/plan",
        "/match",
        "/match?country=HU",
        "/match?device=surgical-light",
    ]


COUNT = 33
PAGES = range(COUNT)


def test_every_page_is_listed(desk):
    assert len(addresses(desk)) == COUNT


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", PAGES)
def test_a_page_answers_and_weighs_little(client, desk, number, language):
    answer = client.get(f"/{language}{addresses(desk)[number]}")
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert len(gzip.compress(answer.content)) < 40_000


@pytest.fixture(scope="session")
def audit():
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    return axe.Axe()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("number", PAGES)
def test_in_a_browser(browser, site, desk, audit, number, width, scheme):
    """Nothing complains, nothing runs over the edge, nothing is fetched from outside, axe finds no fault."""
    language = "id" if scheme == "light" else "en"
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    heard, asked = [], []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}/{language}{addresses(desk)[number]}")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    found = audit.run(page, options={"runOnly": RULES}).response
    assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found["violations"]] == []
    assert heard == []
    assert len(asked) < 6
    assert {url for url in asked if not url.startswith(site)} == set()
    page.close()


@pytest.mark.parametrize("number", PAGES)
def test_without_javascript(browser, site, desk, number):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{site}/en{addresses(desk)[number]}")
    assert page.locator("h1").inner_text()
    context.close()


@pytest.mark.parametrize(
    ("address", "leads"), [("/tr", "/tr/overview"), ("/id/", "/id/overview"), ("/en/devices/", "/en/devices")]
)
def test_an_address_that_nearly_is_one_leads_there(client, address, leads):
    answer = client.get(address)
    assert (answer.status_code, answer.headers["location"]) == (308, leads)


def test_the_list_tells_its_order_and_offers_others(client):
    page = client.get("/id/partnerships").text
    assert "<strong>tahap terjauh</strong>" in page
    assert 'href="/id/partnerships?sort=news"' in page
    assert 'partnerships?"' not in page


def test_what_no_table_knows_is_offered_no_page(client):
    assert 'href="/en/device/teapot"' not in client.get("/en/partnerships?device=teapot").text
    assert 'href="/en/device/syringe"' in client.get("/en/partnerships?device=syringe&province=99").text


def test_a_filter_that_nobody_knows_is_named_and_left_out(client):
    page = client.get("/en/partnerships?conflict=1&stage=mou&sort=%3Cb%3E").text
    assert "Unknown filter ignored: conflict, sort=&lt;b&gt;." in page
    assert "Unknown filter" not in client.get("/en/partnerships?stage=mou&sort=name&view=board&page=2&q=x").text


def test_an_address_ends_before_the_sign_that_ends_its_clause(client):
    told = linked("capacity: https://a.id/x/page3; (https://b.id/y?a=1&b=2). <i>")
    assert 'href="https://a.id/x/page3" rel' in told
    assert 'href="https://b.id/y?a=1&amp;b=2" rel' in told
    assert told.endswith("). &lt;i&gt;")
    assert 'page3;"' not in client.get("/en/device/ct-scanner").text


def test_what_was_compiled_by_hand_says_so_with_its_report(client, small_client):
    """The small register was typed in; of the examples every fact has its sentence."""
    page = small_client.get("/en/overview").text
    assert "0 of " in page
    assert "were compiled by hand" in page
    href = next(iter(re.findall(r'href="(/en/partnership/[0-9a-f]+)"', small_client.get("/en/partnerships").text)))
    assert "0 of " in small_client.get(href).text
    assert "compiled by hand, no sentence kept" in small_client.get(href).text
    first = next(iter(re.findall(r'href="(/en/partnership/[0-9a-f]+)"', client.get("/en/partnerships").text)))
    assert "compiled by hand" not in client.get(first).text.partition("<footer")[0]


@pytest.mark.parametrize("address", ["/overview", "/devices", "/device/ct-scanner", "/match?country=TR"])
def test_the_starter_in_a_browser(browser, starter_desk, serve, audit, address):
    """What only the starter shows: partnerships elsewhere, capacities, what was compiled by hand."""
    devices.owners(starter_desk.sight().today)
    page = browser.new_page(viewport={"width": 390, "height": 900})
    with serve(starter_desk) as site:
        page.goto(f"{site}/id{address}")
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        found = audit.run(page, options={"runOnly": RULES}).response
    assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found["violations"]] == []
    page.close()
