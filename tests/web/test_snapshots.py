"""One set of snapshots for server and pages: the API gives them to the letter, and what a page shows stands in them.

Set UPDATE_GOLDEN=1 to approve new ones, and read the difference before you do.
"""

import json
import os
import re
from html import unescape
from pathlib import Path

import pytest

from berdikari.cli.options import build_parser
from berdikari.cli.verbs.fetch import years_of
from berdikari.cli.words import words_for
from berdikari.report.dependence.labels import labels
from berdikari.report.region.text import region_words
from berdikari.report.words import number
from berdikari.report.writing import day_text
from berdikari.web.pages.partnerships import facet_label
from berdikari.web.words import web_words

HERE = Path(__file__).parent / "snapshots"
CALLS = {
    "register": "register",
    "partnerships": "partnerships",
    "partnerships_contract": "partnerships?stage=contract&country=DE",
    "facets": "facets",
    "organisations": "organisations",
    "documents": "documents",
    "questions": "questions",
    "region_profiles": "region_profiles?region=36",
    "device_sheet": "device_sheet?device=surgical-light",
}
WORDS = web_words("en")


@pytest.fixture(scope="module")
def site(small_client):
    return small_client


def snapshot(name):
    return json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))


def shown(site, address):
    """A page as a reader sees it: no marks, spaces as one."""
    answer = site.get(f"/en/{address}")
    assert answer.status_code == 200
    return " ".join(unescape(answer.text).split())


@pytest.mark.parametrize("name", CALLS)
def test_the_api_gives_the_snapshot(site, name):
    told = site.get(f"/api/v1/{CALLS[name]}").json()
    if os.environ.get("UPDATE_GOLDEN"):
        text = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        (HERE / f"{name}.json").write_text(text, encoding="utf-8")
    assert told == snapshot(name)


@pytest.mark.parametrize("name", ["partnerships", "partnerships_contract"])
def test_the_file_holds_what_the_api_gives(site, name):
    query = CALLS[name].partition("?")[2]
    told = site.get(f"/en/partnerships.json?{query}").json()
    assert (told["count"], told["items"]) == (snapshot(name)["count"], snapshot(name)["items"])


@pytest.mark.parametrize("name", ["partnerships", "partnerships_contract"])
def test_the_list_shows_every_partnership_of_the_snapshot_and_no_other(site, name):
    page = shown(site, CALLS[name])
    for one in snapshot("partnerships")["items"]:
        assert (f'href="/en/partnership/{one["id"]}"' in page) == (one in snapshot(name)["items"])
    assert str(WORDS.many("partnerships.count", snapshot(name)["count"])) in page


def test_the_page_of_a_partnership_shows_its_facts(site):
    for one in snapshot("partnerships")["items"]:
        page = shown(site, f"partnership/{one['id']}")
        told = [party["name"] for party in (*one["parties"], *one["facilitators"])]
        told += [day_text(one["date"], WORDS).replace("\xa0", " ")] if one["date"] else []
        told += [number(value["amount"], "en") for value in one["values"]]
        told += [WORDS.label("stage", one["stage"])] if one["stage"] else []
        told += [place["name"] for place in (one["site"], one["place"]) if place]
        assert [word for word in told if word not in page.replace("\xa0", " ")] == []
        assert [each["rule"] for each in one["conflicts"] if WORDS.label("rule", each["rule"]) not in page] == []


def test_the_filters_show_the_counts(site):
    page = shown(site, "partnerships")
    for facet, values in snapshot("facets").items():
        for one in values:
            label = facet_label(facet, one["value"], WORDS)
            assert f"<span>{label}</span> <span>{one['count']}</span>" in page, facet


def test_a_hint_is_a_command_that_there_is():
    hints = set(re.findall(r"berdikari (fetch [^\"]*)\"", json.dumps(snapshot("device_sheet"))))
    assert hints
    for hint in hints:
        asked = build_parser(words_for([], {})).parse_args(hint.split())
        assert (asked.fetched, asked.source, len(years_of(asked.years))) == ("trade", "comtrade", 6)


def test_organisations_have_a_page_each(site):
    page = shown(site, "organisations")
    for one in snapshot("organisations")["items"]:
        assert one["name"] in page
        own = shown(site, f"organisation/{one['id']}")
        assert all(name in own for name in (one["name"], *one["aliases"]))
        assert all(f'href="/en/partnership/{name}"' in own for name in one["partnerships"])


def test_documents_are_listed(site):
    page = shown(site, "documents")
    assert all(one["source"] in page or one["outlet"] in page for one in snapshot("documents")["items"])


def test_the_overview_counts_what_the_register_holds(site):
    page = shown(site, "overview")
    [own] = [one["count"] for one in snapshot("facets")["reach"] if one["value"] == "home"]
    for count, label in ((own, "own_partnerships"), (snapshot("register")["questions"], "questions")):
        assert f"<strong>{count}</strong> <span>{WORDS(f'overview.{label}')}</span>" in page


def test_the_page_of_a_province_shows_its_figures(site):
    [told] = snapshot("region_profiles")["items"]
    own, page = region_words("en"), shown(site, "province/36")
    known = [
        row for row in told["rows"] if isinstance(row["value"], int | float) and row["group"] in ("people", "wages")
    ]
    assert known
    assert [row["name"] for row in known if own.number(row["value"]) not in page] == []
    assert all(f'href="/en/partnership/{one["id"]}"' in page for one in told["partnerships"])


def test_the_page_of_a_device_shows_its_sheet(site):
    told, page, own = snapshot("device_sheet"), shown(site, "device/surgical-light"), labels("en", {})
    assert [one["name"] for one in told["makers"] if one["name"] not in page] == []
    assert all(own.number(need["units"]) in page for need in told["needs"])
    assert all(f'href="/en/partnership/{one["id"]}"' in page for one in told["partnerships"])
