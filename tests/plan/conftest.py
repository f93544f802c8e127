"""Where the shared benchmark data stand, and the answers of brute force that the engine is tested against."""

import itertools
import os
from pathlib import Path

import numpy as np
import pytest
from scipy.optimize import linprog


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
