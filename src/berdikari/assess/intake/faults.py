"""Faults of a table's rows, gathered by kind: one Problem a kind, with how many rows and which come first."""

from collections import defaultdict

from berdikari.records.problem import Problem

STAGE = "assess"
_SHOWN = 3


class Faults:
    """Collects what is wrong, row by row; a kind is a sentence, its rows are counted."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._rows: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)

    def add(self, row: int, message: str, hint: str = "", severity: str = "warning") -> None:
        """One row more with this fault. row: as the user's program counts them, from 1, headings included."""
        self._rows[(severity, message, hint)].append(row)

    def problems(self) -> tuple[Problem, ...]:
        """One Problem a kind of fault, in the order in which they were first seen."""
        return tuple(
            Problem(
                stage=STAGE, severity=severity, message=f"{message} ({_where(rows)})", hint=hint, source=self._source
            )
            for (severity, message, hint), rows in self._rows.items()
        )


def _where(rows: list[int]) -> str:
    first = ", ".join(map(str, rows[:_SHOWN]))
    if len(rows) <= _SHOWN:
        return f"row {first}" if len(rows) == 1 else f"rows {first}"
    return f"{len(rows):,} rows, first {first}"
