"""Kinds: what kind of organisation, place or thing the words of a run of capitals tell."""

import re
from dataclasses import dataclass

from berdikari.read.chunks import Chunk
from berdikari.read.mention import ORGANISATIONS
from berdikari.read.page import Page
from berdikari.words import Hit, fold

_OTHER_LISTS = (
    "places.country", "places.demonym", "places.abroad", "places.province", "places.regency", "fairs.known",
    "dates.months", "dates.weekdays", "names.not_names", "devices.catalogue", "devices.general", "stages.mou",
    "stages.letter_of_intent",
    "stages.joint_venture", "money.currencies", "numbers.scales",
)  # fmt: skip
_OFFICE = ("offices.words",)
_UNIT = ("offices.units",)
_MINISTRY_OF = ("offices.of_ministry",)
_ENDS = frozenset(f"organisations.{kind}_end" for kind in ORGANISATIONS if kind != "company")
LINKING = frozenset(["dan", "and", "ve", "of", "for", "the", "di", "bidang"])
SHORT_FORM = re.compile(r" \(([A-ZÇĞİÖŞÜ]{3,})\)")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_ROMAN = re.compile(r"[IVX]{1,4}|[A-Z]\d?")
_TICKER = re.compile(r"(?:\(|, |; )(?:[A-Z]{2,6}|Nasdaq|Euronext): ?$")
_EXCHANGE = re.compile(r": ?[A-Z]{1,6}[),;]")  # of "(SWX: ACHI)"
_PROJECT = re.compile(
    r"\b(?:proyek|program|project|programme|under the|lewat proyek|projesi|skema|inisiatif|sistem|metode|model|konsep|"
    r"platform|aplikasi|layanan|software|merek|merk|jenama|bermerek|varian|tipe|robot|vaksin|kit)\s+(?:the )?$"
)
_MODEL = re.compile(r"(?:^|[ -])[A-Z]{2,4}-?\d{3,}\w?$|[ -][A-Z]{1,4}\d{1,4}$")  # PB560, ADR-M100, GeNose C19
_NAMED = re.compile(r"\b(?:bernama|diberi nama|dinamai|dijuluki|named|called|dubbed) $")
_LEGAL = frozenset(["ltd", "inc", "co", "corp", "llc", "gmbh", "tbk", "sti", "plc", "bhd", "limited", "pte", "zrt"])
_SHORT = 4  # letters of a short form: UI, ITS, UNDP


@dataclass(frozen=True, slots=True)
class Lists:
    """The phrases of a page that tell kinds of names, by where they begin and end."""

    starting: dict[int, dict[str, Hit]]
    ending: dict[int, dict[str, Hit]]


def look_up(page: Page) -> Lists:
    """The phrases of a page that tell kinds of names."""
    kinds = [f"organisations.{kind}{end}" for kind in ORGANISATIONS for end in ("", "_end")]
    starting: dict[int, dict[str, Hit]] = {}
    ending: dict[int, dict[str, Hit]] = {}
    for hit in page.hits(
        *kinds,
        *_OTHER_LISTS,
        *_OFFICE,
        *_UNIT,
        *_MINISTRY_OF,
        "names.start",
        "names.company_before",
        "names.place_heads",
        "names.event_end",
    ):
        if _is_lower_short(page, hit):
            continue
        starting.setdefault(hit.first, {}).setdefault(hit.list, hit)
        ending.setdefault(hit.last, {})[hit.list] = hit
    return Lists(starting, ending)


def _is_lower_short(page: Page, hit: Hit) -> bool:
    """True for a short form of an institution that is not written in capitals: "its" is no university."""
    written = page.text[hit.start : hit.end]
    return (
        len(written) <= _SHORT
        and hit.list.startswith("organisations.")
        and not hit.list.endswith("_end")
        and hit.list != "organisations.company"
        and not written.isupper()
        and "c" in page.words.lexicon.get(page.tokens[hit.first].text, "c")
    )


def is_head(here: dict[str, Hit]) -> bool:
    """True where a head word of an organisation begins."""
    return any(name.startswith("organisations.") and not name.endswith("_end") for name in here)


def covering(lists: Lists, first: int, last: int) -> str | None:
    """The list of a phrase that covers the run from end to end."""
    for name in _OTHER_LISTS:
        hit = lists.starting.get(first, {}).get(name)
        if hit and hit.last >= last:
            return name
    return None


def company_head(lists: Lists, first: int, last: int) -> int:
    """Index of a leading legal form (PT, CV) in a run; -1 where there is none."""
    return next((i for i in range(first, last) if "organisations.company" in lists.starting.get(i, {})), -1)


