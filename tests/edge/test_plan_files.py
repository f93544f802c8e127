"""Parameters in and out: TOML and Excel give back what was written; every default is sourced or an assumption."""

import pytest

from berdikari.edge.plan_files import (
    default_parameters,
    load_tables,
    read_parameters,
    read_scenarios,
    write_toml,
    write_workbook,
)  # fmt: skip
from berdikari.errors import InvalidSheetError
from berdikari.records.plan import Parameter


def test_defaults_have_a_unit_and_a_source_with_its_day_or_are_assumptions():
    for row in default_parameters():
        assert row.unit or row.name == "need"
        assert row.assumed or (row.source.startswith("https://") and row.day)


def test_toml_gives_back_what_was_written(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(write_toml(default_parameters()), encoding="utf-8")
    assert read_parameters(path) == default_parameters()


def test_a_workbook_gives_back_what_was_written(tmp_path):
    path = tmp_path / "mine.xlsx"
    path.write_bytes(write_workbook(default_parameters()))
    assert read_parameters(path) == default_parameters()


def test_own_parameters_take_the_place_of_defaults():
    mine = Parameter(
        name="price", scope="device:ct-scanner", value=1.0, unit="USD/unit", source="https://example.org", day="2026-01"
    )
    tables = load_tables((mine,))
    assert [row for row in tables.parameters if row.name == "price" and row.scope == "device:ct-scanner"] == [mine]


def test_tables_hold_every_regency_and_the_beds():
    tables = load_tables()
    assert len(tables.sites) == 514
    assert sum(site.beds for site in tables.sites) > 250_000
    assert len(tables.ports) == 5


def test_a_text_for_a_number_says_where(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('[[parameter]]\nparameter = "price"\nvalue = "much"\n', encoding="utf-8")
    with pytest.raises(InvalidSheetError, match="row 1: found 'much'"):
        read_parameters(path)


def test_scenarios_and_plants(tmp_path):
    path = tmp_path / "futures.toml"
    path.write_text(
        '[[scenario]]\nname = "dear"\nexchange = 1.3\nfailed = ["Bogor"]\n'
        '[[plant]]\nname = "Bogor"\ndevice = "ct-scanner"\nsite = "32.01"\noption = "assembly"\nyear = 2025\n', encoding="utf-8",
    )  # fmt: skip
    (scenario,), (plant,) = read_scenarios(path)
    assert (scenario.exchange, scenario.failed, plant.site) == (1.3, ("Bogor",), "32.01")
    path.write_text('[[scenario]]\nname = "x"\nunknown = 1\n', encoding="utf-8")
    with pytest.raises(InvalidSheetError, match="unknown"):
        read_scenarios(path)
