"""The national plan: its bound never exceeds the optimum, its answer is feasible to the last unit and never below it."""

from dataclasses import replace

import numpy as np
import pytest

from berdikari.plan.draft import Desk
from berdikari.plan.model import build, held_by_given, lines_of
from berdikari.plan.national import solve
from berdikari.plan.relaxed import Relaxation

SEEDS = range(120)


def optimum(case):
    """The exact optimum of the whole model (HiGHS), with what given lines hold."""
    model = build(case)
    outcome = model.program.solve()
    return model, outcome, outcome.cost + sum(held_by_given(case.goal, line) for line in case.given)


@pytest.mark.parametrize("seed", SEEDS)
def test_bound_and_answer_stand_on_either_side_of_the_optimum(draw_case, seed):
    case = draw_case(seed)
    _, _, best = optimum(case)
    found = solve(case, rounds=60, workers=1, gap=1e-9)
    slack = 1e-6 * max(1.0, abs(best)) if np.isfinite(best) else 0.0
    assert found.bound <= best + slack
    assert found.cost >= best - slack


@pytest.mark.parametrize("seed", range(40))
def test_any_prices_and_tolls_give_a_bound(draw_case, seed):
    case = draw_case(seed)
    _, _, best = optimum(case)
    r = np.random.default_rng(seed)
    devices, _, regions, years, _ = case.shape
    for _ in range(5):
        prices = r.random((devices, years, regions)) * 40 - 5
        tolls = np.array([r.random() * (1 if np.isfinite(row.most) else -1) for row in case.rows])
        assert Relaxation(case, workers=1).solve(prices, tolls).bound <= best + 1e-6 * max(1.0, abs(best))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_plan_is_feasible_to_the_last_unit_and_costs_what_it_says(draw_case, seed):
    case = draw_case(seed)
    found = solve(case, rounds=30, workers=1)
    goal, desk = 0.0, Desk(case, np.zeros(len(case.rows)), 0.0)
    for device, (lines, flow) in enumerate(zip(found.lines, found.flows, strict=True)):
        assert flow.min() >= 0.0
        assert flow.sum(axis=1) == pytest.approx(case.demand[device].T, abs=1e-9)
        for at, line in enumerate(lines):
            assert (flow[:, at].sum(axis=1) <= case.capacity(line) + 1e-9).all()
            assert list(line.steps) == sorted(line.steps)
            assert max(line.steps) <= case.most[device, line.option]
            assert line in case.given or not case.barred[device, line.site]
        assert len({line.site for line in lines}) == len(lines)
        guide = replace(desk.guide, buys=found.imported)
        goal += desk.measured(device, lines, flow, guide).goal
    if np.isfinite(found.cost) and not case.rows:
        first = {}
        for line in (one for lines in found.lines for one in lines if one not in case.given):
            first[line.site] = min(first.get(line.site, line.start), line.start)
        assert found.cost == pytest.approx(goal + sum(case.goal.site[site, year] for site, year in first.items()))
        assert all(
            any(line.site == site for lines in found.lines for line in lines) for site in np.flatnonzero(case.required)
        )


@pytest.mark.parametrize("seed", range(60))
def test_flows_of_the_best_lines_cost_the_optimum(draw_case, seed):
    case = draw_case(seed, rows=False)
    model, outcome, best = optimum(case)
    if outcome.values is None:
        pytest.skip("no plan exists")
    desk = Desk(case, np.zeros(0), 0.0)
    goal, _ = desk.totals([desk.part(device, lines) for device, lines in enumerate(lines_of(model, outcome.values))])
    assert goal == pytest.approx(best, rel=1e-7, abs=1e-6)


def test_swapping_names_of_sites_changes_nothing(draw_case):
    case = next(
        one for one in (draw_case(seed, rows=False) for seed in range(100)) if one.shape[1] == 3 and not one.given
    )
    order = [2, 0, 1]
    other = replace(
        case, km=case.km[order], wage=case.wage[order], barred=case.barred[:, order], required=case.required[order],
        goal=replace(case.goal, site=case.goal.site[order]),
    )  # fmt: skip
    assert optimum(other)[2] == pytest.approx(optimum(case)[2])
    assert solve(other, workers=1).cost == pytest.approx(solve(case, workers=1).cost)


def test_stopped_at_once_there_is_an_answer_and_a_bound(draw_case):
    case = draw_case(3, rows=False)
    found = solve(case, watch=lambda _: False, workers=1)
    assert found.bound <= optimum(case)[2] <= found.cost


def test_a_warm_start_is_never_worse_than_where_it_stood(draw_case):
    for seed in range(20):
        case = draw_case(seed, rows=False)
        first = solve(case, rounds=30, workers=1)
        again = solve(case, rounds=5, workers=1, warm=first)
        assert again.cost <= first.cost + 1e-9 * abs(first.cost)
