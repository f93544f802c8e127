"""Country: where an organisation is at home, as the text, its legal form or its name tells."""

import re

from berdikari.names import country_of_form
from berdikari.read.mention import Mention
from berdikari.read.organisation import REGISTERED, Organisation
from berdikari.read.page import Page
from berdikari.words import fold

_OTHER = re.compile(r"[.;:]| (?:dan|dengan|bersama|and|with|ve|ile|menggandeng|kepada|to) ")  # another is spoken of
_WORD = 16  # characters of a word of government behind a country


def country_of(page: Page, organisation: Organisation) -> str | None:
    """Country of an Indonesian legal form, else as stated next to a mention, else as its form or name tells; None where
    none does.
    """
    if REGISTERED.match(organisation.name):
        return "ID"
    for mention in organisation.mentions:
        stated = _stated_country(page, mention)
        if stated:
            return stated
    forms = next((c for n in (organisation.name, *organisation.aliases) if (c := country_of_form(n))), None)
    return forms or _in_name(page, organisation)


def _in_name(page: Page, organisation: Organisation) -> str | None:
    """The foreign country with which a name ends: "Klaster OSTIM Turki"; "X Indonesia" may be the arm of anybody."""
    for mention in organisation.mentions:
        hits = page.hits("places.country", start=mention.start, end=mention.end)
        if hits and hits[-1].end == mention.end:
            code = _code(page, hits[-1])
            return None if code == "ID" else code
        leading = page.hits("places.demonym", start=mention.start, end=mention.end)
        if leading and leading[0].start == mention.start and organisation.kind in ("ministry", "agency"):
            return _code(page, leading[0])  # Ukrainian Ministry of Health
    return None


def _stated_country(page: Page, mention: Mention) -> str | None:
    """The country in "asal Prancis X", "X dari Brasil", "X, perusahaan Korea", "Turkish X", "X Turki"."""
    sentence = page.sentences[mention.sentence]
    for hit in page.hits(
        "places.country", "places.demonym", start=mention.end, end=min(sentence.end, mention.end + 60)
    ):
        between = page.folded[mention.end : hit.start].strip(" ,(")
        if page.has("offices.of_state", start=hit.end, end=hit.end + _WORD):
            continue  # Medison Mısır hükümetine
        if between == "" or _only_from(page, mention.end, hit.start):
            return _code(page, hit)
    for hit in reversed(
        page.hits("places.country", "places.demonym", start=max(sentence.start, mention.start - 60), end=mention.start)
    ):
        between = page.folded[hit.end : mention.start]
        if re.search(r"[,.;:()]| dan | dengan | and | with | ve | di | in |yang", between) or len(between.split()) > 4:
            break
        around = page.has("names.company_before", start=max(sentence.start, hit.start - 40), end=mention.start)
        if around or hit.list == "places.demonym":
            return _code(page, hit)
    return None


def _only_from(page: Page, start: int, end: int) -> bool:
    """True where only "asal", "dari", "based in" and words of kind stand between a name and a country."""
    hits = page.hits("names.from_country", start=start, end=end)
    if not hits or _OTHER.search(page.text, start, hits[-1].start):
        return False
    return not page.folded[hits[-1].end : end].strip(" ") and len(page.folded[start : hits[-1].start].split()) <= 9


def _code(page: Page, hit: object) -> str:
    table = page.words.table("places", hit.list.split(".")[1])  # type: ignore[attr-defined]
    return str(table[fold(hit.phrase)])  # type: ignore[attr-defined]
