"""Roles: what each party brings: technology, a plant, a market, money; a public body hosts or helps."""

import re

from berdikari.read.organisations import Organisation
from berdikari.read.page import Page
from berdikari.records import Party
from berdikari.words import Hit, fold

_BY_KIND = {
    "university": "university", "hospital": "hospital", "association": "association", "cluster": "cluster",
    "local_government": "host_government", "ministry": "government", "agency": "government",
}  # fmt: skip
_ROLES = ("technology_owner", "manufacturer", "distributor", "investor", "buyer")


def party_record(page: Page, organisation: Organisation, scope: frozenset[int], role: str | None = None) -> Party:
    """The party that an organisation is, with its role: given, told by the words next to its names, or by its kind."""
    return Party(
        name=organisation.name,
        aliases=tuple(organisation.aliases),
        country=organisation.country,
        role=role or _BY_KIND.get(organisation.kind) or _stated(page, organisation) or _by_country(organisation),
    )


def unnamed_party(page: Page, hit: Hit) -> Party:
    """A partner of whom the text tells only the country."""
    code = str(page.words.table("places", "country")[fold(hit.phrase)])
    return Party(name=page.text[hit.start : hit.end], country=code, role="technology_owner" if code != "ID" else None, named=False)


def _stated(page: Page, organisation: Organisation) -> str | None:
    """The role that words next to a name tell: "produsen X", "X, pembuat lampu operasi"."""
    for mention in organisation.mentions:
        sentence = page.sentences[mention.sentence]
        for role in _ROLES:
            before = page.hits(f"roles.{role}", start=max(sentence.start, mention.start - 50), end=mention.start)
            if before and _is_apposition(page.folded[before[-1].end : mention.start]):
                return role
            behind = page.hits(f"roles.{role}", start=mention.end, end=min(sentence.end, mention.end + 50))
            if behind and re.match(r"(?: ?\([^)]*\))?(?:,| selaku| sebagai| adalah)", page.folded[mention.end : behind[0].start]) and len(page.folded[mention.end : behind[0].start].split()) <= 4:
                return role
    return None


def _is_apposition(between: str) -> bool:
    return not re.search(r"[.;:,()]| dan | dengan | and | with | ve | di | yang ", between) and len(between.split()) <= 7


def _by_country(organisation: Organisation) -> str | None:
    """A foreign firm without a stated role brings technology, an Indonesian one makes; None where the country is not known."""
    if organisation.country is None:
        return None
    return "manufacturer" if organisation.country == "ID" else "technology_owner"
