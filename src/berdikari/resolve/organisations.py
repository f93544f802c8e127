"""Organisations: who takes part over all partnerships, under all names; kept up as partnerships change."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from berdikari.names import SAME, UNSURE, alike, country_of_form, fold, parse
from berdikari.records import Organisation, Ownership, Partnership, Party, Person, content_id
from berdikari.resolve.cluster import Pair, cluster, components, pair
from berdikari.resolve.parties import best_name
from berdikari.resolve.shelf import Shelf

_SAID = 0.9  # a document itself says that the two names are one


@lru_cache(maxsize=1 << 12)
def core(name: str, country: str | None) -> str:
    """The key of all spellings that are one name beyond doubt: folded words without legal form, and whose law it is
    under.

    `PT Kalbe Farma Tbk` is `kalbe farma|ID`; a public institution is its concept and country.
    """
    parsed = parse(name)
    if parsed.institutions:
        concept, land = min(parsed.institutions)
        return f"={concept}|{country or '' if land == 'any' or len(parsed.institutions) > 1 else land}"
    return f"{' '.join(parsed.words)}|{country_of_form(name) or ''}"


@dataclass(slots=True)
class _Use:
    """One party of one partnership: the keys of its name and its aliases."""

    party: Party
    partnership: str
    name: str
    aliases: tuple[str, ...]


@dataclass(slots=True)
class Organisations:
    """All organisations, and the indexes that keep the cost of a change to the names that it touches."""

    uses: dict[str, tuple[_Use, ...]] = field(default_factory=dict)  # of a partnership
    users: dict[str, tuple[_Use, ...]] = field(default_factory=dict)  # of a core
    people: dict[str, tuple[Person, ...]] = field(default_factory=dict)  # of a partnership
    owners: dict[str, Counter[str]] = field(default_factory=dict)  # of a core
    links: dict[str, dict[str, float]] = field(default_factory=dict)
    said: dict[str, Counter[str]] = field(default_factory=dict)
    blocks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    home: dict[str, str] = field(default_factory=dict)
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    shelf: Shelf[Organisation] = field(default_factory=lambda: Shelf(lambda o: (fold(o.name), o.id)))
    touched: set[str] = field(default_factory=set)

    def put(self, partnership: Partnership) -> None:
        """Take in the parties, facilitators, owners and people of a partnership."""
        uses = []
        for party in (*partnership.parties, *partnership.facilitators):
            if party.named:
                name = core(party.name, party.country)
                aliases = tuple(dict.fromkeys(core(alias, party.country) for alias in party.aliases))
                uses.append(_Use(party, partnership.id, name, tuple(a for a in aliases if a != name)))
        self.uses[partnership.id] = tuple(uses)
        if partnership.people:
            self.people[partnership.id] = partnership.people
        for use in uses:
            self._node(use.name)
            self.users[use.name] += (use,)
            for alias in use.aliases:
                self._node(alias)
                self.said.setdefault(use.name, Counter())[alias] += 1
                self.said.setdefault(alias, Counter())[use.name] += 1
            self.touched.update((use.name, *use.aliases))
        self.own(partnership.owners, 1)

    def drop(self, partnership: Partnership) -> None:
        """Take a partnership out again."""
        for use in self.uses.pop(partnership.id, ()):
            self.users[use.name] = tuple(one for one in self.users[use.name] if one is not use)
            for alias in use.aliases:
                for one, other in ((use.name, alias), (alias, use.name)):
                    self.said[one][other] -= 1
                    if not self.said[one][other]:
                        del self.said[one][other]
            self.touched.update((use.name, *use.aliases))
        self.people.pop(partnership.id, None)
        self.own(partnership.owners, -1)

    def own(self, told: Iterable[Ownership], count: int) -> None:
        """Take in (count 1) or out (count -1) that one organisation belongs to another."""
        for ownership in told:
            owned = core(ownership.owned, None)
            owners = self.owners.setdefault(owned, Counter())
            owners[ownership.owner] += count
            if not owners[ownership.owner]:
                del owners[ownership.owner]
            if owned in self.users:
                self.touched.add(owned)

    def settle(self) -> tuple[Organisation, ...]:
        """The organisations, by name, after all changes so far."""
        stale = {self.home[name] for name in self.touched if name in self.home}
        nodes = self.touched | {name for group in stale for name in self.groups[group]}
        nodes = {name for name in nodes if self._alive(name)}
        for old in stale:
            self._forget(old)
        for part in components(nodes, self._neighbours):
            for old in {self.home[name] for name in part if name in self.home}:
                self._forget(old)
            for group in self._grouped(part):
                self._store(group)
        self.touched.clear()
        return self.shelf.all()

    def _forget(self, group: str) -> None:
        for name in self.groups.pop(group):
            self.home.pop(name, None)
        self.shelf.drop(group)

    def _alive(self, name: str) -> bool:
        return bool(self.users.get(name)) or bool(self.said.get(name))

    def _neighbours(self, name: str) -> Iterator[str]:
        for other in self.links.get(name, {}):
            if self._alive(other):
                yield other
        yield from self.said.get(name, ())

    def _node(self, name: str) -> None:
        """A key seen for the first time: link it to those that are alike."""
        if name in self.users:
            return
        self.users[name] = ()
        text, _, land = name.partition("|")
        if text.startswith("="):
            return
        near: set[str] = set()
        for key in dict.fromkeys(_name_blocks(text)):
            block = self.blocks.get(key, ())
            near.update(block)
            self.blocks[key] = (*block, name)
        for other in near:
            likeness = _likeness(text, land, *other.split("|"))
            if likeness >= SAME:
                self.links.setdefault(name, {})[other] = likeness
                self.links.setdefault(other, {})[name] = likeness

    def _grouped(self, part: list[str]) -> list[tuple[str, ...]]:
        """Groups of one component: by likeness first, then by what documents say of short forms, where that is one
        thing.
        """
        links = {pair(a, b): s for a in part for b, s in self.links.get(a, {}).items() if self._alive(b)}
        groups = cluster(part, links, _score)
        home = {name: group for group in groups for name in group}
        said: dict[Pair, float] = {}
        for name in part:
            own = home[name]
            homes = {home[other] for other in self.said.get(name, ())} - {own}
            if len(homes) == 1 and (not any(self.users[n] for n in own) or len(own) == 1):
                said[pair(own[0], next(iter(homes))[0])] = _SAID
        return _joined(groups, said)

    def _store(self, group: tuple[str, ...]) -> None:
        uses = [use for name in group for use in self.users[name]]
        if not uses:
            return
        key = group[0]
        self.groups[key] = group
        self.home.update(dict.fromkeys(group, key))
        self.shelf.put(key, self._organisation(group, uses))

    def _organisation(self, group: tuple[str, ...], uses: list[_Use]) -> Organisation:
        names = sorted(use.party.name for use in uses)
        shown = best_name(names)
        others = {n for use in uses for n in (use.party.name, *use.party.aliases)} - {shown}
        lands = Counter(use.party.country for use in uses if use.party.country)
        lands = lands or Counter(land for n in names if (land := country_of_form(n)))
        owners: Counter[str] = Counter()
        for name in group:
            owners.update(self.owners.get(name, {}))
            owners.update(self.owners.get(name.partition("|")[0] + "|", {}) if not name.endswith("|") else {})
        partnerships = tuple(sorted({use.partnership for use in uses}))
        return Organisation(
            id=content_id("organisation", min(use.name for use in uses if use.party.name == shown)),
            name=shown,
            aliases=tuple(sorted(others)),
            country=_first(lands),
            owner=_first(owners),
            partnerships=partnerships,
            people=tuple(sorted(self._people(group, partnerships), key=lambda p: (fold(p.name), repr(p)))),
        )

    def _people(self, group: tuple[str, ...], partnerships: Iterable[str]) -> set[Person]:
        texts = {name.partition("|")[0] for name in group}
        return {
            person
            for name in partnerships
            for person in self.people.get(name, ())
            if person.employer and core(person.employer, None).partition("|")[0] in texts
        }


def _name_blocks(text: str) -> tuple[str, ...]:
    """The first telling word, and the whole of them without their beginning: one slip leaves at least one as it is."""
    telling = parse(text).telling
    return telling[0], "-" + "".join(telling)[5:] if len("".join(telling)) > 8 else telling[0]


def _first(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda text: (-counts[text], text)) if counts else None


def _likeness(text: str, land: str, other: str, other_land: str) -> float:
    if land and other_land and land != other_land:
        return 0.0
    return alike(text, other).score


def _score(one: str, other: str) -> float:
    """How well two keys fit into one group: below nought where their names are two organisations'."""
    (text, _, land), (word, _, state) = one.partition("|"), other.partition("|")
    likeness = _likeness(text, land, word, state)
    return likeness if likeness >= UNSURE else -1.0


def _joined(groups: list[tuple[str, ...]], said: dict[Pair, float]) -> list[tuple[str, ...]]:
    """Groups joined by their first members, each joining once only, so that a short form of two firms chains nobody."""
    if not said:
        return groups
    leaders = {group[0]: group for group in groups}
    merged = cluster(list(leaders), said, lambda _one, _other: 1.0)
    return sorted(tuple(sorted(n for leader in part for n in leaders[leader])) for part in merged)
