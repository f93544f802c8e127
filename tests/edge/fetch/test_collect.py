import pytest

from berdikari.assess.basket import world_basket
from berdikari.edge.fetch import bps, comtrade
from berdikari.edge.fetch.collect import Wish, collect_bps, collect_comtrade
from berdikari.edge.trade.ask import basket_flows
from berdikari.edge.trade.engine import open_engine
from berdikari.edge.trade.library import data_sets
from berdikari.edge.trade.settings import TradeSettings
from berdikari.errors import FetchError

from . import test_bps, test_comtrade
from .stand_in import serving

ROW = {"id": "ct-scanner", "hs6": "902212", "code_note": "HS6 is the device category"}


@pytest.fixture(autouse=True)
def no_pause(monkeypatch):
    monkeypatch.setattr("berdikari.edge.fetch.polite.time.sleep", lambda _: None)


def test_one_command_gives_all_that_a_dependence_needs(tmp_path):
    wish = Wish(codes=("902212", "901813"), years=(2021, 2022), country="IDN", day="2026-11-22")

    def answer(query, headers):
        status, more, body = test_comtrade.answer_of(query, headers)
        body["data"] = [row | {"refYear": int(query["period"])} for row in body["data"]]
        return status, more, body

    with serving(answer) as (url, asked):
        environment = {comtrade.URL: url}
        count, problems = collect_comtrade(tmp_path, wish, environment)
        again, _ = collect_comtrade(tmp_path, wish, environment)
    assert len(asked) == 6  # three views of two years, and nothing the second time
    assert (count, again, problems) == (24, 24, ())
    (found,) = data_sets(tmp_path)
    assert (found.name, found.as_of, found.synthetic) == ("comtrade", "2026-11-22", False)
    with open_engine(TradeSettings(threads=1)) as engine:
        flows = basket_flows(engine, found, world_basket(ROW), "IDN")
    assert {flow.year for flow in flows.imports} == {2021, 2022}
    assert [len(part) for part in (flows.imports, flows.exports, flows.world, flows.mirror)] == [4, 2, 4, 2]


def test_an_interrupted_run_goes_on_where_it_stopped(tmp_path):
    wish = Wish(codes=("902212",), years=(2022,), country="IDN", day="2026-11-22")
    broken = iter([False, True])

    def answer(query, headers):
        return (404, {}, {}) if next(broken, False) else test_comtrade.answer_of(query, headers)

    with serving(answer) as (url, asked):
        with pytest.raises(FetchError):
            collect_comtrade(tmp_path, wish, {comtrade.URL: url})
        assert collect_comtrade(tmp_path, wish, {comtrade.URL: url})[0] > 0
    assert len(asked) == 4  # the first answer was kept


def test_bps_by_eight_digit_lines(tmp_path):
    wish = Wish(codes=("90221200",), years=(2023,), country="IDN", day="2026-11-22")
    with serving(lambda *_: (200, {}, test_bps.answer(test_bps.row("JAPAN", 2.0)))) as (url, _):
        count, _ = collect_bps(tmp_path, wish, {bps.URL: url, bps.KEY: "a-key-of-bps"})
    assert count == 2
    assert not any(b"a-key-of-bps" in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
