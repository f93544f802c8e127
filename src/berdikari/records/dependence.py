"""Dependence: how far a device comes from abroad, each number with its formula or the reason why it is not known."""

from dataclasses import dataclass

from berdikari.records.checks import check_number, check_one_of, check_text
from berdikari.records.problem import Problem
from berdikari.records.trade import Basket, check_country
from berdikari.records.value import Figure

FIELD = "medical-device"  # the category of the catalogue that stands for the whole field
UNITS = ("share", "index", "ratio", "USD", "USD/kg", "years")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One number about a basket, or the reason why there is none.

    name     `import_share`, `import_hhi`, ...
    value    in `unit`; shares and indices are fractions of one; None: not known, and `reason` says why
    formula  how it is computed, in the letters of docs/method/assess.md
    period   year, or years, that it speaks of
    reason   why there is no value, or what to mind about it; empty: nothing
    """

    name: str
    value: float | None
    unit: str
    formula: str
    period: str
    reason: str = ""

    def __post_init__(self) -> None:
        check_text(self, "name", self.name)
        check_number(self, "value", self.value)
        check_one_of(self, "unit", self.unit, UNITS)
        check_text(self, "formula", self.formula)
        if self.value is None:
            check_text(self, "reason", self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """How far a measure lies from a threshold: above zero it is beyond it. None: the measure is not known."""

    criterion: str
    value: float | None
    threshold: float
    source: str

    def __post_init__(self) -> None:
        check_text(self, "criterion", self.criterion)
        check_number(self, "value", self.value)
        check_number(self, "threshold", self.threshold)

    @property
    def margin(self) -> float | None:
        """Value minus threshold."""
        return None if self.value is None else self.value - self.threshold

    @property
    def beyond(self) -> bool | None:
        """True where the value is above the threshold."""
        return None if self.value is None else self.value > self.threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplier:
    """What one country delivered in a year: dollars, share of imports (0 to 1), dollars a kilogram.

    unit_value: None where no weight is stated; told_by_supplier: what the supplier says it sold, None: not loaded
    """

    country: str
    usd: float
    share: float
    unit_value: float | None = None
    told_by_supplier: float | None = None

    def __post_init__(self) -> None:
        check_country(self, "country", self.country)
        check_number(self, "usd", self.usd, low=0)
        check_number(self, "share", self.share, 0, 1)
        check_number(self, "unit_value", self.unit_value, low=0)
        check_number(self, "told_by_supplier", self.told_by_supplier, low=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeYear:
    """A basket's trade in one year. exports, world_hhi: None where no export data are loaded for the year."""

    year: int
    imports: float
    exports: float | None
    suppliers: tuple[Supplier, ...]
    margins: tuple[Margin, ...] = ()

    @property
    def dependent(self) -> bool | None:
        """True where all criteria of the year are met; None where one is not known and none fails."""
        beyond = [margin.beyond for margin in self.margins]
        if False in beyond:
            return False
        return None if None in beyond or not beyond else True


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependence:
    """How far one country's supply of a device comes from abroad.

    years      oldest first; empty: no trade is loaded, and `measures` say so
    measures   of the newest year, unless their period says otherwise
    said       what officials and others stated on the same subject: beside the numbers, never averaged with them
    sources    data sets that it was computed from
    synthetic  True where a made-up data set took part: every view must say so
    """

    device: str
    country: str
    basket: Basket
    years: tuple[TradeYear, ...] = ()
    measures: tuple[Measure, ...] = ()
    said: tuple[Figure, ...] = ()
    sources: tuple[str, ...] = ()
    synthetic: bool = False
    problems: tuple[Problem, ...] = ()

    def __post_init__(self) -> None:
        check_text(self, "device", self.device)
        check_country(self, "country", self.country)

    def measure(self, name: str) -> Measure | None:
        """The measure of that name; None: it was not asked."""
        return next((measure for measure in self.measures if measure.name == name), None)
