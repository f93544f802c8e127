import tomllib
from importlib.resources import files
from xml.etree import ElementTree as ET

import pytest

from berdikari.records.forecast import (
    Announced,
    Assumed,
    Band,
    Contribution,
    Count,
    Forecast,
    Gap,
    Line,
    Move,
    Need,
    Outlook,
)  # fmt: skip
from berdikari.report.band_chart import band_chart
from berdikari.report.forecast_views import (
    assumed_table,
    contribution_table,
    count_table,
    forecast_html,
    gap_sentences,
    gap_table,
    outlook_table,
    sentences,
    untouched_sentences,
)  # fmt: skip
from berdikari.report.foresee_words import LANGUAGES, texts

LINE = Line(
    id="ct",
    device="ct-scanner",
    title="GE × <Forsta>",
    stage="production",
    last_news="2025-06-05",
    capacity=52,
    depth=2,
    parts=0.0,
)
NEED = Need(device="ct-scanner", units=306, start="2025", end="2027", basis="programme", why="told")
BAND = Band(low=0.14, mid=0.2, high=0.23, mean=0.19)


def outlook(start="2025-01-01", end="2027-12-31", **more):
    contribution = Contribution(
        line=LINE, silence=more.pop("silence", "quiet"), running=0.93, units=58.0, share=0.19, parts=0.007, stated=True
    )
    fields = {"need": NEED, "supply": Band(low=44, mid=62, high=71, mean=58), "units": BAND, "value": BAND,
              "parts": Band(low=0.0, mid=0.0, high=0.004, mean=0.001), "announced": Announced(low=0.4248, high=0.5098, units=130.0)}  # fmt: skip
    return Outlook(device="ct-scanner", start=start, end=end, contributions=(contribution,), **fields | more)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_all_languages_have_the_same_keys(language):
    def keys(name):
        tables = tomllib.loads((files("berdikari.reference") / f"foresee_{name}.toml").read_text("utf-8"))
        return {(table, key) for table, rows in tables.items() for key in rows}

    assert keys(language) == keys("en")


def test_ct_scanners_are_told_with_the_reason():
    said = " ".join(sentences(outlook(), texts("en"))).replace("\u00a0", " ")
    assert "If everything announced comes true: 42 % to 51 % of the need by pieces" in said
    assert "14 % to 23 % by pieces" in said
    assert "0 % to 0.4 %" in said
    assert "0 % of the parts are made at home, as a source states" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_tells_all_of_it(language):
    said = " ".join(sentences(outlook(silence="shelved"), texts(language)))
    assert "42" in said
    assert "2025-06-05" in said


def test_without_a_need_no_share_is_told():
    bare = outlook(need=None, units=None, value=None, parts=None, announced=None)
    assert "no share" in sentences(bare, texts("en"))[0]
    assert (
        "capacity"
        in sentences(outlook(need=None, units=None, value=None, parts=None, announced=None, supply=None), texts("en"))[
            0
        ]
    )


def test_a_declared_end_is_told_apart_from_an_inferred_one():
    [inferred] = [one for one in sentences(outlook(silence="cancelled"), texts("en")) if "nobody declared" in one]
    assert "inferred" in inferred


def test_unweighed_lines_are_told():
    assert any("1 lines without" in one for one in sentences(outlook(unweighed=(LINE,)), texts("en")))


def test_tables_have_a_cell_for_every_head():
    words = texts("id")
    answer = Forecast(today="2026-11-22", seed=1, draws=8, outlooks=(outlook(),), counts=(Count(year=2027, chances=(0.07, 0.93)),),
                      assumed=(Assumed(name="ramp", value="0.3", source="", day="", assumption=True),))  # fmt: skip
    for table in (
        outlook_table([outlook()], words),
        contribution_table(outlook(), words),
        assumed_table(answer, words),
        count_table(answer, words),
    ):
        assert table.rows
        assert all(len(row) == len(table.heads) for row in table.rows)


def test_the_page_escapes_what_it_is_given():
    answer = Forecast(today="2026-11-22", seed=1, draws=8, outlooks=(outlook(),), counts=(), assumed=())
    page = forecast_html(answer, texts("id"))
    assert "<Forsta>" not in page
    assert "&lt;Forsta&gt;" in page


def test_an_empty_forecast_says_so():
    assert "No partnership" in forecast_html(
        Forecast(today="x", seed=1, draws=8, outlooks=(), counts=(), assumed=()), texts("en")
    )


def test_what_nobody_brings_is_told():
    answer = Forecast(today="x", seed=1, draws=8, outlooks=(), counts=(), assumed=(), untouched=(NEED,))
    assert "306 needed" in untouched_sentences(answer, texts("en"))[0]
    assert "306 needed" in forecast_html(answer, texts("en"))


def test_the_chart_is_sound_xml_with_a_title_and_a_description():
    years = [outlook(f"{year}-01-01", f"{year}-12-31") for year in (2026, 2027, 2028)]
    root = ET.fromstring(band_chart(years, texts("id")))
    names = [child.tag.rpartition("}")[2] for child in root]
    assert names[:2] == ["title", "desc"]
    assert names.count("circle") == 3
    assert "2027" in root[1].text


def test_no_chart_without_years_that_have_a_need():
    assert band_chart([outlook()], texts("id")) == ""


def test_a_gap_in_words():
    gap = Gap(
        device="d",
        year=2029,
        target=0.5,
        expected=0.3,
        missing=20.4,
        capacity=26.0,
        enough=False,
        moves=(Move(line=LINE, to="production", gain=0.1),),
    )
    assert "20 more pieces" in gap_sentences(gap, texts("en"))[0]
    assert gap_table(gap, texts("en")).rows[0][-1].startswith("10")
    met = Gap(device="d", year=2029, target=0.5, expected=0.6, missing=0, capacity=0, enough=True, moves=())
    assert "met" in gap_sentences(met, texts("en"))[0]
    stuck = Gap(device="d", year=2029, target=0.5, expected=0.3, missing=20.4, capacity=26.0, enough=False, moves=())
    assert "No known line" in gap_sentences(stuck, texts("en"))[1]


def test_little_is_not_written_as_nothing():
    words = texts("en")
    assert words.percent(0.004).startswith("0.4")
    assert words.percent(0.0).startswith("0\u00a0")
    assert texts("tr").percent(0.42) == "%42"
    assert texts("id").number(1234.5, 1) == "1.234,5"
