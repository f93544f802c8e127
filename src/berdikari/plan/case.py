"""Case: the numbers of one planning question, in arrays; Row: a constraint that a user may set; Line: one production
line.
"""

from dataclasses import dataclass, field, replace

import numpy as np

from berdikari.errors import InvalidRecordError
from berdikari.plan.measure import Measure
from berdikari.plan.siting import Flags, Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A production line. device, site, option: indices; start: index of the year; steps (years,): modules in each
    year.
    """

    device: int
    site: int
    option: int
    start: int
    steps: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A constraint on the whole plan: least <= measure <= most. name and sentence are what the user reads."""

    name: str
    sentence: str
    unit: str
    measure: Measure
    least: float = -np.inf
    most: float = np.inf


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One question, with D devices, S sites, R regions, T years, O production options.

    demand    (D, R, T) units a year that ready hospitals use
    km        (S, R) distance; port_km (R,) from the port where imports land
    wage      (S,) wage as a multiple of the reference wage
    size      (D, O) units a year of one module; 0: no such option; most (D, O): modules at most
    ramp      (D, O, T) share of the capacity in the n-th year of a line
    barred    (D, S) lines that must not be; required (S,): sites where at least one line must be
    given     lines that stand whatever is decided; their investment is sunk, and their device gets no other line at
    their site
    goal      what is minimised; rows: constraints
    """

    demand: Floats
    km: Floats
    port_km: Floats
    wage: Floats
    size: Floats
    most: np.ndarray
    ramp: Floats
    barred: Flags
    required: Flags
    goal: Measure
    rows: tuple[Row, ...] = ()
    given: tuple[Line, ...] = field(default=())

    def __post_init__(self) -> None:
        devices, regions, years = self.demand.shape
        sites, options = len(self.wage), self.size.shape[1]
        wanted = {
            "km": (sites, regions), "port_km": (regions,), "size": (devices, options), "most": (devices, options),
            "ramp": (devices, options, years), "barred": (devices, sites), "required": (sites,),
        }  # fmt: skip
        for name, shape in wanted.items():
            if getattr(self, name).shape != shape:
                raise InvalidRecordError("Case", name, getattr(self, name).shape, f"an array of shape {shape}")
        for name in ("demand", "km", "port_km", "wage", "size", "ramp"):
            if not (np.isfinite(getattr(self, name)).all() and (getattr(self, name) >= 0).all()):
                raise InvalidRecordError("Case", name, "NaN, infinity or less than 0", "finite numbers from 0")
            object.__setattr__(self, name, np.array(getattr(self, name), dtype=np.float64, order="C"))
        barred, required = np.array(self.barred, dtype=np.bool_, order="C"), np.array(self.required, dtype=np.bool_)
        for line in self.given:
            barred[line.device, line.site], required[line.site] = True, False
        object.__setattr__(self, "barred", barred)
        object.__setattr__(self, "required", required)

    @property
    def shape(self) -> tuple[int, int, int, int, int]:
        """Devices, sites, regions, years, options."""
        devices, regions, years = self.demand.shape
        return devices, len(self.wage), regions, years, self.size.shape[1]

    def alone(self, device: int) -> "Case":
        """The question of one device, without rows, with an equal part of each shared site's cost.

        Whatever the parts, as long as they add up to no more than the whole, the bounds of all devices add up to a
        bound.
        """
        one = slice(device, device + 1)
        given = tuple(replace(line, device=0) for line in self.given if line.device == device)
        return Case(
            demand=self.demand[one], km=self.km, port_km=self.port_km, wage=self.wage, size=self.size[one],
            most=self.most[one], ramp=self.ramp[one], barred=self.barred[one], required=np.zeros_like(self.required),
            goal=self.goal.only(device), given=given,
        )  # fmt: skip

    def capacity(self, line: Line) -> Floats:
        """(years,) units a year that the line can make."""
        years = self.demand.shape[2]
        room = np.zeros(years)
        age = np.arange(years - line.start)
        full = self.size[line.device, line.option] * np.array(line.steps, dtype=float)
        room[line.start :] = self.ramp[line.device, line.option, age] * full
        return room
