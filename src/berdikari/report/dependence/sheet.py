"""The sheet of a device: need, dependence, makers, partnerships and what was said, as one record for every screen."""

from collections.abc import Iterable, Mapping, Sequence

from berdikari.names import fold
from berdikari.records import Partnership
from berdikari.records.dependence import Dependence, Measure
from berdikari.records.forecast import Need
from berdikari.records.sheet import DeviceSheet, Maker, SheetRow, partnership_row, years_since

_COLUMNS = ("technology_level", "risk_class", "emdn", "kbli")
_HOME = "ID"
REGISTER = "register"


def device_sheet(
    row: Mapping[str, str],
    dependence: Dependence,
    today: str,
    *,
    needs: Iterable[Need] = (),
    partnerships: Iterable[Partnership] = (),
    listed: Sequence[Maker] = (),
    official: Sequence[Measure] = (),
) -> DeviceSheet:
    """What is known of the device of this row of the catalogue.

    needs, partnerships: of all devices, those of this one are taken; listed: makers of it that a list names
    official: import shares of the whole field, where the device stands for it
    """
    mine = [one for one in partnerships if any(device.id == row["id"] for device in one.devices)]
    return DeviceSheet(
        device=row["id"],
        names=tuple((language, row[f"name_{language}"]) for language in ("id", "en", "tr")),
        today=today,
        facts=(*_catalogue(row), *_priorities(row, today)),
        needs=tuple(need for need in needs if need.device == row["id"]),
        dependence=dependence,
        official=tuple(official),
        makers=_makers(mine, listed),
        partnerships=tuple(map(partnership_row, mine)),
    )


def _catalogue(row: Mapping[str, str]) -> list[SheetRow]:
    return [
        SheetRow(group="catalogue", name=name, value=row[name] or None, source="devices.csv" if row[name] else "")
        for name in _COLUMNS
    ]


def _priorities(row: Mapping[str, str], today: str) -> list[SheetRow]:
    """The priority lists that name the device, each with its day and address."""
    found = []
    for one in filter(None, row["priority"].split("|")):
        name, day, url = one.split("@")
        found.append(SheetRow(group="priority", name=name, value=None, source=url, url=url, day=day,
                              years=years_since(day, today)))  # fmt: skip
    return found


def _makers(partnerships: Iterable[Partnership], listed: Iterable[Maker]) -> tuple[Maker, ...]:
    """Makers at home: those of the register with their partnerships, then those that only a list names."""
    found: dict[str, Maker] = {}
    for one in partnerships:
        for party in one.parties:
            if party.country == _HOME and party.role == "manufacturer" and party.named:
                key = fold(party.name)
                ids = (*found[key].partnerships, one.id) if key in found else (one.id,)
                found[key] = Maker(name=party.name, source=REGISTER, partnerships=ids)
    for maker in listed:
        found.setdefault(fold(maker.name), maker)
    return tuple(sorted(found.values(), key=lambda maker: (not maker.partnerships, maker.name)))
