"""Parties merged: one organisation under its several names, with the country and role that most reports give it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from berdikari.names import SAME, alike, fold, parse
from berdikari.records import Claim, Conflict, Party
from berdikari.resolve.choosing import Option, choose, conflict
from berdikari.resolve.reports import Reports

ACROSS = 0.7  # in two reports of one deal a short name ("Forsta") needs less to be the long one


@dataclass(slots=True, kw_only=True)
class _Group:
    claims: list[Claim] = field(default_factory=list)
    mentions: set[str] = field(default_factory=set)
    names: dict[str, None] = field(default_factory=dict)  # every spelling, in order

    def add(self, claim: Claim, mention: str) -> None:
        self.claims.append(claim)
        self.mentions.add(mention)
        for name in names_of(_party(claim)):
            self.names.setdefault(name)


def names_of(party: Party) -> tuple[str, ...]:
    """The name and the aliases of a party."""
    return (party.name, *party.aliases)


def merge_parties(reports: Reports) -> tuple[tuple[Party, ...], tuple[Party, ...], list[Conflict]]:
    """Parties, facilitators, and the conflicts about their countries.

    Who is a party in as many reports as it is a facilitator is a party. A partner known by country alone goes into a
    named one
    of that country, if another report names it.
    """
    parties: list[Party] = []
    facilitators: list[Party] = []
    conflicts: list[Conflict] = []
    for group in _grouped(reports):
        as_party = reports.voices(c for c in group.claims if c.field == "party") if len(group.claims) > 1 else {1}
        as_helper = (
            reports.voices(c for c in group.claims if c.field == "facilitator") if len(group.claims) > 1 else set()
        )
        is_party = group.claims[0].field == "party" if len(group.claims) == 1 else len(as_party) >= len(as_helper)
        party, found = _merged(group, reports)
        (parties if is_party else facilitators).append(party)
        conflicts += found
    return tuple(parties), tuple(facilitators), conflicts


def _party(claim: Claim) -> Party:
    assert isinstance(claim.value, Party)
    return claim.value


def _grouped(reports: Reports) -> list[_Group]:
    groups: list[_Group] = []
    claims = [*reports.of("party"), *reports.of("facilitator")]
    for claim in sorted(claims, key=lambda c: not _party(c).named) if len(claims) > 1 else claims:
        mention = reports.mention(claim)
        group = _home(claim, mention, groups)
        if group is None:
            group = _Group()
            groups.append(group)
        group.add(claim, mention)
    return groups


def _home(claim: Claim, mention: str, groups: Sequence[_Group]) -> _Group | None:
    """The group to which the claim's party belongs: the one whose names are most like its own, if they are like
    enough.
    """
    party, best, found = _party(claim), 0.0, None
    for group in groups:
        if not party.named:
            first = _party(group.claims[0])
            elsewhere = mention not in group.mentions and party.country is not None and party.country == first.country
            if elsewhere or (
                not first.named and party.country == first.country and fold(party.name) == fold(first.name)
            ):
                return group
            continue
        score = _nearest(party, group)
        if score > best and score >= (SAME if mention in group.mentions else ACROSS) and _lands_fit(party, group):
            best, found = score, group
    return found


def _nearest(party: Party, group: _Group) -> float:
    mine = names_of(party)
    if any(name in group.names for name in mine):
        return 1.0
    return max(alike(name, other).score for name in mine for other in group.names)


def _lands_fit(party: Party, group: _Group) -> bool:
    """Two countries keep two firms of merely similar names apart; the very same name may be told of two countries."""
    lands = {_party(c).country for c in group.claims} - {None}
    return (
        party.country is None
        or not lands
        or party.country in lands
        or any(fold(party.name) == fold(n) for n in group.names)
    )


def _merged(group: _Group, reports: Reports) -> tuple[Party, list[Conflict]]:
    first = _party(group.claims[0])
    if len(group.claims) == 1:
        return first, []
    named = [c for c in group.claims if _party(c).named] or group.claims
    name = best_name([_party(c).name for c in named])
    aliases = tuple(other for other in group.names if other != name and _shown(other, named))
    roles = Counter(role for c in group.claims if (role := _party(c).role))
    country, conflicts = _country(name, group, reports)
    role = min(roles, key=lambda r: (-roles[r], r)) if roles else None
    return Party(
        name=name, aliases=aliases, country=country, role=role, named=any(_party(c).named for c in named)
    ), conflicts


def _shown(name: str, named: Sequence[Claim]) -> bool:
    return any(name in names_of(_party(claim)) for claim in named)


def best_name(names: Sequence[str]) -> str:
    """The name to show: often used, full, with its legal form; of equals the first."""
    counts = Counter(names)
    often = max(counts.values()) / 2

    def rank(name: str) -> tuple[bool, int, bool, int]:
        return counts[name] >= often, min(len(parse(name).words), 4), bool(parse(name).forms), counts[name]

    return max(counts, key=rank)


def _country(name: str, group: _Group, reports: Reports) -> tuple[str | None, list[Conflict]]:
    lands: dict[str, list[Claim]] = {}
    for claim in group.claims:
        country = _party(claim).country
        if country:
            lands.setdefault(country, []).append(claim)
    if len(lands) < 2:
        return next(iter(lands), None), []
    options = [Option(text=land, claims=tuple(claims)) for land, claims in lands.items()]
    choice = choose(options, reports)
    return options[choice.at].text, [conflict(f"country of {name}", options, choice)]
