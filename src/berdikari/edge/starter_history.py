"""The starter register that ships with the package, as sightings and as deals: the history that back-tests walk
through.
"""

import re
from collections.abc import Iterator, Mapping

from berdikari.edge.reference import rows
from berdikari.records import Party
from berdikari.records.forecast import Sighting

_PARTY = re.compile(r"\s*(?P<name>.+?)(?:\s*\((?P<alias>[^()]*)\))?\s*\[(?P<country>[A-Z]{2}|\?),\s*(?P<role>\w+)\]\s*")
FOREIGN_OWNERS = ("technology_owner", "parent_company", "investor", "manufacturer")


def parties_of(cell: str) -> tuple[Party, ...]:
    """The parties of a cell: `Name (ALIAS) [ID, manufacturer]; ...`."""
    found = []
    for part in cell.split(";"):
        match = _PARTY.fullmatch(part)
        if match:
            country = None if match["country"] == "?" else match["country"]
            aliases = (match["alias"],) if match["alias"] else ()
            found.append(Party(name=match["name"], aliases=aliases, country=country, role=match["role"]))
    return tuple(found)


def devices_of(cell: str) -> tuple[str, ...]:
    """The catalogue ids of a cell: `lampu operasi=surgical-light; ...`."""
    return tuple(part.rpartition("=")[2].strip() for part in cell.split(";") if "=" in part)


def reports() -> Iterator[tuple[Mapping[str, str], tuple[Party, ...], str]]:
    """Each report of the starter register that has a day: its row, parties, and the day of the event or of
    publication.
    """
    for row in rows("starter"):
        day = row["date"] or row["published"]
        if day:
            yield row, parties_of(row["parties"]), day


def starter_sightings(home: str = "ID") -> tuple[Sighting, ...]:
    """What was seen of the partnerships in which somebody of a country makes something, or is to."""
    promised = {row["partnership"]: row["promised"] for row in rows("forecast/promises")}
    return tuple(
        Sighting(
            partnership=row["key"],
            day=day,
            stage=row["stage"] or None,
            planned=row["planned_stage"] or None,
            promised=promised.get(row["key"]),
            country=next(
                (party.country for party in parties if party.country != home and party.role in FOREIGN_OWNERS), home
            ),
            declared=row["status"] or None,
        )
        for row, parties, day in reports()
        if any(
            party.country == home and party.role in ("manufacturer", "technology_owner", "distributor")
            for party in parties
        )
        and (row["planned_stage"] in MAKING or row["stage"] in MAKING)
    )


MAKING = ("plant_announced", "joint_venture", "construction", "commissioned", "licensed", "production", "export")
