"""A table as the pages show it: heads and rows of text, and the HTML of it, everything escaped."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Table:
    """Heads and rows of text, as many cells in each; caption: what it shows. numbers: columns that are set to the
    right.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()

    def html(self) -> str:
        """An HTML table with its caption and header cells."""
        heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in self.heads)
        rows = "".join(f"<tr>{self._cells(row)}</tr>" for row in self.rows)
        caption = f"<caption>{escape(self.caption)}</caption>"
        return f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"

    def _cells(self, row: Sequence[str]) -> str:
        return "".join(
            f'<td class="number">{escape(cell)}</td>' if at in self.numbers else f"<td>{escape(cell)}</td>"
            for at, cell in enumerate(row)
        )
