"""What `import berdikari` offers of the engines: dependence, sheets, match, forecast, plan; `today` is that of `api`.

store: the register, or None where it is not to be asked. trade: folder of the trade data; None: by the environment.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from time import monotonic

from berdikari import foresee, profiles
from berdikari.api import known, partnerships, today
from berdikari.edge.foresee import DRAWS, Own
from berdikari.edge.store import Store
from berdikari.edge.trade.settings import TradeSettings, trade_settings
from berdikari.foresee import Calibration
from berdikari.records import Partnership
from berdikari.records.dependence import Dependence
from berdikari.records.forecast import Forecast, Gap, Sway
from berdikari.records.match import BackTest, Firm, Match, Schedule
from berdikari.records.plan import GivenPlant, Plan, PlanSettings, Scenario
from berdikari.records.sheet import DeviceSheet, RegionProfile

__all__ = [
    "Calibration", "Own", "assess_devices", "back_test_match", "calibrate_forecast", "device_sheet", "forecast_devices",
    "forecast_gap", "forecast_sways", "match_device", "match_firm", "meet", "plan_devices", "region_profiles",
]  # fmt: skip

TEACHERS = "earlier"


def assess_devices(
    devices: Sequence[str] = (), *, trade: str | Path | None = None, country: str = "IDN", source: str = ""
) -> tuple[Dependence, ...]:
    """How far devices, by id or name, depend on imports; all with a customs code where none is named.

    source: name of the one data set to ask. Raises UnknownIdError for no device, TradeDataError for no such data set.
    """
    return profiles.dependences(_trade(trade), devices, country, source)


def device_sheet(
    store: Store | None, device: str, *, trade: str | Path | None = None, country: str = "IDN", source: str = ""
) -> DeviceSheet:
    """All that is known of a device: need, dependence, suppliers, makers at home, partnerships, what was said."""
    return profiles.sheet_of(device, _trade(trade), today(), _of(store), country=country, source=source)


def region_profiles(store: Store | None, *regions: str, trade: str | Path | None = None) -> tuple[RegionProfile, ...]:
    """Profiles of provinces or regencies, by code or name; of all provinces where none is named.

    Raises UnknownIdError for a name that no region has, or several have.
    """
    register, resolution = known(store) if store else (None, None)
    found = resolution.partnerships if resolution else ()
    return profiles.profile_regions(regions, today(), register, found, _trade(trade).folder)


def forecast_devices(
    store: Store, device: str | None = None, *, own: Own | None = None, draws: int = DRAWS, seed: int = 1
) -> Forecast:
    """How much of each device, or of one, would be made at home; own: your tables, and what to suppose."""
    return foresee.answer(foresee.ask(store, own or Own(), today(), draws=draws, seed=seed), device)


def forecast_gap(store: Store, device: str, year: int, target: float, *, own: Own | None = None) -> Gap:
    """What is missing to a share (0 to 1) of a device's need in a year, and which stage moves would close it."""
    return foresee.missing(foresee.ask(store, own or Own(), today()), device, year, target)


def forecast_sways(store: Store, device: str, year: int, *, own: Own | None = None) -> tuple[Sway, ...]:
    """What each assumption, moved alone, does to the expected share of a device in a year."""
    return foresee.swayed(foresee.ask(store, own or Own(), today()), device, year)


def calibrate_forecast(own: Own | None = None) -> Calibration:
    """How well the forecast would have done on the starter register and on Gujarat's memoranda."""
    return foresee.calibration(own or Own(), today())


def match_device(store: Store | None, device: str, *, own: Own | None = None) -> tuple[Match, ...]:
    """Who could bring a device's technology: firms of the register, then countries, each best first, with reasons."""
    return foresee.match_device(_of(store), device, own or Own(), today())


def match_firm(store: Store, firm: str, *, own: Own | None = None) -> tuple[Match, ...]:
    """The same for each device that a firm of the register makes or wants. Empty: the firm is not known."""
    return foresee.match_firm(_of(store), firm, own or Own(), today())


def meet(
    store: Store, guests: Sequence[Firm], hosts: Sequence[Firm] = (), *, slots: Sequence[str], tables: int = 10,
    own: Own | None = None,
) -> Schedule:  # fmt: skip
    """The timetable of a delegation. hosts: empty takes the makers of the register; slots: times of the meetings."""
    return foresee.meetings(_of(store), guests, hosts, slots, tables, own or Own(), today())


def back_test_match(teachers: str = TEACHERS, own: Own | None = None) -> BackTest:
    """How the match would have done on real partnerships, its weights learned from `earlier` ones or all `others`."""
    return foresee.judged(own or Own(), teachers)


def plan_devices(
    settings: PlanSettings, *, scenario: Scenario | None = None, plants: Sequence[GivenPlant] = (),
    parameters: str | Path | None = None, seconds: float = 60.0, gap: float = 5e-3,
) -> Plan:  # fmt: skip
    """What to make where, for whom, from when: the best plan within the gap, or the best after so many seconds, with
    its proof.

    settings: devices and regions by id, code or name. plants: those that stand or will come. parameters: a file of your
    own, .toml or .xlsx. Raises UnknownIdError for a device or region that there is not, InvalidSheetError for a file.
    """
    from berdikari.edge.plan_files import load_tables, named, read_parameters  # noqa: PLC0415 - heavy
    from berdikari.plan.planning import BASE, plan  # noqa: PLC0415 - heavy

    tables, end = load_tables(read_parameters(Path(parameters)) if parameters else ()), monotonic() + seconds
    asked = named(settings, tables)
    return plan(tables, asked, scenario or BASE, tuple(plants), gap=gap, watch=lambda _: monotonic() < end).plan


def _trade(folder: str | Path | None) -> TradeSettings:
    return trade_settings(os.environ, str(folder) if folder else None)


def _of(store: Store | None) -> tuple[Partnership, ...]:
    return partnerships(store) if store else ()
