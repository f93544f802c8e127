"""How many modules a line may add in a year before it alone breaks a row of the user's: what prices alone forget.

At tolls a line may be as large as it likes. But where the row is  M <= most  and nothing makes M less, a line that
starts in year t with n modules needs  line_t + n step_t + (the cheapest site by t)  <=  most,  and one that adds n
later  n step_t <= most:  no plan that holds the row has a larger one, so that the bound stays a bound, and rises.
"""

from dataclasses import fields

import numpy as np

from berdikari.plan.case import Case
from berdikari.plan.measure import Measure
from berdikari.plan.siting import Floats

SLACK = 1e-6
"""Relative: a row counts as held within this."""


def most_added(case: Case) -> np.ndarray:
    """(2, D, O, T) modules that a line may add at most: [0] in the year in which it starts, [1] in a later one."""
    devices, _, _, years, options = case.shape
    caps = np.full((2, devices, options, years), int(case.most.max(initial=0)), dtype=np.int64)
    for row in case.rows:
        if np.isfinite(row.most) and _only_adds(row.measure):
            room = row.most + SLACK * max(1.0, abs(row.most))
            site = _cheapest_site(case, row.measure)
            np.minimum(caps[0], _whole(room - site - row.measure.line, row.measure.step, caps[0]), out=caps[0])
            np.minimum(caps[1], _whole(room, row.measure.step, caps[1]), out=caps[1])
    return caps


def _whole(room: Floats | float, step: Floats, otherwise: np.ndarray) -> np.ndarray:
    """How many steps fit into the room, from none to as many as were allowed otherwise."""
    room = np.broadcast_to(room, step.shape)
    count = np.where(step > 0, room / np.where(step > 0, step, 1.0), np.where(room >= 0, otherwise, 0))
    return np.clip(np.floor(count), 0, otherwise).astype(np.int64)


def _cheapest_site(case: Case, measure: Measure) -> Floats:
    """(T,) least of a site's share of the row, prepared by then; none where a site may stand already."""
    if case.given:
        return np.zeros(case.shape[3])
    return np.asarray(np.minimum.accumulate(measure.site.min(axis=0)))


def _only_adds(measure: Measure) -> bool:
    return all((getattr(measure, field.name) >= 0).all() for field in fields(measure))
