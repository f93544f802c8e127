"""From parameters, sites and settings to a Case: every number of the model with the parameter that it comes from."""

from dataclasses import replace

import numpy as np

from berdikari.errors import UnknownIdError
from berdikari.plan.case import Case, Line
from berdikari.plan.measure import Measure
from berdikari.plan.parameters import Parameters
from berdikari.plan.question import Question
from berdikari.plan.rows import hold_settings, is_province
from berdikari.plan.siting import Floats
from berdikari.plan.tables import Tables
from berdikari.records.plan import OPTIONS, GivenPlant, PlanSettings, PlanSite, Scenario

EARTH_KM = 6371.0
CLASSES = ("a", "b", "c", "d", "unset")


def assemble(
    tables: Tables, settings: PlanSettings, scenario: Scenario, given: tuple[GivenPlant, ...] = ()
) -> Question:
    """The question in numbers. Raises UnknownIdError for a device, site or parameter that is not known."""
    numbers = Parameters(tables.parameters, dict(tables.levels))
    unknown = [device for device in settings.devices if device not in numbers.devices()]
    if unknown:
        raise UnknownIdError("device with a price", unknown[0], numbers.devices()[:8])
    regions = tuple(site for site in tables.sites if site.beds)
    devices, years = settings.devices, len(settings.years)
    discount: Floats = np.power(1.0 + numbers.value("discount_rate"), -np.arange(years, dtype=np.float64))
    growth = (1.0 + numbers.value("price_growth")) ** np.arange(years)
    rate = numbers.value("exchange_rate") * scenario.exchange * scenario.price / 1e6
    price = np.array([numbers.value("price", device) * rate for device in devices])[:, None] * growth
    demand, ready = _demand(numbers, devices, regions, years, scenario)
    size, most, ramp = _modules(numbers, devices, demand[:, :, 0].sum(axis=1) / (scenario.demand or 1.0), years)
    content = np.array([[numbers.value("local_content", d, o) for o in OPTIONS] for d in devices])
    jobs = np.array([[numbers.value("jobs", d, o) for o in OPTIONS] for d in devices])
    road = numbers.value("road_factor")
    measure = cost_measure(numbers, tables.sites, devices, price, size, discount, scenario)
    index = {site.code: at for at, site in enumerate(tables.sites)}
    case = Case(
        demand=demand, km=road * distances(tables.sites, regions),
        port_km=road * _from_ports(tables.ports, regions), wage=_wages(tables.sites) * scenario.wage, size=size, most=most, ramp=ramp,  # noqa: E501
        barred=np.tile(_marked(index, settings.forbid), (len(devices), 1)), required=_marked(index, _regencies(index, settings.fix)), goal=measure,  # noqa: E501
        given=_given_lines(given, settings, index, scenario, years),
    )  # fmt: skip
    question = Question(
        case, tables.sites, regions, settings, measure, price, discount, ready, content, jobs, numbers
    )  # fmt: skip
    goal, rows = hold_settings(question)
    return replace(question, case=replace(case, goal=goal, rows=rows))


def distances(sites: tuple[PlanSite, ...], regions: tuple[PlanSite, ...]) -> Floats:
    """(sites, regions) kilometres along the great circle (haversine)."""
    a = np.radians([(site.lat, site.lng) for site in sites])
    b = np.radians([(site.lat, site.lng) for site in regions])
    half = np.sin((b[None, :, 0] - a[:, None, 0]) / 2) ** 2
    half += np.cos(a[:, None, 0]) * np.cos(b[None, :, 0]) * np.sin((b[None, :, 1] - a[:, None, 1]) / 2) ** 2
    return np.asarray(2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0.0, 1.0))))


def cost_measure(
    numbers: Parameters, sites: tuple[PlanSite, ...], devices: tuple[str, ...], price: Floats, size: Floats, discount: Floats,  # noqa: E501
    scenario: Scenario,
) -> Measure:  # fmt: skip
    """Discounted cost in IDR million: sites, lines, modules, upkeep, making, labour, freight, imports, what nobody
    supplies.
    """
    start = price[:, :1] / scenario.price / scenario.exchange
    tables: dict[str, Floats] = {}
    for field, name in (("line", "line_share"), ("step", "module_cost_share"), ("held", "upkeep_share")):
        shares = np.array([[numbers.value(name, d, o) for o in OPTIONS] for d in devices])
        tables[field] = (shares * size * start)[:, :, None] * discount
    for d, device in enumerate(devices):
        for o, option in enumerate(OPTIONS):
            whole = numbers.find("line_cost", device, option)
            if whole is not None and whole.option == option:
                tables["line"][d, o] = max(0.0, whole.value - tables["step"][d, o, 0] / discount[0]) * discount
    for field, name in (("unit", "unit_share"), ("labour", "labour_share")):
        shares = np.array([[numbers.value(name, d, o) for o in OPTIONS] for d in devices])
        if field == "unit":
            shares = shares * np.array([[numbers.value("unit_factor", d)] for d in devices])
            tables[field] = shares[:, :, None] * price[:, None] * discount
        else:
            tables[field] = shares[:, :, None] * start[:, None] * discount
    haul = np.array([[numbers.value("haul_share", d)] for d in devices]) * start * scenario.freight * discount
    duty = np.array([[1 + numbers.value("tariff", d) + numbers.value("port_share", d)] for d in devices])
    outside, estate = numbers.value("site_cost"), numbers.value("site_cost_estate")
    prepare = np.array([estate if site.estate else outside for site in sites])
    unmet = np.array([[numbers.value("unmet_factor", d)] for d in devices])
    return Measure(
        site=prepare[:, None] * discount, haul=haul, port=haul, bought=duty * price * discount,
        unmet=unmet * duty * price * discount, **tables,
    )  # fmt: skip


