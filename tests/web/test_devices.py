"""Device pages: what is not known says so; what is, has its source; made-up data are called so on every page."""

import re

import pytest

from berdikari.assess.synthetic import NAME, synthetic_flows
from berdikari.edge.trade.library import DataSet
from berdikari.edge.trade.write import write_flows


@pytest.fixture
def trade(tmp_path, monkeypatch):
    """A folder of trade data for the app to find."""
    monkeypatch.setenv("BERDIKARI_TRADE", str(tmp_path / "trade"))
    return tmp_path / "trade"


def made_up(folder):
    flows = synthetic_flows(["902212"], [2021, 2022], "IDN", 1)
    write_flows(DataSet(name=NAME, folder=folder / NAME, source="SYNTHETIC: made up", synthetic=True), flows)


def test_without_trade_data_what_was_said_stands_with_speaker_and_basket(client, trade):
    page = client.get("/en/device/ct-scanner").text
    assert "dependence is not known" in page
    assert "director of Forsta" in page
    assert "not defined" in page
    assert "902212" in page
    assert "Kemenkes ten devices prioritised for local production" in page


def test_the_page_follows_the_trade_data_and_calls_made_up_ones_so(client, trade):
    assert "SYNTHETIC" not in client.get("/en/device/ct-scanner").text
    made_up(trade)
    page = client.get("/en/device/ct-scanner").text
    assert "SYNTHETIC TRADE DATA" in page
    assert "Suppliers in 2022" in page
    assert "sum s_i^2" in page
    assert "SYNTHETIC TRADE DATA" in client.get("/en/devices").text


def test_the_list_counts_what_is_behind_its_links(client, trade):
    page = client.get("/en/devices").text
    counted = re.findall(r'<a href="(/en/partnerships\?device=[\w-]+&amp;reach=home)">(\d+)</a>', page)
    assert counted
    for href, count in counted[:6]:
        assert re.search(rf"<strong>{count} partnerships?</strong>", client.get(href.replace("&amp;", "&")).text)


def test_a_device_is_found_by_a_name_in_any_language_or_its_code(client, trade):
    for wanted in ("lampu operasi", "surgical light", "ameliyat lambası", "940511"):
        assert "/id/device/surgical-light" in client.get("/id/devices", params={"q": wanted}).text
    assert "/id/device/" not in client.get("/id/devices", params={"q": "teapot"}).text


def test_every_device_has_a_page(client, trade):
    ids = set(re.findall(r'href="/tr/device/([\w-]+)"', client.get("/tr/devices?show=all").text))
    assert len(ids) > 250
    for one in sorted(ids)[::25]:
        assert client.get(f"/tr/device/{one}").status_code == 200
    assert client.get("/en/device/teapot").status_code == 404


def test_the_sheet_as_a_file(client, trade):
    made_up(trade)
    told = client.get("/en/device/ct-scanner/sheet.json").json()
    assert told["synthetic"] is True
    assert client.get("/en/device/ct-scanner/sheet.csv").content.decode("utf-8-sig").startswith("device_id,")
    workbook = client.get("/en/device/ct-scanner/sheet.xlsx")
    assert workbook.content[:2] == b"PK"
    assert "SYNTHETIC" in workbook.headers["content-disposition"]


def test_an_officer_is_told_in_words_what_is_not_loaded(client):
    page = client.get("/id/device/ct-scanner").text
    assert "berdikari fetch" not in page
    assert 'href="/id/sources#h-trade"' in page


def test_a_device_shows_promised_capacity_made_against_need_and_leads_on(starter_client):
    page = starter_client.get("/en/device/ct-scanner").text
    bare = starter_client.get("/en/device/condom").text
    made = page.partition('id="h-made"')[2].partition("</section>")[0]
    assert "<strong>52 a year</strong>" in made
    assert re.search(r'<th scope="row">2027</th><td class="num">102</td>', made)
    assert 'href="/en/forecast?device=ct-scanner"' in made
    assert 'href="/en/plan?device=ct-scanner"' in made
    assert "No capacity is known of any line of this device." in bare
    assert 'href="/en/plan?device=condom"' not in bare


def test_of_a_large_register_a_device_page_waits_for_no_forecast(starter_desk, starter_client, monkeypatch):
    monkeypatch.setattr("berdikari.web.pages.device._AT_ONCE", 1)
    monkeypatch.setattr(starter_desk.study, "ask", None)
    page = starter_client.get("/tr/device/ct-scanner").text
    assert "Bu büyüklükteki bir kütükte bunu öngörü sayfası hesaplar." in page
    assert 'href="/tr/forecast?device=ct-scanner"' in page
