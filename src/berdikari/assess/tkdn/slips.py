"""Slips of a cost sheet: domestic amounts that are printed and do not follow from cost and share."""

from collections.abc import Sequence

from berdikari.records.local_content import CostLine
from berdikari.records.problem import Problem

STAGE = "assess"
_ROUNDED = 1.0


def slips_of(lines: Sequence[CostLine]) -> tuple[Problem, ...]:
    """A warning for each line whose printed domestic cost differs by more than a rupiah from cost times share."""
    return tuple(
        Problem(stage=STAGE, severity="warning", message=_message(line), hint="the computed amount is used")
        for line in lines
        if line.printed is not None and abs(line.printed - line.domestic) > _ROUNDED
    )


def _message(line: CostLine) -> str:
    where = f"row {line.row}, " if line.row is not None else ""
    printed = line.printed or 0.0
    implied = f", which is {printed / line.cost:.2%} though marked {line.share:.2%}" if line.cost else ""
    return f"{where}{line.name}: {printed:,.0f} printed, {line.domestic:,.0f} computed{implied}"
