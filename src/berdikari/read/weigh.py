"""Weigh: how likely an organisation of a page is a party to a cooperation: named features, weighted by what was learned."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from berdikari.read.names import Mention
from berdikari.read.organisations import Organisation
from berdikari.read.page import Page

TRIGGERS = ("stages.cooperation", "stages.mou", "stages.letter_of_intent", "stages.contract", "stages.contract_word", "stages.joint_venture", "stages.signed")
PUBLIC = frozenset({"ministry", "agency", "local_government"})
PRIVATE = frozenset({"company", "university", "hospital", "association", "cluster"})
EXCLUDED = frozenset({"media", "zone"})
_BREAK = re.compile(r"[.;]")
_WITH = re.compile(r"\b(?:dengan|bersama|with|ile|menggandeng|gandeng|digandeng|bermitra|partnered|alongside|birlikte|arasinda|antara|between)\b")
_AND = re.compile(r"(?:^|\s)(?:dan|and|ve|serta|&|maupun)\s|,\s*$|^\s*,")
_AT = re.compile(r"\b(?:di|in|at|on|pada|ke)\s+(?:the\s+)?$")
_TO = re.compile(r"\b(?:kepada|untuk|ke|to|for|oleh|by|dari|from|milik|melalui|lewat|through|via)\s+(?:the\s+)?$")
_APPOSITION = re.compile(r"^(?:'\w+)?\s*(?:\([^)]*\)\s*)?,?\s*(?:selaku|sebagai|anak|cucu|perusahaan|produsen|pembuat|pabrikan|distributor|a |an |the |yang bergerak|asal|dari|from)")
_OWNED = re.compile(r"(?:anak|cucu|cicit)\s+(?:usaha|perusahaan)(?:nya)?\s*,?\s*$|subsidiary(?: of)?\s*,?\s*$|bagian dari\s*$|induk\s*$|(?:unit|arm) of\s*$|milik\s*$")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around the organisations of a page. by_sentence: their mentions; triggers: sentences with a word of cooperation;
    field: how much the page speaks of devices, medicines, hospitals, insurance, crime.
    """

    page: Page
    by_sentence: Mapping[int, Sequence[tuple[Organisation, Mention]]]
    triggers: frozenset[int]
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
    triggers = frozenset(page.sentence_at(h.start) for h in page.hits(*TRIGGERS))
    devices = frozenset(page.sentence_at(h.start) for h in page.hits("devices.catalogue", "devices.general"))
    return Surroundings(page, by_sentence, triggers, devices, _field(page, triggers))


def _field(page: Page, triggers: frozenset[int]) -> dict[str, float]:
    lists = {
        "page_device": ("fields.device", "devices.catalogue"), "page_pharma": ("fields.pharma",), "page_hospital": ("fields.hospital",),
        "page_insurance": ("fields.insurance", "fields.not_health"), "page_crime": ("join.supplier_context",),
        "page_instrument": ("stages.mou", "stages.letter_of_intent", "stages.joint_venture", "stages.signed"),
    }  # fmt: skip
    found = {name: math.log1p(len(page.hits(*names))) for name, names in lists.items()}
    found["page_triggers"] = math.log1p(len(triggers))
    found["page_early_trigger"] = float(bool(triggers & set(range(4))))
    return found


def weigh(found: Sequence[Organisation], around: Surroundings, weights: Mapping[str, Mapping[str, float]]) -> list[float]:
    """For each organisation the probability, 0 to 1, that it is a party; media and industrial estates never are.

    In two steps: each by itself, then each beside the others: the second of two likely parties is likelier than the second of ten.
    """
    rows = [features(o, around) for o in found]
    alone = [0.0 if o.kind in EXCLUDED else probability(row, weights["alone"]) for o, row in zip(found, rows, strict=True)]
    beside = standing(alone)
    return [
        0.0 if o.kind in EXCLUDED else probability({**row, **stands}, weights["beside"])
        for o, row, stands in zip(found, rows, beside, strict=True)
    ]


def standing(alone: Sequence[float]) -> list[dict[str, float]]:
    """For each of several probabilities its logit, its rank and the two best of the others."""
    found = []
    for index, own in enumerate(alone):
        others = sorted((p for i, p in enumerate(alone) if i != index), reverse=True) + [0.0, 0.0]
        rank = sum(p > own for p in alone)
        found.append({"own": _logit(own), "best_other": _logit(others[0]), "next_other": _logit(others[1]), f"rank_{min(rank, 4)}": 1.0})
    return found


def _logit(p: float) -> float:
    p = min(max(p, 1e-3), 1 - 1e-3)
    return math.log(p / (1 - p))


