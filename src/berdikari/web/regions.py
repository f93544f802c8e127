"""Regions for the pages: which partnerships lie where, and the profile of a region from the register as it stands."""

import os
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from berdikari.edge.regions import find_region, locate, region_tables
from berdikari.edge.trade.settings import trade_settings
from berdikari.records import Partnership
from berdikari.records.sheet import RegionProfile
from berdikari.report.region.profile import region_profile
from berdikari.report.region.tables import RegionTables
from berdikari.web.desk import Sight


def profile_of(sight: Sight, name: str, most: int | None = None) -> RegionProfile:
    """The profile of a province or regency, by code or name, with so many of its partnerships at most.

    Raises UnknownIdError where none or several have the name.
    """
    code = find_region(name)
    said = [(claim, sight.documents[claim.document]) for claim in sight.figures if claim.document in sight.documents]
    there = partnerships_by_region(sight).get(code, ())[:most]
    return region_profile(tables(), code, sight.today.isoformat(), there, said, locate)


@lru_cache(maxsize=1)
def partnerships_by_region(sight: Sight) -> Mapping[str, tuple[Partnership, ...]]:
    """Partnerships by the codes of the regency and province of their site, or else of their event; highest first."""
    found: defaultdict[str, list[Partnership]] = defaultdict(list)
    for row in sight.index.rows:
        if code := row.place:
            for part in {code, code.split(".", maxsplit=1)[0]}:
                found[part].append(row.partnership)
    return {code: tuple(several) for code, several in found.items()}


def tables() -> RegionTables:
    """The reference tables, and a user's own list of hospitals beside them."""
    return region_tables(trade_settings(os.environ).folder)


@lru_cache(maxsize=1)
def provinces(today: str) -> tuple[RegionProfile, ...]:
    """All provinces on a day, without what the register says of them."""
    return tuple(region_profile(tables(), row["code"], today) for row in tables().provinces)


@lru_cache(maxsize=64)
def regencies(province: str, today: str) -> tuple[RegionProfile, ...]:
    """The regencies of a province on a day, without what the register says of them."""
    found = (row["code"] for row in tables().regencies if row["province_code"] == province)
    return tuple(region_profile(tables(), code, today) for code in found)
