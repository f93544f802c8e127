"""Cells into what they stand for: a year, a customs code, a country, a direction of trade; None where they do not."""

import re
import unicodedata
from collections.abc import Mapping

from berdikari.records.trade import WORLD

TOTALS = frozenset(
    ("world", "dunia", "total", "jumlah", "all", "semua", "dünya", "toplam", "alle", "grandtotal", "w00", "0")
)
_IMPORT = frozenset(("m", "import", "imports", "impor", "ithalat", "2", "masuk"))
_EXPORT = frozenset(("x", "export", "exports", "ekspor", "ihracat", "1", "keluar"))
_YEAR = re.compile(r"((?:19|20)\d\d)(?:\D.*|[01]\d)?")
_CODE = re.compile(r"\[?\s*(\d[\d.\s]*\d|\d)(?:\s*\])?(?:\W.*)?", re.DOTALL)


def year(cell: object) -> int | None:
    """2021 from `2021`, `2021.0`, `2021*`, `202103` or `2021-03`."""
    text = str(cell).strip()
    match = _YEAR.fullmatch(text.removesuffix(".0"))
    return int(match.group(1)) if match else None


def code(cell: object) -> tuple[str | None, bool]:
    """Digits of a customs code (`9022.12.00`, `[90221200] CT`, 90221200.0), and whether a lost zero was put back."""
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
    match = _CODE.fullmatch(re.sub(r"(?<=\d{4})\.0$", "", text))
    digits = re.sub(r"\D", "", match.group(1)) if match else ""
    if len(digits) in (3, 5, 7):
        return "0" + digits, True
    return (digits, False) if len(digits) in (4, 6, 8) else (None, False)


def country(cell: object, names: Mapping[str, str]) -> str | None:
    """ISO 3166-1 alpha-3 of a name or code, W00 for a total; None: not known. names: by folded spelling."""
    key = fold(str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell))
    return WORLD if key in TOTALS else names.get(key)


def direction(cell: object) -> str | None:
    """`import` or `export`."""
    word = fold(str(cell))
    if word in _IMPORT:
        return "import"
    return "export" if word in _EXPORT else None


def fold(text: str) -> str:
    """A name without case, accents, blanks and signs: `Côte d'Ivoire` becomes `cotedivoire`."""
    letters = unicodedata.normalize("NFKD", text.replace("ı", "i").replace("İ", "i").casefold())
    return "".join(letter for letter in letters if letter.isalnum())
