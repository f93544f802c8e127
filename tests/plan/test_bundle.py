"""The bundle: a concave function of many kinks is raised to its top; its weights are those of the quadratic program."""

import numpy as np
import pytest
from scipy.optimize import linprog, minimize

from berdikari.plan.bundle import Bundle
from berdikari.plan.mixing import mix


@pytest.mark.parametrize("seed", range(20))
def test_the_lowest_of_many_planes_is_raised_to_its_top(seed):
    r = np.random.default_rng(seed)
    size, planes = int(r.integers(1, 6)), int(r.integers(8, 30))
    slopes, heights = r.normal(size=(planes, size)), r.normal(size=planes)
    slopes = np.concatenate([slopes, np.eye(size), -np.eye(size)])
    heights = np.concatenate([heights, np.full(2 * size, 5.0)])

    def look(point):
        at = int((slopes @ point + heights).argmin())
        return float(slopes[at] @ point + heights[at]), slopes[at]

    value, slope = look(np.zeros(size))
    bundle = Bundle(centre=np.zeros(size), value=value, metric=np.ones(size))
    bundle.begin(slope, 5.0)
    for _ in range(200):
        point = bundle.next()
        bundle.take(point, *look(point))
    top = linprog(
        np.append(np.zeros(size), -1.0), A_ub=np.column_stack([-slopes, np.ones(len(slopes))]), b_ub=heights,
        bounds=[(None, None)] * (size + 1),
    )  # fmt: skip
    assert bundle.value <= -top.fun + 1e-9
    assert bundle.value == pytest.approx(-top.fun, abs=1e-3)


@pytest.mark.parametrize("seed", range(20))
def test_weights_are_those_of_the_quadratic_program(seed):
    r = np.random.default_rng(seed)
    count = int(r.integers(2, 7))
    half = r.normal(size=(count, 3))
    gram, errors = half @ half.T, r.random(count)
    weights = np.full(count, 1.0 / count)
    mix(gram, errors, weights)
    assert weights.min() >= 0
    assert weights.sum() == pytest.approx(1)
    best = minimize(
        lambda w: w @ gram @ w / 2 + errors @ w, np.full(count, 1 / count), bounds=[(0, 1)] * count,
        constraints={"type": "eq", "fun": lambda w: w.sum() - 1},
    )  # fmt: skip
    assert weights @ gram @ weights / 2 + errors @ weights <= best.fun + 1e-6
