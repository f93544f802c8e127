"""A device's dependence on imports: every indicator with its formula, or with the reason why it is not known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from berdikari.assess.concentration import best_switch, concentration, localised, weighted_risk
from berdikari.assess.criteria import CONCENTRATED, lasting, share_of_years
from berdikari.assess.penetration import import_share, self_sufficiency
from berdikari.assess.years import STAGE, Flows, missing_years, trade_years, unit_value
from berdikari.records.dependence import Dependence, Measure, TradeYear
from berdikari.records.problem import Problem
from berdikari.records.trade import Basket
from berdikari.records.value import Figure

NO_CODE = "the device has no customs code of its own"
NOT_LOADED = "no trade data are loaded for this basket"
NO_IMPORTS = "no imports in the year"
NO_RISK = "no table of country risks is loaded: lay risk.csv (country, risk) into the trade folder"
NO_WORLD = "no exports of the world are loaded for the year"
LOAD = "berdikari fetch trade --source comtrade --years 2019-2024"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known beside trade.

    production  US dollars a year made at home of the basket, by year; empty: not known
    risk        supplier risk by country, 0 (safe) to 1; empty: none is loaded
    said        what officials and others stated on the same subject
    moved       share of imports that a change of supplier moves; domestic: share that a plant at home takes over
    sources     names of the data sets; synthetic: one of them is made up
    """

    production: Mapping[int, float] = field(default_factory=dict)
    risk: Mapping[str, float] = field(default_factory=dict)
    said: tuple[Figure, ...] = ()
    moved: float = 0.1
    domestic: float = 0.5
    sources: tuple[str, ...] = ()
    synthetic: bool = False


def assess(basket: Basket, country: str, flows: Flows, context: Context) -> Dependence:
    """How far the country's supply of the device comes from abroad, with trend, suppliers, criteria and margins."""
    years = trade_years(flows)
    if years:
        measures = tuple(_measures(years, flows, context))
        problems = missing_years(years)
    else:
        measures = tuple(_unknown(basket))
        problems = (Problem(stage=STAGE, severity="note", message=NOT_LOADED if basket.codes else NO_CODE, hint=LOAD),)
    return Dependence(
        device=basket.device, country=country, basket=basket, years=years, measures=measures, said=context.said,
        sources=context.sources, synthetic=context.synthetic, problems=problems,
    )  # fmt: skip


def _unknown(basket: Basket) -> Iterable[Measure]:
    """Without trade every indicator is "not known", with the reason."""
    reason = f"{NOT_LOADED}; load them with: {LOAD}" if basket.codes else NO_CODE
    for name, unit, formula in _ASKED:
        yield Measure(name=name, value=None, unit=unit, formula=formula, period="not known", reason=reason)


def _measures(years: tuple[TradeYear, ...], flows: Flows, context: Context) -> Iterable[Measure]:
    last = years[-1]
    period = str(last.year)
    given = {supplier.country: supplier.share for supplier in last.suppliers}
    production = context.production.get(last.year)
    index = concentration([supplier.usd for supplier in last.suppliers])
    yield _measure("imports", last.imports, period)
    yield import_share(last.imports, production, last.exports, period)
    yield self_sufficiency(last.imports, production, last.exports, period)
    yield _measure("import_hhi", index, period, NO_IMPORTS)
    yield _measure("top_supplier_share", last.suppliers[0].share if last.suppliers else None, period, NO_IMPORTS)
    yield _switch(given, context.moved, period)
    at_home = None if index is None else localised(index, context.domestic)
    yield _measure(
        "hhi_after_plant", at_home, period, NO_IMPORTS, f"if {context.domestic:.0%} of use were made at home"
    )
    yield _risk(given, context.risk, period)
    for margin in last.margins[1:]:
        yield _measure(margin.criterion, margin.value, period, NO_WORLD)
    yield from _flags(years)
    weighed = [flow for flow in flows.imports if flow.year == last.year]
    yield _measure("unit_value", unit_value(weighed), period, "no weights are stated")
    yield _mirror(last, period)


def _switch(given: Mapping[str, float], moved: float, period: str) -> Measure:
    best = best_switch(given, moved)
    if best is None:
        return _measure("switch_effect", None, period, "there are fewer than two suppliers to switch between")
    giver, taker, effect = best
    step = f"{min(moved, given[giver]):.0%} of imports from {giver} to {taker}"
    return _measure("switch_effect", effect, period, note=step)


def _risk(given: Mapping[str, float], risk: Mapping[str, float], period: str) -> Measure:
    if not risk:
        return _measure(
            "supplier_risk",
            None,
            period,
            NO_RISK,
        )
    value, unknown = weighted_risk(given, risk)
    return _measure("supplier_risk", value, period, f"no risk is given for {', '.join(unknown)}")


def _flags(years: tuple[TradeYear, ...]) -> Iterable[Measure]:
    """GeoDep over the years: the share flagged, and whether it lasts."""
    flags = [year.dependent for year in years]
    period = f"{years[0].year}-{years[-1].year}"
    enduring = lasting(flags)
    word = {True: "dependent: all criteria in two of the last three years", False: "not dependent by these criteria",
            None: "undecided: a year or a criterion is not known"}[enduring]  # fmt: skip
    yield _measure("geodep_years", share_of_years(flags), period, word, word)


def _mirror(last: TradeYear, period: str) -> Measure:
    """What importers tell beside what exporters tell, for the suppliers that both tell of."""
    both = [one for one in last.suppliers if one.told_by_supplier is not None]
    told = sum(one.told_by_supplier or 0.0 for one in both)
    mine = sum(one.usd for one in both)
    if not told or not mine:
        return _measure("mirror_gap", None, period, "no exports told by the suppliers are loaded")
    note = f"{len(both)} suppliers; CIF beside FOB explains some 5 to 10 %"
    return _measure("mirror_gap", (mine - told) / mine, period, note=note)


def _measure(name: str, value: float | None, period: str, missing: str = "", note: str = "") -> Measure:
    """The measure with its formula; missing: why there is no value, note: what to mind where there is one."""
    unit, formula = next((unit, formula) for asked, unit, formula in _ASKED if asked == name)
    reason = missing if value is None else note
    return Measure(name=name, value=value, unit=unit, formula=formula, period=period, reason=reason)


_ASKED = (
    ("imports", "USD", "M"),
    ("import_share", "share", "M / (P + M - X)"),
    ("self_sufficiency", "share", "P / (P + M - X)"),
    ("import_hhi", "index", "sum s_i^2"),
    ("top_supplier_share", "share", "max s_i"),
    ("switch_effect", "index", "2 d (d + s_i - s_a)"),
    ("hhi_after_plant", "index", "(1 - sigma)^2 sum s_i^2"),
    ("supplier_risk", "index", "sum r_i s_i^2"),
    ("world_concentration", "index", "sum w_i^2"),
    ("imports_over_exports", "ratio", "M / X"),
    (
        "geodep_years",
        "share",
        f"years with HHI > {CONCENTRATED}, world HHI > {CONCENTRATED}, M/X > 1, over years known",
    ),
    ("unit_value", "USD/kg", "sum usd / sum kg"),
    ("mirror_gap", "share", "(M - M*) / M"),
)
