import pytest
from hypothesis import given
from hypothesis import strategies as st

from berdikari.assess.basket import national_basket, shared_codes, world_basket
from berdikari.assess.bloc import bloc_dependency
from berdikari.assess.dependence import Context, assess
from berdikari.assess.mirror import mirrored
from berdikari.assess.official import FIELD, official_shares, said_of
from berdikari.assess.synthetic import synthetic_flows
from berdikari.assess.years import Flows, trade_years
from berdikari.edge.reference import rows
from berdikari.errors import InvalidRecordError
from berdikari.records.dependence import Measure
from berdikari.records.trade import WORLD, Basket, TradeFlow

CT = Basket(device="ct-scanner", codes=("902212",))


def flow(year, exporter, importer, usd, kg=None, teller="importer", product="902212"):
    return TradeFlow(year=year, product=product, exporter=exporter, importer=importer, usd=usd, kg=kg, teller=teller)


def year(at, china=60.0, germany=40.0, exports=1.0):
    return Flows(
        imports=(flow(at, "CHN", "IDN", china, 6.0), flow(at, "DEU", "IDN", germany, 2.0)),
        exports=(flow(at, "IDN", "MYS", exports, teller="exporter"),),
        world=(flow(at, "CHN", WORLD, 700.0, teller="exporter"), flow(at, "DEU", WORLD, 300.0, teller="exporter")),
        mirror=(flow(at, "CHN", "IDN", 50.0, teller="exporter"),),
    )


def joined(*parts):
    names = ("imports", "exports", "world", "mirror")
    return Flows(**{name: tuple(one for part in parts for one in getattr(part, name)) for name in names})


def test_every_indicator_of_a_small_world():
    found = assess(
        CT,
        "IDN",
        joined(year(2021), year(2022), year(2023)),
        Context(production={2023: 21.0}, risk={"CHN": 0.5, "DEU": 0.1}),
    )
    value = {measure.name: measure.value for measure in found.measures}
    assert value["imports"] == 100
    assert value["import_share"] == pytest.approx(100 / 120)
    assert value["self_sufficiency"] == pytest.approx(21 / 120)
    assert value["import_hhi"] == pytest.approx(0.52)
    assert value["top_supplier_share"] == pytest.approx(0.6)
    assert value["switch_effect"] == pytest.approx(2 * 0.1 * (0.1 + 0.4 - 0.6))
    assert value["hhi_after_plant"] == pytest.approx(0.52 / 4)
    assert value["supplier_risk"] == pytest.approx(0.36 * 0.5 + 0.16 * 0.1)
    assert value["world_concentration"] == pytest.approx(0.58)
    assert value["imports_over_exports"] == 100
    assert value["geodep_years"] == 1
    assert value["unit_value"] == pytest.approx(100 / 8)
    assert value["mirror_gap"] == pytest.approx((60 - 50) / 60)
    assert found.measure("geodep_years").reason.startswith("dependent")
    assert [supplier.unit_value for supplier in found.years[-1].suppliers] == [10, 20]


def test_margins_stand_instead_of_yes_and_no():
    (found,) = trade_years(year(2023))
    assert [margin.margin for margin in found.margins] == pytest.approx([0.12, 0.18, 99])
    assert found.dependent


def test_without_trade_every_indicator_says_what_to_load():
    found = assess(CT, "IDN", Flows(), Context())
    assert found.years == ()
    assert len(found.measures) == 13
    assert all(one.value is None and "berdikari fetch trade" in one.reason for one in found.measures)


def test_a_device_without_a_code_says_so():
    found = assess(Basket(device="icu-equipment", codes=()), "IDN", Flows(), Context())
    assert {one.reason for one in found.measures} == {"the device has no customs code of its own"}


def test_without_exports_of_the_world_the_criteria_stay_open():
    found = assess(CT, "IDN", Flows(imports=year(2023).imports), Context())
    assert found.years[0].dependent is None
    assert found.measure("world_concentration").value is None
    assert found.measure("imports_over_exports").value is None
    assert (
        "exports are not loaded" in found.measure("import_share").reason
        or "production" in found.measure("import_share").reason
    )


def test_a_country_without_exports_of_its_own_has_none_where_others_are_told():
    flows = year(2023)
    (found,) = trade_years(Flows(imports=flows.imports, world=flows.world))
    assert found.exports == 0
    assert found.margins[2].value == 9999


