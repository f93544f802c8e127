"""Measure: a quantity that a plan adds up, so much for each activity; cost, investment, jobs and self-reliance are
measures.

M = sum_{s,t} site_st z_st + sum_{d,s,o,t} line_dot y_dsot + sum step_dot (modules added) + sum held_dot (modules in
use)
  + sum (unit_dot + labour_dot wage_s + haul_dt km_sr) x_dsort + sum (bought_dt + port_dt port_km_r) m_drt + sum
  unmet_dt u_drt
"""

from dataclasses import dataclass, fields

import numpy as np

from berdikari.errors import InvalidRecordError
from berdikari.plan.siting import Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """So much for each activity.

    site    (S, T) a site prepared in year t (once, whatever its devices)
    line    (D, O, T) a line started in year t
    step    (D, O, T) a module added in year t; held (D, O, T): a module in use during year t
    unit    (D, O, T) a unit made; labour (D, O, T): the part of it that is multiplied by the site's wage
    haul    (D, T) a unit hauled one kilometre
    bought  (D, T) a unit imported, at the port; port (D, T): that unit hauled one kilometre from the port
    unmet   (D, T) a unit of demand that nobody meets
    """

    site: Floats
    line: Floats
    step: Floats
    held: Floats
    unit: Floats
    labour: Floats
    haul: Floats
    bought: Floats
    port: Floats
    unmet: Floats

    def __post_init__(self) -> None:
        for f in fields(Measure):
            value = np.array(getattr(self, f.name), dtype=np.float64, order="C")
            if not np.isfinite(value).all():
                raise InvalidRecordError("Measure", f.name, "NaN or infinity", "finite numbers")
            object.__setattr__(self, f.name, value)

    def plus(self, other: "Measure", times: float) -> "Measure":
        """The measure with `times` the other one added."""
        return Measure(**{f.name: getattr(self, f.name) + times * getattr(other, f.name) for f in fields(Measure)})

    def times(self, factor: float) -> "Measure":
        """The measure multiplied."""
        return Measure(**{f.name: getattr(self, f.name) * factor for f in fields(Measure)})

    def only(self, device: int) -> "Measure":
        """One device's part, with an equal share of the sites."""
        parts = {f.name: getattr(self, f.name)[device : device + 1] for f in fields(Measure) if f.name != "site"}
        return Measure(site=self.site / len(self.haul), **parts)

    def steps_for_good(self) -> Floats:
        """(D, O, T) a module added in year t and kept to the end: its own part and what it holds from then on."""
        return self.step + np.cumsum(self.held[..., ::-1], axis=2)[..., ::-1]


def nothing(devices: int, sites: int, years: int, options: int) -> Measure:
    """The measure that counts nothing: start of those that count one activity."""
    table, pairs = np.zeros((devices, options, years)), np.zeros((devices, years))
    return Measure(
        site=np.zeros((sites, years)), line=table, step=table, held=table, unit=table, labour=table, haul=pairs, bought=pairs,  # noqa: E501
        port=pairs, unmet=pairs,
    )  # fmt: skip
