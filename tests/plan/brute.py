"""Answers by trying every set of sites: what the engine is tested against."""

import itertools

import numpy as np
from scipy.optimize import linprog


def best_uncapacitated(cost, fixed, p=None):
    sites = len(fixed)
    best = np.inf
    for count in [p] if p else range(1, sites + 1):
        sets = np.array(list(itertools.combinations(range(sites), count)))
        totals = cost[sets].min(axis=1).sum(axis=1) + fixed[sets].sum(axis=1)
        best = min(best, totals.min())
    return best


def best_capacitated(cost, fixed, capacity, demand):
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
