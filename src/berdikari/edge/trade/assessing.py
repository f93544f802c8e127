"""Dependence of the catalogue's devices from the data sets of a folder: which set answers, what is known beside it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from berdikari.assess.basket import national_basket, shared_codes, world_basket
from berdikari.assess.dependence import Context, assess
from berdikari.assess.official import said_of
from berdikari.assess.years import Flows
from berdikari.edge.devices import Row
from berdikari.edge.reference import rows
from berdikari.edge.trade.ask import basket_flows
from berdikari.edge.trade.beside import Beside, read_beside
from berdikari.edge.trade.engine import Engine
from berdikari.edge.trade.library import DataSet, data_sets
from berdikari.errors import TradeDataError
from berdikari.records.dependence import Dependence
from berdikari.records.trade import Basket, TradeFlow

HOME = "IDN"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What one data set holds of many codes, by code."""

    data_set: DataSet
    flows: Mapping[str, Flows]

    def of(self, basket: Basket) -> Flows:
        found = [self.flows[code] for code in basket.codes if code in self.flows]
        return Flows(**{name: tuple(flow for one in found for flow in getattr(one, name)) for name in _PARTS})


_PARTS = ("imports", "exports", "world", "mirror")


def assess_devices(
    engine: Engine, folder: Path, devices: Sequence[Row], country: str = HOME, source: str = ""
) -> tuple[Dependence, ...]:
    """Dependence of each device, from the data set that holds its newest imports; a made-up one only where no other is.

    source: name of the one data set to use. Raises TradeDataError where there is none of that name.
    """
    beside = read_beside(folder)
    shared = shared_codes(rows("devices"))
    baskets = {row["id"]: _baskets(row, shared, country) for row in devices}
    answers = [_ask(engine, one, baskets.values(), country) for one in chosen(folder, source)]
    return tuple(_assess(row, baskets[row["id"]], answers, beside, country) for row in devices)


def _assess(
    row: Row, baskets: Sequence[Basket], answers: Sequence[_Answer], beside: Beside, country: str
) -> Dependence:
    said = said_of(row["id"], rows("facts")) if country == HOME else ()
    context = Context(production=beside.production.get(row["id"], {}), risk=beside.risk, said=said)
    found = [
        (answer, basket, flows) for answer in answers for basket in baskets if (flows := answer.of(basket)).imports
    ]
    if not found:
        return _with(assess(baskets[-1], country, Flows(), context), beside)
    answer, basket, flows = max(found, key=lambda one: max(flow.year for flow in one[2].imports))
    kept = answer.data_set
    named = f"{kept.source}{f', {kept.as_of}' if kept.as_of else ''} ({kept.name})"
    return _with(assess(basket, country, flows, replace(context, sources=(named,), synthetic=kept.synthetic)), beside)


def _with(found: Dependence, beside: Beside) -> Dependence:
    """The dependence, with what was wrong with the files beside the trade data."""
    return replace(found, problems=(*found.problems, *beside.problems)) if beside.problems else found


def _baskets(row: Row, shared: Iterable[str], country: str) -> tuple[Basket, ...]:
    """The narrower national lines first, where the country has them, then the six digits."""
    world = world_basket(row)
    return (national_basket(row, shared), world) if country == HOME and row["btki8"] else (world,)


def chosen(folder: Path, source: str) -> tuple[DataSet, ...]:
    """The data sets to ask: the one that is named, else all that are not made up, else those that are."""
    found = data_sets(folder)
    if source:
        named = tuple(one for one in found if one.name == source)
        if not named:
            there = ", ".join(one.name for one in found) or "none"
            raise TradeDataError(str(folder), f"data sets: {there}", f"one called {source}")
        return named
    real = tuple(one for one in found if not one.synthetic)
    return real or found


def _ask(engine: Engine, data_set: DataSet, baskets: Iterable[Sequence[Basket]], country: str) -> _Answer:
    """All codes of all baskets in a few questions; asking by device would open every file again and again."""
    flows: dict[str, Flows] = {}
    codes = {code for pair in baskets for basket in pair for code in basket.codes}
    for digits in sorted({len(code) for code in codes}):
        asked = tuple(sorted(code for code in codes if len(code) == digits))
        flows |= _by_code(basket_flows(engine, data_set, Basket(device="all", codes=asked), country))
    return _Answer(data_set=data_set, flows=flows)


def _by_code(flows: Flows) -> dict[str, Flows]:
    groups: defaultdict[str, dict[str, list[TradeFlow]]] = defaultdict(lambda: {name: [] for name in _PARTS})
    for name in _PARTS:
        for flow in getattr(flows, name):
            groups[flow.product][name].append(flow)
    return {code: Flows(**{name: tuple(found) for name, found in parts.items()}) for code, parts in groups.items()}
