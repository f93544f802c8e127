"""Dependency of a bloc on the world outside it, from a data set of all members' trade; partial data are refused."""

from collections.abc import Sequence

from berdikari.assess.bloc import bloc_dependency
from berdikari.edge.reference import table
from berdikari.edge.trade.ask import basket_flows
from berdikari.edge.trade.engine import Engine
from berdikari.edge.trade.library import DataSet
from berdikari.errors import TradeDataError, UnknownIdError
from berdikari.records.dependence import Margin
from berdikari.records.trade import Basket, TradeFlow


def members_of(bloc: str, year: int) -> tuple[str, ...]:
    """The members of a bloc in a year. Raises UnknownIdError for a bloc that is not known."""
    known = table("blocs")
    if bloc.upper() not in known:
        raise UnknownIdError("bloc", bloc, tuple(known))
    return tuple(sorted(country for country, since in known[bloc.upper()]["members"].items() if since <= year))


def bloc_margins(engine: Engine, data_set: DataSet, basket: Basket, bloc: str) -> tuple[int, tuple[Margin, ...]]:
    """The newest year of which every member's imports are loaded, and the three core indicators of the basket.

    Raises TradeDataError where there is no such year: a bloc without some members would be another bloc.
    """
    flows = {country: basket_flows(engine, data_set, basket, country) for country in members_of(bloc, 9999)}
    years = sorted({flow.year for found in flows.values() for flow in found.imports}, reverse=True)
    for year in years:
        members = members_of(bloc, year)
        imports = {country: _of(flows[country].imports, year) for country in members}
        if all(imports.values()):
            exports = [flow for country in members for flow in _of(flows[country].exports, year)]
            return year, bloc_dependency([flow for one in imports.values() for flow in one], exports, members)
    missing = ", ".join(sorted(country for country, found in flows.items() if not found.imports))
    raise TradeDataError(
        data_set.name, f"no imports of {missing or 'all members in one year'}", f"the trade of all of {bloc}"
    )


def _of(flows: Sequence[TradeFlow], year: int) -> list[TradeFlow]:
    return [flow for flow in flows if flow.year == year]
