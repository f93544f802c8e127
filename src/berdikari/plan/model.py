"""The whole national model, row by row: for small questions exactly, for reading (LP files), and for finding conflicts.

Each constraint is a function named as in docs/method/plan.md, with its sentence and equation. Columns:
z_st site prepared in year t; y_dsok line started in year k; n_dsokt its modules in use in year t; x_dsort units made
and shipped;
m_drt units imported; u_drt units of demand that nobody meets; x_g.. units of a given line.
"""

from dataclasses import dataclass, field

import numpy as np

from berdikari.plan.case import Case, Line
from berdikari.plan.measure import Measure
from berdikari.plan.program import Program, Terms


@dataclass(slots=True)
class Model:
    """A case's columns in a program: the index of each by its letters."""

    case: Case
    program: Program = field(default_factory=Program)
    z: dict[tuple[int, int], int] = field(default_factory=dict)
    y: dict[tuple[int, int, int, int], int] = field(default_factory=dict)
    n: dict[tuple[int, int, int, int, int], int] = field(default_factory=dict)
    x: dict[tuple[int, int, int, int, int], int] = field(default_factory=dict)
    g: dict[tuple[int, int, int], int] = field(default_factory=dict)
    m: dict[tuple[int, int, int], int] = field(default_factory=dict)
    u: dict[tuple[int, int, int], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        case, add = self.case, self.program.column
        devices, sites, regions, years, options = case.shape
        everywhen = range(years)
        for s in range(sites):
            for t in everywhen:
                self.z[s, t] = add(f"z_{s}_{t}", cost=0, upper=1, whole=True)
        for d in range(devices):
            for s in np.flatnonzero(~case.barred[d]).tolist():
                for o in [o for o in range(options) if case.size[d, o] > 0 and case.most[d, o] > 0]:
                    self._line_columns(d, s, o)
            for r in range(regions):
                for t in everywhen:
                    self.m[d, r, t] = add(f"m_{d}_{r}_{t}", cost=0)
                    self.u[d, r, t] = add(f"u_{d}_{r}_{t}", cost=0)
        for at in range(len(case.given)):
            for r in range(regions):
                for t in everywhen:
                    self.g[at, r, t] = add(f"xg_{at}_{r}_{t}", cost=0)
        for column, factor in measure_terms(self, case.goal):
            self.program.cost[column] += factor

    def _line_columns(self, d: int, s: int, o: int) -> None:
        add, most = self.program.column, int(self.case.most[d, o])
        _, _, regions, years, _ = self.case.shape
        for k in range(years):
            self.y[d, s, o, k] = add(f"y_{d}_{s}_{o}_{k}", cost=0, upper=1, whole=True)
            for t in range(k, years):
                self.n[d, s, o, k, t] = add(f"n_{d}_{s}_{o}_{k}_{t}", cost=0, upper=most, whole=True)
        for r in range(regions):
            for t in range(years):
                self.x[d, s, o, r, t] = add(f"x_{d}_{s}_{o}_{r}_{t}", cost=0, upper=self.case.demand[d, r, t])


def build(case: Case) -> Model:
    """The model with all its constraints."""
    model = Model(case)
    for add in (
        meet_demand,
        stay_in_capacity,
        stay_in_given_capacity,
        one_line_a_site,
        modules_of_a_line,
        never_shrink,
    ):
        add(model)
    for add in (prepare_first, prepare_once, prepare_to_make, open_required, hold_rows):
        add(model)
    return model


def meet_demand(model: Model) -> None:
    """Every unit of demand is made, imported, or left unmet at its price: sum_so x + sum_g x_g + m + u = demand."""
    case = model.case
    served: dict[tuple[int, int, int], Terms] = {
        key: [(column, 1), (model.u[key], 1)] for key, column in model.m.items()
    }
    for (d, _, _, r, t), column in model.x.items():
        served[d, r, t].append((column, 1))
    for (at, r, t), column in model.g.items():
        served[case.given[at].device, r, t].append((column, 1))
    for (d, r, t), terms in served.items():
        model.program.row(f"meet_demand_{d}_{r}_{t}", terms, least=case.demand[d, r, t], most=case.demand[d, r, t])


def stay_in_capacity(model: Model) -> None:
    """A line makes no more than its modules can, ramp-up counted: sum_r x_dsort <= sum_k size_do ramp_do,t-k
    n_dsokt.
    """
    case = model.case
    loads: dict[tuple[int, int, int, int], Terms] = {}
    for (d, s, o, _, t), column in model.x.items():
        loads.setdefault((d, s, o, t), []).append((column, 1))
    for (d, s, o, k, t), column in model.n.items():
        loads[d, s, o, t].append((column, -case.size[d, o] * case.ramp[d, o, t - k]))
    for (d, s, o, t), terms in loads.items():
        model.program.row(f"stay_in_capacity_{d}_{s}_{o}_{t}", terms, most=0)


def stay_in_given_capacity(model: Model) -> None:
    """A line that stands already makes no more than it can: sum_r x_grt <= capacity_gt."""
    loads: dict[tuple[int, int], Terms] = {}
    for (at, _, t), column in model.g.items():
        loads.setdefault((at, t), []).append((column, 1))
    for (at, t), terms in loads.items():
        room = model.case.capacity(model.case.given[at])[t]
        model.program.row(f"stay_in_given_capacity_{at}_{t}", terms, most=room)


def one_line_a_site(model: Model) -> None:
    """A device has at most one line at a site, of one option, started once: sum_ok y_dsok <= 1."""
    lines: dict[tuple[int, int], Terms] = {}
    for (d, s, _, _), column in model.y.items():
        lines.setdefault((d, s), []).append((column, 1))
    for (d, s), terms in lines.items():
        model.program.row(f"one_line_a_site_{d}_{s}", terms, most=1)


def modules_of_a_line(model: Model) -> None:
    """A line that has started has from one module to its most, others none: y_dsok <= n_dsokt <= most_do y_dsok."""
    for (d, s, o, k, t), column in model.n.items():
        line = model.y[d, s, o, k]
        model.program.row(f"modules_least_{d}_{s}_{o}_{k}_{t}", [(column, 1), (line, -1)], least=0)
        model.program.row(f"modules_most_{d}_{s}_{o}_{k}_{t}", [(column, 1), (line, -model.case.most[d, o])], most=0)


def never_shrink(model: Model) -> None:
    """Modules are added, never closed: n_dsokt >= n_dsok,t-1."""
    for (d, s, o, k, t), column in model.n.items():
        if t > k:
            model.program.row(
                f"never_shrink_{d}_{s}_{o}_{k}_{t}", [(column, 1), (model.n[d, s, o, k, t - 1], -1)], least=0
            )


def prepare_first(model: Model) -> None:
    """A line starts only at a site that is prepared by then: sum_o,k<=t y_dsok <= sum_k<=t z_sk."""
    years = model.case.shape[3]
    pairs = sorted({(d, s) for d, s, _, _ in model.y})
    for d, s in pairs:
        own = [(k, column) for (e, q, _, k), column in model.y.items() if (e, q) == (d, s)]
        for t in range(years):
            terms = [(column, 1.0) for k, column in own if k <= t] + [(model.z[s, k], -1.0) for k in range(t + 1)]
            model.program.row(f"prepare_first_{d}_{s}_{t}", terms, most=0)


def prepare_once(model: Model) -> None:
    """A site is prepared at most once, whatever its devices: sum_t z_st <= 1."""
    _, sites, _, years, _ = model.case.shape
    for s in range(sites):
        model.program.row(f"prepare_once_{s}", [(model.z[s, t], 1) for t in range(years)], most=1)


def prepare_to_make(model: Model) -> None:
    """A site is prepared only for a line: sum_t z_st <= sum_dok y_dsok."""
    _, sites, _, years, _ = model.case.shape
    lines: dict[int, Terms] = {s: [] for s in range(sites)}
    for (_, s, _, _), column in model.y.items():
        lines[s].append((column, -1.0))
    for s, terms in lines.items():
        model.program.row(f"prepare_to_make_{s}", [*((model.z[s, t], 1.0) for t in range(years)), *terms], most=0)


def open_required(model: Model) -> None:
    """A required site has at least one line: sum_dok y_dsok >= 1."""
    for s in np.flatnonzero(model.case.required).tolist():
        terms = [(column, 1.0) for (_, q, _, _), column in model.y.items() if q == s]
        model.program.row(f"open_required_{s}", terms, least=1)


def hold_rows(model: Model) -> None:
    """What the user set: least <= measure of the plan <= most (budget, jobs, local content, imports, number of
    plants).
    """
    for at, row in enumerate(model.case.rows):
        constant = sum(held_by_given(row.measure, line) for line in model.case.given)
        terms = measure_terms(model, row.measure)
        model.program.row(f"hold_row_{at}", terms, least=row.least - constant, most=row.most - constant)


def held_by_given(measure: Measure, line: Line) -> float:
    """What a line that stands already adds to a measure whatever it makes: its modules' upkeep, its jobs."""
    held = measure.held[line.device, line.option, line.start :]
    return float((held * np.array(line.steps)).sum())


def measure_terms(model: Model, measure: Measure) -> Terms:
    """The measure as a sum over columns (what given lines hold is a constant, left out)."""
    case = model.case
    terms: Terms = [(column, measure.site[s, t]) for (s, t), column in model.z.items()]
    terms += [(column, measure.line[d, o, k]) for (d, _, o, k), column in model.y.items()]
    last = case.shape[3] - 1
    for (d, _, o, _, t), column in model.n.items():
        later = measure.step[d, o, t + 1] if t < last else 0.0
        terms.append((column, measure.step[d, o, t] - later + measure.held[d, o, t]))
    for (d, s, o, r, t), column in model.x.items():
        terms.append((column, _made(case, measure, (d, s, o, r, t))))
    for (at, r, t), column in model.g.items():
        line = case.given[at]
        terms.append((column, _made(case, measure, (line.device, line.site, line.option, r, t))))
    for (d, r, t), column in model.m.items():
        terms.append((column, measure.bought[d, t] + measure.port[d, t] * case.port_km[r]))
        terms.append((model.u[d, r, t], measure.unmet[d, t]))
    return terms


def _made(case: Case, measure: Measure, at: tuple[int, int, int, int, int]) -> float:
    d, s, o, r, t = at
    return float(measure.unit[d, o, t] + measure.labour[d, o, t] * case.wage[s] + measure.haul[d, t] * case.km[s, r])


def lines_of(model: Model, values: np.ndarray) -> tuple[tuple[Line, ...], ...]:
    """The lines of a solution, for each device, given ones first."""
    case = model.case
    years = case.shape[3]
    found: list[list[Line]] = [[line for line in case.given if line.device == d] for d in range(case.shape[0])]
    for (d, s, o, k), column in model.y.items():
        if values[column] > 0.5:
            steps = tuple(round(float(values[model.n[d, s, o, k, t]])) for t in range(k, years))
            found[d].append(Line(device=d, site=s, option=o, start=k, steps=steps))
    return tuple(tuple(lines) for lines in found)
