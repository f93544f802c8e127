"""What the engine is asked: a basket's flows, every country's dependence on every product, a year's export table."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from berdikari.assess.years import Flows
from berdikari.edge.trade import sql
from berdikari.edge.trade.countries import country_of, number_of
from berdikari.edge.trade.engine import Columns, Engine
from berdikari.edge.trade.library import DataSet, holding
from berdikari.errors import TradeDataError
from berdikari.records.trade import WORLD, Basket, TradeFlow

IMPORTS, EXPORTS, WORLDS = ("both", "imports"), ("both", "exports"), ("world",)


def basket_flows(engine: Engine, data_set: DataSet, basket: Basket, country: str) -> Flows:
    """A basket's trade that bears on a country, from one data set; empty where it has none."""
    if not basket.codes:
        return Flows()
    here, world = number_of(country), number_of(WORLD)
    ask = _Asker(engine, data_set, basket)
    totals = ask.trade(WORLDS, f"importer = {world}", "importer")
    if not totals and data_set.years("both"):
        totals = ask.world_exports()
    own = tuple(flow for flow in totals if flow.exporter == country)
    exports = ask.trade(EXPORTS, f"exporter = {here} AND importer <> {world}", "exporter")
    return Flows(
        imports=ask.trade(IMPORTS, f"importer = {here} AND exporter <> {world}", "importer"),
        exports=exports or own,
        world=totals,
        mirror=ask.trade(("exports",), f"importer = {here}", "exporter"),
    )


def all_dependences(
    engine: Engine, data_set: DataSet, folder: Path, watch: Callable[[Sequence[int]], Iterable[int]] = iter
) -> int:
    """Every country's dependence on every product, a Parquet file a year; gives the number of rows.

    A year at a time: less memory and less time than one question over all. watch: shows progress over the years.
    """
    count = 0
    for year in watch(_years(data_set)):
        engine.bind({"imports": data_set.files(IMPORTS, [year]), "exports": data_set.files(EXPORTS, [year])})
        count += engine.keep(sql.DEPENDENCE, folder / f"year={year}" / "dependence.parquet")
    return count


def export_tables(
    engine: Engine, data_set: DataSet
) -> Iterator[tuple[int, tuple[str, ...], tuple[int, ...], NDArray[np.float64]]]:
    """For each year: countries, products, and exports as countries x products, for the complexity of the world."""
    for year in _years(data_set):
        engine.bind({"exports": data_set.files(EXPORTS, [year])})
        found = engine.ask(sql.EXPORT_TABLE)
        exporters, rows = np.unique(found["exporter"], return_inverse=True)
        products, columns = np.unique(found["product"], return_inverse=True)
        table = np.zeros((len(exporters), len(products)))
        table[rows, columns] = found["usd"]
        yield year, tuple(country_of(int(one)) for one in exporters), tuple(products.tolist()), table


def flows_from(found: Columns, teller: str, source: str) -> tuple[TradeFlow, ...]:
    """Columns of an answer as records."""
    lists = [
        np.ma.masked_array(found[name]).tolist()
        for name in ("year", "product", "digits", "exporter", "importer", "usd", "kg")
    ]
    return tuple(
        TradeFlow(year=int(year), product=str(product).zfill(int(digits)), exporter=country_of(int(exporter)),
                  importer=country_of(int(importer)), usd=usd, kg=_known(kg), teller=teller, source=source)
        for year, product, digits, exporter, importer, usd, kg in zip(*lists, strict=True)
    )  # fmt: skip


class _Asker:
    """Questions on one basket of one data set."""

    def __init__(self, engine: Engine, data_set: DataSet, basket: Basket) -> None:
        self._engine, self._data_set, self._codes = engine, data_set, basket.codes
        self._products = ", ".join(str(int(code)) for code in basket.codes)
        self._digits = len(basket.codes[0])

    def trade(self, tables: Sequence[str], where: str, teller: str) -> tuple[TradeFlow, ...]:
        if not self._bind(tables):
            return ()
        question = sql.TRADE_OF.format(view="wanted", products=self._products, digits=self._digits, where=where)
        return self._flows(question, "both" if self._data_set.years("both") else teller)

    def world_exports(self) -> tuple[TradeFlow, ...]:
        """Total exports of each country, added up from a reconciled data set."""
        if not self._bind(("both",)):
            return ()
        question = sql.WORLD_EXPORTS.format(
            view="wanted", products=self._products, digits=self._digits, world=number_of(WORLD)
        )
        return self._flows(question, "both")

    def _bind(self, tables: Sequence[str]) -> bool:
        files = holding(self._data_set.files(tables), self._codes)
        if files:
            self._engine.bind({"wanted": files})
        return bool(files)

    def _flows(self, question: str, teller: str) -> tuple[TradeFlow, ...]:
        return flows_from(self._engine.ask(question), teller, self._data_set.name)


def _years(data_set: DataSet) -> tuple[int, ...]:
    years = data_set.years("both") or tuple(sorted({*data_set.years("imports")} & {*data_set.years("exports")}))
    if not years:
        raise TradeDataError(
            data_set.name, "no year with imports and exports of all countries", "a world data set, such as BACI"
        )
    return years


def _known(value: float | None) -> float | None:
    return None if value is None or np.isnan(value) else float(value)
