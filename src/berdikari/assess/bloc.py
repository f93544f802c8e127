"""Dependency of a bloc of countries, such as ASEAN, on the world outside it."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from berdikari.assess.concentration import concentration
from berdikari.assess.criteria import core_dependency
from berdikari.records.dependence import Margin
from berdikari.records.trade import WORLD, TradeFlow


def bloc_dependency(
    imports: Iterable[TradeFlow], exports: Iterable[TradeFlow] | None, members: Collection[str]
) -> tuple[Margin, ...]:
    """The three core indicators for one basket and year.

    imports  of the members, from each partner; exports of the members; None: not loaded
    """
    outside: defaultdict[str, float] = defaultdict(float)
    within = 0.0
    for flow in imports:
        if flow.importer not in members or flow.exporter == WORLD:
            continue
        if flow.exporter in members:
            within += flow.usd
        else:
            outside[flow.exporter] += flow.usd
    extra = sum(outside.values())
    sold = None if exports is None else sum(flow.usd for flow in exports if flow.exporter in members)
    return core_dependency(concentration(list(outside.values())), extra, extra + within, sold)
