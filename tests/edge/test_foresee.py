from datetime import date

import pytest
from python_calamine import load_workbook

from berdikari.edge.foresee import (
    Own,
    forecast_settings,
    known_lines,
    match_settings,
    needs,
    peer_distances,
    question_for,
    shipped,
    supposed,
)  # fmt: skip
from berdikari.edge.foresee_excel import write_tables
from berdikari.edge.reference import rows
from berdikari.edge.trade_world import bundled_deals, bundled_world, headings_of
from berdikari.errors import InvalidRecordError, UnreadableSourceError
from berdikari.records import Device, Partnership, Party
from berdikari.records.forecast import Line
from berdikari.report.tables import Table

PARTIES = (
    Party(name="GE", country="US", role="technology_owner"),
    Party(name="PT Forsta Kalmedic Global", country="ID", role="manufacturer"),
)
CT = Partnership(
    id="abc", parties=PARTIES, devices=(Device(name="CT", id="ct-scanner"),), stage="production", last_news="2025-06-05"
)


def test_what_ships_can_be_read():
    assert forecast_settings(Own()).base == 0.393
    assert match_settings(Own()).reasons == 2
    assert any(need.device == "ct-scanner" and need.units == 306 for need in needs(Own()))
    assert any(known.capacity == 52 for known in known_lines(Own()))


def test_every_row_that_ships_has_a_source_and_a_day():
    for known in known_lines(Own()):
        assert known.source
        assert known.day
    for name in ("programme", "consumption"):
        for row in shipped("forecast/demand")[name]:
            assert row["source"]
            assert row["day"]


def test_a_user_s_table_takes_the_place_of_the_same_table_only(tmp_path):
    mine = tmp_path / "mine.toml"
    mine.write_text('[ramp]\nshares = [1.0]\nsource = "my plant"\nday = "2026"\n', "utf-8")
    changed = forecast_settings(Own(priors=str(mine)))
    assert changed.ramp == (1.0,)
    assert changed.steps == forecast_settings(Own()).steps


def test_a_user_s_need_is_of_basis_user_and_comes_first(tmp_path):
    mine = tmp_path / "need.toml"
    mine.write_text(
        '[[user]]\ndevice = "ct-scanner"\nunits = 90\nstart = "2026"\nend = "2026"\nsource = "own count"\nday = "2026"\n',
        "utf-8",
    )
    assert needs(Own(demand=str(mine)))[0].basis == "user"


def test_a_file_that_is_no_toml_is_refused(tmp_path):
    mine = tmp_path / "mine.toml"
    mine.write_text("no = = toml", "utf-8")
    with pytest.raises(UnreadableSourceError):
        forecast_settings(Own(priors=str(mine)))


def test_the_question_of_a_register():
    question, problems = question_for([CT], Own(), date(2026, 11, 22))
    [line] = question.lines
    assert (line.capacity, line.depth, line.parts) == (52, 2, 0.0)
    assert question.years[0] == 2026
    assert problems == ()


def test_what_is_supposed_of_a_line():
    line = Line(id="abcdef", device="x", title="x", stage="mou", planned="2027")
    [cancelled] = supposed([line], {"abc": "cancelled"}, "2026-11-22")
    assert cancelled.declared == "cancelled"
    [further] = supposed([line], {"abc": "construction"}, "2026-11-22")
    assert (further.stage, further.since, further.planned) == ("construction", "2026-11-22", None)
    with pytest.raises(InvalidRecordError, match="first characters"):
        supposed([line], {"zzz": "cancelled"}, "2026-11-22")
    with pytest.raises(InvalidRecordError, match="one of"):
        supposed([line], {"abc": "finished"}, "2026-11-22")


def test_distances_of_the_provinces_to_their_median():
    found = peer_distances(Own())["mri-scanner"]
    assert next(one for one in found if one.place == "Bengkulu").units > 0


def test_the_bundled_world_and_deals():
    world, deals = bundled_world(), bundled_deals()
    assert headings_of("ct-scanner") == ("9022",)
    assert headings_of("no such device") == ()
    for deal in deals:
        assert all(heading in world.exports for heading in deal.headings), deal.key
        assert all(country in world.exports["all"] for country in deal.countries), deal.key
    assert sum(world.exports["9018"].values()) > 8e10


def test_a_workbook_runs_nothing(tmp_path):
    path = str(tmp_path / "out.xlsx")
    write_tables(path, [("a/b: [c] " * 9, Table("t", ("x",), (("=1+1",), ("https://example.org",)), frozenset()))])
    sheet = load_workbook(path).get_sheet_by_index(0).to_python()
    assert sheet == [["x"], ["=1+1"], ["https://example.org"]]


def test_a_workbook_that_cannot_be_written_is_said(tmp_path):
    with pytest.raises(UnreadableSourceError):
        write_tables(str(tmp_path / "no" / "out.xlsx"), [("a", Table("t", ("x",), (), frozenset()))])


def test_a_single_prior_is_moved_and_a_wrong_name_is_told_with_those_there_are():
    shipped_ = forecast_settings(Own())
    moved = forecast_settings(Own(moved={"slip.median": 2.5}))
    assert (moved.promised.median, shipped_.promised.median) == (2.5, 1.5)
    assert moved.steps == shipped_.steps
    for name in ("slip", "slip.nothing", "slip.source", "nothing.a"):
        with pytest.raises(InvalidRecordError, match=r"slip\.median"):
            forecast_settings(Own(moved={name: 1.0}))


def test_at_least_thirty_real_partnerships_judge_the_match_each_with_day_and_source():
    assert sum(deal.kind == "technology" for deal in bundled_deals()) >= 30
    assert all(row["day"] and row["source"] for row in rows("match/deals"))
