"""Home: the country of a party that neither the words beside its name nor its legal form tell: that of a known public
institution, of the country or place in its name, of the place where it is based.
"""

import re

from berdikari.names import parse
from berdikari.read.around import PUBLIC
from berdikari.read.mention import Mention
from berdikari.read.organisation import Organisation
from berdikari.read.page import Page
from berdikari.words import Hit, fold

_BODIES = frozenset({*PUBLIC, "university", "hospital", "association", "cluster"})
_PLACES = ("places.abroad", "places.province", "places.regency")
_BASED = re.compile(r"(?:-based|'?[a-z]{0,3} merkezli|'?[a-z]{0,3} menseli)(?: \w+){0,3} ")
_BASED_IN = re.compile(
    r"(?:,? (?:yang )?(?:berbasis|berkantor pusat|bermarkas) di|,? (?:which is )?(?:based|headquartered) in|\s?\() "
)


def home(page: Page, organisation: Organisation) -> str | None:
    """The country where an organisation is at home; None where nothing tells one country."""
    lands = {
        land
        for name in (organisation.name, *organisation.aliases)
        for _, land in parse(name).institutions
        if land != "any"
    }
    if len(lands) == 1:
        return lands.pop()
    told = (_named(page, m) for m in organisation.mentions) if organisation.kind in _BODIES else ()
    based = (_based(page, m) for m in organisation.mentions)
    return next((code for code in (*told, *based) if code), None)


def _named(page: Page, mention: Mention) -> str | None:
    """The country in a public body's name, else of a place in it: "Palang Merah Indonesia", "Ankara Üniversitesi"."""
    countries = page.hits("places.country", start=mention.start, end=mention.end)
    places = countries or page.hits(*_PLACES, start=mention.start, end=mention.end)
    codes = {_code(page, hit) for hit in places if hit.end <= mention.end}
    return codes.pop() if len(codes) == 1 else None


def _based(page: Page, mention: Mention) -> str | None:
    """The country of the place where it is based: "Istanbul-based Metsis", "Metsis, headquartered in Istanbul"."""
    sentence = page.sentences[mention.sentence]
    for hit in page.hits(*_PLACES, start=max(sentence.start, mention.start - 60), end=mention.start):
        if _BASED.fullmatch(page.folded, hit.end, mention.start):
            return _code(page, hit)
    for hit in page.hits(*_PLACES, start=mention.end, end=min(sentence.end, mention.end + 60)):
        if _BASED_IN.fullmatch(page.folded, mention.end, hit.start):
            return _code(page, hit)
    return None


def _code(page: Page, hit: Hit) -> str:
    table = hit.list.split(".")[1]
    return str(page.words.table("places", table)[fold(hit.phrase)]) if table in ("country", "abroad") else "ID"
