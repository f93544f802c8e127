"""Plan: asked by an address, worked out in the background, shown with its proof; faults are said before anything runs."""

import re
import time
from pathlib import Path
from urllib.parse import urlencode

import pytest

from berdikari.edge.plan_files import read_parameters
from berdikari.plan.planning import plan
from berdikari.records.plan import PlanSettings
from berdikari.web import planning

STARTS = {"xlsx": b"PK", "csv": b"\xef\xbb\xbf", "json": b"{", "pdf": b"%PDF", "png": b"\x89PNG", "svg": b"<svg"}
ASKED = {"device": "ct-scanner", "years": "2026-2027"}


def done(client, asked, language="en"):
    """The page once the search is over."""
    for _ in range(400):
        page = client.get(f"/{language}/plan", params=asked)
        if "data-again" not in page.text:
            return page
        time.sleep(0.5)
    raise AssertionError("the search does not end")


def test_the_form_alone_solves_nothing_and_lists_assumptions(client, desk):
    page = client.get("/en/plan").text
    assert "data-again" not in page
    assert "are assumptions without a source" in page
    main = page[page.index('id="h-rests"') : page.index("<details>")]
    assert re.search(r'discount rate</th><td class="num">8 % a year</td>.+?ASSUMPTION.+?all devices', main)
    assert re.search(
        r'need of the whole country</th>.+?<a href="https://selalukabar[^>]+>selalukabar.com</a>, 2025-06', main
    )


def test_a_question_is_worked_out_once_and_shown_with_map_cost_and_workbook(client):
    page = done(client, ASKED)
    assert page.status_code == 200
    assert re.search(r"proven that no plan costs less than IDR [\d.]+ billion", page.text)
    assert "ASSUMPTIONS" in page.text
    assert "largest shipments of 2027" in page.text
    assert "data-again" not in client.get("/tr/plan", params=ASKED).text
    book = client.get("/en/plan.xlsx", params=ASKED)
    assert book.content[:2] == b"PK"


def test_the_frontier_leads_from_least_cost_to_more_made_at_home(client):
    page = done(client, {"device": "hospital-bed", "years": "2026-2027"}).text
    chart = page[page.index('aria-label="Cost and self-reliance"') : page.index('id="h-ship"')]
    assert chart[: chart.index("</svg>")].count("<circle") > 1
    shares = [float(one) for one in re.findall(r'<td class="num">([\d.]+)\s%</td>', chart)]
    assert shares == sorted(shares)
    assert len(shares) > 1
    assert "objective=self_reliance&amp;cost_limit=" in chart


@pytest.mark.parametrize("language", ["id", "en", "tr"])
def test_an_answer_names_devices_and_parts_of_cost_in_the_readers_language(client, language):
    page = done(client, {"device": "hospital-bed", "years": "2026-2027"}, language).text
    answer = page[page.index('id="h-plan"') : page.index('id="h-ask"')]
    assert "hospital-bed" not in re.sub(r'href="[^"]*"|value="[^"]*"', "", answer)
    assert {"id": "pembuatan", "en": "making", "tr": "üretim"}[language] in answer
    assert "import_freight" not in answer


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_an_answer_in_a_browser(browser, site, client, width, scheme):
    """Nothing runs over the edge, axe finds no fault."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    asked = {"device": "hospital-bed", "years": "2026-2027"}
    done(client, asked)
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(f"{site}/en/plan?{urlencode(asked)}")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    found = axe.run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}).response
    assert [fault["id"] for fault in found["violations"]] == []
    page.close()


@pytest.mark.parametrize("form", STARTS)
def test_an_answer_is_handed_on_in_every_format_and_the_page_offers_it(client, form):
    asked = {"device": "hospital-bed", "years": "2026-2027", "if_price": "20"}
    page = done(client, asked).text
    address = f"/en/plan.{form}?{urlencode(asked)}"
    assert f'href="{address.replace("&", "&amp;")}"' in page
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.content.startswith(STARTS[form])


def test_files_of_a_plan_say_what_was_asked_and_speak_the_readers_language(client, tmp_path):
    calamine = pytest.importorskip("python_calamine")
    asked = {"device": "hospital-bed", "years": "2026-2027", "if_price": "20"}
    done(client, asked)
    told = client.get("/en/plan.json", params=asked).json()
    assert told["asked"] == ["hospital bed", "2026-2027", "Import prices +20\xa0%"]
    assert told["plan"]["import_cost"] > told["base"]["import_cost"]
    (tmp_path / "plan.xlsx").write_bytes(client.get("/id/plan.xlsx", params=asked).content)
    book = calamine.CalamineWorkbook.from_path(str(tmp_path / "plan.xlsx"))
    assert book.sheet_names[:4] == ["Pabrik", "Ringkasan", "Pengiriman", "Biaya per tahun"]
    units = sum(row[-1] for row in book.get_sheet_by_name("Pengiriman").to_python()[1:])
    assert units == pytest.approx(sum(one["units"] for one in told["plan"]["shipments"]))
    assert len(read_parameters(tmp_path / "plan.xlsx")) == len(told["plan"]["parameters"])


def test_a_change_stands_beside_the_base_plan(client):
    base = {"device": "hospital-bed", "years": "2026-2027"}
    plain = done(client, base).text
    [site] = re.findall(r"make in (.+?) \((.+?)\) from", plain)
    page = done(client, base | {"if_price": "20", "if_forbid": site[1]}).text
    table = page[page.index('id="h-if"') : page.index('id="h-plan"')]
    rows = dict(re.findall(r'<th scope="row">([^<]+)</th><td>([^<]+)</td>', table))
    assert site[0] in rows["Plants"]
    assert re.search(r"If all were imported</th><td>[^<]+</td><td>[^<]+</td><td>[+][^<]+\([+]20\s%\)", table)
    assert "Import prices +20\xa0%" in table
    assert site[1] not in re.search(r'class="told-first">(.+?)</div>', page)[1]
    assert 'href="/en/plan?device=hospital-bed&amp;years=2026-2027"' in table


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
        ({"device": "ct-scanner", "if_price": "half"}, "a change in per cent"),
        ({"device": "ct-scanner", "if_demand": "-99"}, "from -95"),
        ({"device": "ct-scanner", "if_forbid": "Atlantis"}, "Atlantis"),
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


def test_the_form_the_plan_and_the_readme_count_the_same_assumptions(client):
    rows = planning.concerning(("ct-scanner",))
    counts = sum(row.assumed for row in rows), len(rows)
    found = plan(planning.tables(), PlanSettings(devices=("ct-scanner",), years=(2026,)), reasons=False, rounds=1).plan
    assert counts == (sum(row.assumed for row in found.parameters), len(found.parameters))
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    assert "{} of the {} parameters of a plan for CT scanners are assumptions".format(*counts) in readme
    assert "{} of {} parameters are assumptions".format(*counts) in client.get("/en/plan").text
