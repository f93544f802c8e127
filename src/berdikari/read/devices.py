"""Devices: those of the catalogue by any of their names, and others as the text calls them."""

import re
from dataclasses import dataclass

from berdikari.read.page import Page
from berdikari.records import Device
from berdikari.words import fold

_PLURAL = re.compile(r"(?:s|es|lari?|leri?)?\b")
_WORD = re.compile(r"[^\W\d_][\w/-]*")
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Found:
    """A device where the text names it."""

    device: Device
    start: int
    end: int


def devices(page: Page) -> list[Found]:
    """Every device of the catalogue that the page names, in order of place; a longer name wins over one inside it."""
    table = page.words.table("devices", "catalogue")
    found: list[Found] = []
    for hit in sorted(page.hits("devices.catalogue"), key=lambda h: (h.start, -h.end)):
        if found and hit.start < found[-1].end:
            continue
        found.append(Found(Device(name=page.text[hit.start : hit.end], id=table[fold(hit.phrase)]), hit.start, hit.end))
    return found


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


def general_devices(page: Page, start: int, end: int) -> list[Found]:
    """General words for devices (alat kesehatan, tıbbi cihaz) between two offsets."""
    return [Found(Device(name=page.text[h.start : h.end]), h.start, h.end) for h in page.hits("devices.general", start=start, end=end)]
