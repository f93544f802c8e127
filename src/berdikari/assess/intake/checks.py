"""What is odd about a table's flows as a whole: years that lack, years in another unit, weights that cannot be."""

import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence

from berdikari.assess.intake.faults import STAGE
from berdikari.records.problem import Problem
from berdikari.records.trade import TradeFlow

_FAR = 200.0
_ENOUGH, _SHOWN = 5, 3


def check_flows(flows: Sequence[TradeFlow], source: str) -> tuple[Problem, ...]:
    """Warnings on the whole table; nothing is changed or left out for them."""
    return tuple(
        Problem(stage=STAGE, severity="warning", message=message, hint=hint, source=source)
        for message, hint in (*_gaps(flows), *_units(flows), *_weights(flows), *_systems(flows))
    )


def _gaps(flows: Iterable[TradeFlow]) -> Iterable[tuple[str, str]]:
    years = {flow.year for flow in flows}
    for year in range(min(years, default=0), max(years, default=0)):
        if year not in years:
            yield f"no rows for {year}", "a trend over these years has a gap there"


def _units(flows: Iterable[TradeFlow]) -> Iterable[tuple[str, str]]:
    """A year whose totals are hundreds of times those of the others, or a hundredth, is likely in another unit."""
    totals: defaultdict[int, float] = defaultdict(float)
    for flow in flows:
        totals[flow.year] += flow.usd
    for year, total in sorted(totals.items()):
        others = [amount for other, amount in totals.items() if other != year and amount > 0]
        if not others or total <= 0:
            continue
        ratio = total / statistics.median(others)
        if not 1 / _FAR < ratio < _FAR:
            times = f"{ratio:,.0f} times" if ratio > 1 else f"1/{1 / ratio:,.0f} of"
            yield f"amounts of {year} are {times} those of the other years", "another unit, such as thousand dollars?"


def _weights(flows: Iterable[TradeFlow]) -> Iterable[tuple[str, str]]:
    """Rows that cost some hundred times more or less a kilogram than others of their code: a unit is another."""
    groups: defaultdict[str, list[tuple[float, TradeFlow]]] = defaultdict(list)
    for flow in flows:
        if flow.kg and flow.usd:
            groups[flow.product].append((flow.usd / flow.kg, flow))
    for code, found in sorted(groups.items()):
        if len(found) < _ENOUGH:
            continue
        middle = statistics.median(value for value, _ in found)
        odd = [flow for value, flow in found if not 1 / _FAR <= value / middle <= _FAR]
        if odd:
            where = ", ".join(f"{flow.exporter}-{flow.importer} {flow.year}" for flow in odd[:_SHOWN])
            far = f"over {_FAR:,.0f} times more or less a kilogram than the others"
            told = f"{len(odd)} rows of {code} cost {far} ({where})"
            yield told, "a value or a weight in another unit?"


def _systems(flows: Iterable[TradeFlow]) -> Iterable[tuple[str, str]]:
    lengths = {len(flow.product) for flow in flows}
    if len(lengths) > 1:
        found = " and ".join(map(str, sorted(lengths)))
        yield (
            f"customs codes of {found} digits in one table",
            "longer codes may be parts of the shorter ones: check that nothing counts twice",
        )
