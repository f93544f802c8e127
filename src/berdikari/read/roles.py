"""Roles: what each party brings: technology, a plant, a market, money; a public body hosts, helps or buys."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from berdikari.read.organisation import REGISTERED
from berdikari.read.organisations import Organisation
from berdikari.read.owners import Owned
from berdikari.read.page import Page
from berdikari.read.told_roles import told_role
from berdikari.records import Party
from berdikari.words import Hit, fold

_BY_KIND = {
    "university": "university", "hospital": "hospital", "association": "association",
    "cluster": "association",
    "local_government": "government", "ministry": "government", "agency": "government",
}  # fmt: skip
_ARM = 3  # words of the name of a firm's arm in front of the country
_PLANT_OF = re.compile(r"(?:pabrik|fasilitas(?: \w+)?|plant of|factory of|facility of|fabrikasi)(?: milik)? $")


def party_record(organisation: Organisation, role: str | None) -> Party:
    """The party that an organisation is, in a role."""
    return Party(name=organisation.name, aliases=tuple(organisation.aliases), country=organisation.country, role=role)


def unnamed_party(page: Page, hit: Hit) -> Party:
    """A partner of whom the text tells only the country."""
    code = str(page.words.table("places", "country")[fold(hit.phrase)])
    return Party(
        name=page.text[hit.start : hit.end],
        country=code,
        role="technology_owner" if code != "ID" else None,
        named=False,
    )


def roles(
    page: Page, parties: Sequence[Organisation], owned: Sequence[Owned], told_in: Collection[int]
) -> list[str | None]:
    """The role of each party: owner of another, whose the plant is, what the words next to its names tell, what its
    kind or its name tells; else what the deal leaves to it. told_in: the sentences that tell of the deal.
    """
    names = sorted((m.start, m.end) for o in parties for m in o.mentions)
    above = {o.owner.name for o in owned if o.owned.name in {p.name for p in parties}}
    told = [_own_role(page, o, names, above) for o in parties]
    deal = _Deal(page, parties, told, told_in)
    return [deal.role(o, role) for o, role in zip(parties, told, strict=True)]


def _own_role(
    page: Page, organisation: Organisation, names: Sequence[tuple[int, int]], above: Collection[str]
) -> str | None:
    """What a page tells of a party by itself."""
    plant = _has_plant(page, organisation)
    if organisation.name in above and not plant:
        return "parent_company"
    told = told_role(page, organisation, names)
    body = _body(page, organisation)
    if body:
        return told if told in ("buyer", "investor") else body
    return (
        ("manufacturer" if plant else None) or told or _named(page, organisation, ("investor", "distributor", "buyer"))
    )


def _body(page: Page, organisation: Organisation) -> str | None:
    """The role of an organisation that is no firm, by its kind or by a word of its name; None for a firm."""
    if organisation.kind in _BY_KIND or REGISTERED.match(organisation.name):
        return _BY_KIND.get(organisation.kind)
    bodies = ("university", "hospital", "association", "government")
    return page.once(f"body {organisation.name}", lambda page: _named(page, organisation, bodies))


def _named(page: Page, organisation: Organisation, roles: Sequence[str]) -> str | None:
    """The role that a word of a name tells: X Ventures, Y Distribuidora, Komite Z."""
    for role in roles:
        if any(page.has(f"role_names.{role}", start=m.start, end=m.end) for m in organisation.mentions):
            return role
    return None


def _has_plant(page: Page, organisation: Organisation) -> bool:
    """True where the text speaks of the organisation's own plant: "di pabrik Forsta", "fasilitas manufaktur GTM"."""

    def find(page: Page) -> bool:
        return any(_PLANT_OF.search(page.folded, max(0, m.start - 40), m.start) for m in organisation.mentions)

    return page.once(f"plant of {organisation.name}", find)


def helper_role(page: Page, organisation: Organisation) -> str:
    """The role of a body that is no party: whose word is a licence, who watched, on whose ground, else who helped."""
    if _named(page, organisation, ("regulator",)):
        return "regulator"
    for mention in organisation.mentions:
        sentence = page.sentences[mention.sentence]
        before = page.has("role_helpers.witness", start=sentence.start, end=mention.start)
        if before or page.has("role_helpers.witness_behind", start=mention.end, end=sentence.end):
            return "witness"
    return "host_government" if organisation.kind == "local_government" else "facilitator"


