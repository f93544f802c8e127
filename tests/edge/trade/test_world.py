import numpy as np
import pytest

from berdikari.edge.trade.blocs import bloc_margins, members_of
from berdikari.edge.trade.engine import open_engine
from berdikari.edge.trade.library import DataSet
from berdikari.edge.trade.reaching import reach_of
from berdikari.edge.trade.settings import TradeSettings
from berdikari.edge.trade.write import write_flows
from berdikari.errors import TradeDataError, UnknownIdError
from berdikari.records.trade import Basket, TradeFlow

CT = Basket(device="ct-scanner", codes=("902212",))
CODES = ("902212", "901813", "901831", "940290", "030510", "870321", "610910", "100199")
COUNTRIES = ("IDN", "CHN", "DEU", "JPN", "TUR", "USA", "VNM", "THA")


@pytest.fixture
def engine():
    with open_engine(TradeSettings(threads=1)) as opened:
        yield opened


def data_set(folder, flows):
    found = DataSet(name="w", folder=folder / "w", source="made for the test", synthetic=True)
    write_flows(found, flows)
    return found


def flow(exporter, importer, usd, year=2023, product="902212"):
    return TradeFlow(year=year, product=product, exporter=exporter, importer=importer, usd=usd, teller="both")


def test_members_are_those_of_the_year():
    assert len(members_of("asean", 2023)) == 10
    assert "TLS" in members_of("ASEAN", 2026)
    assert "VNM" not in members_of("ASEAN", 1990)
    with pytest.raises(UnknownIdError, match="ASEAN"):
        members_of("EFTA", 2023)


def test_a_bloc_is_measured_on_the_newest_year_of_all_members(engine, tmp_path):
    members = members_of("ASEAN", 2023)
    flows = [flow("CHN", member, 10.0) for member in members] + [flow("SGP", "IDN", 5.0), flow("CHN", "IDN", 1.0, 2024)]
    year, (concentrated, share, ratio) = bloc_margins(engine, data_set(tmp_path, flows), CT, "ASEAN")
    assert year == 2023
    assert concentrated.value == 1.0
    assert share.value == pytest.approx(100 / 105)
    assert ratio.value == pytest.approx(100 / 5)


def test_a_bloc_without_some_members_is_refused(engine, tmp_path):
    with pytest.raises(TradeDataError, match="no imports of BRN, KHM"):
        bloc_margins(engine, data_set(tmp_path, [flow("CHN", "IDN", 1.0)]), CT, "ASEAN")


def test_what_is_within_reach_stands_beside_the_baseline(engine, tmp_path):
    rng = np.random.default_rng(2)
    flows = [
        flow(a, "FRA", float(rng.lognormal(3, 2)), year, product)
        for year in (2022, 2023) for a in COUNTRIES for product in CODES
    ]  # fmt: skip
    found = reach_of(engine, data_set(tmp_path, flows), "IDN")
    assert found.year == 2023
    assert found.found
    assert {one.product for one in found.found} <= {
        "902212",
        "901813",
        "901831",
        "940290",
        "870321",
    }  # a car may be an ambulance
    assert all(0 < part < 1 for part in found.power)


def test_reach_needs_the_exports_of_all_countries(engine, tmp_path):
    with pytest.raises(TradeDataError, match="and all others"):
        reach_of(engine, data_set(tmp_path, [flow("CHN", "IDN", 1.0)]), "IDN")