def probability(row: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The logistic of the weighted sum of features."""
    score = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in row.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def features(organisation: Organisation, around: Surroundings) -> dict[str, float]:
    """The named features of an organisation on its page; each says one thing about its name or about the words around it."""
    found: dict[str, float] = {}
    for name in (*_of_name(organisation), *_of_place(organisation, around)):
        found[name] = 1.0
    found["mentions"] = math.log(len(organisation.mentions))
    found |= around.field
    here = [f for mention in organisation.mentions for f in set(_of_mention(organisation, mention, around))]
    for name in set(here):
        found[name] = 1.0
        found[f"{name}_share"] = here.count(name) / len(organisation.mentions)
    return found


def _of_name(organisation: Organisation) -> Iterator[str]:
    yield f"kind_{organisation.kind}"
    words = organisation.name.split()
    if re.match(r"(?i)pt\b|cv\b", organisation.name) or re.search(r"(?i)\b(?:tbk|ltd|inc|gmbh|corp|co|a\.?ş|llc|bhd)\b", organisation.name):
        yield "legal_form"
    if len(words) == 1:
        yield "one_word"
    if len(words) > 4:
        yield "long"
    if organisation.name.isupper():
        yield "all_capitals"
    if organisation.aliases:
        yield "aliases"
    if organisation.country not in (None, "ID"):
        yield "foreign"


def _of_place(organisation: Organisation, around: Surroundings) -> Iterator[str]:
    sentences = [m.sentence for m in organisation.mentions]
    body = [n for n in range(len(around.page.sentences)) if not around.page.sentences[n].headline]
    first = body.index(min(s for s in sentences if s in body)) if any(s in body for s in sentences) else len(body)
    yield f"first_in_{min(first, 4)}"
    if any(around.page.sentences[s].headline for s in sentences):
        yield "headline"


def _of_mention(organisation: Organisation, mention: Mention, around: Surroundings) -> Iterator[str]:
    page = around.page
    sentence = page.sentences[mention.sentence]
    here = around.by_sentence[mention.sentence]
    at = next(i for i, (_, m) in enumerate(here) if m.start == mention.start)
    left = page.folded[here[at - 1][1].end if at else sentence.start : mention.start]
    right = page.folded[mention.end : here[at + 1][1].start if at + 1 < len(here) else sentence.end]
    if mention.sentence in around.triggers:
        yield "in_trigger"
        if any(o is not organisation and o.kind in PRIVATE for o, _ in here):
            yield "in_trigger_with_other"
    if mention.sentence in around.devices:
        yield "with_device"
    for lists, name in (
        (("stages.mou", "stages.letter_of_intent", "stages.joint_venture"), "instrument"), (("stages.signed",), "signed"),
        (("devices.made", "stages.production", "stages.production_verb"), "making"), (("stages.export",), "export"),
        (("stages.talks",), "talks"), (("dates.said",), "speech"), (("money.kinds.investment",), "investing"), (("join.supplier_context",), "crime"),
    ):  # fmt: skip
        if page.has(*lists, start=sentence.start, end=sentence.end):
            yield name
    yield from _of_left(page, mention, left, sentence.start)
    yield from _of_right(right)


def _of_left(page: Page, mention: Mention, left: str, start: int) -> Iterator[str]:
    near = left[-45:]
    if _WITH.search(near):
        yield "left_with"
    if _AND.search(near[-14:]):
        yield "left_and"
    if _AT.search(near):
        yield "left_at"
    if _TO.search(near):
        yield "left_to"
    if _OWNED.search(near):
        yield "left_owner"
    low = max(start, mention.start - 45)
    for name in ("join.witness", "join.comparison", "names.company_before", "offices.words", "roles.distributor", "roles.manufacturer", "stages.cooperation", "dates.said"):
        hits = page.hits(name, start=low, end=mention.start)
        if hits and not _BREAK.search(page.folded, hits[-1].end, mention.start):
            yield f"left_{name.split('.')[1]}"
    if not left.strip():
        yield "left_nothing"


def _of_right(right: str) -> Iterator[str]:
    near = right[:40]
    if re.match(r"\W*(?:dengan|bersama|with|ile|ve|and|dan|serta|menggandeng|bermitra|bekerja|partnered|signed|menandatangani|meneken|arasinda|sepakat|agreed|&)\b", near):
        yield "right_link"
    if _WITH.search(near):
        yield "right_with"
    if _APPOSITION.search(near):
        yield "right_apposition"
    if re.match(r"'(?:n?in|i|e|a|nin|un|dan|den|ya|ye)\b", near):
        yield "right_suffix"
    if re.match(r"\W*(?:akan|telah|mulai|membuka|memproduksi|membangun|will|has|is|opened|plans|berencana|siap|mengekspor|resmi|berhasil)\b", near):
        yield "right_verb"
