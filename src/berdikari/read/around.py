"""Around: what stands around the organisations of a page, sentence by sentence: words of cooperation, devices, the
page's field.
"""

import math
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
EXCLUDED = frozenset({"media", "zone"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around the organisations of a page. by_sentence: their mentions; triggers: words of cooperation by
    sentence;
    field: how much the page speaks of devices, medicines, hospitals, insurance, crime.
    """

    page: Page
    by_sentence: Mapping[int, Sequence[tuple[Organisation, Mention]]]
    triggers: Mapping[int, Sequence[Hit]]
    devices: frozenset[int]
    field: Mapping[str, float]


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
    devices = frozenset(page.sentence_at(h.start) for h in page.hits("devices.catalogue", "devices.general"))
    return Surroundings(page, by_sentence, triggers, devices, _field(page, frozenset(triggers), devices))


def _triggers(page: Page) -> list[Hit]:
    """Words of cooperation of a page that are neither denied nor only hoped for."""
    hits = page.hits(*TRIGGERS)
    return [h for h in hits if modality(page, page.sentences[page.sentence_at(h.start)], h) in ("done", "planned")]


def _field(page: Page, triggers: frozenset[int], devices: frozenset[int]) -> dict[str, float]:
    lists = {
        "page_device": ("fields.device", "devices.catalogue"), "page_pharma": ("fields.pharma",),
        "page_hospital": ("fields.hospital",),
        "page_insurance": ("fields.insurance", "fields.not_health"), "page_crime": ("join.supplier_context",),
        "page_instrument": ("stages.mou", "stages.letter_of_intent", "stages.joint_venture", "stages.signed"),
    }  # fmt: skip
    found = {name: math.log1p(len(page.hits(*names))) for name, names in lists.items()}
    found["page_triggers"] = math.log1p(len(triggers))
    found["page_early_trigger"] = float(bool(triggers & set(range(4))))
    found["page_device_share"] = len(devices) / max(1, len(page.sentences))
    found["page_device_first"] = float(bool(devices & set(range(3))))
    found["page_pharma_more"] = float(found["page_pharma"] > found["page_device"])
    found["page_no_trigger"] = float(not triggers)
    return found
