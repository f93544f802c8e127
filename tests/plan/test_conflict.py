"""Conflicts: the smallest set of demands that cannot hold together."""

from dataclasses import replace

import numpy as np
import pytest

from berdikari.plan.case import Row
from berdikari.plan.conflict import MET, conflict
from berdikari.plan.measure import nothing
from berdikari.plan.model import build


def row(case, name, **how):
    devices, sites, _, years, options = case.shape
    fields = {key: value for key, value in how.items() if key not in ("least", "most")}
    measure = replace(nothing(devices, sites, years, options), **fields)
    return Row(
        name=name,
        sentence=name,
        unit="",
        measure=measure,
        least=how.get("least", -np.inf),
        most=how.get("most", np.inf),
    )


@pytest.fixture
def case(draw_case):
    found = draw_case(0, rows=False)
    return replace(found, barred=np.zeros_like(found.barred), given=(), required=np.zeros_like(found.required))


def test_jobs_without_lines_conflict_and_nothing_else_is_named(case):
    jobs = row(case, "jobs", held=np.ones_like(case.goal.held), least=1.0)
    lines = row(case, "no lines", line=np.ones_like(case.goal.line), most=0.0)
    imports = row(case, "imports", bought=np.ones_like(case.goal.bought), most=1e6)
    assert set(conflict(replace(case, rows=(imports, jobs, lines)))) == {"jobs", "no lines"}


def test_a_required_site_is_named(case):
    required = np.zeros_like(case.required)
    required[0] = True
    lines = row(case, "no lines", line=np.ones_like(case.goal.line), most=0.0)
    names = tuple(f"site {at}" for at in range(len(required)))
    assert set(conflict(replace(case, rows=(lines,), required=required), names)) == {
        "no lines",
        "something must be made in site 0",
    }


def test_no_imports_and_no_lines_leave_demand_unmet(case):
    case = replace(case, demand=case.demand + 1)
    imports = row(case, "no imports", bought=np.ones_like(case.goal.bought), most=0.0)
    lines = row(case, "no lines", line=np.ones_like(case.goal.line), most=0.0)
    assert set(conflict(replace(case, rows=(imports, lines)))) == {"no imports", "no lines", MET}


@pytest.mark.parametrize("seed", range(60))
def test_what_is_in_conflict_has_no_plan_and_is_minimal(draw_case, seed):
    case = draw_case(seed)
    clash = conflict(case)
    if clash and MET not in clash:
        assert build(case).program.solve().infeasible
