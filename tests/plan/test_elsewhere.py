"""The best plan without a plant at its site: against the optimum of the whole model, on small random questions."""

from dataclasses import replace

import numpy as np
import pytest

from berdikari.plan.draft import strict_desk
from berdikari.plan.elsewhere import elsewhere, left_to, parts_of
from berdikari.plan.exact import finish
from berdikari.plan.model import build, held_by_given
from berdikari.plan.national import solve


def optimum(case):
    return build(case).program.solve().cost + sum(held_by_given(case.goal, line) for line in case.given)


def barred(case, line):
    every = case.barred.copy()
    every[line.device, line.site] = True
    return replace(case, barred=every, required=case.required & (np.arange(len(case.wage)) != line.site))


def plants(draw_case, seed, **how):
    case = draw_case(seed, **how)
    found = finish(case, solve(case, rounds=60, workers=1, gap=1e-9), gap=1e-9)
    if np.isfinite(found.cost):
        for lines in found.lines:
            yield from ((case, found, line) for line in lines if line not in case.given)


@pytest.mark.parametrize("seed", range(150))
def test_the_loss_is_that_of_the_optimum_without_the_site(draw_case, seed):
    for case, found, line in plants(draw_case, seed):
        other = elsewhere(case, found, line, gap=1e-9)
        best = optimum(barred(case, line))
        slack = 1e-6 * max(1.0, abs(best)) if np.isfinite(best) else 0.0
        assert other.cost >= best - slack
        if case.shape[0] > 1:
            continue
        assert other.bound <= best + slack
        if case.rows:
            continue
        assert other.cost == pytest.approx(best, rel=1e-6, abs=1e-6)
        if other.site is not None:
            named = replace(barred(case, line), required=np.arange(len(case.wage)) == other.site)
            assert optimum(named) == pytest.approx(best, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("seed", range(60))
def test_a_device_left_to_itself_costs_what_it_costs_among_the_others(draw_case, seed):
    case = draw_case(seed)
    found = solve(case, rounds=30, workers=1)
    desk = strict_desk(case)
    parts = parts_of(desk, found)
    goal, rows = desk.totals(parts)
    for device in range(case.shape[0]):
        alone = left_to(desk, parts, device)
        rest, taken = desk.totals([part for at, part in enumerate(parts) if at != device])
        own = strict_desk(alone)
        lines = tuple(replace(line, device=0) for line in found.lines[device])
        part = own.measured(0, lines, found.flows[device], replace(own.guide, buys=found.imported[device : device + 1]))
        alone_goal, alone_rows = own.totals([part])
        assert alone_goal + rest == pytest.approx(goal)
        assert alone_rows + taken == pytest.approx(rows)
