"""Countries of trade data: three letters, their number in the files, and the spellings of statistics offices."""

from collections.abc import Mapping
from functools import cache

from berdikari.assess.intake.cells import fold
from berdikari.edge.reference import rows
from berdikari.errors import UnknownIdError

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
OTHER_ASIA = {"s19": "TWN", "490": "TWN"}


def number_of(country: str) -> int:
    """The three letters read as a number of base 36: 24 bits need no table, sort fast and turn back."""
    return int(country, 36)


def country_of(number: int) -> str:
    """The three letters of a number."""
    letters = ""
    for _ in range(3):
        number, rest = divmod(number, 36)
        letters = _DIGITS[rest] + letters
    return letters


@cache
def spellings() -> Mapping[str, str]:
    """Alpha-3 by folded spelling: codes of ISO and UN Comtrade, names in three languages, and other spellings."""
    found: dict[str, str] = dict(OTHER_ASIA)
    spelled = ("iso3", "iso2", "name_id", "name_en", "name_tr", "press_id", "press_en", "press_tr")
    for table, columns in (("countries", spelled), ("trade_countries", ("comtrade", "aliases"))):
        for row in rows(table):
            for name in (name for column in columns for name in row[column].split("|") if name):
                found.setdefault(fold(name), row["iso3"])
    return found


def country_named(text: str) -> str:
    """Alpha-3 of a code or a name in any of three languages. Raises UnknownIdError for no country."""
    found = alpha3(text)
    if found is None:
        raise UnknownIdError("country", text)
    return found


@cache
def names(language: str) -> Mapping[str, str]:
    """Name by alpha-3, in `id`, `en` or `tr`."""
    return {row["iso3"]: row[f"name_{language}"] or row["name_en"] for row in rows("countries")}


@cache
def comtrade_number(country: str) -> str:
    """The code that UN Comtrade knows a country by: the last that it has used."""
    found = next((row["comtrade"] for row in rows("trade_countries") if row["iso3"] == country), "")
    return found.split("|")[-1]


@cache
def alpha3(country: str) -> str | None:
    """Alpha-3 of what a user types: `ID`, `IDN`, `Indonesia`; None: not known."""
    return spellings().get(fold(country))
