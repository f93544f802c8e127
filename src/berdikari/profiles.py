"""The profile of a region and the sheet of a device, for a register: what command line, web app and Python share."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from berdikari.assess.official import official_shares
from berdikari.edge.devices import find_device
from berdikari.edge.reference import rows
from berdikari.edge.regions import find_region, locate, region_tables
from berdikari.edge.sheets.files import read_table
from berdikari.edge.trade.settings import TradeSettings
from berdikari.names import fold
from berdikari.records import Figure, Partnership
from berdikari.records.dependence import FIELD, Dependence
from berdikari.records.forecast import Need
from berdikari.records.sheet import DeviceSheet, Maker, RegionProfile
from berdikari.register import Register
from berdikari.report.dependence.sheet import device_sheet
from berdikari.report.region.profile import region_profile

if TYPE_CHECKING:
    from berdikari.edge.trade.engine import Engine

HOME = "IDN"


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


def dependences(
    settings: TradeSettings, devices: Sequence[str] = (), country: str = HOME, source: str = ""
) -> tuple[Dependence, ...]:
    """Dependence of devices, by id or name; of all with a customs code where none is named.

    source: the one data set to ask. Raises UnknownIdError for no device, TradeDataError for no such data set.
    """
    asked = [find_device(name) for name in devices] or [row for row in rows("devices") if row["hs6"]]
    from berdikari.edge.trade.assessing import assess_devices  # noqa: PLC0415 - heavy
    from berdikari.edge.trade.engine import open_engine  # noqa: PLC0415 - heavy

    with open_engine(settings) as engine:
        return assess_devices(engine, settings.folder, asked, country, source)


def sheet_of(
    device: str,
    settings: TradeSettings,
    today: date,
    partnerships: Sequence[Partnership] = (),
    *,
    country: str = HOME,
    source: str = "",
) -> DeviceSheet:
    """The sheet of one device, by id or name. Raises as `dependences` does."""
    from berdikari.edge.trade.engine import open_engine  # noqa: PLC0415 - heavy

    with open_engine(settings) as engine:
        return sheet_by(engine, device, settings.folder, today, partnerships, country=country, source=source)


def all_dependences(settings: TradeSettings, country: str = HOME) -> tuple[Dependence, ...]:
    """Dependence of every device of the catalogue, those without a customs code too, in its order."""
    from berdikari.edge.trade.assessing import assess_devices  # noqa: PLC0415 - heavy
    from berdikari.edge.trade.engine import open_engine  # noqa: PLC0415 - heavy

    with open_engine(settings) as engine:
        return assess_devices(engine, settings.folder, rows("devices"), country)


def sheet_from(
    row: Mapping[str, str],
    dependence: Dependence,
    folder: Path,
    today: date,
    partnerships: Sequence[Partnership] = (),
    *,
    needs: Sequence[Need],
    country: str = HOME,
) -> DeviceSheet:
    """The sheet of the device of this row of the catalogue, whose dependence is known.

    folder: of the trade data; needs: of all devices at home.
    """
    return device_sheet(
        row,
        dependence,
        today.isoformat(),
        needs=needs if country == HOME else (),
        partnerships=partnerships,
        listed=tuple(_listed(row, folder / f"makers-{country}.csv")),
        official=official_shares(rows("facts")) if row["id"] == FIELD and country == HOME else (),
    )


def sheet_by(
    engine: "Engine",
    device: str,
    folder: Path,
    today: date,
    partnerships: Sequence[Partnership] = (),
    *,
    country: str = HOME,
    source: str = "",
) -> DeviceSheet:
    """The same, asked of an engine that is open."""
    from berdikari.edge.foresee import Own, needs  # noqa: PLC0415 - heavy
    from berdikari.edge.trade.assessing import assess_devices  # noqa: PLC0415 - heavy

    row = find_device(device)
    (dependence,) = assess_devices(engine, folder, [row], country, source)
    return sheet_from(row, dependence, folder, today, partnerships, needs=needs(Own()), country=country)


def _listed(row: Mapping[str, str], file: Path) -> Iterator[Maker]:
    """Makers whose registered products name the device in English, from the list that `fetch makers` wrote."""
    if not file.exists():
        return
    names = [f" {fold(name)} " for name in (row["name_en"], *row["aliases_en"].split("|")) if name]
    for _, cells in read_table(file).numbered():
        told = f" {fold(cells.get('products', ''))} "
        if any(name in told for name in names):
            yield Maker(name=cells["name"], source=cells.get("source", file.name))
