"""Each row that a user may set as an LP file, read back by people: docs/method/plan.md names its function and measure."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from berdikari.plan.assemble import assemble
from berdikari.plan.measure import nothing
from berdikari.plan.model import Model, hold_rows
from berdikari.plan.tables import Tables
from berdikari.records.plan import Parameter, PlanSettings, PlanSite, Scenario

EXPECTED = Path(__file__).parent / "lp"
VALUES = {
    "discount_rate": 0.25, "exchange_rate": 16000, "demand_growth": 0, "price_growth": 0, "road_factor": 1, "haul_share": 0,
    "port_share": 0, "tariff": 0, "unmet_factor": 3, "site_cost": 900, "site_cost_estate": 400, "unit_factor": 1,
    "readiness_a": 1, "readiness_b": 1, "readiness_c": 1, "readiness_d": 1, "readiness_unset": 1,
}  # fmt: skip
OPTION = {
    "module_share": 0.5, "most_modules": 2, "line_share": 0.25, "module_cost_share": 0.5, "upkeep_share": 0.125, "unit_share": 0.5,
    "labour_share": 0.125, "first_year": 0.5, "local_content": 0.25, "jobs": 15,
}  # fmt: skip
ROWS = {
    "budget_of_year": {"budget": 500.0}, "cost_limit": {"cost_limit": 9000.0}, "jobs_least": {"jobs": 20.0},
    "content_least": {"local_content": 0.25}, "imports_most": {"import_share": 0.5}, "plants_most": {"most_plants": 1},
    "plants_least": {"least_plants": 1}, "made_in": {"fix": ("31",)},
}  # fmt: skip


def asked(**how):
    """One device, one regency that makes and needs, two years; a unit is worth IDR 160 million, 10 are needed a year."""
    rows = [Parameter(name=name, value=value, unit="1") for name, value in VALUES.items()]
    rows += [
        Parameter(name=name, value=value, unit="1", option=option)
        for option in ("assembly", "contract", "full")
        for name, value in {**OPTION, "most_modules": 2 if option == "assembly" else 0}.items()
    ]
    rows += [
        Parameter(name=name, value=value, unit="1", scope="device:lamp")
        for name, value in (("price", 1e4), ("need", 10))
    ]
    site = PlanSite(code="31.01", name="Here", lat=0, lng=100, wage=4e6, beds=50, hospitals=(0, 0, 1, 0, 0))
    tables = Tables(sites=(site,), ports=((0.0, 100.0),), parameters=tuple(rows), levels=(("lamp", "low"),))
    return assemble(tables, PlanSettings(devices=("lamp",), years=(2026, 2027), **how), Scenario(name="base"))


@pytest.mark.parametrize("name", ROWS)
def test_each_row_writes_the_expected_lp_file(name, tmp_path):
    case = asked(**ROWS[name]).case
    model = Model(replace(case, goal=nothing(1, 1, 2, 3)))
    hold_rows(model)
    model.program.write(tmp_path / "row.lp")
    written, expected = (tmp_path / "row.lp").read_text(), EXPECTED / f"{name}.lp"
    if os.environ.get("BERDIKARI_WRITE_EXPECTED"):
        expected.write_text(written)
    assert written == expected.read_text()


def test_every_row_stands_in_the_manual():
    manual = (Path(__file__).parents[2] / "docs" / "method" / "plan.md").read_text()
    assert [name for name in ROWS if f"`{name}`" not in manual] == []
