"""Gaps: what no report of a partnership states, field by field; a gap is shown, never filled."""

from collections.abc import Callable
from dataclasses import dataclass

from berdikari.records import Partnership
from berdikari.report.findings import Findings, principals

_STATED: dict[str, Callable[[Partnership], bool]] = {
    "partner": lambda p: len(principals(p)) > 1 and all(party.named for party in principals(p)),
    "stage": lambda p: p.stage is not None,
    "date": lambda p: p.date is not None,
    "device": lambda p: bool(p.devices),
    "value": lambda p: bool(p.values),
    "term": lambda p: p.term_years is not None,
    "site": lambda p: p.site is not None,
    "depth": lambda p: p.depth is not None,
    "person": lambda p: any(person.signed for person in p.people),
}
GAPS = tuple(_STATED)


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRow:
    """What is stated of one partnership: a truth value for each of GAPS, in their order."""

    number: int
    partnership: Partnership
    stated: tuple[bool, ...]


def gaps_of(partnership: Partnership) -> tuple[str, ...]:
    """The fields that no report states, in the order of GAPS."""
    return tuple(field for field, stated in _STATED.items() if not stated(partnership))


def gap_rows(findings: Findings) -> tuple[GapRow, ...]:
    """One row a partnership, in the order of the brief."""
    return tuple(
        GapRow(number=number, partnership=p, stated=tuple(stated(p) for stated in _STATED.values()))
        for number, p in findings.numbered
    )


def gap_counts(rows: tuple[GapRow, ...]) -> tuple[int, ...]:
    """For each of GAPS the number of partnerships that lack it."""
    return tuple(sum(not row.stated[k] for row in rows) for k in range(len(GAPS)))
