import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from berdikari.assess.dependence import Context, assess
from berdikari.assess.synthetic import synthetic_flows
from berdikari.assess.years import Flows
from berdikari.records.trade import WORLD, Basket
from berdikari.report.dependence.labels import LANGUAGES, labels
from berdikari.report.dependence.svg import supplier_bars, supplier_sankey
from berdikari.report.dependence.tables import sheets
from berdikari.report.dependence.text import overview_lines, sheet_lines

ALL = tuple(synthetic_flows(["902212"], [2021, 2022, 2023], "IDN", seed=1))
BASKET = Basket(device="ct-scanner", codes=("902212",), upper_bound=True)
FOUND = assess(
    BASKET,
    "IDN",
    Flows(
        imports=tuple(one for one in ALL if one.teller == "importer"),
        exports=tuple(one for one in ALL if one.exporter == "IDN" and one.importer != WORLD),
        world=tuple(one for one in ALL if one.importer == WORLD),
        mirror=tuple(one for one in ALL if one.teller == "exporter" and one.importer == "IDN"),
    ),
    Context(sources=("made up <&>",), synthetic=True),
)
EMPTY = assess(BASKET, "IDN", Flows(), Context())
MARK = {"en": "SYNTHETIC", "id": "SINTETIS", "tr": "YAPAY"}
UNKNOWN = {"en": "not known", "id": "tidak diketahui", "tr": "bilinmiyor"}


def words(language="en"):
    return labels(language, {"CHN": "China <&>", "IDN": "Indonesia"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_made_up_data_are_labelled_in_every_view(language):
    said = words(language)
    assert MARK[language] in "\n".join(sheet_lines(FOUND, "CT", said))
    assert MARK[language] in "\n".join(overview_lines([("CT", FOUND)], said))
    assert MARK[language] in supplier_bars(FOUND, "CT", said)
    assert MARK[language] in supplier_sankey(FOUND, "CT", said)
    assert all("SYNTHETIC" in one.name for one in sheets([("CT", FOUND)], said))


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_data_every_view_says_not_known_and_how_to_load(language):
    said = words(language)
    text = "\n".join(sheet_lines(EMPTY, "CT", said))
    assert UNKNOWN[language] in text
    assert "berdikari fetch trade" in text
    assert UNKNOWN[language] in "\n".join(overview_lines([("CT", EMPTY)], said))
    assert UNKNOWN[language] in supplier_bars(EMPTY, "CT", said)
    assert not any("SYNTHETIC" in one.name for one in sheets([("CT", EMPTY)], said))


@pytest.mark.parametrize("language", ["id", "tr"])
def test_reasons_are_told_in_the_reader_s_language(language):
    english = "\n".join(sheet_lines(FOUND, "CT", words("en")))
    other = "\n".join(sheet_lines(FOUND, "CT", words(language)))
    for sentence in ("production at home is not known", "no table of country risks", "of imports from"):
        assert sentence in english
        assert sentence not in other


def test_the_sheet_shows_formula_basket_bound_and_margins():
    text = "\n".join(sheet_lines(FOUND, "CT", words(), [("makers at home", ["PT X"])]))
    for part in ("HS6 902212", "upper bound", "[M / (P + M - X)]", "sum s_i^2", "2021", "2023", "− 0.4 =", "PT X"):
        assert part in text


@pytest.mark.parametrize("draw", [supplier_bars, supplier_sankey])
def test_charts_are_well_formed_whatever_names_hold(draw):
    for found in (FOUND, EMPTY):
        root = ET.fromstring(draw(found, "CT <scanner> & co", words()))
        assert root.tag.endswith("svg")
    assert "China &lt;&amp;&gt;" in draw(FOUND, "CT", words())


def test_bars_are_as_long_as_shares():
    root = ET.fromstring(supplier_bars(FOUND, "CT", words()))
    bars = [float(one.get("width")) for one in root.iter() if one.tag.endswith("rect")][1:]
    shares = [one.share for one in FOUND.years[-1].suppliers[:10]]
    assert [width / bars[0] for width in bars[:10]] == pytest.approx([share / shares[0] for share in shares], abs=0.01)


def test_tables_hold_each_measure_with_formula_and_reason():
    tables = {one.name.split()[0]: one for one in sheets([("CT", replace(FOUND, synthetic=False))], words())}
    assert list(tables) == ["notes", "measures", "suppliers", "years", "criteria", "said"]
    measures = {row[5]: row for row in tables["measures"].rows}
    assert measures["import_share"][6] is None
    assert measures["import_share"][10] == "production at home is not known for this basket"
    assert measures["import_hhi"][9] == "sum s_i^2"
    assert len(tables["criteria"].rows) == 9
    assert all(len(row) == len(one.columns) for one in tables.values() for row in one.rows)


def test_the_three_languages_hold_the_same_keys():
    english = words("en").words
    for language in ("id", "tr"):
        other = words(language).words
        assert list(other["say"]) == list(english["say"])
        assert list(other["measure"]) == list(english["measure"])
    assert list(words("id").words["reason"]) == list(words("tr").words["reason"])
