"""Tipping points: from which price, wage, freight or demand on a plant is better elsewhere, or not built at all.

The best plan with the plant's site stands against the best without it. Both are searched for anew at the point where
those known so far cost the same, until that point stays where it is.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from math import exp, log

import numpy as np

from berdikari.plan.case import Case, Line
from berdikari.plan.draft import Desk, strict_desk
from berdikari.plan.elsewhere import nearest, without
from berdikari.plan.exact import finish
from berdikari.plan.improve import improve
from berdikari.plan.national import Solution, solve
from berdikari.plan.siting import Floats

REACH = {"price": 0.4, "wage": 5.0, "freight": 5.0, "demand": 0.25}
"""How far each parameter is moved, towards the side where a plant pays less."""
STEP = 0.005
"""How exactly a tipping point is told, relative."""
TURNS = 4
ROUNDS, ENOUGH = 12, 1e-3
Lines = tuple[Line, ...]
Tip = tuple[str, float | None, int | None]
Ask = Callable[[str, float], Case]


def movers(line: Line, start: Solution, away: Lines, values: Floats, ask: Ask) -> Iterator[Tip]:
    """For each parameter the factor from which the best plan has no line of the device at the line's site, and the
    site that then stands in for it.

    start: the device's part of the plan; away: its lines in the best without; values (S, T): net cost of a line, which
    ranks sites; ask: the device's question, the others as they stand, with a parameter multiplied by a factor
    """
    alone = replace(line, device=0)
    for name, far in REACH.items():
        duel = Duel(alone, values[None], start, partial(ask, name), [start.lines[0]], [_first(away)])
        factor = duel.tip(far)
        yield name, factor, None if factor is None else duel.stands_in(factor)


@dataclass(slots=True)
class Duel:
    """Plans of one device with a line at a site, and plans without, while one parameter is multiplied by a factor.

    ask: the device's question at a factor; values (1, S, T), which rank sites for local search
    """

    line: Line
    values: Floats
    start: Solution
    ask: Callable[[float], Case]
    here: list[Lines]
    away: list[Lines]
    desks: dict[float, tuple[Desk, Desk]] = field(default_factory=dict)

    def tip(self, far: float) -> float | None:
        """The factor between 1 and the far one from which a plan without the site is best; None: there is none."""
        if self.search(far) >= 0.0:
            return None
        found = far
        for _ in range(TURNS):
            before, found = found, self.meeting(far)
            if abs(log(found / before)) < STEP:
                break
            self.search(found)
            self.here.append(self._solved(found))
        return round(found, 4)

    def meeting(self, far: float) -> float:
        """Where those without the site begin to cost less, of the plans known: bisection of the factor's logarithm."""
        near, end = 0.0, log(far)
        while abs(end - near) > STEP:
            middle = (near + end) / 2
            near, end = (middle, end) if self.lead(exp(middle)) >= 0.0 else (near, middle)
        return exp(end)

    def search(self, factor: float) -> float:
        """The lead after both sides were searched for better plans."""
        here, away = self._at(factor)
        rest, line = self._split(min(self.here, key=lambda lines: _merit(here, lines)))
        beside = min(self.away, key=lambda lines: _merit(away, lines))
        shapes = (line, *_shapes(here.case, line))
        self.here += [self._improved(here, [(*lines, one) for one in shapes]) for lines in (rest, beside)]
        moved = nearest(away.case, *self._split(min(self.here, key=lambda lines: _merit(here, lines))))
        self.away.append(self._improved(away, [*self.away, moved]))
        return self.lead(factor)

    def lead(self, factor: float) -> float:
        """By how much the best plan known without the site costs more than the best with it."""
        here, away = self._at(factor)
        least = min(_merit(here, lines) for lines in self.here)
        return min(_merit(away, lines) for lines in self.away) - least

    def stands_in(self, factor: float) -> int | None:
        """The largest site of the best plan without that the best plan with does not have; None: there is none."""
        here, away = self._at(factor)
        known = {line.site for line in min(self.here, key=lambda lines: _merit(here, lines))}
        new = [line for line in min(self.away, key=lambda lines: _merit(away, lines)) if line.site not in known]
        return max(new, key=lambda line: float(away.case.capacity(line).sum())).site if new else None

    def _at(self, factor: float) -> tuple[Desk, Desk]:
        if factor not in self.desks:
            case = self.ask(factor)
            required = case.required.copy()
            required[self.line.site] = True
            both = replace(case, required=required), without(case, self.line)
            self.desks[factor] = strict_desk(both[0]), strict_desk(both[1])
        return self.desks[factor]

    def _split(self, lines: Lines) -> tuple[Lines, Line]:
        """The other lines, and the one at the site."""
        rest = tuple(one for one in lines if one.site != self.line.site)
        return rest, next((one for one in lines if one.site == self.line.site), self.line)

    def _solved(self, factor: float) -> Lines:
        """The best plan with the site by the whole search, which sees more than one change at a time."""
        desk, _ = self._at(factor)
        best = min(self.here, key=lambda lines: _merit(desk, lines))
        warm = replace(self.start, lines=(best,), prices=self.start.prices.copy())
        found = solve(desk.case, warm=warm, gap=ENOUGH, rounds=ROUNDS, workers=1)
        return finish(desk.case, found, gap=ENOUGH).lines[0]

    def _improved(self, desk: Desk, several: list[Lines]) -> Lines:
        """What local search makes of the best of several plans."""
        best = min(several, key=lambda lines: _merit(desk, lines))
        return improve(desk, [desk.part(0, best)], self.values, lambda: True)[0].lines


def _shapes(case: Case, line: Line) -> Iterator[Line]:
    """The line from the first year on, of each option and each number of modules."""
    years = case.shape[3]
    for option in np.flatnonzero(case.size[line.device]).tolist():
        for count in range(1, int(case.most[line.device, option]) + 1):
            yield replace(line, option=option, start=0, steps=(count,) * years)


def _first(lines: Lines) -> Lines:
    """The lines as those of the only device."""
    return tuple(replace(line, device=0) for line in lines)


def _merit(desk: Desk, lines: Lines) -> float:
    return desk.merit([desk.part(0, lines)])
