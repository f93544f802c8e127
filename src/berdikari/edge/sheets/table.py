"""Table: rows under named columns, as a sheet of a workbook or a file of its own holds them."""

from collections.abc import Iterator
from dataclasses import dataclass

from berdikari.errors import InvalidSheetError

Cell = str | int | float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under named columns. An empty cell is None; `first` is the number of the first row in its file."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    first: int = 2

    def numbered(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Each row that is not empty: its number in the file, and its cells as texts, without spaces around them."""
        for number, row in enumerate(self.rows, self.first):
            cells = {column: text_of(cell) for column, cell in zip(self.columns, row, strict=False)}
            if any(cells.values()):
                yield number, cells

    def require(self, *columns: str) -> None:
        """Raise InvalidSheetError where one of these columns is not there."""
        for column in columns:
            if column not in self.columns:
                raise InvalidSheetError(self.name, "header", ", ".join(self.columns), f"a column {column!r}")


def text_of(cell: Cell) -> str:
    """The text of a cell: a whole number without a point, an empty cell as an empty text."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 2**53:
        cell = int(cell)
    return str(cell).strip()