class _Deal:
    """What a deal leaves to a party of which nothing is told: the other side of what its partners do."""

    def __init__(
        self, page: Page, parties: Sequence[Organisation], told: Sequence[str | None], told_in: Collection[int]
    ) -> None:
        self.page, self.parties, self.told = page, parties, told
        naming = {m.sentence for o in parties for m in o.mentions}
        self.sentences = [page.sentences[n] for n in sorted(naming.intersection(told_in) or told_in)]
        self.companies = [o for o in parties if not _body(page, o)]
        self.home = self._home()

    def role(self, organisation: Organisation, told: str | None) -> str | None:
        """The role of a party in the deal, from what is told of it."""
        if organisation not in self.companies:
            return "buyer" if self._may_buy(organisation, told) and self._buys(organisation) else told
        if told == "manufacturer" and self._foreign(organisation) and self._maker_at_home(organisation):
            return "technology_owner"
        if told:
            return told
        return self._left_to(organisation)

    def _left_to(self, organisation: Organisation) -> str:
        others = {r for o, r in zip(self.parties, self.told, strict=True) if o is not organisation}
        foreign = self._foreign(organisation)
        if len(self.companies) == 1:
            sold = any(self._buys(o) for o in self.parties) or "buyer" in others
            return "technology_owner" if foreign and not sold else "manufacturer"
        if self._has("invest"):
            return "investor"
        if foreign and self._has("export") and not self._has("make") and "technology_owner" not in others:
            return "distributor"
        if foreign:
            return "technology_owner"
        if self._has("distribution") and not self._has("make") and any(self._foreign(o) for o in self.companies):
            return "distributor"
        return "manufacturer"

    def _has(self, name: str) -> bool:
        return any(self.page.has(f"role_deals.{name}", start=s.start, end=s.end) for s in self.sentences)

    def _may_buy(self, organisation: Organisation, told: str | None) -> bool:
        """True for a public body, and for an aid organisation: one whose name is not that of an association."""
        return told == "government" or (told == "association" and not _named(self.page, organisation, (told,)))

    def _buys(self, organisation: Organisation) -> bool:
        """True for a public body in a sentence of the deal that tells of a purchase."""
        named = {m.sentence for m in organisation.mentions}
        return bool(self.companies) and any(
            self.page.has("role_deals.purchase", start=s.start, end=s.end)
            for s in self.sentences
            if self.page.sentence_at(s.start) in named
        )

    def _home(self) -> str | None:
        """The country in which the deal is made: Indonesia where a party is at home there, else that of most bodies,
        else of most parties.
        """
        known = [c for o in self.parties if (c := self._country(o))]
        bodies = [o.country for o in self.parties if o not in self.companies and o.country]
        told = self.page.once("countries told", _countries)
        codes = bodies or known
        return "ID" if "ID" in known else max(codes, key=lambda c: (codes.count(c), told[c]), default=None)

    def _country(self, organisation: Organisation) -> str | None:
        """The country of a party, else the one whose language its name speaks."""
        words = set(fold(organisation.name).split())
        named = (code for code in ("ID", "TR") if words & set(self.page.words.phrases("role_homes", code)))
        return organisation.country or next(named, None)

    def _foreign(self, organisation: Organisation) -> bool:
        """True for a company that is not of the deal's country: one of another, the arm of a firm with the country's
        name behind its own, one of unknown home beside one at home.
        """
        country = self._country(organisation)
        if self.home is None:
            return False
        others = [o for o in self.companies if o is not organisation and self._country(o) == self.home]
        if country == self.home is not None:
            return bool(others) and self._is_arm(organisation) and not all(map(self._is_arm, others))
        return country is not None or bool(others)

    def _is_arm(self, organisation: Organisation) -> bool:
        """True for "PT Alpha Indonesia": a word of no language of the country, and the country."""
        *words, last = fold(organisation.name).removeprefix("pt ").split()
        return (
            0 < len(words) <= _ARM
            and last in self.page.words.table("places", "country")
            and words[0] not in self.page.words.lexicon
        )

    def _maker_at_home(self, organisation: Organisation) -> bool:
        return any(o is not organisation and not self._foreign(o) for o in self.companies)


def _countries(page: Page) -> Counter[str]:
    """How often a page names each foreign country, or a place in it."""
    return Counter(
        str(page.words.table("places", name)[fold(hit.phrase)])
        for name in ("country", "demonym", "abroad")
        for hit in page.hits(f"places.{name}")
    )
