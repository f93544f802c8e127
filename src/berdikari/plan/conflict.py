"""Which demands cannot hold together: the smallest set found by leaving out one after the other (Chinneck and
Dravnieks 1991).

What a user can demand (budgets, jobs, local content, imports, counts of lines, sites) does not depend on who is
served from
where, so feasibility is asked of the same question with all regions as one and few sites, which is quick and exact.
"""

from dataclasses import replace

import numpy as np

from berdikari.plan.case import Case, Row
from berdikari.plan.model import build

FEW_SITES = 4
MET = "every unit of demand is made or imported"


def clashing(case: Case) -> tuple[Row | int | str, ...]:
    """A smallest set of demands that cannot hold together: rows, sites that must be used, MET; empty: they can.

    Smallest: leaving out any one of them lets the others hold. Exact where no row counts kilometres; rows that do
    are asked at the
    distance of the nearest site, so that a conflict named is one in any case.
    """
    small, chosen = _one_region(case), _sites(case)
    demands: list[Row | int | str] = [*small.rows, MET, *np.flatnonzero(small.required).tolist()]
    if _holds(small, demands):
        return ()
    needed = list(demands)
    for demand in demands:
        fewer = [one for one in needed if one is not demand]
        if not _holds(small, fewer):
            needed = fewer
    return tuple(chosen[one] if isinstance(one, int) else one for one in needed)


def conflict(case: Case, site_names: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Sentences of a smallest set of demands that cannot hold together; empty: they can."""
    return tuple(sentence_of(one, site_names) for one in clashing(case))


def sentence_of(demand: Row | int | str, site_names: tuple[str, ...] = ()) -> str:
    """One demand in words."""
    if isinstance(demand, Row):
        return demand.sentence
    if isinstance(demand, str):
        return demand
    return f"something must be made in {site_names[demand] if site_names else f'site {demand}'}"


def _holds(case: Case, demands: list[Row | int | str]) -> bool:
    """Some plan holds all these demands."""
    required = np.zeros_like(case.required)
    required[[site for site in demands if isinstance(site, int)]] = True
    asked = replace(case, rows=tuple(row for row in demands if isinstance(row, Row)), required=required)
    model = build(asked)
    program = model.program
    if MET in demands:
        for column in model.u.values():
            program.upper[column] = 0.0
    program.cost = [0.0] * len(program.cost)
    return not program.solve().infeasible


def _sites(case: Case) -> list[int]:
    """Required sites, sites of given lines, and those cheapest to prepare and to work at, for every device and
    every row that counts sites.
    """
    rank = np.argsort(case.goal.site.sum(axis=1) + 1e-9 * case.wage, kind="stable")
    chosen = {*np.flatnonzero(case.required).tolist(), *(line.site for line in case.given)}
    for device in range(case.shape[0]):
        chosen |= set([int(site) for site in rank if not case.barred[device, site]][:FEW_SITES])
    for row in case.rows:
        counted = [int(site) for site in rank if row.measure.site[site].any() and not case.barred[:, site].all()]
        chosen |= set(counted[:FEW_SITES])
    return sorted(chosen)


def _one_region(case: Case) -> Case:
    sites = _sites(case)
    place = {site: at for at, site in enumerate(sites)}
    rows = tuple(replace(row, measure=replace(row.measure, site=row.measure.site[sites])) for row in case.rows)
    return Case(
        demand=case.demand.sum(axis=1, keepdims=True), km=np.full((len(sites), 1), case.km[sites].min()),
        port_km=np.array([case.port_km.min()]), wage=case.wage[sites], size=case.size, most=case.most, ramp=case.ramp,
        barred=case.barred[:, sites], required=case.required[sites], goal=replace(case.goal, site=case.goal.site[sites]),  # noqa: E501
        rows=rows, given=tuple(replace(line, site=place[line.site]) for line in case.given),
    )  # fmt: skip
