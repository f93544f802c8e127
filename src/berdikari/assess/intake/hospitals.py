"""Rows of a list of hospitals: name, regency, class and beds; what is wrong is named, the rest goes on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from berdikari.assess.intake.cells import fold
from berdikari.assess.intake.columns import plain
from berdikari.assess.intake.faults import Faults
from berdikari.assess.intake.numbers import number
from berdikari.errors import InvalidSheetError
from berdikari.records.problem import Problem

CLASSES = ("A", "B", "C", "D")
_HEADINGS = {
    "name": ("name", "nama", "nama rumah sakit", "nama rs", "hospital", "rumah sakit", "hastane", "hastane adı"),
    "regency": (
        "regency",
        "kabupaten",
        "kab/kota",
        "kabupaten/kota",
        "kota",
        "city",
        "regency code",
        "kode kab/kota",
        "il",
    ),
    "class": ("class", "kelas", "kelas rs", "sınıf"),
    "beds": ("beds", "tempat tidur", "tt", "jumlah tt", "bed", "yatak", "jumlah tempat tidur"),
}
_MOST_BEDS = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Hospital:
    """A hospital as a list names it. regency: ministry code; category: A to D; None: not stated."""

    name: str
    regency: str
    category: str | None = None
    beds: int | None = None


def read_hospitals(
    headings: Sequence[str],
    rows: Sequence[Sequence[object]],
    regencies: Mapping[str, str],
    source: str,
    first_row: int = 2,
) -> tuple[tuple[Hospital, ...], tuple[Problem, ...]]:
    """The hospitals of a list. regencies: ministry code by folded name, from `regency_names`.

    Raises InvalidSheetError where the columns of name or regency lack.
    """
    at = {name: _place(headings, known) for name, known in _HEADINGS.items()}
    for name in ("name", "regency"):
        if at[name] is None:
            raise InvalidSheetError(source, "headings", ", ".join(headings), f"a column {_HEADINGS[name][1]!r}")
    faults, found, seen = Faults(source), [], set[tuple[str, str]]()
    for line, row in enumerate(rows, first_row):
        cells = {name: "" if place is None or place >= len(row) else row[place] for name, place in at.items()}
        hospital = _hospital(cells, line, regencies, faults)
        if hospital is None:
            continue
        if (key := (fold(hospital.name), hospital.regency)) in seen:
            faults.add(line, "a hospital of this name stands in the same regency already: counted once")
        else:
            seen.add(key)
            found.append(hospital)
    return tuple(found), faults.problems()


def regency_names(table: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Codes by every way in which lists write a regency; a bare name that a city and a regency share is left out."""
    names: dict[str, str] = {}
    bare: dict[str, set[str]] = {}
    for row in table:
        names[fold(row["code"])] = row["code"]
        for kind in (row["kind"], row["kind"][:3]):
            names[fold(f"{kind} {row['name']}")] = row["code"]
        bare.setdefault(fold(row["name"]), set()).add(row["code"])
    names.update({name: codes.pop() for name, codes in bare.items() if len(codes) == 1})
    return names


def _hospital(cells: Mapping[str, object], line: int, regencies: Mapping[str, str], faults: Faults) -> Hospital | None:
    name, where = str(cells["name"] or "").strip(), str(cells["regency"] or "").strip()
    if not name and not where:
        return None
    code = regencies.get(fold(where))
    if not name or code is None:
        told = f"{where!r} is no regency that is known" if name else "a row without a name"
        faults.add(line, told, "write Kabupaten or Kota before the name, or the ministry's code" if name else "")
        return None
    category = str(cells["class"] or "").strip().upper().removeprefix("KELAS").strip() or None
    if category is not None and category not in CLASSES:
        faults.add(line, f"class {category!r} is none of A to D: left open", "", "note")
        category = None
    return Hospital(name=name, regency=code, category=category, beds=_beds(cells["beds"], line, faults))


def _beds(cell: object, line: int, faults: Faults) -> int | None:
    if cell is None or not str(cell).strip():
        return None
    value = number(cell, comma=False)
    if value is None or not value.is_integer() or not 0 <= value <= _MOST_BEDS:
        faults.add(line, f"{str(cell)!r} stands where a number of beds is wanted: left open", "", "note")
        return None
    return int(value)


def _place(headings: Sequence[str], known: Sequence[str]) -> int | None:
    return next((place for place, heading in enumerate(headings) if plain(heading) in known), None)
