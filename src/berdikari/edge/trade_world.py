"""The trade tables that ship with the package, as the world that matches are looked for in; the deals that
judge them.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from berdikari.edge.reference import rows
from berdikari.forecast.calendar import middle
from berdikari.match.backtest import Deal
from berdikari.match.evidence import World

HOME = "IDN"


@cache
def bundled_world() -> World:
    """World exports of 2016 and of 1998 to 2000, Indonesia's imports of 2016, distances."""
    return World(
        home=HOME,
        exports=_nested(rows("match/exports_2016"), "heading"),
        earlier=_nested(rows("match/exports_1998_2000"), "sitc"),
        groups={row["heading"]: tuple(row["sitc"].split("|")) for row in rows("match/headings")},
        imports={row["partner"]: float(row["usd"]) for row in rows("match/imports_2016")},
        kilometres={row["country"]: float(row["km"]) for row in rows("match/distances")},
    )


def _nested(table: Iterable[Mapping[str, str]], by: str) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for row in table:
        found.setdefault(row[by], {})[row["country"]] = float(row["usd"])
    return found


@cache
def bundled_deals() -> tuple[Deal, ...]:
    """The real partnerships of `reference/match/deals.csv`."""
    return tuple(
        Deal(
            key=row["key"],
            when=middle(row["day"]),
            countries=tuple(row["country"].split("|")),
            headings=tuple(row["headings"].split("|")),
            kind=row["kind"],
        )
        for row in rows("match/deals")
    )


@cache
def headings_of(device: str) -> tuple[str, ...]:
    """The headings (four digits) of a device of the catalogue; empty where it has no customs code or is not in it."""
    return tuple(sorted({code[:4] for code in codes_of(device)}))


def codes_of(device: str) -> tuple[str, ...]:
    """Its customs codes, of six digits."""
    return _cells(device, "hs6")


def classes_of(device: str) -> tuple[str, ...]:
    """Its codes in the European nomenclature of medical devices, EMDN."""
    return _cells(device, "emdn")


def _cells(device: str, column: str) -> tuple[str, ...]:
    found = next((row[column] for row in rows("devices") if row["id"] == device), "")
    return tuple(code for code in found.split("|") if code)
