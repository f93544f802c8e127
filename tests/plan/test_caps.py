"""Modules that a line may add within the user's rows: never fewer than the best plan adds, and fewer where a row is tight."""

from dataclasses import replace

import numpy as np
import pytest

from berdikari.plan.caps import most_added
from berdikari.plan.case import Row
from berdikari.plan.measure import nothing
from berdikari.plan.model import build, lines_of


def added(case):
    """(2, D, O, T) the most modules that any line of the best plan adds, in its first year and later."""
    most = np.zeros(most_added(case).shape, int)
    model = build(case)
    outcome = model.program.solve()
    lines = [] if outcome.values is None else [one for own in lines_of(model, outcome.values) for one in own]
    for line in lines:
        if line not in case.given:
            for age, more in enumerate(np.diff(line.steps, prepend=0).tolist()):
                at = (int(age > 0), line.device, line.option, line.start + age)
                most[at] = max(most[at], more)
    return most


@pytest.mark.parametrize("seed", range(150))
def test_the_best_plan_stays_within(draw_case, seed):
    case = draw_case(seed)
    assert (added(case) <= most_added(case)).all()


def test_a_budget_bounds_the_first_year_with_the_line_and_the_cheapest_site(draw_case):
    case = next(one for one in map(draw_case, range(99)) if one.shape[1] > 1 and one.shape[3] > 1 and not one.given)
    devices, sites, _, years, options = case.shape
    none = nothing(devices, sites, years, options)
    site, line, step = np.zeros_like(none.site), np.zeros_like(none.line), np.zeros_like(none.step)
    site[:, 0], line[:, :, 0], step[:, :, 0] = np.arange(sites) + 5.0, 3.0, 2.0
    row = Row(name="budget", sentence="b", unit="Rp", measure=replace(none, site=site, line=line, step=step), most=12.0)
    caps = most_added(replace(case, rows=(row,), most=np.full_like(case.most, 9)))
    assert (caps[0, :, :, 0] == 2).all()
    assert (caps[0, :, :, 1:] == 9).all()
    assert (caps[1, :, :, 0] == 6).all()


def test_a_row_that_something_may_relieve_bounds_nothing(draw_case):
    case = replace(draw_case(3), rows=())
    measure = replace(
        nothing(case.shape[0], case.shape[1], case.shape[3], case.shape[4]), step=-np.ones_like(case.goal.step)
    )
    row = Row(name="x", sentence="x", unit="x", measure=measure, most=-5.0)
    assert (most_added(replace(case, rows=(row,))) == case.most.max()).all()
