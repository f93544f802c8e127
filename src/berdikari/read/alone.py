"""Alone: the named features of one organisation, of its name and of the words around its mentions."""

import math
import re
from collections.abc import Iterator, Mapping

from berdikari.read.around import PRIVATE, Surroundings
from berdikari.read.names import Mention
from berdikari.read.nearby import nearby
from berdikari.read.organisations import Organisation
from berdikari.read.page import Page

_BREAK = re.compile(r"[.;]")
WITH = re.compile(
    r"\b(?:dengan|bersama|with|ile|menggandeng|gandeng|digandeng|bermitra|partnered|alongside|birlikte|"
    r"arasinda|antara|between)\b"
)
_AND = re.compile(r"(?:^|\s)(?:dan|and|ve|serta|&|maupun)\s|,\s*$|^\s*,")
PAIRED = re.compile(  # what stands between two partners: "A (A1), pembuat x asal Y, dengan B"
    r"(?:'\w+)?\s*(?:\([^)]*\))?(?:\s*,[^,;.]{0,60},?)?\s*(?:dengan|bersama|bersama dengan|with|ile|"
    r"menggandeng|gandeng|and|dan|ve|serta|&|dan juga|arasinda|bermitra dengan|"
    r"bekerja sama dengan|in partnership with|together with|partnered with)\s+(?:[^\s.,;]+\s+){0,7}"
)
LISTED = re.compile(  # what stands between two members of a list: "A dari Hungaria, B", "A, Slovakya'dan B"
    r"(?:'\w+)?\s*(?:\([^)]*\))?(?: (?:dari|asal|from|of) \w+(?: \w+)?)?\s*"
    r"(?:,|,? dan|,? and|,? serta|,? ve|&)\s+(?:pt\.? )?(?:\w+'(?:dan|den|tan|ten) )?"
)
_AT = re.compile(r"\b(?:di|in|at|on|pada|ke)\s+(?:the\s+)?$")
_TO = re.compile(r"\b(?:kepada|untuk|ke|to|for|oleh|by|dari|from|milik|melalui|lewat|through|via)\s+(?:the\s+)?$")
_APPOSITION = re.compile(
    r"^(?:'\w+)?\s*(?:\([^)]*\)\s*)?,?\s*(?:selaku|sebagai|anak|cucu|perusahaan|produsen|pembuat|pabrikan|"
    r"distributor|a |an |the |yang bergerak|asal|dari|from)"
)
OWNED = re.compile(
    r"(?:anak|cucu|cicit)\s+(?:usaha|perusahaan)(?:nya)?(?: sendiri)?\s*,?\s*$|subsidiary(?: of)?\s*,?\s*$|"
    r"bagian dari\s*$|induk\s*$|(?:unit|arm|brand|affiliate|member|subsidiary) of\s*$|"
    r"milik\s*$|\bholding\s*$|'n?[ae] bagli\s*$|istiraki\s*$"
)


def features(organisation: Organisation, around: Surroundings) -> dict[str, float]:
    """The named features of an organisation on its page; each says one thing about its name or about the words
    around it.
    """
    found: dict[str, float] = {}
    found |= _of_words(organisation, around.page.words.lexicon)
    for name in (*_of_name(organisation), *_of_place(organisation, around), *_of_odd(organisation, around.page)):
        found[name] = 1.0
    found["mentions"] = math.log(len(organisation.mentions))
    found |= around.field
    found |= nearby(organisation, around)
    here = [f for mention in organisation.mentions for f in set(_of_mention(organisation, mention, around))]
    for name in set(here):
        found[name] = 1.0
        found[f"{name}_share"] = here.count(name) / len(organisation.mentions)
    return found


def _of_words(organisation: Organisation, lexicon: Mapping[str, str]) -> dict[str, float]:
    """What the lexicon says of the words of a name: how many are common, of persons, of organisations, or in none of
    its lists.
    """
    kinds = [lexicon.get(word, "") for word in organisation.words]
    shares = {
        name: sum(letter in kind for kind in kinds) / len(kinds)
        for letter, name in (("c", "common"), ("p", "person"), ("o", "organisation"))
    }
    shares["strange"] = sum(not kind for kind in kinds) / len(kinds)
    if organisation.kind == "unknown":
        shares |= {f"unknown_{name}": value for name, value in shares.items()}
    shares["all_common"] = float(all("c" in kind for kind in kinds))
    shares["unknown_all_person"] = float(organisation.kind == "unknown" and all("p" in kind for kind in kinds))
    return shares


