"""Trade flows of a basket, year by year: suppliers with their shares and unit values, and the year's criteria."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from berdikari.assess.concentration import concentration, shares
from berdikari.assess.criteria import geodep
from berdikari.records.dependence import Supplier, TradeYear
from berdikari.records.problem import Problem
from berdikari.records.trade import WORLD, TradeFlow

STAGE = "assess"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flows:
    """The trade of one basket that bears on one country.

    imports   from each partner into the country, as the country (or a reconciled source) tells it
    exports   from the country to each partner, or to the world
    world     exports of every country of the world; empty: not loaded
    mirror    from each partner into the country, as the partners tell it
    """

    imports: tuple[TradeFlow, ...] = ()
    exports: tuple[TradeFlow, ...] = ()
    world: tuple[TradeFlow, ...] = ()
    mirror: tuple[TradeFlow, ...] = ()


def trade_years(flows: Flows) -> tuple[TradeYear, ...]:
    """One record a year with imports, oldest first."""
    imports, exports = _by_year(flows.imports), _by_year(flows.exports)
    world, mirror = _by_year(flows.world), _by_year(flows.mirror)
    told = exports.keys() | world.keys()  # a year of which exports are told and the country's are not: it had none
    return tuple(
        _trade_year(year, imports[year], exports.get(year, ()) if year in told else None,
                    world.get(year, ()), mirror.get(year, ()))
        for year in sorted(imports)
    )  # fmt: skip


def missing_years(years: Sequence[TradeYear]) -> tuple[Problem, ...]:
    """A warning for each year that lacks between the first and the last."""
    have = {year.year for year in years}
    return tuple(
        Problem(stage=STAGE, severity="warning", message=f"no imports are loaded for {year}",
                hint="fetch the year, or read the trend with its gap")
        for year in range(min(have, default=0), max(have, default=0))
        if year not in have
    )  # fmt: skip


def suppliers(imports: Iterable[TradeFlow], mirror: Iterable[TradeFlow] = ()) -> tuple[Supplier, ...]:
    """Who delivered, the largest first; totals of the world are no supplier."""
    dollars, weighed = _sums(imports, "exporter")
    told, _ = _sums(mirror, "exporter")
    names = sorted(dollars, key=lambda name: (-dollars[name], name))
    parts = shares([dollars[name] for name in names])
    return tuple(
        Supplier(country=name, usd=dollars[name], share=min(float(part), 1.0), unit_value=weighed.get(name),
                 told_by_supplier=told.get(name))
        for name, part in zip(names, parts, strict=True)
    )  # fmt: skip


def world_concentration(world: Iterable[TradeFlow]) -> float | None:
    """Concentration of world exports by exporter; None where none are loaded."""
    dollars, _ = _sums(world, "exporter")
    return concentration(list(dollars.values()))


def unit_value(flows: Iterable[TradeFlow]) -> float | None:
    """Dollars a kilogram of the flows that state a weight; None where none does."""
    usd = kg = 0.0
    for flow in flows:
        if flow.kg:
            usd, kg = usd + flow.usd, kg + flow.kg
    return usd / kg if kg else None


def _trade_year(
    year: int,
    imports: Sequence[TradeFlow],
    exports: Sequence[TradeFlow] | None,
    world: Sequence[TradeFlow],
    mirror: Sequence[TradeFlow],
) -> TradeYear:
    delivered = suppliers(imports, mirror)
    total = sum(one.usd for one in delivered)
    sold = None if exports is None else _total(exports)
    margins = geodep(concentration([one.usd for one in delivered]), world_concentration(world), total, sold)
    return TradeYear(year=year, imports=total, exports=sold, suppliers=delivered, margins=margins)


def _total(flows: Sequence[TradeFlow]) -> float:
    """Exports of a country: its own total where the source gives one, else the sum over its partners."""
    stated = {flow.product: flow.usd for flow in flows if flow.importer == WORLD}
    return sum(stated.values()) + sum(flow.usd for flow in flows if flow.product not in stated)


def _by_year(flows: Iterable[TradeFlow]) -> dict[int, tuple[TradeFlow, ...]]:
    years: defaultdict[int, list[TradeFlow]] = defaultdict(list)
    for flow in flows:
        years[flow.year].append(flow)
    return {year: tuple(found) for year, found in years.items()}


def _sums(flows: Iterable[TradeFlow], field: str) -> tuple[dict[str, float], dict[str, float]]:
    """Dollars, and dollars a kilogram, of each country; of a country whose codes lack a weight the others count."""
    groups: defaultdict[str, list[TradeFlow]] = defaultdict(list)
    for flow in flows:
        name = getattr(flow, field)
        if name != WORLD and flow.usd > 0:
            groups[name].append(flow)
    dollars = {name: sum(flow.usd for flow in found) for name, found in groups.items()}
    values = {name: value for name, found in groups.items() if (value := unit_value(found)) is not None}
    return dollars, values
