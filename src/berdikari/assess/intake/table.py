"""Rows of a table into trade flows: each cell that cannot be is named, each row that can be is kept."""

from collections.abc import Iterator, Sequence

from berdikari.assess.intake.checks import check_flows
from berdikari.assess.intake.columns import Columns
from berdikari.assess.intake.faults import Faults
from berdikari.assess.intake.row import Given, LeftOut, Row, RowReader
from berdikari.records.problem import Problem
from berdikari.records.trade import TradeFlow


def read_rows(
    headings: Sequence[str], rows: Sequence[Row], columns: Columns, given: Given
) -> tuple[tuple[TradeFlow, ...], tuple[Problem, ...]]:
    """The flows of a table, and what was wrong with it, one Problem a kind of fault.

    Amounts become US dollars and kilograms by the units that headings and cells name. Rows in another currency, with
    text for a number, or said twice are left out; totals are left out too, for they would count twice.
    """
    faults = Faults(given.source)
    reader = RowReader(headings, rows, columns, given)
    flows = []
    for line, row in _once(rows, given.first_row, faults):
        try:
            flows.append(reader.flow(line, row, faults))
        except LeftOut as fault:
            faults.add(line, fault.message, fault.hint)
    reader.notes(faults)
    return tuple(flows), (*faults.problems(), *check_flows(flows, given.source))


def _once(rows: Sequence[Row], first: int, faults: Faults) -> Iterator[tuple[int, Row]]:
    """Each row that is not empty with its number; the same row again is named and left out."""
    seen: set[tuple[str, ...]] = set()
    for line, row in enumerate(rows, first):
        key = tuple(map(str, row))
        if not any(cell is not None and str(cell).strip() for cell in row):
            continue
        if key in seen:
            faults.add(line, "the same row again: counted once")
        else:
            seen.add(key)
            yield line, row