def test_a_year_that_lacks_is_named():
    found = assess(CT, "IDN", joined(year(2021), year(2023)), Context())
    assert [problem.message for problem in found.problems] == ["no imports are loaded for 2022"]


@given(st.permutations(range(6)))
def test_the_order_of_rows_does_not_matter(order):
    flows = [
        flow(2023, country, "IDN", 10.0 + at) for at, country in enumerate(("CHN", "DEU", "JPN", "USA", "TUR", "KOR"))
    ]
    shuffled = Flows(imports=tuple(flows[at] for at in order))
    assert assess(CT, "IDN", shuffled, Context()) == assess(CT, "IDN", Flows(imports=tuple(flows)), Context())


def test_codes_of_a_basket_are_added_up_by_supplier():
    flows = Flows(imports=(flow(2023, "CHN", "IDN", 1.0), flow(2023, "CHN", "IDN", 2.0, product="902214")))
    (found,) = trade_years(flows)
    assert [(one.country, one.usd) for one in found.suppliers] == [("CHN", 3.0)]


def test_hs6_wider_than_the_device_is_an_upper_bound():
    catalogue = {row["id"]: row for row in rows("devices")}
    shared = shared_codes(rows("devices"))
    assert not world_basket(catalogue["ct-scanner"]).upper_bound
    assert world_basket(catalogue["surgical-light"]).upper_bound
    assert not national_basket(catalogue["surgical-light"], shared).upper_bound
    assert not national_basket(catalogue["hospital-bed"], shared).upper_bound
    assert national_basket(catalogue["infusion-pump"], shared).upper_bound
    assert world_basket(catalogue["surgical-light"]).codes == ("940511", "940519", "940521", "940529")


def test_a_bloc_buys_from_within_and_from_outside():
    imports = [
        flow(2023, "CHN", "IDN", 60.0),
        flow(2023, "DEU", "MYS", 20.0),
        flow(2023, "SGP", "IDN", 20.0),
        flow(2023, "CHN", "JPN", 99.0),
    ]
    exports = [flow(2023, "MYS", "USA", 40.0, teller="exporter")]
    concentrated, share, ratio = bloc_dependency(imports, exports, ("IDN", "MYS", "SGP"))
    assert concentrated.value == pytest.approx(0.75**2 + 0.25**2)
    assert share.value == pytest.approx(0.8)
    assert ratio.value == pytest.approx(2.0)
    assert bloc_dependency(imports, None, ("IDN",))[2].value is None


def test_mirror_data_pair_what_both_sides_tell():
    told = [*year(2023).imports, *year(2023).mirror, *year(2023).world]
    china, germany = mirrored(told)
    assert (china.by_importer, china.by_exporter) == (60.0, 50.0)
    assert china.gap == pytest.approx(1 / 6)
    assert germany.gap is None


def test_what_was_said_keeps_speaker_basket_and_period():
    (share,) = [one for one in said_of("ct-scanner", rows("facts")) if one.measure.startswith("import share")]
    assert (share.value, share.unit) == (1.0, "share")
    assert share.speaker
    series = {one.value for one in said_of(FIELD, rows("facts")) if one.measure.startswith("share of")}
    assert {0.48, 0.45, 0.2, 0.88} <= series  # they do not agree, and none is averaged


def test_the_official_table_is_a_share_in_two_years_and_refused_in_two():
    found = {one.period: one.value for one in official_shares(rows("facts"))}
    assert found == pytest.approx({"2020": 2183 / 3354, "2021": 2633 / 3587, "2022": None, "2023": None})


def test_made_up_trade_is_the_same_for_the_same_seed():
    one, other = (list(synthetic_flows(["902212"], [2022, 2023], "IDN", seed=5)) for _ in range(2))
    assert one == other
    assert {found.source for found in one} == {"synthetic"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"usd": -1.0},
        {"usd": float("nan")},
        {"exporter": "China"},
        {"product": "9022.12"},
        {"year": 20},
        {"teller": "me"},
    ],
)
def test_impossible_flows_are_refused(wrong):
    good = {"year": 2023, "product": "902212", "exporter": "CHN", "importer": "IDN", "usd": 1.0}
    with pytest.raises(InvalidRecordError):
        TradeFlow(**{**good, **wrong})


def test_a_measure_without_a_value_has_a_reason():
    with pytest.raises(InvalidRecordError):
        Measure(name="x", value=None, unit="share", formula="f", period="2023")
