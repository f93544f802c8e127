"""Boundaries that users bring: GeoJSON becomes regions; what cannot be drawn is told in plain words, never executed."""

import json
from collections.abc import Iterator
from typing import Any

from berdikari.records import Problem
from berdikari.report.map.crossing import TangledError, crossing
from berdikari.report.map.layers import Point, Region

MOST_BYTES, MOST_REGIONS, MOST_POINTS = 20_000_000, 2_000, 1_000_000
CODES = (
    "code",
    "kode",
    "id",
    "pcode",
    "adm2_pcode",
    "adm1_pcode",
    "kdppum",
    "kdpkab",
    "kode_kk",
    "kode_prov",
    "cc_2",
    "iso",
)
NAMES = (
    "name",
    "nama",
    "adm2_en",
    "adm1_en",
    "name_2",
    "name_1",
    "wadmkk",
    "wadmpr",
    "namobj",
    "provinsi",
    "kabupaten",
)
_DEGREES = ("CRS84", "EPSG::4326", "EPSG:4326")
_Read = tuple[tuple[Region, ...], tuple[Problem, ...]]


class _UnfitError(Exception):
    """A feature or file cannot be drawn: what was found, and what to do."""

    def __init__(self, found: str, hint: str) -> None:
        super().__init__(found)
        self.hint = hint


def read_boundaries(data: bytes, source: str = "") -> _Read:
    """Regions of a GeoJSON file in degrees (RFC 7946), and what could not be drawn.

    A region needs a polygon and a code or a name among its properties (CODES, NAMES, in any case).
    """
    try:
        features = _features(data)
    except _UnfitError as fault:
        return (), (_problem(fault, "error", source),)
    regions, problems, points = [], [], 0
    for number, feature in enumerate(features, start=1):
        try:
            region = _region(feature, MOST_POINTS - points)
        except _UnfitError as fault:
            problems.append(_problem(fault, "warning", source, f"feature {number}: "))
            continue
        points += sum(map(len, region.rings))
        regions.append(region)
    return tuple(regions), tuple(problems)


def _features(data: bytes) -> list[Any]:
    if len(data) > MOST_BYTES:
        raise _UnfitError(
            f"the file has {len(data) / 1e6:.1f} MB, {MOST_BYTES / 1e6:.0f} MB are the most",
            "simplify it, for instance with mapshaper.org",
        )
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise _UnfitError("this is not JSON", "wanted is a GeoJSON file in UTF-8") from None
    kind = found.get("type") if isinstance(found, dict) else None
    _check_system(found.get("crs") if isinstance(found, dict) else None)
    if kind == "Topology":
        raise _UnfitError("this is TopoJSON", "export it as GeoJSON")
    features = [found] if kind == "Feature" else found.get("features") if kind == "FeatureCollection" else None
    if not isinstance(features, list) or not features:
        raise _UnfitError("no features were found", "wanted is a GeoJSON FeatureCollection of polygons")
    if len(features) > MOST_REGIONS:
        raise _UnfitError(f"{len(features)} features, {MOST_REGIONS} are the most", "take provinces, or regencies")
    return features


def _check_system(crs: Any) -> None:
    """Refuse another coordinate system than degrees of WGS 84, which RFC 7946 prescribes."""
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    if isinstance(name, str) and not name.upper().endswith(_DEGREES):
        raise _UnfitError(f"its coordinate system is {name[:60]}", "export it in WGS 84 (EPSG:4326)")


def _region(feature: Any, room: int) -> Region:
    geometry, properties = _table(feature, "geometry"), _table(feature, "properties")
    code, name = _named(properties, CODES), _named(properties, NAMES)
    if not code and not name:
        raise _UnfitError("it has neither code nor name", f"wanted is a property such as {CODES[0]} or {NAMES[0]}")
    coordinates = geometry.get("coordinates")
    if geometry.get("type") not in ("Polygon", "MultiPolygon") or not isinstance(coordinates, list):
        raise _UnfitError(f"{name or code}: it is no polygon", "points and lines cannot be regions")
    polygons = [coordinates] if geometry["type"] == "Polygon" else coordinates
    rings = tuple(_ring(ring, name or code) for polygon in polygons for ring in _several(polygon, name or code))
    if sum(map(len, rings)) > room:
        raise _UnfitError(
            f"the file has more than {MOST_POINTS} points", "simplify it, for instance with mapshaper.org"
        )
    return Region(code=code or name, name=name or code, rings=rings)


def _ring(ring: Any, name: str) -> tuple[Point, ...]:
    found = tuple(_points(_several(ring, name), name))
    if len(found) < 4:
        raise _UnfitError(f"{name}: a ring has {len(found)} points", "an outline needs four, the last as the first")
    found = found[:-1] if found[0] == found[-1] else found
    try:
        crossed = crossing(found)
    except TangledError:
        raise _UnfitError(
            f"{name}: an outline is too tangled", "simplify it, for instance with mapshaper.org"
        ) from None
    if crossed:
        told = f"{name}: an outline crosses itself near {crossed[0]:.4f}, {crossed[1]:.4f}"
        raise _UnfitError(told, "mend it, for instance with mapshaper.org (-clean)")
    return found


def _points(ring: list[Any], name: str) -> Iterator[Point]:
    for place in ring:
        match place:
            case [int() | float() as lng, int() | float() as lat, *_] if lng == lng and lat == lat:  # noqa: PLR0124 - not NaN
                if not (-180 <= lng <= 180 and -90 <= lat <= 90):
                    told = ", ".join(f"{min(max(one, -1e99), 1e99):g}" for one in (lng, lat))
                    raise _UnfitError(f"{name}: {told} are not degrees", "wanted is WGS 84, longitude first")
                yield float(lng), float(lat)
            case _:
                raise _UnfitError(f"{name}: a point is no pair of numbers", "wanted is longitude, latitude")


def _several(value: Any, name: str) -> list[Any]:
    if not isinstance(value, list):
        raise _UnfitError(f"{name}: its coordinates are no list", "wanted is a GeoJSON polygon")
    return value


def _table(feature: Any, key: str) -> dict[str, Any]:
    value = feature.get(key) if isinstance(feature, dict) else None
    return value if isinstance(value, dict) else {}


def _named(properties: dict[str, Any], keys: tuple[str, ...]) -> str:
    """The first of some properties that holds a text or a whole number; at most 120 letters."""
    folded = {str(key).casefold(): value for key, value in properties.items()}
    for key in keys:
        value = folded.get(key)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return " ".join(str(value).split())[:120]
    return ""


def _problem(fault: _UnfitError, severity: str, source: str, where: str = "") -> Problem:
    return Problem(stage="map", severity=severity, message=f"{where}{fault}", hint=fault.hint, source=source or None)
