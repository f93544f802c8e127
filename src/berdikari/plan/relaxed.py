"""The Lagrangian bound of the national plan: demand and the user's rows priced, each site's problem solved exactly.

With a price l_drt for a unit of demand and a price b for each row that binds,

    L(l, b) = sum_drt demand_drt l_drt + sum_s min over start years { site_s + sum_d min(0, best line of d at s) } +
    rows  <=  the optimum

Importing is never dearer than its landed cost, so l stays at or below it; there the relaxed plan imports what is
missing.
No arc is stored: the worth of a region at a site is computed from distances where it is needed.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np

from berdikari.plan.caps import most_added
from berdikari.plan.case import Case, Line
from berdikari.plan.lines import supply_line, trace_line, value_lines
from berdikari.plan.measure import Measure
from berdikari.plan.siting import Floats

TINY = 1e-12
ACTIVE = 40
"""Sites for each device that a quick evaluation looks at."""


@dataclass(frozen=True, slots=True)
class Coefficients:
    """A measure laid out for the kernels. unit (D, S, O, T); step (D, O, T) for good; landed (D, T, R): cheapest way
    not to make.
    """

    unit: Floats
    line: Floats
    step: Floats
    held: Floats
    haul: Floats
    landed: Floats
    buys: np.ndarray
    site: Floats


def lay_out(case: Case, measure: Measure) -> Coefficients:
    """The coefficients of one measure; `buys` (D, T, R) says where importing is no dearer than leaving demand unmet."""
    unit = measure.unit[:, None] + measure.labour[:, None] * case.wage[None, :, None, None]
    bought = measure.bought[:, :, None] + measure.port[:, :, None] * case.port_km
    unmet = np.broadcast_to(measure.unmet[:, :, None], bought.shape)
    return Coefficients(
        unit=np.array(unit, order="C"), line=measure.line.copy(), step=measure.steps_for_good(), held=measure.held,
        haul=measure.haul.copy(), landed=np.minimum(bought, unmet), buys=bought <= unmet, site=measure.site,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxed:
    """The relaxed plan at some prices: its bound, its lines (given ones first) with their flows, as in a Solution,
    and supply (D, T, R).

    values (D, S, T): least net cost of a line started there and then; forced (D, S): how much the bound rises at
    least if the
    plan must have a line of the device at the site
    """

    bound: float
    lines: tuple[tuple[Line, ...], ...]
    flows: tuple[Floats, ...]
    supply: Floats
    values: Floats
    forced: Floats
    prices: Floats
    tolls: Floats
    laid: Coefficients


@dataclass(slots=True)
class Relaxation:
    """The relaxation of one case, warm: orders of regions are kept from one evaluation to the next."""

    case: Case
    workers: int = 2
    demand: Floats = field(init=False)
    most: np.ndarray = field(init=False)
    caps: np.ndarray = field(init=False)
    barred: np.ndarray = field(init=False)
    resting: np.ndarray = field(init=False)
    orders: np.ndarray = field(init=False)
    pool: ThreadPoolExecutor = field(init=False)

    def __post_init__(self) -> None:
        devices, _, _, years, _ = self.case.shape
        self.demand = np.ascontiguousarray(self.case.demand.transpose(0, 2, 1))
        self.most = np.where(self.case.size > 0, self.case.most, 0).astype(np.int64)
        self.caps = most_added(self.case)
        self.barred = self.case.barred.copy()
        self.resting = np.zeros_like(self.barred)
        nearest = np.argsort(self.case.km, axis=1, kind="stable").astype(np.int16)
        self.orders = np.repeat(np.repeat(nearest[None, :, None], years, axis=2), devices, axis=0)
        self.pool = ThreadPoolExecutor(self.workers)

    def priced(self, tolls: Floats) -> tuple[Measure, float]:
        """The goal with every row charged at its toll (positive: against the most, negative: against the least)."""
        measure, constant = self.case.goal, 0.0
        for row, toll in zip(self.case.rows, tolls, strict=True):
            if toll:
                measure = measure.plus(row.measure, toll)
                constant -= toll * (row.most if toll > 0 else row.least)
        return measure, constant

    def solve(self, prices: Floats, tolls: Floats, *, whole: bool = True) -> Relaxed:
        """The relaxed plan at these prices (D, T, R) and tolls (rows,).

        whole: False leaves out the lines that rest, which is quicker, but then `bound` proves nothing.
        """
        left_out = self.barred if whole else self.barred | self.resting
        case = self.case
        measure, constant = self.priced(tolls)
        laid = lay_out(case, measure)
        np.minimum(prices, laid.landed, out=prices)
        devices, sites, regions, years, _ = case.shape
        values = np.empty((devices, sites, years))
        choices = np.zeros((devices, sites, years), np.int64)
        supply = np.zeros((devices, years, regions))

        def value(task: tuple[int, slice]) -> None:
            device, some = task
            value_lines(
                prices[device], self.demand[device], case.km[some], laid.haul[device], laid.unit[device, some],
                laid.line[device], laid.step[device], case.size[device], self.most[device], self.caps[:, device],
                case.ramp[device], left_out[device, some], self.orders[device, some], values[device, some],
                choices[device, some],
            )  # fmt: skip

        halves = [slice(at * sites // self.workers, (at + 1) * sites // self.workers) for at in range(self.workers)]
        list(self.pool.map(value, [(device, some) for device in range(devices) for some in halves]))
        total, starts, forced = open_sites(values, laid.site, case.required)

        def serve(device: int) -> tuple[tuple[Line, ...], Floats, float]:
            lines = [
                self._line(prices[device], laid, device, site, int(choices[device, site, start]), start)
                for site, start in starts[device]
            ]
            given = [line for line in case.given if line.device == device]
            flow = np.zeros((years, len(given) + len(lines) + 1, regions))
            kept = 0.0
            for at, line in enumerate((*given, *lines)):
                made = np.zeros((years, regions))
                earned = self._supply(prices[device], laid, line, made)
                kept += hold_given(laid, line) - earned if at < len(given) else 0.0
                flow[:, at] = made
            return (*given, *lines), flow, kept

        lines, flows, kept = zip(*self.pool.map(serve, range(devices)), strict=True)
        for device, flow in enumerate(flows):
            supply[device] = flow.sum(axis=1)
            flow[:, -1] = np.maximum(0.0, self.demand[device] - supply[device])
        bound = float((self.demand * prices).sum() + total + sum(kept) + constant)
        return Relaxed(
            bound=bound, lines=lines, flows=flows, supply=supply, values=values, forced=forced, prices=prices.copy(),
            tolls=tolls.copy(), laid=laid,
        )  # fmt: skip

    def bar(self, relaxed: Relaxed, cut: float) -> None:
        """Leave out for good each line that no plan of a goal below `cut` can have; let the unlikely of the rest
        rest.
        """
        self.barred |= relaxed.bound + relaxed.forced >= cut
        count = min(ACTIVE, relaxed.forced.shape[1] - 1)
        edge = np.partition(relaxed.forced, count, axis=1)[:, count : count + 1]
        self.resting = relaxed.forced > edge

    def _line(self, price: Floats, laid: Coefficients, device: int, site: int, option: int, start: int) -> Line:
        case, path, one = self.case, np.zeros(self.case.shape[3], np.int64), slice(option, option + 1)
        trace_line(
            price,
            self.demand[device],
            case.km[site],
            laid.haul[device],
            laid.unit[device, site, one],
            laid.step[device, option],
            case.size[device, one],
            self.most[device, one],
            self.caps[:, device, option],
            case.ramp[device, one],
            self.orders[device, site],
            start,
            path,
        )
        return Line(device=device, site=site, option=option, start=start, steps=tuple(path[start:].tolist()))

    def _supply(self, price: Floats, laid: Coefficients, line: Line, supply: Floats) -> float:
        device, site = line.device, line.site
        return float(
            supply_line(
                price,
                self.demand[device],
                self.case.km[site],
                laid.haul[device],
                laid.unit[device, site, line.option],
                self.case.capacity(line),
                self.orders[device, site],
                supply,
            )
        )


def hold_given(laid: Coefficients, line: Line) -> float:
    """What a given line costs to hold: its modules' upkeep in each year (building them is sunk)."""
    held = laid.held[line.device, line.option, line.start :]
    return float((held * np.array(line.steps)).sum())