def _demand(
    numbers: Parameters, devices: tuple[str, ...], regions: tuple[PlanSite, ...], years: int, scenario: Scenario
) -> tuple[Floats, Floats]:
    """Units that ready hospitals use (D, R, T), and the share of the whole need that is ready (D,)."""
    beds = np.array([region.beds for region in regions], dtype=float)
    hospitals = np.array([region.hospitals for region in regions], dtype=float)
    growth = (1.0 + numbers.value("demand_growth")) ** np.arange(years) * scenario.demand
    demand, ready = np.empty((len(devices), len(regions), years)), np.empty(len(devices))
    for at, device in enumerate(devices):
        whole = numbers.find("need", device)
        units = whole.value if whole is not None else numbers.value("need_per_1000_beds", device) * beds.sum() / 1000
        able = np.array([numbers.value(f"readiness_{name}", device) for name in CLASSES])
        counted = hospitals.sum(axis=1)
        share = np.where(counted > 0, (hospitals @ able) / np.maximum(counted, 1), able[-1])
        need = units * beds / beds.sum()
        demand[at] = (need * share)[:, None] * growth
        ready[at] = float((need * share).sum() / need.sum())
    return demand, ready


def _modules(
    numbers: Parameters, devices: tuple[str, ...], need: Floats, years: int
) -> tuple[Floats, np.ndarray, Floats]:
    """Size of a module (D, O), modules at most (D, O), ramp-up (D, O, T); need (D,): units of the first year as
    expected.
    """
    shape = (len(devices), len(OPTIONS))
    size, most, ramp = np.empty(shape), np.empty(shape, np.int64), np.ones((*shape, years))
    for d, device in enumerate(devices):
        for o, option in enumerate(OPTIONS):
            own = numbers.find("module_size", device, option)
            known = own is not None and own.option == option
            size[d, o] = (
                own.value if own is not None and known else numbers.value("module_share", device, option) * need[d]
            )
            most[d, o] = int(numbers.value("most_modules", device, option))
            ramp[d, o, 0] = numbers.value("first_year", device, option)
    return size, most, ramp


def _wages(sites: tuple[PlanSite, ...]) -> Floats:
    """Minimum wage of each site over the middle of those known; 1 where it is not known."""
    known = [site.wage for site in sites if site.wage]
    middle = float(np.median(known)) if known else 1.0
    return np.array([site.wage / middle if site.wage else 1.0 for site in sites])


def _from_ports(ports: tuple[tuple[float, float], ...], regions: tuple[PlanSite, ...]) -> Floats:
    quays = tuple(PlanSite(code=str(at), name="port", lat=lat, lng=lng) for at, (lat, lng) in enumerate(ports))
    return np.asarray(distances(quays, regions).min(axis=0))


def _marked(index: dict[str, int], codes: tuple[str, ...]) -> np.ndarray:
    marks = np.zeros(len(index), np.bool_)
    for code in codes:
        inside = [at for known, at in index.items() if known[:2] == code] if is_province(code) else []
        marks[inside or _at(index, code)] = True
    return marks


def _regencies(index: dict[str, int], codes: tuple[str, ...]) -> tuple[str, ...]:
    """The codes but those of provinces: one plant in a province is enough (`made_in`)."""
    known = {code[:2] for code in index}
    return tuple(code for code in codes if code not in known)


def _at(index: dict[str, int], code: str) -> int:
    if code not in index:
        raise UnknownIdError("regency", code, tuple(known for known in index if known[:2] == code[:2])[:6])
    return index[code]


def _given_lines(
    given: tuple[GivenPlant, ...], settings: PlanSettings, index: dict[str, int], scenario: Scenario, years: int
) -> tuple[Line, ...]:
    lines = []
    for plant in given:
        if plant.device not in settings.devices or plant.name in scenario.failed or plant.year > settings.years[-1]:
            continue
        start = max(0, plant.year - settings.years[0])
        lines.append(
            Line(
                device=settings.devices.index(plant.device),
                site=_at(index, plant.site),
                option=OPTIONS.index(plant.option),
                start=start,
                steps=(plant.modules,) * (years - start),
            )
        )
    return tuple(lines)
