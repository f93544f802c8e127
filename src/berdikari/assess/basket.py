"""The customs codes that stand for a device, and whether they hold more than the device."""

from collections import Counter
from collections.abc import Iterable, Mapping

from berdikari.records.trade import Basket

EXACT = "HS6 is the device category"
LINES_EXACT = "BTKI lines are the device"


def world_basket(row: Mapping[str, str]) -> Basket:
    """A device's six-digit codes, which all countries share: an upper bound unless the note says they are the device.

    row: of the device catalogue, with `id`, `hs6` (parted by |) and `code_note`.
    """
    codes, note = _codes(row["hs6"]), row["code_note"]
    return Basket(device=row["id"], codes=codes, upper_bound=bool(codes) and not note.startswith(EXACT), note=note)


def national_basket(row: Mapping[str, str], shared: Iterable[str] = ()) -> Basket:
    """A device's eight-digit lines of Indonesia's tariff (BTKI 2022), narrower than the six digits.

    An upper bound where a line is that of "other" goods (its last digit but zeros is 9) or of another device too.
    shared: the lines that stand for several devices, from `shared_codes`.
    """
    codes, note, others = _codes(row["btki8"]), row["code_note"], set(shared)
    exact = note.startswith(EXACT) or LINES_EXACT in note
    wider = any(code in others or code.rstrip("0").endswith("9") for code in codes)
    return Basket(device=row["id"], codes=codes, system="BTKI8", upper_bound=wider and not exact, note=note)


def shared_codes(rows: Iterable[Mapping[str, str]], column: str = "btki8") -> frozenset[str]:
    """The codes that stand for more than one device; a group that holds all codes of another device is none of them."""
    sets = [frozenset(_codes(row[column])) for row in rows]
    devices = [codes for codes in sets if not any(other and other < codes for other in sets)]
    counts = Counter(code for codes in devices for code in codes)
    return frozenset(code for code, count in counts.items() if count > 1)


def _codes(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split("|")))
