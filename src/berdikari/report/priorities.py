"""Priority devices: which lists name a device, and how far the register has anybody making it at home."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from berdikari.records import Partnership, rung

MADE, COMING, NOBODY = "made", "coming", "nobody"
_MADE = rung("production")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list that names the device, of a day or year, and where it was read."""

    name: str
    day: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityDevice:
    """A device that a list names.

    standing      `made`: a partnership has come to production; `coming`: there are partnerships, none so far;
                  `nobody`: the register knows none
    partnerships  that are about it, highest rung first
    """

    device: str
    listings: tuple[Listing, ...]
    standing: str
    partnerships: tuple[Partnership, ...]


def priority_devices(
    catalogue: Iterable[Mapping[str, str]], partnerships: Iterable[Partnership]
) -> tuple[PriorityDevice, ...]:
    """The devices of the catalogue that a list names, in its order; cancelled partnerships make nothing."""
    listed = {row["id"]: listings_of(row) for row in catalogue if row["priority"]}
    about: dict[str, list[Partnership]] = {device: [] for device in listed}
    for one in partnerships:
        if one.status != "cancelled":
            for device in {device.id for device in one.devices} & about.keys():
                about[device or ""].append(one)
    return tuple(_priority(device, listings, about[device]) for device, listings in listed.items())


def listings_of(row: Mapping[str, str]) -> tuple[Listing, ...]:
    """The lists that name the device of a row of the catalogue: `name@day@address`, `|` between them."""
    cut = (one.split("@") for one in row["priority"].split("|") if one)
    return tuple(Listing(name=name, day=day, url=url) for name, day, url in cut)


def _priority(device: str, listings: tuple[Listing, ...], about: list[Partnership]) -> PriorityDevice:
    ordered = sorted(about, key=lambda one: (-rung(one.stage), one.id))
    made = bool(ordered) and rung(ordered[0].stage) >= _MADE
    standing = MADE if made else COMING if ordered else NOBODY
    return PriorityDevice(device=device, listings=listings, standing=standing, partnerships=tuple(ordered))
