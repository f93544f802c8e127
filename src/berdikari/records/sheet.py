"""What the sheet of a device and the profile of a region show: plain rows, each number with its source and its day."""

from dataclasses import dataclass

from berdikari.records.checks import check_number, check_one_of, check_text
from berdikari.records.dependence import Dependence, Measure
from berdikari.records.forecast import Need
from berdikari.records.partnership import Partnership

GROUPS = ("people", "hospitals", "wages", "estates", "ports", "airports", "said", "catalogue", "priority")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One fact, or that it is not known.

    group   one of GROUPS; name: a word of ours (`population`), or a proper name (of an estate, a port, a list)
    value   a number in `unit`, or a word (a risk class); None: not known, or nothing but that it is there
    source  who says so, `url` where; day: what the value is of, perhaps cut to month or year; None: nobody says
    years   how old it is today, in years; None: without a day
    note    what to mind: how it was computed, of what it is a part, what is left out
    """

    group: str
    name: str
    value: float | str | None
    unit: str = ""
    source: str = ""
    url: str = ""
    day: str | None = None
    years: float | None = None
    note: str = ""

    def __post_init__(self) -> None:
        check_one_of(self, "group", self.group, GROUPS)
        check_text(self, "name", self.name)
        if not isinstance(self.value, str):
            check_number(self, "value", self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnershipRow:
    """A partnership of the register in one line. last_news: day of the newest report."""

    id: str
    parties: tuple[str, ...]
    devices: tuple[str, ...]
    stage: str | None
    status: str | None
    date: str | None
    last_news: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionProfile:
    """A province or regency on one day.

    code      ministry code; bps: that of the statistics office, None: not known
    kind      `province`, `kabupaten` or `kota`; province: name of the province a regency lies in
    lat, lng  representative point, degrees; of a province that of its capital
    rows      figures in the order of GROUPS; a group without a row: nothing is known
    """

    code: str
    bps: str | None
    name: str
    kind: str
    province: str | None
    lat: float
    lng: float
    today: str
    rows: tuple[SheetRow, ...]
    partnerships: tuple[PartnershipRow, ...] = ()

    def of(self, group: str) -> tuple[SheetRow, ...]:
        """The rows of one group."""
        return tuple(row for row in self.rows if row.group == group)


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """A firm that makes the device at home, as a source says. partnerships: ids in the register; empty: from a list."""

    name: str
    source: str
    partnerships: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceSheet:
    """All that is known of one device on one page.

    names         in Indonesian, English and Turkish, by `id`, `en`, `tr`
    facts         of the catalogue (groups `catalogue` and `priority`)
    needs         how many are needed, each with its reckoning; empty: not known
    dependence    suppliers, trend, margins and measures; `dependence.said`: what officials said, beside the numbers
    official      of the whole field: import share by year from official tables; empty for one device
    makers        at home; partnerships: of the register; empty: none is known
    """

    device: str
    names: tuple[tuple[str, str], ...]
    today: str
    facts: tuple[SheetRow, ...]
    needs: tuple[Need, ...]
    dependence: Dependence
    official: tuple[Measure, ...] = ()
    makers: tuple[Maker, ...] = ()
    partnerships: tuple[PartnershipRow, ...] = ()

    def name(self, language: str) -> str:
        """The device's name in a language; its id where it has none."""
        return dict(self.names).get(language) or self.device

    def of(self, group: str) -> tuple[SheetRow, ...]:
        """The facts of one group."""
        return tuple(row for row in self.facts if row.group == group)


def partnership_row(partnership: Partnership) -> PartnershipRow:
    """A partnership in one line."""
    return PartnershipRow(
        id=partnership.id,
        parties=tuple(party.name for party in partnership.parties),
        devices=tuple(dict.fromkeys(device.id or device.name for device in partnership.devices)),
        stage=partnership.stage,
        status=partnership.status,
        date=partnership.date,
        last_news=partnership.last_news,
    )


def years_since(day: str | None, today: str) -> float | None:
    """How many years lie between a day, perhaps cut (then its middle counts), and today; None for None."""
    if day is None:
        return None
    return round(max(_moment(today) - _moment(day), 0.0), 1)


def _moment(day: str) -> float:
    year, month, number = (int(part) if part else None for part in ([*day.split("-"), "", ""])[:3])
    if year is None:
        return 0.0
    if month is None:
        return year + 0.5
    return year + (month - 1 + ((number - 1) / 31 if number else 0.5)) / 12
