"""Plan: what to make where, for whom, from when; with its cost, its proof, its reasons; and the parameters it rests
on.
"""

from dataclasses import dataclass, field

from berdikari.errors import InvalidRecordError
from berdikari.records.checks import check_day, check_number, check_one_of, check_text

OPTIONS = ("assembly", "contract", "full")
OBJECTIVES = ("cost", "self_reliance")
PARTS = ("sites", "lines", "modules", "upkeep", "making", "labour", "freight", "imports", "import_freight", "unmet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A number that a plan rests on. scope: empty (all), `level:high`, `device:ct-scanner`; source empty: an
    assumption.
    """

    name: str
    value: float
    unit: str
    scope: str = ""
    option: str = ""
    source: str = ""
    day: str | None = None
    note: str = ""

    def __post_init__(self) -> None:
        check_text(self, "name", self.name)
        check_number(self, "value", self.value)
        check_day(self, "day", self.day)
        check_one_of(self, "option", self.option, ("", *OPTIONS))

    @property
    def assumed(self) -> bool:
        """No source stands behind it."""
        return not self.source


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSite:
    """A regency where something could be made. wage: IDR a month, None: not known; beds by hospital class a, b, c,
    d, unset.
    """

    code: str
    name: str
    lat: float
    lng: float
    wage: float | None = None
    estate: bool = False
    beds: int = 0
    hospitals: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)

    def __post_init__(self) -> None:
        check_text(self, "code", self.code)
        check_number(self, "lat", self.lat, -90, 90)
        check_number(self, "lng", self.lng, -180, 180)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSettings:
    """What a user may set.

    budget         IDR million of investment in each year (one number) or in the years named; None: no limit
    cost_limit     discounted cost at most, IDR million (with objective self_reliance)
    fix, forbid    codes of regencies or provinces where something must, must not be made
    local_content  least share of what is used that is local content; import_share: most of it that is imported
    """

    devices: tuple[str, ...]
    years: tuple[int, ...]
    objective: str = "cost"
    budget: float | None = None
    cost_limit: float | None = None
    fix: tuple[str, ...] = ()
    forbid: tuple[str, ...] = ()
    least_plants: int | None = None
    most_plants: int | None = None
    jobs: float | None = None
    local_content: float | None = None
    import_share: float | None = None

    def __post_init__(self) -> None:
        check_one_of(self, "objective", self.objective, OBJECTIVES)
        if not self.devices or not self.years:
            raise InvalidRecordError("PlanSettings", "devices", self.devices, "at least one device and one year")
        if list(self.years) != list(range(self.years[0], self.years[0] + len(self.years))):
            raise InvalidRecordError("PlanSettings", "years", self.years, "years one after another")
        for name in ("budget", "cost_limit", "least_plants", "most_plants", "jobs"):
            check_number(self, name, getattr(self, name), low=0)
        check_number(self, "local_content", self.local_content, 0, 1)
        check_number(self, "import_share", self.import_share, 0, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One future. Factors multiply demand, import prices and the exchange rate; failed: partnership plants that
    never come.
    """

    name: str
    probability: float = 1.0
    demand: float = 1.0
    price: float = 1.0
    exchange: float = 1.0
    wage: float = 1.0
    freight: float = 1.0
    failed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_text(self, "name", self.name)
        for name in ("probability", "demand", "price", "exchange", "wage", "freight"):
            check_number(self, name, getattr(self, name), low=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenPlant:
    """A plant that stands, or that a partnership will bring: its line is part of every plan, its investment is not
    counted.
    """

    name: str
    device: str
    site: str
    option: str
    year: int
    modules: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """A production line. modules and capacity (units) for each year of the plan; invested: IDR million, discounted."""

    device: str
    site: str
    option: str
    year: int
    modules: tuple[int, ...]
    capacity: tuple[float, ...]
    made: tuple[float, ...]
    invested: float
    given: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipment:
    """Units a year to a region: from a site, or `import`, or `unmet`. cost: IDR million, discounted, freight and
    making together.
    """

    device: str
    source: str
    region: str
    year: int
    units: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Mover:
    """What a plant's place hangs on: where the parameter is multiplied by the factor, a plan without it there is best.

    factor  None: none that was tried does; then: the site that stands in for it; None: none, the units are imported
            or made at the plan's other plants
    """

    name: str
    factor: float | None
    then: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a plant stands where it does.

    costs       its cost by part, IDR million
    saves       what the plan loses of its objective without the plant, all others as they are; below 0 for one that was
                demanded and does not pay
    next_best   the site that stands in for it in the best plan without it here, whatever moves; None: none does
    loses_by    by how much that plan is worse; below 0 where the site was demanded; None: no plan holds without it here
    sure        it is proven that every plan without it here is worse; else the two cannot be told apart
    movers      what would move it, of price, wage, freight and demand; none are looked for where it does not pay
    serves      regions it serves, by units
    """

    device: str
    site: str
    costs: tuple[tuple[str, float], ...]
    saves: float
    next_best: str | None
    loses_by: float | None
    sure: bool
    movers: tuple[Mover, ...] = ()
    serves: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FutureCase:
    """One scenario: its share of all probability, cost and gap of its own plan (None: none holds), what the chosen plan
    costs in it, and how many lines its own plan has.
    """

    name: str
    chance: float
    cost: float
    gap: float | None
    chosen: float
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Futures:
    """What many scenarios say, IDR million. best: the case whose plan costs least on average; the rest is that plan's.

    perfect  expected cost if the future were known; cvar: mean of the worst tenth
    waiting  what starting a year later, knowing the future, gains over it; below 0: do not wait
    """

    cases: tuple[FutureCase, ...]
    best: int
    expected: float
    perfect: float
    regret: float
    cvar: float
    waiting: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """Another plan, `dearer` than the best (a share), with a share `apart` of its lines elsewhere. lines: device, site,
    option.
    """

    dearer: float
    apart: float
    lines: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A plan with its proof.

    status      `best` (within the gap asked for), `feasible` (stopped before), `infeasible`, `none_found`
    cost, bound of the objective: IDR million discounted, or (self_reliance) IDR million of need not made at home
    total_cost  IDR million discounted, whatever the objective
    made_share  share of the need (by value) made at home; local_content: of it, counted at the options' TKDN
    cost_stack  for each year, IDR million by part, in the order of PARTS
    conflicts   demands that cannot hold together, in words; empty: none; clashing: their names, sites as `fix:CODE`
    prices      (row, its unit, worth): by how much the cost falls for one more of what the row limits
    readiness   (device, share of the need that is ready)
    """

    settings: PlanSettings
    status: str
    cost: float | None
    bound: float | None
    gap: float | None
    total_cost: float | None = None
    import_cost: float | None = None
    made_share: float | None = None
    local_content: float | None = None
    jobs: float | None = None
    builds: tuple[Build, ...] = ()
    shipments: tuple[Shipment, ...] = ()
    cost_stack: tuple[tuple[float, ...], ...] = ()
    reasons: tuple[Reason, ...] = ()
    conflicts: tuple[str, ...] = ()
    clashing: tuple[str, ...] = ()
    readiness: tuple[tuple[str, float], ...] = ()
    parameters: tuple[Parameter, ...] = ()
    scenario: str = ""
    prices: tuple[tuple[str, str, float], ...] = field(default=())
