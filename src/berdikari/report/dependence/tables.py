"""Dependences as tables for Excel or CSV: measures with formula and reason, suppliers, years, criteria, sayings."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from berdikari.records.dependence import Dependence
from berdikari.report.dependence.labels import Labels

Cell = str | int | float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table with its name; an empty cell is None."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def sheets(found: Sequence[tuple[str, Dependence]], words: Labels) -> tuple[Sheet, ...]:
    """Six sheets over all devices: notes first, so that what is made up or not known is read before any number.

    Where data are made up, the name of every sheet says so.
    """
    made_up = any(one.synthetic for _, one in found)
    plain = _plain(found, words)
    return tuple(replace(one, name=f"{one.name} SYNTHETIC") for one in plain) if made_up else plain


def _plain(found: Sequence[tuple[str, Dependence]], words: Labels) -> tuple[Sheet, ...]:
    return (
        Sheet(name="notes", columns=("note",), rows=tuple((line,) for line in _notes(found, words))),
        _sheet(
            "measures",
            "device_id device country basket upper_bound measure value unit period formula reason",
            _measures(found, words),
        ),
        _sheet(
            "suppliers",
            "device_id year supplier supplier_name usd share usd_per_kg told_by_supplier_usd",
            _suppliers(found, words),
        ),
        _sheet("years", "device_id year imports_usd exports_usd all_criteria_met", _years(found)),
        _sheet("criteria", "device_id year criterion value threshold margin source", _criteria(found)),
        _sheet("said", "device_id measure value unit upper speaker basket period", _said(found)),
    )


def _sheet(name: str, columns: str, rows: Iterable[tuple[Cell, ...]]) -> Sheet:
    return Sheet(name=name, columns=tuple(columns.split()), rows=tuple(rows))


def _notes(found: Sequence[tuple[str, Dependence]], words: Labels) -> Iterator[str]:
    if any(one.synthetic for _, one in found):
        yield words("synthetic")
    if not any(one.years for _, one in found):
        yield words("no_data")
    yield from dict.fromkeys(words("sources", sources="; ".join(one.sources)) for _, one in found if one.sources)
    yield words("formulas")


def _measures(found: Sequence[tuple[str, Dependence]], words: Labels) -> Iterator[tuple[Cell, ...]]:
    for name, one in found:
        whose = (one.device, name, one.country, str(one.basket), "yes" if one.basket.upper_bound else "no")
        for measure in one.measures:
            reason = words.reason(measure.reason) or None
            yield (*whose, measure.name, measure.value, measure.unit, measure.period, measure.formula, reason)


def _suppliers(found: Sequence[tuple[str, Dependence]], words: Labels) -> Iterator[tuple[Cell, ...]]:
    for _, one in found:
        for year in one.years:
            for who in year.suppliers:
                name = words.country(who.country)
                yield (
                    one.device,
                    year.year,
                    who.country,
                    name,
                    who.usd,
                    who.share,
                    who.unit_value,
                    who.told_by_supplier,
                )


def _years(found: Sequence[tuple[str, Dependence]]) -> Iterator[tuple[Cell, ...]]:
    for _, one in found:
        for year in one.years:
            met = {True: "yes", False: "no", None: None}[year.dependent]
            yield one.device, year.year, year.imports, year.exports, met


def _criteria(found: Sequence[tuple[str, Dependence]]) -> Iterator[tuple[Cell, ...]]:
    for _, one in found:
        for year in one.years:
            for margin in year.margins:
                yield (
                    one.device,
                    year.year,
                    margin.criterion,
                    margin.value,
                    margin.threshold,
                    margin.margin,
                    margin.source,
                )


def _said(found: Sequence[tuple[str, Dependence]]) -> Iterator[tuple[Cell, ...]]:
    for _, one in found:
        for figure in one.said:
            yield (
                one.device,
                figure.measure,
                figure.value,
                figure.unit,
                figure.upper,
                figure.speaker,
                figure.basket,
                figure.period,
            )