def _of_name(organisation: Organisation) -> Iterator[str]:
    yield f"kind_{organisation.kind}"
    words = organisation.name.split()
    if re.match(r"(?i)pt\b|cv\b", organisation.name) or re.search(
        r"(?i)\b(?:tbk|ltd|inc|gmbh|corp|co|a\.?ş|llc|bhd)\b", organisation.name
    ):
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


def _of_odd(organisation: Organisation, page: Page) -> Iterator[str]:
    """What speaks against a name: it only begins sentences, it holds a device, a number, a head of a place."""
    first = organisation.mentions[0]
    if all(m.starts for m in organisation.mentions):
        yield "only_begins"
        if organisation.kind == "unknown":
            yield "unknown_only_begins"
    if page.has("devices.catalogue", "devices.general", start=first.start, end=first.end):
        yield "device_inside"
    if any(c.isdigit() for c in organisation.name):
        yield "number_inside"
    if len(organisation.name) < 3:
        yield "very_short"


def _of_place(organisation: Organisation, around: Surroundings) -> Iterator[str]:
    sentences = [m.sentence for m in organisation.mentions]
    body = around.page.once("body", _body)
    first = min((body[s] for s in sentences if s in body), default=len(body))
    yield f"first_in_{min(first, 4)}"
    if any(around.page.sentences[s].headline for s in sentences):
        yield "headline"


def _body(page: Page) -> dict[int, int]:
    """The sentences that are no headlines, each with its place among them."""
    numbers = [n for n, sentence in enumerate(page.sentences) if not sentence.headline]
    return {number: place for place, number in enumerate(numbers)}


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
        (("stages.mou", "stages.letter_of_intent", "stages.joint_venture"), "instrument"),
        (("devices.made", "stages.production", "stages.production_verb"), "making"), (("stages.signed",), "signed"),
        (("stages.talks",), "talks"), (("dates.said",), "speech"), (("money.kinds.investment",), "investing"),
        (("stages.export",), "export"), (("join.supplier_context",), "crime"),
    ):  # fmt: skip
        if page.has(*lists, start=sentence.start, end=sentence.end):
            yield name
    if (at and LISTED.fullmatch(left)) or (at + 1 < len(here) and LISTED.fullmatch(right)):
        yield "listed"
        if organisation.kind == "unknown":
            yield "listed_unknown"
    beside = {*_of_left(page, mention, left, sentence.start), *_of_right(right)}
    yield from beside
    if mention.sentence in around.triggers and beside & {
        "left_paired",
        "right_paired",
        "left_with",
        "right_with",
        "right_link",
    }:
        yield "joined_in_trigger"
        if organisation.kind == "unknown":
            yield "joined_unknown"


def _of_left(page: Page, mention: Mention, left: str, start: int) -> Iterator[str]:
    near = left[-45:]
    if WITH.search(near):
        yield "left_with"
    if _AND.search(near[-14:]):
        yield "left_and"
    if _AT.search(near):
        yield "left_at"
    if _TO.search(near):
        yield "left_to"
    if OWNED.search(near):
        yield "left_owner"
    low = max(start, mention.start - 45)
    for name in (
        "join.witness",
        "join.comparison",
        "names.company_before",
        "offices.words",
        "roles.distributor",
        "roles.manufacturer",
        "stages.cooperation",
        "dates.said",
    ):
        hits = page.hits(name, start=low, end=mention.start)
        if hits and not _BREAK.search(page.folded, hits[-1].end, mention.start):
            yield f"left_{name.split('.')[1]}"
    if not left.strip():
        yield "left_nothing"
    if PAIRED.fullmatch(left):
        yield "left_paired"


def _of_right(right: str) -> Iterator[str]:
    near = right[:40]
    if re.match(
        r"\W*(?:dengan|bersama|with|ile|ve|and|dan|serta|menggandeng|bermitra|bekerja|partnered|signed|menandatangani|meneken|arasinda|sepakat|agreed|&)\b",
        near,
    ):
        yield "right_link"
    if WITH.search(near):
        yield "right_with"
    if _APPOSITION.search(near):
        yield "right_apposition"
    if PAIRED.fullmatch(right):
        yield "right_paired"
    if re.match(r"'(?:n?in|i|e|a|nin|un|dan|den|ya|ye)\b", near):
        yield "right_suffix"
    if re.match(r"'n?[dt][ae]\b", near):
        yield "right_at"
    if re.match(
        r"\W*(?:akan|telah|mulai|membuka|memproduksi|membangun|will|has|is|opened|plans|berencana|siap|mengekspor|resmi|berhasil)\b",
        near,
    ):
        yield "right_verb"
