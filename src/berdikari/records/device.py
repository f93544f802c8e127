"""Device: a category of the catalogue, or a device that the catalogue does not know, as a text names it."""

from dataclasses import dataclass

from berdikari.records.checks import check_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """A device as a text names it. id: category of the catalogue (`reference/devices.csv`); None: not in it."""

    name: str
    id: str | None = None

    def __post_init__(self) -> None:
        check_text(self, "name", self.name)
