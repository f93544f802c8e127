import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from berdikari.assess.concentration import concentration
from berdikari.edge.trade import sql
from berdikari.edge.trade.ask import all_dependences, basket_flows, export_tables
from berdikari.edge.trade.countries import alpha3, comtrade_number, country_of, number_of, spellings
from berdikari.edge.trade.engine import open_engine
from berdikari.edge.trade.library import DataSet, data_sets
from berdikari.edge.trade.settings import TradeSettings, trade_settings
from berdikari.edge.trade.write import write_flows
from berdikari.errors import InvalidRecordError, TradeDataError
from berdikari.records.trade import WORLD, Basket, TradeFlow

COUNTRIES = ("IDN", "CHN", "DEU", "JPN", "TUR", "USA")


def world(seed=1, years=(2021, 2022), codes=("901812", "902212", "030510"), teller="both"):
    rng = np.random.default_rng(seed)
    return [
        TradeFlow(year=year, product=code, exporter=a, importer=b, usd=float(rng.integers(1, 10**6)),
                  kg=float(rng.integers(1, 10**4)) if rng.random() < 0.7 else None, teller=teller, source="t")
        for year in years for code in codes for a in COUNTRIES for b in COUNTRIES
        if a != b and rng.random() < 0.6
    ]  # fmt: skip


@pytest.fixture
def data_set(tmp_path):
    found = DataSet(name="t", folder=tmp_path / "t", source="made for the test", synthetic=True)
    write_flows(found, world())
    return found


@pytest.fixture
def engine():
    with open_engine(TradeSettings(threads=1)) as opened:
        yield opened


def test_what_is_written_is_read_back(data_set, engine):
    flows = basket_flows(engine, data_set, Basket(device="x", codes=("030510",)), "IDN")
    expected = {(f.year, f.exporter, f.usd, f.kg) for f in world() if f.product == "030510" and f.importer == "IDN"}
    assert {(f.year, f.exporter, f.usd, f.kg) for f in flows.imports} == expected
    assert {f.product for f in flows.imports} == {"030510"}


def test_dependence_in_sql_is_that_of_the_pure_functions(data_set, engine, tmp_path):
    assert all_dependences(engine, data_set, tmp_path / "out") > 0
    engine.bind({"found": [tmp_path / "out" / "year=2022" / "dependence.parquet"]})
    found = engine.ask("SELECT * FROM found ORDER BY product, country")
    flows = [flow for flow in world() if flow.year == 2022]
    for at in range(len(found["product"])):
        product, country = str(found["product"][at]).zfill(6), country_of(int(found["country"][at]))
        bought = [f.usd for f in flows if f.product == product and f.importer == country]
        sold = sum(f.usd for f in flows if f.product == product and f.exporter == country)
        exports = [sum(f.usd for f in flows if f.product == product and f.exporter == other) for other in COUNTRIES]
        assert found["import_hhi"][at] == pytest.approx(concentration(bought), abs=1e-12)
        assert found["world_hhi"][at] == pytest.approx(concentration(exports), abs=1e-12)
        assert found["imports_over_exports"][at] == pytest.approx(sum(bought) / sold if sold else 9999, rel=1e-12)


def test_an_export_table_adds_up(data_set, engine):
    year, countries, products, table = next(export_tables(engine, data_set))
    assert (year, products) == (2021, (30510, 901812, 902212))
    assert table.sum() == pytest.approx(sum(flow.usd for flow in world() if flow.year == 2021))
    assert set(countries) <= set(COUNTRIES)


def test_world_exports_come_from_the_totals_or_from_all_flows(data_set, engine, tmp_path):
    basket = Basket(device="x", codes=("902212",))
    assert {flow.importer for flow in basket_flows(engine, data_set, basket, "IDN").world} == {WORLD}
    told = DataSet(name="c", folder=tmp_path / "c", source="made for the test")
    total = TradeFlow(year=2022, product="902212", exporter="CHN", importer=WORLD, usd=5.0, teller="exporter")
    write_flows(told, [*world(teller="importer"), total])
    flows = basket_flows(engine, told, basket, "IDN")
    assert [flow.usd for flow in flows.world] == [5.0]
    assert all(flow.teller == "importer" for flow in flows.imports)


def test_a_second_writing_replaces_and_never_adds(data_set, engine):
    before = engine_rows(engine, data_set)
    write_flows(data_set, world())
    assert engine_rows(engine, data_set) == before


def engine_rows(engine, data_set):
    engine.bind({"wanted": data_set.files(("both",))})
    return int(engine.ask("SELECT COUNT(*) AS n, SUM(usd) AS usd FROM wanted")["n"][0])


def test_ports_and_months_of_one_pair_are_added_and_half_a_weight_is_none(tmp_path, engine):
    data_set = DataSet(name="p", folder=tmp_path / "p", source="made for the test")
    parts = [TradeFlow(year=2022, product="902212", exporter="CHN", importer="IDN", usd=usd, kg=kg)
             for usd, kg in ((2.0, 1.0), (3.0, None))]  # fmt: skip
    write_flows(data_set, parts)
    (flow,) = basket_flows(engine, data_set, Basket(device="x", codes=("902212",)), "IDN").imports
    assert (flow.usd, flow.kg) == (5.0, None)


def test_no_answer_holds_nan(data_set, engine):
    engine.bind({"imports": data_set.files(("both",)), "exports": data_set.files(("both",))})
    found = engine.ask(sql.DEPENDENCE)
    for name, column in found.items():
        if column.dtype.kind == "f":
            assert np.isfinite(np.ma.compressed(column)).all(), name


def test_a_data_set_says_what_it_is(data_set, tmp_path):
    (found,) = data_sets(tmp_path)
    assert found == data_set
    assert found.synthetic
    assert data_sets(tmp_path / "nothing") == ()


def test_one_country_s_data_cannot_answer_for_all(tmp_path, engine):
    lone = DataSet(name="lone", folder=tmp_path / "lone", source="made for the test")
    write_flows(lone, world(teller="importer"))
    with pytest.raises(TradeDataError, match="a world data set"):
        all_dependences(engine, lone, tmp_path / "out")


@given(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=3, max_size=3))
def test_a_country_turns_into_a_number_and_back(letters):
    assert country_of(number_of(letters)) == letters


@pytest.mark.parametrize(
    ("spelling", "expected"),
    [("Jerman", "DEU"), ("ID", "IDN"), ("842", "USA"), ("GERMANY", "DEU"), ("Korea Selatan", "KOR"), ("S19", "TWN"),
     ("Almanya", "DEU"), ("699", "IND"), ("Atlantis", None)],
)  # fmt: skip
def test_spellings_of_statistics_offices_are_known(spelling, expected):
    assert alpha3(spelling) == expected
    assert len(spellings()) > 900


def test_comtrade_knows_some_countries_by_codes_of_its_own():
    assert (comtrade_number("IDN"), comtrade_number("USA"), comtrade_number("IND")) == ("360", "842", "699")


def test_an_engine_that_does_not_exist_is_refused():
    with pytest.raises(InvalidRecordError, match="duckdb or sc://"):
        trade_settings({"BERDIKARI_ENGINE": "oracle"})
    assert trade_settings({"BERDIKARI_TRADE": "x"}, engine="sc://h:1").engine == "sc://h:1"
