"""Devices for the pages: the sheet of one, and who could bring it; what does not hang on the register is kept."""

import os
from collections import defaultdict
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from threading import Lock
from typing import Any

from berdikari.edge.reference import rows
from berdikari.edge.trade.settings import TradeSettings, trade_settings
from berdikari.errors import BerdikariError
from berdikari.profiles import sheet_from
from berdikari.records import Partnership
from berdikari.records.dependence import Dependence
from berdikari.records.forecast import Need
from berdikari.records.match import Match
from berdikari.records.sheet import DeviceSheet
from berdikari.web import thinking
from berdikari.web.desk import Desk, Sight, settle
from berdikari.web.regions import provinces, regencies

OWNERS = 6  # countries shown that could bring a device
_ONCE = Lock()  # who asks while it is worked out waits for it


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the engines say of devices and does not hang on the register: dependence by device, needs of all of them."""

    dependences: Mapping[str, Dependence]
    needs: tuple[Need, ...]


def warm(desk: Desk) -> None:
    """Make ready what the first visitor would have to wait for."""
    today = desk.sight().today
    settle()
    known()
    owners(today)
    for province in provinces(today.isoformat()):
        regencies(province.code, province.today)
    with suppress(BerdikariError):  # who asks is told why
        desk.study.ask(desk.sight(), thinking.known)
        desk.study.ask(desk.sight(), thinking.foreseen, None, None, None)


def sheet_of(sight: Sight, row: Mapping[str, str]) -> DeviceSheet:
    """The sheet of the device of this row of the catalogue."""
    found, mine = known(), partnerships_by_device(sight).get(row["id"], ())
    folder = _settings().folder
    return sheet_from(row, found.dependences[row["id"]], folder, sight.today, mine, needs=found.needs)


def known() -> Known:
    """What is known on the trade data as they lie there."""
    settings = _settings()
    with _ONCE:
        return _known(settings, _stamp(settings.folder))


def owners(today: date) -> Mapping[str, tuple[Match, ...]]:
    """The countries that could bring a device, best first, by device."""
    with _ONCE:
        return _bringers(today)


@lru_cache(maxsize=1)
def partnerships_by_device(sight: Sight) -> Mapping[str, tuple[Partnership, ...]]:
    """Partnerships by the ids of the devices they are about, the highest first."""
    found: defaultdict[str, list[Partnership]] = defaultdict(list)
    for row in sight.index.rows:
        for device in dict.fromkeys(device.id for device in row.partnership.devices if device.id):
            found[device].append(row.partnership)
    return {device: tuple(several) for device, several in found.items()}


@lru_cache(maxsize=1)
def own_by_device(sight: Sight) -> Mapping[str, tuple[Partnership, ...]]:
    """Of these, Indonesia's own."""
    at_home = {row.partnership.id for row in sight.index.rows if row.at_home}
    every = partnerships_by_device(sight).items()
    return {device: tuple(one for one in several if one.id in at_home) for device, several in every}


def _settings() -> TradeSettings:
    return trade_settings(os.environ)


@lru_cache(maxsize=1)
def _bringers(today: date) -> Mapping[str, tuple[Match, ...]]:
    return _apart(_owners, today)  # type: ignore[no-any-return]


@lru_cache(maxsize=1)
def _known(settings: TradeSettings, stamp: tuple[tuple[str, int], ...]) -> Known:  # noqa: ARG001 - the key
    return _apart(_dependences, settings)  # type: ignore[no-any-return]


def _apart(task: Callable[..., Any], *given: object) -> Any:
    """What a task gives in a process that ends: here the engines would hold up pages, and stay in memory for good."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as apart:
        return apart.submit(task, *given).result()


def _dependences(settings: TradeSettings) -> Known:
    from berdikari.edge.foresee import Own, needs  # noqa: PLC0415 - heavy
    from berdikari.profiles import all_dependences  # noqa: PLC0415 - heavy

    names = (row["id"] for row in rows("devices"))
    return Known(dependences=dict(zip(names, all_dependences(settings), strict=True)), needs=needs(Own()))


def _owners(today: date) -> dict[str, tuple[Match, ...]]:
    from berdikari.edge.foresee import Own  # noqa: PLC0415 - heavy
    from berdikari.edge.trade_world import headings_of  # noqa: PLC0415 - heavy
    from berdikari.foresee import match_device  # noqa: PLC0415 - heavy

    coded = (row["id"] for row in rows("devices") if headings_of(row["id"]))
    return {name: match_device((), name, Own(), today)[:OWNERS] for name in coded}


def _stamp(folder: Path) -> tuple[tuple[str, int], ...]:
    """Changes when something in the folder of trade data does."""
    files = (*folder.glob("*"), *folder.glob("*/*"), *folder.glob("*/*/*"))
    return tuple(sorted((str(file), file.stat().st_mtime_ns) for file in files))
