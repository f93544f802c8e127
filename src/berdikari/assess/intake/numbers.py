"""Numbers as people write them: 1.234,56 and 1,234.56, with blanks, signs and units, or not a number at all."""

import math
import re
from collections.abc import Iterable

SCALES = (
    (re.compile(r"\b(juta|million|millions|mio|mn|milyon)\b", re.IGNORECASE), 1e6),
    (re.compile(r"\b(ribu|thousand|thousands|000|1000|bin|k)\b", re.IGNORECASE), 1e3),
    (re.compile(r"\b(miliar|billion|bn|milyar)\b", re.IGNORECASE), 1e9),
)
TONNES = re.compile(r"\b(ton|tons|tonne|tonnes|t|metric tons?|ton metrik)\b", re.IGNORECASE)
_CURRENCY = re.compile(r"\b(USD|EUR|IDR|TRY|TL|JPY|CNY|GBP|SGD|RP|US DOLLARS?)\b|US\$|[€£¥₺$]", re.IGNORECASE)
_NAMES = {"RP": "IDR", "TL": "TRY", "US$": "USD", "$": "USD", "€": "EUR", "£": "GBP", "₺": "TRY", "¥": "JPY"}
_COMMA = re.compile(r"[+-]?\d{1,3}(\.\d{3})+,\d*|[+-]?\d{1,3}(\.\d{3}){2,}|[+-]?\d+,(\d{1,2}|\d{4,})")
_POINT = re.compile(r"[+-]?\d{1,3}(,\d{3})+\.\d*|[+-]?\d{1,3}(,\d{3}){2,}|[+-]?\d+\.(\d{1,2}|\d{4,})")
_DOUBTFUL = re.compile(r"[+-]?\d{1,3}\.\d{3}")
_NUMBER = re.compile(r"[+-]?\d[\d.,\s'\u00a0\u202f]*")


def scale_of(text: str) -> float:
    """The factor that a unit names: 1000 for `US$ ribu`; 1 where it names none."""
    return next((factor for pattern, factor in SCALES if pattern.search(text)), 1.0)


def currency_of(text: str) -> str | None:
    """ISO 4217 code of the currency that a text names; None: it names none."""
    match = _CURRENCY.search(text)
    if match is None:
        return None
    name = match.group(0).upper()
    return "USD" if name.startswith("US DOLLAR") else _NAMES.get(name, name)


def decimal_comma(cells: Iterable[object]) -> bool:
    """True where a column's numbers use the comma for fractions, as in Indonesia and Turkey.

    Told by cells that only fit one way: `1.234,5` or `12,34` against `1,234.5`, `1,234,567` or `12.34`. Where all that
    is found is `58.640`, the point is taken for thousands: fractions of just three digits in every cell are rare.
    """
    texts = [cell.strip() for cell in cells if isinstance(cell, str)]
    comma = sum(bool(_COMMA.fullmatch(text)) for text in texts)
    point = sum(bool(_POINT.fullmatch(text)) for text in texts)
    return comma > point or (comma == point == 0 and doubtful(texts) is not None)


def doubtful(cells: Iterable[object]) -> str | None:
    """A cell such as `58.640`, that could be 58 640 or 58.64; None where there is none."""
    return next((cell for cell in cells if isinstance(cell, str) and _DOUBTFUL.fullmatch(cell.strip())), None)


def number(cell: object, comma: bool = False) -> float | None:
    """The number in a cell; None for a text that is none, for NaN and for infinity."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return float(cell) if math.isfinite(cell) else None
    text = _CURRENCY.sub("", str(cell)).strip()
    if not _NUMBER.fullmatch(text):
        try:
            value = float(text)
        except ValueError:
            return None
        return value if math.isfinite(value) else None
    text = re.sub(r"[\s'\u00a0\u202f]", "", text)
    whole, fraction = ("." if comma else ","), ("," if comma else ".")
    if text.count(fraction) > 1 or (
        whole in text and not re.fullmatch(rf"[+-]?\d{{1,3}}(\{whole}\d{{3}})*(\{fraction}\d*)?", text)
    ):
        return None
    return float(text.replace(whole, "").replace(fraction, "."))
