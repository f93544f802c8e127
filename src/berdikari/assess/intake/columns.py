"""Which column of a table holds what, from its headings in Indonesian, English or Turkish, or as the user says."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from berdikari.errors import InvalidSheetError

_HEADINGS = {
    "year": "year|tahun|yıl|refyear|period|periode|t|tahun data|ref year",
    "product": "product|hs|hs code|hscode|kode hs|kodehs|hs6|hs8|btki|cmdcode|commodity code|gtip|gtip no|k|kode"
    "|pos tarif|commodity|hs_code|tariff code|product code",
    "exporter": "exporter|i|country of origin|origin|negara asal|asal|pengekspor|ihracatçı|menşe ülke|supplier",
    "importer": "importer|j|destination|negara tujuan|tujuan|country of destination|pengimpor|ithalatçı|varış ülkesi",
    "partner": "partner|partner country|negara|country|ctr|negara mitra|mitra|ülke"
    "|partneriso|partner iso|partnerdesc|ülke adı",
    "reporter": "reporter|reporteriso|reporter iso|reporterdesc|pelapor|reporting country|bildiren ülke",
    "flow": "flow|flowcode|flow code|arus|trade flow|jenis|yön|export import|ekspor impor",
    "usd": "value|nilai|usd|fob|cif|primaryvalue|trade value|v|nilai usd|nilai fob|nilai cif|değer|fob value|cif value"
    "|amount|us$|trade value us$|import value|export value|tutar|nilai impor|nilai ekspor",
    "kg": "kg|netweight|net weight|netwgt|berat|berat bersih|q|quantity kg|net kg|weight|net ağırlık"
    "|ağırlık|netto|berat kg",
    "currency": "currency|mata uang|para birimi|valuta|curr",
    "unit": "unit|satuan|birim|unit of value|satuan nilai",
}
_BRACKET = re.compile(r"[\(\[](.*?)[\)\]]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Headings of a table by what they hold; None: the table has no such column.

    Countries stand as exporter and importer, or as partner with a reporter and a flow (perhaps one for all rows).
    """

    year: str | None = None
    product: str | None = None
    exporter: str | None = None
    importer: str | None = None
    partner: str | None = None
    reporter: str | None = None
    flow: str | None = None
    usd: str | None = None
    kg: str | None = None
    currency: str | None = None
    unit: str | None = None


def guess_columns(headings: Sequence[str], sheet: str, given: str = "") -> Columns:
    """The columns by their headings; `given` ("year=Tahun,usd=Nilai") goes before any guess.

    Raises InvalidSheetError where a column that is needed is neither found nor given.
    """
    found: dict[str, str] = {}
    for name, words in _HEADINGS.items():
        known = set(words.split("|"))
        matches = [heading for heading in headings if plain(heading) in known and heading not in found.values()]
        if matches:
            found[name] = matches[0]
    columns = replace(Columns(**found), **_given(given, headings, sheet))
    for wanted in ("product", "usd"):
        if getattr(columns, wanted) is None:
            _refuse(sheet, wanted, headings)
    if columns.partner is None and (columns.exporter is None or columns.importer is None):
        _refuse(sheet, "partner", headings)
    return columns


def plain(heading: str) -> str:
    """A heading without brackets, case and signs: `Nilai (US$ ribu)` becomes `nilai`."""
    text = unicodedata.normalize("NFC", str(heading)).replace("İ", "i").casefold()
    return " ".join(re.sub(r"[_\-:*.]+", " ", _BRACKET.sub(" ", text)).split())


def bracket(heading: str) -> str:
    """What a heading says in brackets, or behind a comma: the unit."""
    inside = " ".join(_BRACKET.findall(heading))
    return inside or heading.partition(",")[2]


def _given(text: str, headings: Sequence[str], sheet: str) -> dict[str, str]:
    given: dict[str, str] = {}
    names = {field.name for field in fields(Columns)}
    for pair in filter(None, (part.strip() for part in text.split(","))):
        name, _, heading = (part.strip() for part in pair.partition("="))
        if name not in names:
            raise InvalidSheetError(sheet, "--columns", name, "one of " + ", ".join(sorted(names)))
        if heading not in headings:
            raise InvalidSheetError(sheet, "--columns", heading, "a heading of the table: " + ", ".join(headings))
        given[name] = heading
    return given


def _refuse(sheet: str, wanted: str, headings: Sequence[str]) -> None:
    wish = f"a column for {wanted}; name it with --columns {wanted}=HEADING"
    raise InvalidSheetError(sheet, "headings", ", ".join(map(str, headings)), wish)
