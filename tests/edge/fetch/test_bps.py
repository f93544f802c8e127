import pytest

from berdikari.edge.fetch import bps
from berdikari.edge.fetch.polite import Client
from berdikari.errors import FetchError

from .stand_in import serving

KEY = "bps-key-123"
PART = bps.Part(year=2023, flow="import", codes=("90221200", "90181300"))


def answer(*rows, status="OK", **more):
    """The shape of BPS: values invented."""
    return {"status": status, "data-availability": "available", "metadata": {"source": "BPS", "netweight": "KG", "value": "USD"},
            "data": list(rows), **more}  # fmt: skip


def row(country, value, code="[90221200] computed tomography apparatus", port="TANJUNG PRIOK"):
    return {
        "value": value,
        "netweight": 2.0,
        "kodehs": code,
        "pod": port,
        "ctr": country,
        "tahun": "2023",
        "bulan": "[01] Januari",
    }


def fetch(url, folder, part=PART):
    service = bps.service({"BPS_API_KEY": KEY, "BERDIKARI_BPS_URL": url})
    return bps.fetch_part(Client(service, folder, sleep=lambda _: None), part, KEY)


def test_rows_become_flows_into_indonesia(tmp_path):
    rows = [row("GERMANY", 5.0), row("GERMANY", 3.0, port="JUANDA"), row("UNITED STATES", 1.0), row("ATLANTIS", 1.0)]
    with serving(lambda *_: (200, {}, answer(*rows))) as (url, asked):
        flows, (problem,) = fetch(url, tmp_path)
    assert [(f.exporter, f.importer, f.usd, f.product, f.teller) for f in flows] == [
        ("DEU", "IDN", 5.0, "90221200", "importer"), ("DEU", "IDN", 3.0, "90221200", "importer"),
        ("USA", "IDN", 1.0, "90221200", "importer"),
    ]  # fmt: skip
    assert "'ATLANTIS' is not known" in problem.message
    assert asked[0] == {
        "sumber": "2",
        "periode": "2",
        "kodehs": "90221200;90181300",
        "jenishs": "2",
        "tahun": "2023",
        "key": KEY,
    }


def test_exports_leave_indonesia(tmp_path):
    part = bps.Part(year=2023, flow="export", codes=("90221200",))
    with serving(lambda *_: (200, {}, answer(row("MALAYSIA", 5.0)))) as (url, asked):
        (flow,), _ = fetch(url, tmp_path, part)
    assert (flow.exporter, flow.importer, flow.teller) == ("IDN", "MYS", "exporter")
    assert asked[0]["sumber"] == "1"


def test_rows_behind_a_page_header_are_found(tmp_path):
    with serving(lambda *_: (200, {}, answer({"page": 1, "pages": 1}, [row("JAPAN", 2.0)]))) as (url, _):
        (flow,), _ = fetch(url, tmp_path)
    assert flow.exporter == "JPN"


def test_a_refusal_shows_no_key_and_is_not_kept(tmp_path):
    refused = answer(status="Error", message=f"invalid key {KEY}")
    with serving(lambda *_: (200, {}, refused)) as (url, asked):
        for _ in range(2):
            with pytest.raises(FetchError, match="invalid key") as caught:
                fetch(url, tmp_path)
            assert KEY not in str(caught.value)
    assert len(asked) == 2


def test_a_year_without_data_is_empty(tmp_path):
    with serving(lambda *_: (200, {}, {"status": "OK", "data-availability": "list-not-available"})) as (url, _):
        assert fetch(url, tmp_path) == ((), ())


def test_another_currency_is_named_and_left_out(tmp_path):
    strange = answer(row("JAPAN", 2.0)) | {"metadata": {"value": "IDR"}}
    with serving(lambda *_: (200, {}, strange)) as (url, _):
        flows, (problem,) = fetch(url, tmp_path)
    assert flows == ()
    assert "values in IDR" in problem.message


def test_without_a_key_it_says_where_to_get_one():
    with pytest.raises(FetchError, match="BPS_API_KEY"):
        bps.service({})


def test_a_call_asks_at_most_twenty_lines():
    pieces = bps.parts([f"{at:08}" for at in range(45)], [2023])
    assert [len(piece.codes) for piece in pieces] == [20, 20, 5] * 2