def open_sites(values: Floats, site: Floats, required: np.ndarray) -> tuple[float, list[list[tuple[int, int]]], Floats]:
    """The best start of every site and of the lines on it: total net cost, for each device its (site, start) pairs,
    and (devices, sites) how much more a line costs that must be there.

    A site is prepared once, in year t, and its lines start then or later; it opens only where its lines pay for it,
    or where it
    is required (then with at least one line).
    """
    devices, sites, _ = values.shape
    later = np.minimum.accumulate(values[:, :, ::-1], axis=2)[:, :, ::-1]
    whole = site + np.minimum(0.0, later).sum(axis=0)
    idle = (later >= 0.0).all(axis=0)
    whole = np.where(idle, site + later.min(axis=0), whole)
    first = whole.argmin(axis=1)
    best = whole[np.arange(sites), first]
    starts: list[list[tuple[int, int]]] = [[] for _ in range(devices)]
    opened = np.flatnonzero((best < -TINY) | required)
    for at in opened:
        begin = int(first[at])
        wanted = np.flatnonzero(later[:, at, begin] < 0.0)
        if not len(wanted):
            wanted = np.array([int(later[:, at, begin].argmin())])
        for device in wanted:
            starts[device].append((int(at), begin + int(values[device, at, begin:].argmin())))
    alone = site + np.minimum(0.0, later).sum(axis=0) - np.minimum(0.0, later) + later
    now = np.where(required, best, np.minimum(0.0, best))
    forced = alone.min(axis=2) - np.where(np.isfinite(now), now, 0.0)
    return float(best[opened].sum()), starts, forced
