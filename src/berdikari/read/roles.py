"""Roles: what each party brings: technology, a plant, a market, money; a public body hosts or helps."""

import re
from collections.abc import Sequence

from berdikari.read.organisations import Organisation
from berdikari.read.owners import Owned
from berdikari.read.page import Page
from berdikari.records import Party
from berdikari.words import Hit, fold

_BY_KIND = {
    "university": "university", "hospital": "hospital", "association": "association", "cluster": "cluster",
    "local_government": "host_government", "ministry": "government", "agency": "government",
}  # fmt: skip
_PLANT_OF = re.compile(r"(?:pabrik|fasilitas(?: \w+)?|plant of|factory of|facility of|fabrikasi)(?: milik)? $")
_SAYS_OF = re.compile(  # what may stand between a name and the word that tells its role
    r"(?: ?\([^)]*\))?(?:,| selaku| sebagai| adalah|(?: akan| telah| sudah| kini| juga| will| has| now| to| is)* $)"
)
_ROLES = ("technology_owner", "manufacturer", "distributor", "investor", "buyer")


def party_record(organisation: Organisation, role: str | None) -> Party:
    """The party that an organisation is, in a role."""
    return Party(name=organisation.name, aliases=tuple(organisation.aliases), country=organisation.country, role=role)


def roles(page: Page, parties: Sequence[Organisation], owned: Sequence[Owned]) -> list[str | None]:
    """The role of each party: owner of another, what its kind or the words next to its names tell, whose the plant is.

    Beside an Indonesian party that makes, a foreign maker brings the technology.
    """
    names = {o.name for o in parties}
    above = {o.owner.name for o in owned if o.owned.name in names}
    hosts = {o.name for o in parties if _has_plant(page, o)}
    given = [
        "parent_company"
        if o.name in above and o.name not in hosts
        else _bought(page, o) or _BY_KIND.get(o.kind) or ("manufacturer" if o.name in hosts else _stated(page, o))
        for o in parties
    ]
    at_home = any(o.country == "ID" and o.kind == "company" for o in parties)
    given = [
        "technology_owner"
        if r == "manufacturer" and at_home and o.country not in (None, "ID") and o.name not in hosts
        else r
        for r, o in zip(given, parties, strict=True)
    ]
    alone = "manufacturer" in given and "technology_owner" not in given
    return [
        r or ("technology_owner" if alone and o.country in (None, "ID") and hosts else _by_country(o))
        for r, o in zip(given, parties, strict=True)
    ]


def _bought(page: Page, organisation: Organisation) -> str | None:
    """Buyer, for a public body, hospital or association that the words next to its name make one."""
    return "buyer" if organisation.kind in _BY_KIND and _stated(page, organisation) == "buyer" else None


def _has_plant(page: Page, organisation: Organisation) -> bool:
    """True where the text speaks of the organisation's own plant: "di pabrik Forsta", "fasilitas manufaktur GTM"."""

    def find(page: Page) -> bool:
        return any(_PLANT_OF.search(page.folded, max(0, m.start - 40), m.start) for m in organisation.mentions)

    return page.once(f"plant of {organisation.name}", find)


def unnamed_party(page: Page, hit: Hit) -> Party:
    """A partner of whom the text tells only the country."""
    code = str(page.words.table("places", "country")[fold(hit.phrase)])
    return Party(
        name=page.text[hit.start : hit.end],
        country=code,
        role="technology_owner" if code != "ID" else None,
        named=False,
    )


def _stated(page: Page, organisation: Organisation) -> str | None:
    """The role that words next to a name tell: "produsen X", "X, pembuat lampu operasi"."""
    return page.once(f"role of {organisation.name}", lambda page: _look_for_role(page, organisation))


def _look_for_role(page: Page, organisation: Organisation) -> str | None:
    for mention in organisation.mentions:
        sentence = page.sentences[mention.sentence]
        for role in _ROLES:
            before = page.hits(f"roles.{role}", start=max(sentence.start, mention.start - 50), end=mention.start)
            if before and _is_apposition(page.folded[before[-1].end : mention.start]):
                return role
            behind = page.hits(f"roles.{role}", start=mention.end, end=min(sentence.end, mention.end + 50))
            if (
                behind
                and _SAYS_OF.match(page.folded[mention.end : behind[0].start])
                and len(page.folded[mention.end : behind[0].start].split()) <= 4
            ):
                return role
    return None


def _is_apposition(between: str) -> bool:
    return (
        not re.search(r"[.;:,()]| dan | dengan | and | with | ve | di | yang ", between) and len(between.split()) <= 7
    )


def _by_country(organisation: Organisation) -> str | None:
    """A foreign firm without a stated role brings technology, an Indonesian one makes; None where the country is not
    known.
    """
    if organisation.country is None:
        return None
    return "manufacturer" if organisation.country == "ID" else "technology_owner"
