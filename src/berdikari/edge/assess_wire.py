"""JSON shapes of dependence and of the sheet of a device: one object a line of `--json`."""

import dataclasses
from typing import Any

import msgspec

from berdikari.records.dependence import Dependence
from berdikari.records.sheet import DeviceSheet, RegionProfile

Json = dict[str, Any]
_BESIDE = ("names", "today", "facts", "needs", "official", "makers", "partnerships")


def dependence_shape(found: Dependence) -> Json:
    """How far a device depends on imports, with every measure, its formula and its reason."""
    shape: Json = msgspec.to_builtins(found)
    return shape


def sheet_shape(sheet: DeviceSheet) -> Json:
    """The dependence of a device, with all else that is known of it before it."""
    beside = {name: getattr(sheet, name) for name in _BESIDE}
    own = {field.name: getattr(sheet.dependence, field.name) for field in dataclasses.fields(sheet.dependence)}
    shape: Json = msgspec.to_builtins(beside | own)
    return shape


def region_shape(profile: RegionProfile) -> Json:
    """The profile of a region: every row with source and day."""
    shape: Json = msgspec.to_builtins(profile)
    return shape
