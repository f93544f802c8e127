"""Devices for the pages: the sheet of one, and who could bring it; what does not hang on the register is kept."""

import os
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from berdikari import api
from berdikari.edge.reference import rows
from berdikari.edge.trade.settings import TradeSettings, trade_settings
from berdikari.records import Partnership
from berdikari.records.match import Match
from berdikari.records.sheet import DeviceSheet
from berdikari.web.desk import Sight

if TYPE_CHECKING:
    from berdikari.records.dependence import Dependence


def warm() -> None:
    """Make ready what does not hang on the register, so that the first visitor need not wait for the engines."""
    dependences()
    owners_of("ct-scanner", api.today())


def sheet_of(sight: Sight, row: Mapping[str, str]) -> DeviceSheet:
    """The sheet of the device of this row of the catalogue."""
    from berdikari.profiles import sheet_from  # noqa: PLC0415 - heavy

    mine = partnerships_by_device(sight).get(row["id"], ())
    return sheet_from(row, dependences()[row["id"]], _settings().folder, sight.today, mine)


def dependences() -> "Mapping[str, Dependence]":
    """Dependence of every device, by id, on the trade data as they lie there."""
    settings = _settings()
    return _dependences(settings, _stamp(settings.folder))


@lru_cache(maxsize=512)
def owners_of(device: str, today: date) -> tuple[Match, ...]:
    """The countries that could bring the technology, best first; none for a device without a customs code."""
    from berdikari.edge.foresee import Own  # noqa: PLC0415 - heavy
    from berdikari.edge.trade_world import headings_of  # noqa: PLC0415 - heavy
    from berdikari.foresee import match_device  # noqa: PLC0415 - heavy

    return match_device((), device, Own(), today) if headings_of(device) else ()


@lru_cache(maxsize=1)
def partnerships_by_device(sight: Sight) -> Mapping[str, tuple[Partnership, ...]]:
    """Partnerships by the ids of the devices they are about."""
    found: defaultdict[str, list[Partnership]] = defaultdict(list)
    for row in sight.index.rows:
        for device in dict.fromkeys(device.id for device in row.partnership.devices if device.id):
            found[device].append(row.partnership)
    return {device: tuple(several) for device, several in found.items()}


def _settings() -> TradeSettings:
    return trade_settings(os.environ)


@lru_cache(maxsize=1)
def _dependences(settings: TradeSettings, stamp: tuple[tuple[str, int], ...]) -> "Mapping[str, Dependence]":  # noqa: ARG001 - the key
    from berdikari.profiles import all_dependences  # noqa: PLC0415 - heavy

    return dict(zip((row["id"] for row in rows("devices")), all_dependences(settings), strict=True))


def _stamp(folder: Path) -> tuple[tuple[str, int], ...]:
    """Changes when something in the folder of trade data does."""
    files = (*folder.glob("*"), *folder.glob("*/*"), *folder.glob("*/*/*"))
    return tuple(sorted((str(file), file.stat().st_mtime_ns) for file in files))
