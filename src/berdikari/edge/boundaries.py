"""Boundaries that users bring, from a file: their codes and names become those of the ministry where they are known."""

import re
from dataclasses import replace
from pathlib import Path

from berdikari.edge.regions import find_region
from berdikari.errors import UnknownIdError, UnreadableSourceError
from berdikari.records import Problem
from berdikari.report.map import Region, read_boundaries
from berdikari.report.map.boundaries import MOST_BYTES

_CODE = re.compile(r"(?:ID)?([0-9]{2})(?:[.]?([0-9]{2}))?")


def load_boundaries(file: str | Path) -> tuple[tuple[Region, ...], tuple[Problem, ...]]:
    """The regions of a GeoJSON file, and what of it cannot be drawn. Raises UnreadableSourceError where that is all."""
    path = Path(file)
    if not path.is_file():
        raise UnreadableSourceError(str(file), "nothing" if not path.exists() else "no file", "a GeoJSON file")
    if path.stat().st_size > MOST_BYTES:
        found = f"{path.stat().st_size / 1e6:.1f} MB"
        raise UnreadableSourceError(str(file), found, f"at most {MOST_BYTES / 1e6:.0f} MB: simplify it")
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UnreadableSourceError(str(file), error.strerror or str(error), "a file that can be read") from None
    regions, problems = read_boundaries(raw, path.name)
    if not regions:
        raise UnreadableSourceError(str(file), problems[0].message, problems[0].hint)
    return tuple(replace(one, code=_code(one)) for one in regions), problems


def _code(region: Region) -> str:
    """The ministry code of a region by its name, else by its code; its own where neither is known.

    Names come first: the codes of many files are those of the statistics office, which differ here and there.
    """
    told = _CODE.fullmatch(region.code.strip().upper())
    code = ".".join(filter(None, told.groups())) if told else ""
    for name in filter(None, (region.name, region.code, code)):
        try:
            return find_region(name)
        except UnknownIdError:
            continue
    return region.code
