"""The p-median in the packages that people use, each in its own usual way: gives (cost, proven, seconds of processor).

python benchmarks/plan/peers.py PACKAGE FILE.npz SECONDS        one of them, ended by the system after so many processor seconds
"""

import os
import resource
import sys
import time

import numpy as np

CLOCK = 20
"""Seconds of the clock that a solver may take, over its processor seconds: a busy machine ends none of them early."""


def used():
    """Processor seconds of this process and of the solvers that it has started and seen end."""
    return time.process_time() + sum(os.times()[2:4])


def ours(cost, p, limit):
    from berdikari.plan.modes import p_median

    p_median(np.array([[0.0, 1.0], [1.0, 0.0]]), 1)
    start = used()
    answer = p_median(cost, p, watch=lambda _: used() - start < limit)
    return answer.cost, answer.proven, used() - start


def spopt_highs(cost, p, limit):
    import pulp

    return _spopt(cost, p, pulp.HiGHS(msg=False, timeLimit=limit, gapRel=0.0))


def spopt_cbc(cost, p, limit):
    import pulp

    return _spopt(cost, p, pulp.PULP_CBC_CMD(msg=False, timeLimit=limit, gapRel=0.0))


def _spopt(cost, p, solver):
    from spopt.locate import PMedian

    start, clock = used(), time.perf_counter()
    model = PMedian.from_cost_matrix(cost.T, np.ones(cost.shape[1]), p_facilities=p)
    try:
        model.solve(solver)
    except RuntimeError:
        return float("inf"), False, used() - start
    in_time = time.perf_counter() - clock < (solver.timeLimit or 0)
    return float(model.problem.objective.value()), model.problem.status == 1 and in_time, used() - start


def linopy_highs(cost, p, limit):
    import linopy
    import pandas as pd

    start = used()
    model = linopy.Model()
    sites, customers = (pd.RangeIndex(size, name=name) for size, name in zip(cost.shape, ("i", "j"), strict=True))
    served = model.add_variables(lower=0, upper=1, coords=[sites, customers], name="x")
    opened = model.add_variables(binary=True, coords=[sites], name="y")
    model.add_constraints(served.sum("i") == 1)
    model.add_constraints(served - opened <= 0)
    model.add_constraints(opened.sum() == p)
    import xarray

    model.add_objective((served * xarray.DataArray(cost, coords=[sites, customers])).sum())
    status, how = model.solve("highs", time_limit=limit, mip_rel_gap=0.0, output_flag=False)
    value = model.objective.value
    return (
        (float(value) if value is not None else float("inf")),
        (status, how) == ("ok", "optimal"),
        used() - start,
    )


def ortools_scip(cost, p, limit):
    from ortools.linear_solver import pywraplp

    start = used()
    solver = pywraplp.Solver.CreateSolver("SCIP")
    solver.SetTimeLimit(int(limit * 1000))
    sites, customers = cost.shape
    opened = [solver.BoolVar("") for _ in range(sites)]
    served = [[solver.NumVar(0, 1, "") for _ in range(customers)] for _ in range(sites)]
    for j in range(customers):
        solver.Add(sum(served[i][j] for i in range(sites)) == 1)
        for i in range(sites):
            solver.Add(served[i][j] <= opened[i])
    solver.Add(sum(opened) == p)
    solver.Minimize(sum(cost[i, j] * served[i][j] for i in range(sites) for j in range(customers)))
    status = solver.Solve()
    found = status in (pywraplp.Solver.OPTIMAL, pywraplp.Solver.FEASIBLE)
    value = solver.Objective().Value() if found else float("inf")
    return value, status == pywraplp.Solver.OPTIMAL, used() - start


PEERS = {
    "berdikari": ours, "spopt + HiGHS": spopt_highs, "spopt + CBC": spopt_cbc, "linopy + HiGHS": linopy_highs,
    "OR-Tools SCIP": ortools_scip,
}  # fmt: skip


def main(package, file, seconds):
    limit = int(seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 5))
    with np.load(file) as held:
        cost, p = held["cost"], int(held["p"])
    print(*PEERS[package](cost, p, limit * (1 if package == "berdikari" else CLOCK)))


if __name__ == "__main__":
    main(*sys.argv[1:])
