"""The tables that a profile is made from, with the source of each column and the day that it is of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A source: its name, its address, and the day that its figures are of; None: it names none."""

    name: str
    url: str = ""
    day: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionTables:
    """Rows of the reference tables. origins: by `table.column`, or by `table` for all of it.

    hospitals  rows of a user's own list (name, regency_code, class, beds, source); empty: none is loaded
    """

    provinces: Sequence[Row]
    regencies: Sequence[Row]
    wages: Sequence[Row]
    estates: Sequence[Row]
    ports: Sequence[Row]
    airports: Sequence[Row]
    facts: Sequence[Row]
    origins: Mapping[str, Origin]
    hospitals: Sequence[Row] = ()

    def of(self, code: str) -> tuple[Row, ...]:
        """The regencies of a province, or the one regency."""
        return tuple(row for row in self.regencies if row["code"] == code or row["province_code"] == code)

    def province(self, code: str) -> Row:
        """The province with this code, or in which the regency with this code lies."""
        return next(row for row in self.provinces if row["code"] == code.split(".", maxsplit=1)[0])


def lies_in(place: str | None, code: str) -> bool:
    """True where the place's code is this region's, or that of a regency in it."""
    return bool(place) and (place == code or str(place).startswith(f"{code}."))
