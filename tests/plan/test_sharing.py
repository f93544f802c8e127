"""Plans of several devices that share rows and sites: the choice holds them, the mixture is no dearer, lines can wait."""

from dataclasses import replace

import numpy as np
import pytest

from berdikari.plan.case import Line
from berdikari.plan.draft import Desk
from berdikari.plan.national import solve
from berdikari.plan.sharing import Shelf, delayed


@pytest.mark.parametrize("seed", range(0, 60, 2))
def test_what_is_chosen_holds_the_rows_and_costs_what_the_draft_costs(draw_case, seed):
    case = draw_case(seed)
    shelf = Shelf(case, Desk(case, np.zeros(len(case.rows)), 0.0))
    free = solve(replace(case, rows=()), rounds=5, workers=1)
    for device, lines in enumerate(free.lines):
        shelf.add_near(device, lines)
    chosen = shelf.choice(0.0)
    if chosen is None:
        pytest.skip("no choice of these plans holds the rows")
    _, totals = shelf.desk.totals(chosen)
    assert shelf.desk.broken(totals) == pytest.approx(0.0, abs=1e-6)
    assert not shelf.desk.missing(chosen)


def test_a_budget_that_binds_has_a_toll(draw_case):
    bound = 0
    for seed in range(60):
        case = draw_case(seed)
        rows = tuple(row for row in case.rows if row.name == "budget")
        if not rows or case.required.any():
            continue
        found = solve(replace(case, rows=()), rounds=20, workers=1)
        desk = Desk(replace(case, rows=rows), np.zeros(1), 0.0)
        parts = [desk.part(device, lines) for device, lines in enumerate(found.lines)]
        shelf = Shelf(desk.case, desk)
        for device, lines in enumerate(found.lines):
            shelf.add_near(device, lines)
        tolls = shelf.mixture()
        assert (tolls >= -1e-9).all()
        bound += bool(desk.broken(desk.totals(parts)[1]).any() and tolls[0] > 1e-9)
    assert bound > 3


def test_a_line_waits_and_grows_slowly():
    line = Line(device=0, site=0, option=0, start=1, steps=(3, 3, 5))
    assert [one.steps for one in delayed(line, 0, 1)] == [(1, 2, 3)]
    assert [(one.start, one.steps) for one in delayed(line, 1, 0)] == [(2, (3, 3))]
    assert list(delayed(line, 3, 0)) == []
