"""What a country could make next, from the exports of all countries: only of a world data set."""

from dataclasses import dataclass

import numpy as np

from berdikari.assess.reach import Reachable, predictive_power, within_reach
from berdikari.edge.reference import rows
from berdikari.edge.trade.ask import export_tables
from berdikari.edge.trade.engine import Engine
from berdikari.edge.trade.library import DataSet
from berdikari.errors import TradeDataError

_NAMES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Codes of medical devices that a country does not export with advantage, nearest first.

    power  how well density, and the baseline, foretold what appeared between the first year and this one: areas under
           the curve, 0.5 is chance; None: only one year, or nothing appeared
    """

    year: int
    found: tuple[Reachable, ...]
    power: tuple[float | None, float | None]


def reach_of(engine: Engine, data_set: DataSet, country: str, count: int = 20) -> Reach:
    """The nearest codes of the catalogue. Raises TradeDataError where the country exports nothing, or few are told."""
    tables = list(export_tables(engine, data_set))
    year, countries, products, table = tables[-1]
    if country not in countries or len(countries) < 3:
        raise TradeDataError(
            data_set.name, f"exports of {len(countries)} countries", f"those of {country} and all others"
        )
    names = [str(product).zfill(6) for product in products]
    medical = {code for row in rows("devices") for code in row["hs6"].split("|") if code}
    nearest = within_reach(table, names, countries.index(country), count=len(names))
    found = tuple(one for one in nearest if one.product in medical)[:count]
    return Reach(year=year, found=found, power=_power(tables))


def devices_of(code: str, language: str) -> str:
    """Names of the devices that a six-digit code stands for, three at most."""
    names = [row[f"name_{language}"] for row in rows("devices") if code in row["hs6"].split("|")]
    return ", ".join(names[:_NAMES]) + (", …" if len(names) > _NAMES else "")


def _power(tables: list[tuple[int, tuple[str, ...], tuple[int, ...], np.ndarray]]) -> tuple[float | None, float | None]:
    """Power between the first and the last year, over the countries and products of both."""
    if len(tables) < 2:
        return None, None
    (_, early, old, before), (_, late, new, after) = tables[0], tables[-1]
    countries, products = sorted({*early} & {*late}), sorted({*old} & {*new})
    same = [
        table[np.ix_([of.index(one) for one in countries], [goods.index(one) for one in products])]
        for of, goods, table in ((early, old, before), (late, new, after))
    ]
    return predictive_power(*same)
