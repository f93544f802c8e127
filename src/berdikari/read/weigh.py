"""Weigh: how likely an organisation of a page is a party to a cooperation: named features, weighted by what was learned."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from berdikari.read.names import Mention
from berdikari.read.organisations import Organisation
from berdikari.read.page import Page
from berdikari.read.stages import modality
from berdikari.words import Hit

TRIGGERS = ("stages.cooperation", "stages.mou", "stages.letter_of_intent", "stages.contract", "stages.contract_word", "stages.joint_venture", "stages.signed")
PUBLIC = frozenset({"ministry", "agency", "local_government"})
PRIVATE = frozenset({"company", "university", "hospital", "association", "cluster"})
EXCLUDED = frozenset({"media", "zone"})
_BREAK = re.compile(r"[.;]")
_WITH = re.compile(r"\b(?:dengan|bersama|with|ile|menggandeng|gandeng|digandeng|bermitra|partnered|alongside|birlikte|arasinda|antara|between)\b")
_AND = re.compile(r"(?:^|\s)(?:dan|and|ve|serta|&|maupun)\s|,\s*$|^\s*,")
PAIRED = re.compile(  # what stands between two partners: "A (A1), pembuat x asal Y, dengan B"
    r"(?:'\w+)?\s*(?:\([^)]*\))?(?:\s*,[^,;.]{0,60},?)?\s*(?:dengan|bersama|bersama dengan|with|ile|menggandeng|gandeng|and|dan|ve|serta|&|dan juga|arasinda|bermitra dengan|"
    r"bekerja sama dengan|in partnership with|together with|partnered with)\s+(?:[^\s.,;]+\s+){0,7}"
)
_LISTED = re.compile(r"(?:'\w+)?\s*(?:\([^)]*\))?\s*(?:,|,? dan|,? and|,? serta|,? ve|&)\s+(?:pt\.? )?")
_LEAST = 0.04  # an organisation less likely than this by itself is no partner of any
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
    triggers = frozenset(page.sentence_at(h.start) for h in triggers_of(page))
    devices = frozenset(page.sentence_at(h.start) for h in page.hits("devices.catalogue", "devices.general"))
    return Surroundings(page, by_sentence, triggers, devices, _field(page, triggers))


def triggers_of(page: Page, number: int | None = None) -> list[Hit]:
    """Words of cooperation of a page, or of one of its sentences, that are neither denied nor only hoped for."""
    start, end = (0, len(page.text)) if number is None else (page.sentences[number].start, page.sentences[number].end)
    hits = page.hits(*TRIGGERS, start=start, end=end)
    return [h for h in hits if modality(page, page.sentences[page.sentence_at(h.start)], h) in ("done", "planned")]


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


def weigh(found: Sequence[Organisation], around: Surroundings, weights: Mapping[str, Mapping[str, float]]) -> tuple[list[float], dict[tuple[int, int], float]]:
    """The probability, 0 to 1, that each organisation is a party, and that each two of them, by index, are parties to one deal."""
    alone = [0.0 if o.kind in EXCLUDED else probability(features(o, around), weights["alone"]) for o in found]
    together = {}
    for a, b in candidates(found, alone):
        together[a, b] = probability(pair_features(a, b, found, alone, around), weights["together"])
    return alone, together


def candidates(found: Sequence[Organisation], alone: Sequence[float]) -> Iterator[tuple[int, int]]:
    """The pairs of organisations that may be partners: neither is out of the question by itself."""
    able = [i for i, o in enumerate(found) if o.kind not in EXCLUDED and alone[i] >= _LEAST]
    return combinations(able, 2)


def pair_features(a: int, b: int, found: Sequence[Organisation], alone: Sequence[float], around: Surroundings) -> dict[str, float]:
    """The named features of two organisations: how likely each is by itself, and how the text brings them together."""
    one, other = found[a], found[b]
    low, high = sorted((_logit(alone[a]), _logit(alone[b])))
    rank = sum(p > min(alone[a], alone[b]) for p in alone)
    row = {"low": low, "high": high, "kinds_" + "_".join(sorted((one.kind, other.kind))): 1.0, f"rank_{min(rank, 5)}": 1.0, **around.field}
    for name in (*_of_countries(one, other), *_of_meeting(one, other, around)):
        row[name] = row.get(name, 0.0) + 1.0
    for name in ("meet", "meet_in_trigger", "meet_paired"):
        if name in row:
            row[f"{name}_ever"] = 1.0
            row[name] = math.log1p(row[name])
    near = min(abs(m.sentence - n.sentence) for m in one.mentions for n in other.mentions)
    row[f"apart_{min(near, 3)}"] = 1.0
    return row


def _of_countries(one: Organisation, other: Organisation) -> Iterator[str]:
    countries = {one.country, other.country}
    if len(countries) == 2 and None not in countries:
        yield "two_countries"
    if countries == {"ID"}:
        yield "both_indonesian"


def _of_meeting(one: Organisation, other: Organisation, around: Surroundings) -> Iterator[str]:
    """How two organisations meet in sentences: neighbours, joined as partners, in a list, in a headline, with an instrument."""
    page = around.page
    for number in {m.sentence for m in one.mentions} & {m.sentence for m in other.mentions}:
        sentence, here = page.sentences[number], around.by_sentence[number]
        yield "meet"
        if number in around.triggers:
            yield "meet_in_trigger"
        if sentence.headline:
            yield "meet_in_headline"
        if page.has("stages.mou", "stages.letter_of_intent", "stages.joint_venture", "stages.signed", start=sentence.start, end=sentence.end):
            yield "meet_with_instrument"
        seats = [(i, o) for i, (o, _) in enumerate(here) if o is one or o is other]
        for (i, x), (j, y) in pairwise(seats):
            if x is y:
                continue
            gap = page.folded[here[i][1].end : here[j][1].start]
            if j == i + 1:
                yield "neighbours"
            if PAIRED.fullmatch(gap):
                yield "meet_paired"
            elif _WITH.search(gap):
                yield "meet_with"
            if _LISTED.fullmatch(gap):
                yield "meet_listed"
            if _OWNED.search(gap) or page.has("ownership.owned_of", "ownership.owner_through", start=here[i][1].end, end=here[j][1].start):
                yield "meet_owned"
            if page.has("join.between", start=max(sentence.start, here[i][1].start - 24), end=here[i][1].start):
                yield "meet_between"


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
    found |= _of_words(organisation, around.page.words.lexicon)
    for name in (*_of_name(organisation), *_of_place(organisation, around)):
        found[name] = 1.0
    found["mentions"] = math.log(len(organisation.mentions))
    found |= around.field
    here = [f for mention in organisation.mentions for f in set(_of_mention(organisation, mention, around))]
    for name in set(here):
        found[name] = 1.0
        found[f"{name}_share"] = here.count(name) / len(organisation.mentions)
    return found


def _of_words(organisation: Organisation, lexicon: Mapping[str, str]) -> dict[str, float]:
    """What the lexicon says of the words of a name: how many are common, of persons, of organisations, or in none of its lists."""
    kinds = [lexicon.get(word, "") for word in organisation.words]
    shares = {name: sum(letter in kind for kind in kinds) / len(kinds) for letter, name in (("c", "common"), ("p", "person"), ("o", "organisation"))}
    shares["strange"] = sum(not kind for kind in kinds) / len(kinds)
    if organisation.kind == "unknown":
        shares |= {f"unknown_{name}": value for name, value in shares.items()}
    shares["all_common"] = float(all("c" in kind for kind in kinds))
    shares["unknown_all_person"] = float(organisation.kind == "unknown" and all("p" in kind for kind in kinds))
    return shares


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
    if at and _LISTED.fullmatch(left) or at + 1 < len(here) and _LISTED.fullmatch(right):
        yield "listed"
        if organisation.kind == "unknown":
            yield "listed_unknown"
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
    if PAIRED.fullmatch(left):
        yield "left_paired"


def _of_right(right: str) -> Iterator[str]:
    near = right[:40]
    if re.match(r"\W*(?:dengan|bersama|with|ile|ve|and|dan|serta|menggandeng|bermitra|bekerja|partnered|signed|menandatangani|meneken|arasinda|sepakat|agreed|&)\b", near):
        yield "right_link"
    if _WITH.search(near):
        yield "right_with"
    if _APPOSITION.search(near):
        yield "right_apposition"
    if PAIRED.fullmatch(right):
        yield "right_paired"
    if re.match(r"'(?:n?in|i|e|a|nin|un|dan|den|ya|ye)\b", near):
        yield "right_suffix"
    if re.match(r"\W*(?:akan|telah|mulai|membuka|memproduksi|membangun|will|has|is|opened|plans|berencana|siap|mengekspor|resmi|berhasil)\b", near):
        yield "right_verb"
