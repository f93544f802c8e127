"""One row of a table into a trade flow, cell by cell; a cell that cannot be raises LeftOut with its sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from berdikari.assess.intake import cells
from berdikari.assess.intake.columns import Columns, bracket
from berdikari.assess.intake.faults import Faults
from berdikari.assess.intake.numbers import TONNES, currency_of, decimal_comma, doubtful, number, scale_of
from berdikari.records.trade import WORLD, TradeFlow

Row = Sequence[object]
DOLLAR = "USD"
_SAMPLE = 2000
_SHOWN = 30
_MOST = 3e13  # dollars a year: all goods of all countries together


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What holds for all rows, and what names mean.

    source    name of the data set, for messages and for the flows
    names     countries by folded spelling
    reporter, flow, year  for tables without such a column; flow: import or export
    first_row  number of the first row under the headings, as the user's program counts
    factor    US dollars in one of the table's units, beside what its heading says
    """

    source: str
    names: Mapping[str, str]
    reporter: str = ""
    flow: str = ""
    year: int | None = None
    first_row: int = 2
    factor: float = 1.0


class LeftOut(Exception):  # noqa: N818 - not an error: the row is left out and the rest goes on
    """A row cannot be used: what is wrong with it, and what the user can do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


class RowReader:
    """Reads the rows of one table, knowing its columns, its units and its way of writing numbers."""

    def __init__(self, headings: Sequence[str], sample: Sequence[Row], columns: Columns, given: Given) -> None:
        self._at = {heading: place for place, heading in enumerate(headings)}
        self._columns, self._given = columns, given
        amounts, weights = ([self._cell(row, name) for row in sample[:_SAMPLE]] for name in ("usd", "kg"))
        self._comma = {"usd": decimal_comma(amounts), "kg": decimal_comma(weights)}
        self._doubt = None if any("," in str(cell) for cell in amounts) else doubtful(amounts)
        self._scale = scale_of(bracket(columns.usd or "")) * given.factor
        self._tonnes = bool(TONNES.search(bracket(columns.kg or "")))
        self._currency = currency_of(columns.usd or "") or DOLLAR

    def flow(self, line: int, row: Row, faults: Faults) -> TradeFlow:
        """The flow of a row. faults: takes what is worth a word though the row is kept. Raises LeftOut."""
        exporter, importer, teller = self._countries(row)
        return TradeFlow(
            year=self._year(row), product=self._code(line, row, faults), exporter=exporter, importer=importer,
            usd=self._dollars(row), kg=self._weight(line, row, faults), teller=teller, source=self._given.source,
        )  # fmt: skip

    def notes(self, faults: Faults) -> None:
        """Say that amounts were multiplied, so that nobody multiplies again; and how a doubtful point was read."""
        if self._doubt and self._comma["usd"]:
            faults.add(1, f"{self._doubt!r} was read with its point for thousands", "", "note")
        if self._scale != 1:
            faults.add(1, f"amounts are in {self._scale:,.0f} US dollars by their heading: multiplied", "", "note")

    def _cell(self, row: Row, name: str) -> object:
        place = self._at.get(getattr(self._columns, name) or "", len(row))
        found = row[place] if place < len(row) else ""
        return "" if found is None else found

    def _year(self, row: Row) -> int:
        if self._columns.year is None:
            if self._given.year is None:
                raise LeftOut("no year is given", "name it with --years")
            return self._given.year
        cell = self._cell(row, "year")
        year = cells.year(cell)
        if year is None:
            raise LeftOut(f"{cell!r} is no year")
        return year

    def _code(self, line: int, row: Row, faults: Faults) -> str:
        cell = self._cell(row, "product")
        code, padded = cells.code(cell)
        if code is None:
            raise LeftOut(f"{str(cell)[:_SHOWN]!r} is no customs code of 4, 6 or 8 digits")
        if padded:
            faults.add(line, "a code had lost its leading zero: put back", "", "note")
        return code

    def _countries(self, row: Row) -> tuple[str, str, str]:
        """Exporter, importer and who tells."""
        if self._columns.exporter and self._columns.importer:
            return self._country(row, "exporter"), self._country(row, "importer"), "both"
        partner = self._country(row, "partner" if self._columns.partner else "exporter")
        reporter = self._country(row, "reporter") if self._columns.reporter else self._given.reporter
        flow = cells.direction(self._cell(row, "flow")) if self._columns.flow else self._given.flow
        if not flow or not reporter:
            told = "who reports, or whether it is import or export, is not told"
            raise LeftOut(told, "add --reporter IDN --flow import")
        return (partner, reporter, "importer") if flow == "import" else (reporter, partner, "exporter")

    def _country(self, row: Row, name: str) -> str:
        cell = str(self._cell(row, name))
        found = cells.country(self._cell(row, name), self._given.names)
        if found is None:
            raise LeftOut(f"{cell!r} is no country that is known", "correct its name, or use three letters")
        if found == WORLD:
            raise LeftOut(f"{cell!r} is a total over countries: left out, it would count twice")
        return found

    def _dollars(self, row: Row) -> float:
        cell = self._cell(row, "usd")
        currency = currency_of(str(self._cell(row, "currency"))) or currency_of(str(cell)) or self._currency
        if currency != DOLLAR:
            told = f"amounts in {currency}: never added to US dollars"
            raise LeftOut(told, "convert them at the rate of their year and load again")
        value = number(cell, self._comma["usd"])
        if value is None:
            raise LeftOut(f"{str(cell)[:_SHOWN]!r} stands where an amount is wanted")
        if value < 0:
            raise LeftOut("a negative amount")
        dollars = value * self._scale * scale_of(str(self._cell(row, "unit")))
        if dollars > _MOST:
            raise LeftOut("an amount above the trade of the whole world", "check its unit")
        return dollars

    def _weight(self, line: int, row: Row, faults: Faults) -> float | None:
        cell = self._cell(row, "kg")
        if self._columns.kg is None or not str(cell).strip():
            return None
        value = number(cell, self._comma["kg"])
        if value is None or value < 0:
            faults.add(line, f"{str(cell)[:_SHOWN]!r} stands where a weight is wanted: weight left out")
            return None
        return value * (1000 if self._tonnes else 1)
