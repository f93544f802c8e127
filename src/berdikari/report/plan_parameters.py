"""The parameters of a plan for a reader: name, value in words, and the source, or nothing where it is assumed."""

from collections.abc import Iterable
from dataclasses import dataclass

from berdikari.records.plan import Parameter
from berdikari.report.foresee_words import Texts
from berdikari.report.phrases import phrase

MAIN = (
    "need", "need_per_1000_beds", "demand_growth", "price", "price_growth", "exchange_rate", "tariff", "discount_rate",
    "haul_share",
)  # fmt: skip
_SHARES = ("1", "1/year", "1/km")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """A number that a plan rests on. source, day: empty for an assumption."""

    name: str
    scope: str
    value: str
    source: str
    day: str
    note: str

    @property
    def site(self) -> str:
        """Where the source stands, without the page."""
        return self.source.split("//")[-1].split("/")[0].removeprefix("www.")


def rests(parameters: Iterable[Parameter], texts: Texts) -> list[Rest]:
    """Every parameter in words."""
    return [
        Rest(
            name=texts(f"parameter.{row.name}") if row.name in texts.messages["parameter"] else row.name,
            scope=_scope(row, texts),
            value=value_said(row, texts),
            source=row.source,
            day=row.day or "",
            note=phrase(row.note, texts.language),
        )
        for row in parameters
    ]


def main_ones(parameters: Iterable[Parameter]) -> list[Parameter]:
    """Those that a reader asks about first, in that order."""
    return sorted((row for row in parameters if row.name in MAIN), key=lambda row: (MAIN.index(row.name), row.scope))


def value_said(row: Parameter, texts: Texts) -> str:
    """A value with its unit; a share as per cent."""
    units = texts.messages["parameter_unit"]
    if row.name.endswith("_factor"):
        return f"{_short(row.value, texts)} {texts('source.times')}"
    if row.unit in _SHARES:
        return f"{_short(100 * row.value, texts)} % {units[row.unit]}".strip()
    return f"{_short(row.value, texts)} {units.get(row.unit, row.unit)}"


def _short(value: float, texts: Texts) -> str:
    """A number without digits that say nothing."""
    digits = next((at for at in range(5) if abs(value - round(value, at)) <= 1e-9 * max(1.0, abs(value))), 5)
    return texts.number(value, digits)


def _scope(row: Parameter, texts: Texts) -> str:
    kind, _, name = row.scope.partition(":")
    levels = texts.messages["level"]
    told = texts.device(name) if kind == "device" else levels.get(name or "all", row.scope)
    return f"{told}, {texts(f'option.{row.option}')}" if row.option else told