def kind_of(lists: Lists, first: int, last: int) -> str:
    """The kind that the head or the end of a name tells; unknown where neither does."""
    here = lists.starting.get(first, {})
    for kind in ORGANISATIONS:
        hit = here.get(f"organisations.{kind}")
        if hit and (
            hit.last < last
            or kind not in ("company", "university", "hospital", "local_government", "zone")
            or hit.last - first > 0
        ):
            return kind
    ends = lists.ending.get(last, {})
    if first < last and "names.event_end" in ends:
        return "other"
    for kind in ORGANISATIONS:
        hit = ends.get(f"organisations.{kind}_end")
        if hit and hit.first > first:
            return kind
    for at in range(first + 1, min(first + 4, last)):  # Indonesian Association of Pharmaceutical Companies
        kind = next(
            (
                k
                for k in ("association", "ministry")
                if (h := lists.starting.get(at, {}).get(f"organisations.{k}")) and h.last > at
            ),
            "",
        )
        if kind:
            return kind
    inner = next(
        (i for i in range(first + 1, last + 1) if "organisations.company_end" in lists.ending.get(i, {})), None
    )
    return "company" if inner is not None else "unknown"


def is_branch(page: Page, lists: Lists, chunk: Chunk) -> bool:
    """True for a telling word and a country, as the name of a firm's branch: Mindray Indonesia, Siemens Türkiye."""
    country = lists.ending.get(chunk.last, {}).get("places.country")
    if (
        country is None
        or not 0 < country.first - chunk.first < 3
        or (page.document.language == "tr" and page.text[chunk.end : chunk.end + 1] == "'")
        or page.folded[chunk.end : chunk.end + 3] in ("'s ", "s' ")
    ):
        return False
    return (
        not any("c" in page.words.lexicon.get(page.tokens[i].text, "") for i in range(chunk.first, country.first))
        and len(country.phrase) > 3
    )


def is_thing(page: Page, chunk: Chunk) -> bool:
    """True for capitals that name no organisation: a device (Mobile Digital X-Ray Device), a Roman number, a word that
    begins sentences, letters of another alphabet, a ticker, a project ("proyek X", "the X programme").
    """
    written = page.text[chunk.start : chunk.end]
    if (
        _ROMAN.fullmatch(written)
        or not _LATIN.search(written)
        or written in ("Persero", "Tbk")
        or _TICKER.search(page.text, max(0, chunk.start - 16), chunk.start)
        or (_EXCHANGE.match(page.text, chunk.end) and page.text[chunk.start - 1 : chunk.start] == "(")
        or page.tokens[chunk.first].text in ("project", "proyek", "proyeksi")
    ):
        return True
    if (
        chunk.first == chunk.last
        and not written.isupper()
        and page.has("names.start", start=chunk.start, end=chunk.end)
    ):
        return True
    if page.tokens[chunk.first].text in ("pt", "cv") or page.tokens[chunk.last].text in _LEGAL:
        return False
    if _MODEL.search(written) or page.tokens[chunk.first].text == "covid":
        return True
    if _PROJECT.search(page.folded, max(0, chunk.start - 40), chunk.start):
        return True
    if _is_named_device(page, chunk) or (
        chunk.first == chunk.last and not written.isupper() and _is_brand(page, chunk)
    ):
        return True
    if fold(written) in page.words.table("devices", "beside"):
        return True
    devices = page.hits("devices.catalogue", "devices.general", start=max(0, chunk.start - 24), end=chunk.end)
    return any(h.end > chunk.start for h in devices) and all(
        any(h.first <= i <= h.last for h in devices) or "c" in page.words.lexicon.get(page.tokens[i].text, "")
        for i in range(chunk.first, chunk.last + 1)
    )


def _is_named_device(page: Page, chunk: Chunk) -> bool:
    """True for the name that a device is said to have: "alat deteksi kanker bernama CePAD"."""
    named = _NAMED.search(page.folded, max(0, chunk.start - 24), chunk.start)
    return named is not None and page.has(
        "devices.catalogue", "devices.heads", start=chunk.start - 60, end=named.start()
    )


def _is_brand(page: Page, chunk: Chunk) -> bool:
    """True for a word behind a device that no maker stands before: "kit antigen CePAD", not "produsen ventilator
    Biosys".
    """
    before = page.hits("devices.catalogue", start=max(0, chunk.start - 40), end=chunk.start)
    if not before or page.folded[before[-1].end : chunk.start] != " ":
        return False
    ahead = max(0, before[-1].start - 24)
    return not page.has("names.company_before", start=ahead, end=before[-1].start)


def is_bare_head(page: Page, lists: Lists, chunk: Chunk, kind: str) -> bool:
    """True for a head word alone, or the last word of a name alone: Klaster, Balai, Büyükelçiliği; they name nobody."""
    written = page.text[chunk.start : chunk.end]
    if chunk.first != chunk.last or written.isupper():
        return False
    common = "c" in page.words.lexicon.get(page.tokens[chunk.first].text, "")
    return (kind != "unknown" and common) or bool(lists.ending.get(chunk.last, {}).keys() & _ENDS)
