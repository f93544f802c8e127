"""Every constraint of the national model as an LP file, read back by people: docs/method/plan.md shows the equations."""

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from berdikari.plan import model as constraints
from berdikari.plan.case import Case, Line, Row
from berdikari.plan.measure import Measure, nothing
from berdikari.plan.model import Model

EXPECTED = Path(__file__).parent / "lp"
NAMES = (
    "meet_demand", "stay_in_capacity", "stay_in_given_capacity", "one_line_a_site", "modules_of_a_line", "never_shrink",
    "prepare_first", "prepare_once", "prepare_to_make", "open_required", "hold_rows",
)  # fmt: skip


def small() -> Case:
    """One device, two sites, one region, two years, one option, a given line, a required site, a budget."""
    none = nothing(1, 2, 2, 1)
    fade = np.array([1.0, 0.5])
    goal = Measure(
        site=np.array([[10.0], [12.0]]) * fade, line=np.full((1, 1, 2), 8.0) * fade, step=np.full((1, 1, 2), 4.0) * fade,
        held=np.full((1, 1, 2), 1.0), unit=np.full((1, 1, 2), 2.0), labour=np.full((1, 1, 2), 1.0), haul=np.full((1, 2), 0.5),
        bought=np.full((1, 2), 9.0), port=np.full((1, 2), 0.5), unmet=np.full((1, 2), 30.0),
    )  # fmt: skip
    budget = Row(
        name="budget", sentence="a budget", unit="Rp", measure=replace(none, line=goal.line, step=goal.step), most=20.0
    )
    return Case(
        demand=np.array([[[5.0, 6.0]]]), km=np.array([[2.0], [4.0]]), port_km=np.array([6.0]), wage=np.array([1.0, 0.5]),
        size=np.array([[3.0]]), most=np.array([[2]]), ramp=np.array([[[0.5, 1.0]]]), barred=np.zeros((1, 2), bool),
        required=np.array([False, True]), goal=goal, rows=(budget,),
        given=(Line(device=0, site=0, option=0, start=0, steps=(1, 1)),),
    )  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_each_constraint_writes_the_expected_lp_file(name, tmp_path):
    case = small() if name == "stay_in_given_capacity" else replace(small(), given=())
    model = Model(case)
    getattr(constraints, name)(model)
    model.program.write(tmp_path / f"{name}.lp")
    written = (tmp_path / f"{name}.lp").read_text()
    expected = EXPECTED / f"{name}.lp"
    if os.environ.get("BERDIKARI_WRITE_EXPECTED"):
        expected.write_text(written)
    assert written == expected.read_text()


def test_every_constraint_stands_in_the_manual():
    manual = (Path(__file__).parents[2] / "docs" / "method" / "plan.md").read_text()
    assert [name for name in NAMES if f"`{name}`" not in manual] == []


def test_each_constraint_has_its_sentence_and_equation():
    for name in NAMES:
        text = getattr(constraints, name).__doc__
        assert "=" in text
        assert ":" in text
