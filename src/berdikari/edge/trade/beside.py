"""What a user lays beside the trade data: production at home and supplier risk, each row that cannot be named."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from berdikari.assess.intake import cells
from berdikari.assess.intake.faults import Faults
from berdikari.assess.intake.numbers import decimal_comma, number
from berdikari.edge.reference import rows
from berdikari.edge.trade.countries import alpha3
from berdikari.edge.trade.sheets import read_sheet
from berdikari.errors import TradeDataError
from berdikari.records.problem import Problem

PRODUCTION, RISK = "production.csv", "risk.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Production by device and year in US dollars, supplier risk by country (0 to 1), and what was wrong with them."""

    production: Mapping[str, Mapping[int, float]] = field(default_factory=dict)
    risk: Mapping[str, float] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read_beside(folder: Path) -> Beside:
    """FOLDER/production.csv (device, year, usd) and FOLDER/risk.csv (country, risk), where they are.

    A row that cannot be is left out and named. Raises TradeDataError where a column lacks.
    """
    made, risky = Faults(PRODUCTION), Faults(RISK)
    production: defaultdict[str, dict[int, float]] = defaultdict(dict)
    for line, device, year, usd in _production(folder / PRODUCTION, made):
        if year in production[device]:
            made.add(line, "the same device and year again: the first is kept")
        production[device].setdefault(year, usd)
    risk = dict(_risks(folder / RISK, risky))
    return Beside(production=dict(production), risk=risk, problems=(*made.problems(), *risky.problems()))


def _production(path: Path, faults: Faults) -> Iterator[tuple[int, str, int, float]]:
    known = {row["id"] for row in rows("devices")}
    found = _rows(path, ("device", "year", "usd"))
    comma = decimal_comma([row["usd"] for _, row in found])
    for line, row in found:
        year, usd = cells.year(row["year"]), number(row["usd"], comma)
        if row["device"] not in known:
            faults.add(line, f"{row['device']!r} is no device of the catalogue")
        elif year is None:
            faults.add(line, f"{row['year']!r} is no year")
        elif usd is None or usd < 0:
            faults.add(line, f"{row['usd']!r} stands where an amount is wanted")
        else:
            yield line, row["device"], year, usd


def _risks(path: Path, faults: Faults) -> Iterator[tuple[str, float]]:
    found = _rows(path, ("country", "risk"))
    comma = decimal_comma([row["risk"] for _, row in found])
    for line, row in found:
        country, value = alpha3(row["country"]), number(row["risk"], comma)
        if country is None:
            faults.add(line, f"{row['country']!r} is no country that is known")
        elif value is None or not 0 <= value <= 1:
            faults.add(line, f"{row['risk']!r} stands where a risk of 0 to 1 is wanted")
        else:
            yield country, value


def _rows(path: Path, columns: Sequence[str]) -> list[tuple[int, dict[str, str]]]:
    """Rows by column, with their numbers; those without any cell are left out."""
    if not path.exists():
        return []
    sheet = read_sheet(path)
    missing = [name for name in columns if name not in sheet.headings]
    if missing:
        raise TradeDataError(path.name, f"no column {', '.join(missing)}", ", ".join(columns))
    at = {name: sheet.headings.index(name) for name in columns}
    found = [
        (line, {name: str(row[place]).strip() if place < len(row) else "" for name, place in at.items()})
        for line, row in enumerate(sheet.rows, sheet.first_row)
    ]
    return [(line, row) for line, row in found if any(row.values())]
