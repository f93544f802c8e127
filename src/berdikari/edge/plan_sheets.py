"""A plan as the sheets of a workbook, in the reader's language: plants, summary, shipments, cost, parameters.

The sheet of parameters keeps the columns that `--parameters` reads: a plan's workbook can be changed and planned with.
"""

from collections.abc import Iterator, Mapping

from berdikari.edge.plan_files import COLUMNS, fields_of
from berdikari.edge.sheets.table import Cell, Table
from berdikari.records.plan import PARTS, Plan
from berdikari.report.foresee_words import Texts
from berdikari.report.plan_answer import measures
from berdikari.report.plan_words import conflicts

UNITS = {"money": "money", "share": "share", "count": "jobs"}


def plan_sheets(plan: Plan, names: Mapping[str, str], texts: Texts) -> tuple[Table, ...]:
    """All of a plan; names: what stands for the codes of places."""
    shipped = ("device", "code", "from", "code", "to", "year", "units")
    parameters = tuple(tuple(fields_of(row).values()) for row in plan.parameters)
    return (
        _plants(plan, names, texts),
        _table("summary", ("measure", "value", "unit"), tuple(_summary(plan, names, texts)), texts),
        _table("shipments", shipped, tuple(_shipments(plan, names, texts)), texts),
        _cost(plan, texts),
        Table(name="parameters", columns=COLUMNS, rows=parameters),
    )


def _table(name: str, columns: tuple[str, ...], rows: tuple[tuple[Cell, ...], ...], texts: Texts) -> Table:
    return Table(name=texts(f"sheet.{name}"), columns=tuple(map(texts.column, columns)), rows=rows)


def _summary(plan: Plan, names: Mapping[str, str], texts: Texts) -> Iterator[tuple[Cell, ...]]:
    yield texts.column("status"), texts(f"plan.{plan.status}"), None
    for one in measures(plan):
        yield texts(f"measure.{one.name}"), one.value, texts.column(UNITS[one.kind])
    yield texts("measure.gap"), plan.gap, texts.column("share")
    for line in conflicts(plan, names, texts):
        yield texts.column("conflict"), line, None


def _plants(plan: Plan, names: Mapping[str, str], texts: Texts) -> Table:
    heads = [texts.column(name) for name in ("device", "code", "place", "province", "option", "year", "invested")]
    for name in ("capacity", "made"):
        heads += [texts(f"column.{name}", year=year) for year in plan.settings.years]
    rows = tuple(
        (
            texts.device(one.device), one.site, names.get(one.site, ""), names.get(one.site[:2], ""),
            texts(f"option.{one.option}"), one.year, texts.column("given") if one.given else one.invested,
            *one.capacity, *one.made,
        )
        for one in plan.builds
    )  # fmt: skip
    return Table(name=texts("sheet.plants"), columns=tuple(heads), rows=rows)


def _shipments(plan: Plan, names: Mapping[str, str], texts: Texts) -> Iterator[tuple[Cell, ...]]:
    for one in plan.shipments:
        source = one.source if one.source[:1].isdigit() else None
        ends = (source, names.get(one.source, one.source), one.region, names.get(one.region, one.region))
        yield texts.device(one.device), *ends, one.year, one.units


def _cost(plan: Plan, texts: Texts) -> Table:
    parts = tuple(f"{texts(f'part.{part}')}, {texts.column('money')}" for part in PARTS)
    rows = tuple((year, *row) for year, row in zip(plan.settings.years, plan.cost_stack, strict=False))
    return Table(name=texts("sheet.cost"), columns=(texts.column("year"), *parts), rows=rows)
