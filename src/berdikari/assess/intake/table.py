"""Rows of a table into trade flows: each cell that cannot be is named, each row that can be is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from berdikari.assess.intake import cells
from berdikari.assess.intake.checks import check_flows
from berdikari.assess.intake.columns import Columns, bracket
from berdikari.assess.intake.faults import Faults
from berdikari.assess.intake.numbers import TONNES, currency_of, decimal_comma, doubtful, number, scale_of
from berdikari.records.problem import Problem
from berdikari.records.trade import WORLD, TradeFlow

Row = Sequence[object]
DOLLAR = "USD"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What holds for all rows, and what names mean.

    source    name of the data set, for messages and for the flows
    names     countries by folded spelling
    reporter, flow, year  for tables without such a column; flow: import or export
    first_row  number of the first row under the headings, as the user's program counts
    """

    source: str
    names: Mapping[str, str]
    reporter: str = ""
    flow: str = ""
    year: int | None = None
    first_row: int = 2
    factor: float = field(default=1.0)


def read_rows(
    headings: Sequence[str], rows: Sequence[Row], columns: Columns, given: Given
) -> tuple[tuple[TradeFlow, ...], tuple[Problem, ...]]:
    """The flows of a table, and what was wrong with it, one Problem a kind of fault.

    Amounts become US dollars and kilograms by the units that headings and cells name. Rows in another currency, with
    text for a number, or said twice are left out; totals are left out too, for they would count twice.
    """
    faults = Faults(given.source)
    reader = _Reader(headings, rows, columns, given, faults)
    flows = [flow for at, row in enumerate(rows) if (flow := reader.flow(at, row)) is not None]
    reader.note_scale()
    return tuple(flows), (*faults.problems(), *check_flows(flows, given.source))


class _Reader:
    """One pass over a table."""

    def __init__(self, headings: Sequence[str], rows: Sequence[Row], columns: Columns, given: Given, faults: Faults):
        self._at = {heading: place for place, heading in enumerate(headings)}
        self._columns, self._given, self._faults = columns, given, faults
        self._seen: set[tuple[str, ...]] = set()
        self._comma = {name: decimal_comma(self._cells(rows, name)) for name in ("usd", "kg")}
        amounts = self._cells(rows, "usd")
        self._doubt, self._sure = doubtful(amounts), any("," in str(cell) for cell in amounts)
        self._scale = scale_of(bracket(columns.usd or "")) * given.factor
        self._tonnes = bool(TONNES.search(bracket(columns.kg or "")))
        self._currency = currency_of(columns.usd or "") or DOLLAR

    def flow(self, at: int, row: Row) -> TradeFlow | None:
        """The flow of one row; None where it is left out, with its fault added."""
        line = at + self._given.first_row
        if not any(str(cell).strip() for cell in row if cell is not None):
            return None
        if self._twice(row):
            return self._fault(line, "the same row again: counted once")
        countries, year, code = self._countries(line, row), self._year(line, row), self._code(line, row)
        usd = self._dollars(line, row)
        if countries is None or year is None or code is None or usd is None:
            return None
        exporter, importer, teller = countries
        return TradeFlow(year=year, product=code, exporter=exporter, importer=importer, usd=usd,
                         kg=self._weight(line, row), teller=teller, source=self._given.source)  # fmt: skip

    def note_scale(self) -> None:
        """Say that amounts were multiplied, so that nobody multiplies again; and how a doubtful point was read."""
        if self._doubt and self._comma["usd"] and not self._sure:
            self._faults.add(1, f"{self._doubt!r} was read with its point for thousands", "", "note")
        if self._scale != 1:
            self._faults.add(1, f"amounts are in {self._scale:,.0f} US dollars by their heading: multiplied", "", "note")

    def _cell(self, row: Row, name: str) -> object:
        place = self._at.get(getattr(self._columns, name) or "", len(row))
        found = row[place] if place < len(row) else ""
        return "" if found is None else found

    def _cells(self, rows: Sequence[Row], name: str) -> list[object]:
        return [self._cell(row, name) for row in rows[:2000]]

    def _twice(self, row: Row) -> bool:
        key = tuple(map(str, row))
        if key in self._seen:
            return True
        self._seen.add(key)
        return False

    def _fault(self, line: int, message: str, hint: str = "") -> None:
        self._faults.add(line, message, hint)

    def _year(self, line: int, row: Row) -> int | None:
        if self._columns.year is None:
            if self._given.year is None:
                self._fault(line, "no year is given", "name it with --years")
            return self._given.year
        cell = self._cell(row, "year")
        year = cells.year(cell)
        if year is None:
            self._fault(line, f"{cell!r} is no year")
        return year

    def _code(self, line: int, row: Row) -> str | None:
        cell = self._cell(row, "product")
        code, padded = cells.code(cell)
        if code is None:
            self._fault(line, f"{str(cell)[:30]!r} is no customs code of 4, 6 or 8 digits")
        elif padded:
            self._faults.add(line, "a code had lost its leading zero: put back", "", "note")
        return code

    def _countries(self, line: int, row: Row) -> tuple[str, str, str] | None:
        """Exporter, importer and who tells."""
        if self._columns.exporter and self._columns.importer:
            exporter, importer = self._country(line, row, "exporter"), self._country(line, row, "importer")
            return (exporter, importer, "both") if exporter and importer else None
        partner = self._country(line, row, "partner" if self._columns.partner else "exporter")
        reporter = self._country(line, row, "reporter") if self._columns.reporter else self._given.reporter
        flow = cells.direction(self._cell(row, "flow")) if self._columns.flow else self._given.flow
        if not flow or not reporter:
            return self._fault(line, "who reports, or whether it is import or export, is not told",
                               "add --reporter IDN --flow import")  # fmt: skip
        if not partner:
            return None
        return (partner, reporter, "importer") if flow == "import" else (reporter, partner, "exporter")

    def _country(self, line: int, row: Row, name: str) -> str | None:
        cell = self._cell(row, name)
        found = cells.country(cell, self._given.names)
        if found is None:
            return self._fault(line, f"{str(cell)!r} is no country that is known", "correct its name, or use three letters")
        if found == WORLD:
            return self._fault(line, f"{str(cell)!r} is a total over countries: left out, it would count twice")
        return found

    def _dollars(self, line: int, row: Row) -> float | None:
        cell = self._cell(row, "usd")
        currency = currency_of(str(self._cell(row, "currency"))) or currency_of(str(cell)) or self._currency
        if currency != DOLLAR:
            return self._fault(line, f"amounts in {currency}: never added to US dollars",
                               "convert them at the rate of their year and load again")  # fmt: skip
        value = number(cell, self._comma["usd"])
        if value is None:
            return self._fault(line, f"{str(cell)[:30]!r} stands where an amount is wanted")
        if value < 0:
            return self._fault(line, "a negative amount")
        return value * self._scale * scale_of(str(self._cell(row, "unit")))

    def _weight(self, line: int, row: Row) -> float | None:
        cell = self._cell(row, "kg")
        if self._columns.kg is None or not str(cell).strip():
            return None
        value = number(cell, self._comma["kg"])
        if value is None or value < 0:
            self._faults.add(line, f"{str(cell)[:30]!r} stands where a weight is wanted: weight left out")
            return None
        return value * (1000 if self._tonnes else 1)
