"""Parameters looked up by name, device and option: the narrowest scope holds; a missing one is a fault that says its
name.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from berdikari.errors import UnknownIdError
from berdikari.records.plan import Parameter


@dataclass(frozen=True, slots=True)
class Parameters:
    """All parameters of a question, and which of them were used. levels: technology level of each device."""

    rows: tuple[Parameter, ...]
    levels: dict[str, str]
    used: set[Parameter] = field(default_factory=set)
    index: dict[tuple[str, str, str], Parameter] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "index", {(row.name, row.scope, row.option): row for row in self.rows})

    def find(self, name: str, device: str = "", option: str = "") -> Parameter | None:
        """The parameter in its narrowest scope: the device and option, the device, its technology level, then all."""
        scopes = [f"device:{device}", f"level:{self.levels.get(device) or 'medium'}", ""] if device else [""]
        for scope in scopes:
            for choice in dict.fromkeys((option, "")):
                row = self.index.get((name, scope, choice))
                if row is not None:
                    self.used.add(row)
                    return row
        return None

    def value(self, name: str, device: str = "", option: str = "") -> float:
        """The value. Raises UnknownIdError where no scope has it."""
        row = self.find(name, device, option)
        if row is None:
            where = f"{name} for {device} {option}".strip()
            raise UnknownIdError(
                "parameter", where, tuple(sorted({one.name for one in self.rows if one.name[:4] == name[:4]}))
            )
        return row.value

    def devices(self) -> tuple[str, ...]:
        """Devices that have a price: those that can be planned."""
        return tuple(row.scope.removeprefix("device:") for row in self.rows if row.name == "price" and row.scope)


def in_order(used: Iterable[Parameter]) -> tuple[Parameter, ...]:
    """Parameters by name, scope and option."""
    return tuple(sorted(used, key=lambda row: (row.name, row.scope, row.option)))


def changed(rows: Iterable[Parameter], replacing: Iterable[Parameter]) -> tuple[Parameter, ...]:
    """The rows with those of the same name, scope and option replaced, new ones added."""
    merged = {(row.name, row.scope, row.option): row for row in rows}
    merged.update({(row.name, row.scope, row.option): row for row in replacing})
    return tuple(merged.values())
