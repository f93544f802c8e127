"""TradeFlow: what one country sold another in a year. Basket: the customs codes that stand for a device."""

import re
from dataclasses import dataclass

from berdikari.errors import InvalidRecordError
from berdikari.records.checks import check_number, check_one_of, check_text

WORLD = "W00"
TELLERS = ("importer", "exporter", "both")
SYSTEMS = ("HS6", "BTKI8")
_COUNTRY = re.compile(r"[A-Z0-9]{3}")
_CODE = re.compile(r"\d{4}|\d{6}|\d{8}")


def check_country(record: object, field: str, value: str) -> None:
    """Refuse what is not three capital letters or digits (ISO 3166-1 alpha-3, or UN Comtrade's own such as S19)."""
    if not isinstance(value, str) or not _COUNTRY.fullmatch(value):
        raise InvalidRecordError(type(record).__name__, field, value, "a country as three letters, such as IDN")


def check_code(record: object, field: str, value: str) -> None:
    """Refuse what is no customs code of 4, 6 or 8 digits without dots."""
    if not isinstance(value, str) or not _CODE.fullmatch(value):
        raise InvalidRecordError(type(record).__name__, field, value, "a customs code of 4, 6 or 8 digits")


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeFlow:
    """Goods of one code that went from one country to another in one year.

    product   customs code, digits only
    exporter, importer  ISO 3166-1 alpha-3; W00: the world as a partner, that is a total
    usd       value in US dollars of that year: CIF where the importer tells it, FOB where the exporter does
    kg        net weight in kilograms; None: not stated
    teller    who told it: importer, exporter, or both where a source has reconciled the two (BACI)
    source    name of the data set
    """

    year: int
    product: str
    exporter: str
    importer: str
    usd: float
    kg: float | None = None
    teller: str = "importer"
    source: str = ""

    def __post_init__(self) -> None:
        check_number(self, "year", self.year, 1900, 2200)
        check_code(self, "product", self.product)
        check_country(self, "exporter", self.exporter)
        check_country(self, "importer", self.importer)
        check_number(self, "usd", self.usd, low=0)
        check_number(self, "kg", self.kg, low=0)
        check_one_of(self, "teller", self.teller, TELLERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Basket:
    """The codes whose trade stands for a device.

    system       HS6 (six digits, all countries) or BTKI8 (Indonesia's eight digits)
    upper_bound  the codes also hold other goods, so that every amount is an upper bound for the device
    note         how the codes relate to the device
    """

    device: str
    codes: tuple[str, ...]
    system: str = "HS6"
    upper_bound: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        check_text(self, "device", self.device)
        check_one_of(self, "system", self.system, SYSTEMS)
        for code in self.codes:
            check_code(self, "codes", code)

    def __str__(self) -> str:
        """The basket as a screen names it: `HS6 902212`."""
        return f"{self.system} {', '.join(self.codes)}" if self.codes else "no customs code"
