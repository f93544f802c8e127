"""Where the shared benchmark data stand, and the answers of brute force that the engine is tested against."""

import itertools
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from scipy.optimize import linprog

from berdikari.plan.case import Case, Line, Row
from berdikari.plan.measure import Measure, nothing


@pytest.fixture(scope="session")
def bench() -> Path:
    root = Path(os.environ.get("BERDIKARI_SHARED") or Path(__file__).parents[3] / "shared")
    folder = root / "bench" / "plan"
    if not folder.is_dir():
        pytest.skip("the shared benchmark data are not beside the checkout")
    return folder


@pytest.fixture(scope="session")
def best_uncapacitated():
    return _best_uncapacitated


@pytest.fixture(scope="session")
def best_capacitated():
    return _best_capacitated


def _best_uncapacitated(cost, fixed, p=None):
    sites = len(fixed)
    best = np.inf
    for count in [p] if p else range(1, sites + 1):
        sets = np.array(list(itertools.combinations(range(sites), count)))
        totals = cost[sets].min(axis=1).sum(axis=1) + fixed[sets].sum(axis=1)
        best = min(best, totals.min())
    return best


def _best_capacitated(cost, fixed, capacity, demand):
    sites, customers = cost.shape
    best = np.inf
    for count in range(1, sites + 1):
        for opened in map(list, itertools.combinations(range(sites), count)):
            if capacity[opened].sum() < demand.sum():
                continue
            part = cost[opened]
            allowed = np.isfinite(part).astype(float).ravel()
            answer = linprog(
                np.where(np.isfinite(part), part, 0.0).ravel(),
                A_ub=np.kron(np.eye(count), demand[None]), b_ub=capacity[opened],
                A_eq=np.kron(np.ones(count)[None], np.eye(customers)), b_eq=np.ones(customers),
                bounds=list(zip(np.zeros(count * customers), allowed, strict=True)),
            )  # fmt: skip
            if answer.status == 0:
                best = min(best, answer.fun + fixed[opened].sum())
    return best


@pytest.fixture(scope="session")
def draw_case():
    return _draw_case


def _draw_case(seed, rows=True):
    """A small national question at random: devices, sites, regions, years, options, given lines, required sites, rows."""
    r = np.random.default_rng(seed)
    devices, sites, regions, years, options = (int(r.integers(1, most)) for most in (3, 4, 4, 4, 3))

    def whole(low, high, shape):
        return r.integers(low, high, shape).astype(float)

    fade = 0.9 ** np.arange(years)
    goal = Measure(
        site=whole(0, 30, (sites, 1)) * fade, line=whole(0, 40, (devices, options, 1)) * fade,
        step=whole(0, 20, (devices, options, 1)) * fade, held=whole(0, 3, (devices, options, years)),
        unit=whole(1, 10, (devices, options, 1)) * fade, labour=whole(0, 5, (devices, options, years)),
        haul=whole(0, 3, (devices, years)) / 4, bought=whole(5, 30, (devices, years)), port=whole(0, 2, (devices, years)) / 4,
        unmet=whole(20, 90, (devices, years)),
    )  # fmt: skip
    demand, size = whole(0, 9, (devices, regions, years)), whole(1, 12, (devices, options))
    ramp = np.minimum(1, np.cumsum(whole(1, 3, (devices, options, years)) / 2, axis=2))
    most = r.integers(1, 4, (devices, options))
    given = (Line(device=0, site=0, option=0, start=0, steps=(1,) * years),) if r.random() < 0.3 else ()
    required, barred = np.zeros(sites, bool), r.random((devices, sites)) < 0.15
    if r.random() < 0.2:
        required[0], barred[0, 0] = True, False
    none = nothing(devices, sites, years, options)
    invested = replace(none, site=goal.site, line=goal.line, step=goal.step)
    chosen = [
        (0.5, Row(name="budget", sentence="a budget", unit="Rp", measure=invested, most=float(r.integers(10, 80)))),
        (0.3, Row(name="plants", sentence="few lines", unit="lines", measure=replace(none, line=np.ones_like(goal.line)), most=float(r.integers(0, 3)))),
        (0.3, Row(name="imports", sentence="few imports", unit="units", measure=replace(none, bought=np.ones((devices, years))), most=float(demand.sum() * r.random()))),
        (0.2, Row(name="jobs", sentence="some jobs", unit="jobs", measure=replace(none, held=np.ones_like(goal.held)), least=float(r.integers(0, 4)))),
    ]  # fmt: skip
    kept = tuple(row for chance, row in chosen if rows and r.random() < chance)
    return Case(
        demand=demand, km=whole(0, 9, (sites, regions)), port_km=whole(0, 9, regions), wage=whole(1, 4, sites) / 2, size=size,
        most=most, ramp=ramp, barred=barred, required=required, goal=goal, rows=kept, given=given,
    )  # fmt: skip
