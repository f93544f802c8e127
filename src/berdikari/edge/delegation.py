"""A list of firms from Excel, CSV or pasted text: who comes, from where, with which devices and certificates."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from io import StringIO
from pathlib import Path

from berdikari.edge.devices import device_named
from berdikari.edge.reference import rows
from berdikari.edge.sheets.workbook import read_workbook
from berdikari.errors import InvalidSheetError, UnreadableSourceError
from berdikari.names.fold import fold
from berdikari.records import Problem
from berdikari.records.match import Firm

COLUMNS = {
    "name": ("name", "firm", "company", "nama", "perusahaan", "firma", "ad"),
    "country": ("country", "negara", "ulke"),
    "devices": ("devices", "device", "products", "product", "alat", "produk", "cihaz", "cihazlar", "urun", "urunler"),
    "certificates": ("certificates", "certificate", "sertifikat", "belge", "belgeler"),
    "away": ("away", "absent", "berhalangan", "yok"),
    "most": ("most", "meetings", "pertemuan", "gorusme"),
}
_SPLIT = str.maketrans({";": "|", "/": "|", "\n": "|"})


def firms_in(path: str, country: str) -> tuple[tuple[Firm, ...], tuple[Problem, ...]]:
    """The firms of a file (.xlsx, .xls, .ods, .csv, .txt), and what of it the catalogue does not know.

    country: alpha-3, where a row names none. Raises UnreadableSourceError, InvalidSheetError.
    """
    return _firms(_cells(path), country, path)


def firms_from(text: str, country: str, source: str) -> tuple[tuple[Firm, ...], tuple[Problem, ...]]:
    """The same for pasted text: a firm a line, or a sheet with heads. source: what the list is called."""
    return _firms(_lines(text), country, source)


def firm_line(firm: Firm, country: str, devices: Iterable[str]) -> str:
    """A firm as a line that `firms_from` reads; country and devices by their names."""
    return "; ".join((firm.name.replace(";", ","), country, " | ".join(devices)))


def _firms(table: list[list[str]], country: str, path: str) -> tuple[tuple[Firm, ...], tuple[Problem, ...]]:
    if not table:
        raise InvalidSheetError(
            path, "row 1", "nothing", "a row of heads with `name` and `devices`, or one firm a line"
        )
    heads = [_column(cell) for cell in table[0]]
    if "name" in heads:
        records: Iterable[Mapping[str, str]] = (dict(zip(heads, row, strict=False)) for row in table[1:])
    else:
        records = map(_headless, table)
    found = [_firm(record, country, path) for record in records if (record.get("name") or "").strip()]
    return tuple(firm for firm, _ in found), tuple(problem for _, problems in found for problem in problems)


def _headless(row: Sequence[str]) -> dict[str, str]:
    """A row without heads: name, perhaps a country, devices."""
    rest = row[1:]
    if rest and _known_country(rest[0]):
        return {"name": row[0], "country": rest[0], "devices": "|".join(rest[1:])}
    return {"name": row[0], "devices": "|".join(rest)}


def _cells(path: str) -> list[list[str]]:
    try:
        if Path(path).suffix.lower() in (".xlsx", ".xls", ".ods", ".xlsm"):
            _, sheet = read_workbook(Path(path))
            return [[_text(cell) for cell in row] for row in sheet if any(_text(cell) for cell in row)]
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError, InvalidSheetError) as fault:
        raise UnreadableSourceError(path, str(fault), "an Excel or CSV sheet, or text with one firm a line") from None
    return _lines(text)


def _lines(text: str) -> list[list[str]]:
    delimiter = max(",;\t", key=text.strip().split("\n", 1)[0].count)
    return [
        [cell.strip() for cell in row]
        for row in csv.reader(StringIO(text), delimiter=delimiter)
        if any(map(str.strip, row))
    ]


def _text(cell: object) -> str:
    if cell is None:
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()


def _column(head: str) -> str:
    folded = fold(head)
    return next((column for column, names in COLUMNS.items() if folded in names), folded)


def _firm(record: Mapping[str, str], country: str, path: str) -> tuple[Firm, list[Problem]]:
    words = [part.strip() for part in (record.get("devices") or "").translate(_SPLIT).split("|") if part.strip()]
    found = [(word, device_named(word)) for word in words]
    problems = [
        Problem(
            stage="match",
            severity="note",
            message=f"{record['name']}: {word!r} is no device of the catalogue",
            hint="use a name or an id of the catalogue of devices",
            source=path,
        )
        for word, device in found
        if device is None
    ]
    firm = Firm(
        name=record["name"].strip(),
        country=_alpha3(record.get("country") or "") or country,
        devices=tuple(dict.fromkeys(device for _, device in found if device)),
        certificates=tuple(
            part.strip() for part in (record.get("certificates") or "").translate(_SPLIT).split("|") if part.strip()
        ),
        away=tuple(_slots(record.get("away") or "", path, record["name"])),
        most=_whole(record.get("most") or "", path, record["name"]),
        source=Path(path).name,
    )
    return firm, problems


def _slots(cell: str, path: str, name: str) -> Iterator[int]:
    for part in cell.replace(",", " ").split():
        number = _whole(part, path, name)
        if number is not None:
            yield number - 1


def _whole(cell: str, path: str, name: str) -> int | None:
    if not cell.strip():
        return None
    try:
        return int(cell)
    except ValueError:
        raise InvalidSheetError(path, f"row of {name}", cell, "a whole number") from None


def _alpha3(cell: str) -> str | None:
    """A country as alpha-3, from alpha-2, alpha-3 or its name in three languages; None: none is named."""
    if not fold(cell):
        return None
    found = _known_country(cell)
    if found is None:
        raise InvalidSheetError("countries", "country", cell, "a country, as its name or its ISO 3166-1 code")
    return found


def _known_country(cell: str) -> str | None:
    return _countries().get(fold(cell))


@cache
def _countries() -> Mapping[str, str]:
    """Alpha-3 by code and by name in three languages, folded."""
    columns = ("iso2", "iso3", "name_en", "name_id", "name_tr")
    return {fold(row[column]): row["iso3"] for row in reversed(rows("countries")) for column in columns if row[column]}


def alpha3(alpha2: str) -> str | None:
    """The alpha-3 code of an alpha-2 code; None: not known."""
    return next((row["iso3"] for row in rows("countries") if row["iso2"] == alpha2), None)
