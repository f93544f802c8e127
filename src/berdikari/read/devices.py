"""Devices: those of the catalogue by any of their names, and others as the text calls them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from berdikari.read.page import Page, between
from berdikari.records import Device
from berdikari.words import Hit, fold

_BETWEEN = re.compile(r",? ?(?:dan|serta|hingga|and|ve|or|atau|,)? ?")
_LISTED = re.compile(r"(?: [a-z]+)?(?:,| dan| serta| and| ve|, dan|, serta|, and) ")
_NEIGHBOURS = frozenset(
    {
        "vaccine",
        "ambulance",
        "mobile-clinic",
        "contrast-medium",
        "radiopharmaceutical",
        "hand-sanitiser",
        "stem-cell-product",
        "hospital-information-system",
    }
)
_FIELD = re.compile(r"indust|sektor|sector|teknoloji|technolog|medtech")
_TRADE_OF = re.compile(
    r"(?:produsen|distributor|perusahaan|industri|sektor|bidang|asosiasi|klaster|pengusaha|pabrikan|penyalur"
    r"|pelaku usaha|perkumpulan|direktorat jenderal|farmasi dan|makanan dan|makers? of|manufacturers? of"
    r"|pasar|market for|association of) $"
)
_TRADE = re.compile(
    r" (?:industry|sector|maker|makers|manufactur|compan|firm|distributor|producer|forum|market|business"
    r"|association|cluster|sektor|uretici|sirket|dernek|federasyon|ihracat|kume|sanayi|fuar|regulat|expo)"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A device where the text names it. general: its category is an upper one of the catalogue, or of a neighbouring
    field.
    """

    device: Device
    start: int
    end: int
    general: bool = False


def devices(page: Page, names: Sequence[tuple[int, int]] = ()) -> list[Found]:
    """Every device of the catalogue that the page names, in order of place; a longer name wins over one inside it.

    names: stretches that are names of organisations; what stands inside them is no device (Uzman Sterilization System).
    """
    table = page.words.table("devices", "catalogue")
    general = page.words.table("devices", "upper")
    found: list[Found] = []
    for hit in sorted(page.hits("devices.catalogue"), key=lambda h: (h.start, -h.end)):
        if (found and hit.start < found[-1].end) or is_inside(hit, names):
            continue
        stem = len(hit.phrase.rstrip("*")) if hit.phrase.endswith("*") else hit.end - hit.start
        category = table[fold(hit.phrase)]
        found.append(
            Found(
                Device(name=page.text[hit.start : hit.start + stem], id=category),
                hit.start,
                hit.end,
                category in general,
            )
        )
    found = _compounds(page, sorted([*found, *_beside(page, found)], key=lambda f: f.start))
    return [replace(f, general=f.general and not _is_listed(page, found, i)) for i, f in enumerate(found)]


def _compounds(page: Page, found: Sequence[Found]) -> list[Found]:
    """Devices side by side are one, of the kind that its head tells: the first word in Indonesian ("jarum suntik vaksin
    auto-disable"), the last in English and Turkish ("vaccine syringes").
    """
    whole: list[Found] = []
    for one in found:
        last = whole[-1] if whole else None
        if last is None or page.text[last.end : one.start] != " ":
            whole.append(one)
            continue
        head = one if page.document.language in ("en", "tr") else last
        name = page.text[last.start : one.start] + one.device.name
        whole[-1] = Found(Device(name=name, id=head.device.id), last.start, one.end, head.general)
    return whole


def _beside(page: Page, found: Sequence[Found]) -> Iterator[Found]:
    """Letters that name a device beside another one only: "PET and CT scanners", "MR ve tomografi cihazları"."""
    table = page.words.table("devices", "beside")
    for hit in page.hits("devices.beside"):
        near = between(found, hit.start - 40, hit.end + 12)
        joined = any(_BETWEEN.fullmatch(page.folded, hit.end, f.start) for f in near if f.start > hit.end)
        joined = joined or any(_BETWEEN.fullmatch(page.folded, f.end, hit.start) for f in near if f.end < hit.start)
        inside = any(f.start <= hit.start < f.end for f in near)
        if joined and not inside and page.text[hit.start : hit.end].isupper():
            yield Found(Device(name=page.text[hit.start : hit.end], id=table[hit.phrase]), hit.start, hit.end)


def _is_listed(page: Page, found: list[Found], index: int) -> bool:
    """True for a device beside another one in a list: "peralatan ortopedi, mesin cuci darah, peralatan ICU"."""
    pairs = [(found[i], found[i + 1]) for i in (index - 1, index) if 0 <= i < len(found) - 1]
    return any(_BETWEEN.fullmatch(page.folded, a.end, b.start) for a, b in pairs)


def telling(page: Page, found: Iterable[Found]) -> list[Found]:
    """One of each category, or the members of one list, without upper categories where there are others, nor those
    whose name is part of another's.
    """
    own = list(found)
    own = [f for f in own if not f.general] or own
    kept: dict[str, list[Found]] = {}
    for device in own:
        same = kept.setdefault(device.device.id or fold(device.device.name), [])
        if not same or _LISTED.fullmatch(page.text, same[-1].end, device.start):
            same.append(device)
    every = [f for same in kept.values() for f in same]
    names = [set(fold(f.device.name).split()) for f in every]
    return [
        f
        for n, (f, words) in enumerate(zip(every, names, strict=True))
        if words not in names[:n] and not any(words < other for other in names)
    ]


def is_inside(hit: Hit | Found, names: Sequence[tuple[int, int]]) -> bool:
    """True for what stands inside one of the stretches, which are in order."""
    at = bisect_right(names, hit.start, key=itemgetter(0))
    return any(a <= hit.start and hit.end <= b for a, b in names[max(0, at - 3) : at])


def is_trade(page: Page, found: Found) -> bool:
    """True for what only tells a firm's trade: "produsen alat diagnostik asal Jerman"."""
    return bool(_TRADE_OF.search(page.folded, max(0, found.start - 30), found.start))


def is_neighbour(found: Found) -> bool:
    """True for a thing that the press names among devices and that is none: a vaccine, an ambulance."""
    return found.device.id in _NEIGHBOURS


def general_devices(page: Page, names: Sequence[tuple[int, int]] = ()) -> list[Found]:
    """Where the text speaks of medical devices without saying which, as a thing that is made or sold: "alat kesehatan",
    "medical
    equipment"; not where the words only tell a firm's trade, a sector or a forum, nor inside names.
    """
    found = []
    for hit in page.hits("devices.general"):
        if (
            is_inside(hit, names)
            or _FIELD.search(page.folded[hit.start : hit.end])
            or _TRADE_OF.search(page.folded, max(0, hit.start - 30), hit.start)
        ):
            continue
        if not _TRADE.match(page.folded[hit.end : hit.end + 30]):
            found.append(named_generally(page, hit))
    return found


def named_generally(page: Page, hit: Hit) -> Found:
    """Medical devices as a general word names them."""
    end = hit.start + (len(hit.phrase) - 1 if hit.phrase.endswith("*") else hit.end - hit.start)
    return Found(Device(name=page.text[hit.start : end], id="medical-device"), hit.start, hit.end, general=True)
