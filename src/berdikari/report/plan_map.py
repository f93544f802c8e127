"""The map of a plan: plants by how they make, what they ship in the last year, regions without a plant as dots."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from berdikari.records.plan import OPTIONS, Plan, PlanSite
from berdikari.report.foresee_words import Texts
from berdikari.report.map import Captions, Flow, Layers, MapView, Spot, draw, java, nation


def plan_map(plan: Plan, sites: Sequence[PlanSite], texts: Texts) -> MapView:
    """Plants with their lines as size, on the country and on Java."""
    words, options = texts.messages["plan"], texts.messages["option"]
    place = {site.code: site for site in sites}
    captions = Captions(
        language=texts.language,
        unit=words["lines"],
        kinds=tuple((option, options[option]) for option in OPTIONS),
        flow=f"{words['shipments']} {plan.settings.years[-1]}",
    )
    used = {build.site for build in plan.builds}
    layers = Layers(
        spots=_plants(plan, place, texts),
        flows=_flows(plan, place, texts),
        dots=tuple((site.lat, site.lng) for site in sites if site.code not in used),
    )
    return draw((nation(words["nation"]), java(words["java"])), layers, captions)


def _plants(plan: Plan, place: Mapping[str, PlanSite], texts: Texts) -> tuple[Spot, ...]:
    lines = Counter((build.site, build.option) for build in plan.builds if build.site in place)
    devices: dict[str, set[str]] = defaultdict(set)
    for build in plan.builds:
        devices[build.site].add(texts.device(build.device))
    return tuple(
        Spot(
            code=code,
            name=f"{place[code].name} ({', '.join(sorted(devices[code]))})",
            label=place[code].name,
            lat=place[code].lat,
            lng=place[code].lng,
            count=count,
            kind=option,
        )
        for (code, option), count in lines.items()
    )


def _flows(plan: Plan, place: Mapping[str, PlanSite], texts: Texts) -> tuple[Flow, ...]:
    """Units of the last year, all devices together, from each plant to each region but its own."""
    units: dict[tuple[str, str], float] = defaultdict(float)
    for shipment in plan.shipments:
        if shipment.year == plan.settings.years[-1]:
            units[shipment.source, shipment.region] += shipment.units
    return tuple(
        Flow(
            start=(place[source].lat, place[source].lng),
            end=(place[region].lat, place[region].lng),
            amount=amount,
            title=f"{place[source].name} – {place[region].name}: {texts.number(amount, 1)}",
        )
        for (source, region), amount in sorted(units.items())
        if source in place and region in place and source != region
    )
