"""Around: what stands around the organisations of a page, sentence by sentence: words of cooperation, devices, the
page's field.
"""

import math
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from berdikari.read.names import Mention
from berdikari.read.organisations import Organisation
from berdikari.read.page import Page
from berdikari.read.stages import modality
from berdikari.words import Hit

TRIGGERS = (
    "stages.cooperation",
    "stages.mou",
    "stages.letter_of_intent",
    "stages.contract",
    "stages.contract_word",
    "stages.joint_venture",
    "stages.signed",
)
PUBLIC = frozenset({"ministry", "agency", "local_government"})
PRIVATE = frozenset({"company", "university", "hospital", "association", "cluster"})
_DEVICES = ("devices.catalogue", "devices.general", "devices.heads", "devices.tails", "fields.device")
_KIN = 80  # characters from a word of kinship to the name of the sibling, its short form behind it
_OF_IT = re.compile(r"['’]?n?[iu]n ")
_ONE_NAME = re.compile(r",? (?:dari |the )?(?:[\w.&-]+ ){0,6}\(?")
EXCLUDED = frozenset({"media", "zone"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around the organisations of a page. by_sentence: their mentions; triggers: words of cooperation by
    sentence; devices, pharma, service: sentences that speak of devices, of medicines or other goods, of what hospitals
    and schools do together; field: how much the page speaks of each of these, of hospitals, insurance, crime.
    """

    page: Page
    by_sentence: Mapping[int, Sequence[tuple[Organisation, Mention]]]
    triggers: Mapping[int, Sequence[Hit]]
    devices: frozenset[int]
    pharma: frozenset[int]
    service: frozenset[int]
    field: Mapping[str, float]


def is_out(organisation: Organisation, page: Page) -> bool:
    """True for what is no party by itself: the press, an estate, a firm that is only named as another's sibling."""
    if organisation.kind in EXCLUDED:
        return True
    return page.has("ownership.sibling", "ownership.sibling_behind") and all(
        _is_sibling(page, m) for m in organisation.mentions
    )


def _is_sibling(page: Page, mention: Mention) -> bool:
    """True right behind words of kinship, "bersaudara dengan X (Y)", or right before: "X'in kardeş kuruluşu"."""
    behind = page.hits("ownership.sibling_behind", start=mention.end, end=mention.end + _KIN)
    if any(_OF_IT.fullmatch(page.folded, mention.end, hit.start) for hit in behind):
        return True
    near = page.hits("ownership.sibling", start=max(0, mention.start - _KIN), end=mention.start)
    return any(_ONE_NAME.fullmatch(page.text, hit.end, mention.start) for hit in near)


def surroundings(page: Page, found: Sequence[Organisation]) -> Surroundings:
    """The surroundings of the organisations of a page."""
    by_sentence: dict[int, list[tuple[Organisation, Mention]]] = {}
    for organisation in found:
        for mention in organisation.mentions:
            by_sentence.setdefault(mention.sentence, []).append((organisation, mention))
    for here in by_sentence.values():
        here.sort(key=lambda pair: pair[1].start)
    triggers: dict[int, list[Hit]] = {}
    for hit in _triggers(page):
        triggers.setdefault(page.sentence_at(hit.start), []).append(hit)
    names = sorted((m.start, m.end) for o in found for m in o.mentions)
    told = [h for h in page.hits(*_DEVICES) if _is_told(page, h, names)]
    devices = frozenset(page.sentence_at(h.start) for h in told)
    pharma, service = (
        frozenset(page.sentence_at(h.start) for h in page.hits(*names))
        for names in (("fields.pharma", "fields.not_health"), ("fields.service",))
    )
    field = _field(page, frozenset(triggers), told, devices)
    return Surroundings(page, by_sentence, triggers, devices, pharma, service, field)


def _triggers(page: Page) -> list[Hit]:
    """Words of cooperation of a page that are neither denied nor only hoped for."""
    hits = page.hits(*TRIGGERS)
    return [h for h in hits if modality(page, page.sentences[page.sentence_at(h.start)], h) in ("done", "planned")]


def _is_told(page: Page, hit: Hit, names: Sequence[tuple[int, int]]) -> bool:
    """True for words of devices that the text speaks of: not a part of an office or of a name, and not denied."""
    sentence = page.sentences[page.sentence_at(hit.start)]
    at = bisect_right(names, (hit.start, len(page.text))) - 1
    if at >= 0 and names[at][1] >= hit.end:
        return False
    if page.text[hit.start].isupper() and page.has(
        "offices.words", start=max(sentence.start, hit.start - 70), end=hit.start
    ):
        return False
    return hit.list == "devices.catalogue" or not page.has(
        "modality.negated", "modality.after_negated", start=sentence.start, end=sentence.end
    )


def _field(page: Page, triggers: frozenset[int], told: Sequence[Hit], devices: frozenset[int]) -> dict[str, float]:
    lists = {
        "page_pharma": ("fields.pharma",),
        "page_hospital": ("fields.hospital",), "page_service": ("fields.service",),
        "page_insurance": ("fields.insurance", "fields.not_health"), "page_crime": ("join.supplier_context",),
        "page_instrument": ("stages.mou", "stages.letter_of_intent", "stages.joint_venture", "stages.signed"),
    }  # fmt: skip
    found = {name: math.log1p(len(page.hits(*names))) for name, names in lists.items()}
    found["page_device"] = math.log1p(len(told))
    found["page_no_device"] = float(not told)
    found["page_triggers"] = math.log1p(len(triggers))
    found["page_early_trigger"] = float(bool(triggers & set(range(4))))
    found["page_device_share"] = len(devices) / max(1, len(page.sentences))
    found["page_device_first"] = float(bool(devices & set(range(3))))
    found["page_pharma_more"] = float(found["page_pharma"] > found["page_device"])
    talks = page.has("stages.talks", "stages.meeting", "join.source")
    found["page_no_trigger"] = float(not triggers and not talks)
    found["page_only_talks"] = float(not triggers and talks)
    return found
