"""The profile of a region and the sheet of a device, for a register: what command line, web app and Python share."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from berdikari.edge.regions import find_region, locate, region_tables
from berdikari.records import Figure, Partnership
from berdikari.records.sheet import RegionProfile
from berdikari.register import Register
from berdikari.report.region.profile import region_profile


def profile_regions(
    names: Sequence[str],
    today: date,
    register: Register | None = None,
    partnerships: Sequence[Partnership] = (),
    folder: Path | None = None,
) -> tuple[RegionProfile, ...]:
    """Profiles of regions by code or name; of all provinces where none is named.

    register, partnerships: what of it lies there; folder: of the trade data, for a user's own list of hospitals.
    Raises UnknownIdError for a name that no region has, or several have.
    """
    tables = region_tables(folder)
    codes = [find_region(name) for name in names] or [row["code"] for row in tables.provinces]
    documents = {one.id: one for one in register.documents} if register else {}
    said = [(claim, documents[claim.document]) for claim in (register.claims if register else ())
            if isinstance(claim.value, Figure) and claim.document in documents]  # fmt: skip
    return tuple(region_profile(tables, code, today.isoformat(), partnerships, said, locate) for code in codes)
