"""Devices: those of the catalogue by any of their names, and others as the text calls them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from berdikari.read.page import Page
from berdikari.records import Device
from berdikari.words import fold

_WORD = re.compile(r"[^\W\d_][\w/-]*")
_NEXT = re.compile(r"(?:,? (?:dan|serta|hingga|and|ve|or|atau) |, )([^\W\d_][\w/-]*(?: [^\W\d_][\w/-]*){0,2})(?=[.,;]|\s*$)")
_BETWEEN = re.compile(r",? ?(?:dan|serta|hingga|and|ve|or|atau|,)? ?")
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Found:
    """A device where the text names it. general: its category is an upper one of the catalogue, or of a neighbouring field."""

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
        if (found and hit.start < found[-1].end) or any(a <= hit.start and hit.end <= b for a, b in names):
            continue
        stem = len(hit.phrase.rstrip("*")) if hit.phrase.endswith("*") else hit.end - hit.start
        category = table[fold(hit.phrase)]
        found.append(Found(Device(name=page.text[hit.start : hit.start + stem], id=category), hit.start, hit.end, category in general))
    return _with_listed(page, [replace(f, general=f.general and not _is_listed(page, found, i)) for i, f in enumerate(found)])


def _is_listed(page: Page, found: list[Found], index: int) -> bool:
    """True for a device beside another one in a list: "peralatan ortopedi, mesin cuci darah, peralatan ICU"."""
    pairs = [(found[i], found[i + 1]) for i in (index - 1, index) if 0 <= i < len(found) - 1]
    return any(_BETWEEN.fullmatch(page.folded, a.end, b.start) for a, b in pairs)


def _with_listed(page: Page, found: list[Found]) -> list[Found]:
    """The devices with those that end a list of two or more: "pompa infus, meja operasi, dan docking station"."""
    listed = list(found)
    for before, last in zip(found, found[1:], strict=False):
        if not _BETWEEN.fullmatch(page.folded, before.end, last.start):
            continue
        match = _NEXT.match(page.text, last.end)
        if match and not any(f.start < match.end() and match.start(1) < f.end for f in found) and match.group(1).islower() == page.text[last.start : last.end].islower():
            listed.append(Found(Device(name=match.group(1)), match.start(1), match.end(1)))
    return sorted(listed, key=lambda f: f.start)


def telling(found: Iterable[Found]) -> list[Found]:
    """One of each category, without upper categories where there are others, nor those whose name is part of another's."""
    own = list(found)
    own = [f for f in own if not f.general] or own
    kept: dict[str, Found] = {}
    for device in own:
        kept.setdefault(device.device.id or fold(device.device.name), device)
    names = [set(fold(f.device.name).split()) for f in kept.values()]
    return [f for f, words in zip(kept.values(), names, strict=True) if not any(words < other for other in names)]


def unknown_devices(page: Page, start: int, end: int) -> list[Found]:
    """What a text says is made or sold, in its own words: one to four words behind "memproduksi", "pabrik", "maker of"."""
    found = []
    for hit in page.hits("devices.made", start=start, end=end):
        last = hit.end
        stops = {h.start for h in page.hits("devices.stop", "names.start", "organisations.company", start=hit.end, end=min(end, hit.end + 60))}
        for count, match in enumerate(_WORD.finditer(page.text, hit.end, end)):
            gap = page.text[last : match.start()]
            if count >= _MOST_WORDS or gap != " " or match.start() in stops or match.group()[0].isupper():
                break
            last = match.end()
        if last > hit.end and len(page.text[hit.end : last].split()) > 1:
            found.append(Found(Device(name=page.text[hit.end : last].strip()), hit.end + 1, last))
    return found
