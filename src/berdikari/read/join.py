"""Join: which organisations cooperate with which. Those that are likely parties meet in sentences that tell of a
deal.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from berdikari.read.names import Mention
from berdikari.read.organisations import Organisation
from berdikari.read.page import Page, Sentence
from berdikari.read.weigh import PUBLIC, Odds, Surroundings, surroundings, weigh
from berdikari.words import Hit

DIGEST = 24  # cooperations of one article; a page with more is a digest
_ONE_DEAL = 0.22  # mean probability of the pairs across two deals from which they are one
_AS_WITHIN = 0.25  # share of what two are likely partners within a deal, from which those across two deals are too
_LIKELY, _POSSIBLE = 0.22, 0.15  # probability from which two are partners; from which one more joins them
_TOLD = 0.54  # probability from which a page tells of any cooperation
_LISTED = 0.1  # the same, for one that stands in a list with a partner
_ANOTHER, _APART = 0.44, 0.6  # probability from which two are another deal of one of them; a deal of others
# in front of a partner's country: "investor asing asal Korea", "produsen alat kesehatan Korea", "a partner from Korea"
_UNNAMED = re.compile(
    r"\b(?:dengan|bersama|menggandeng|gandeng|digandeng)(?: \w+){0,2}? (?:mitra|perusahaan|investor|produsen|pabrikan"
    r"|prinsipal|principal|konsorsium|pemodal)(?: (?!yang|di|ke|dan|untuk)\w+){0,3} $"
    r"|\bwith (?:\w+ ){0,3}(?:partner|company|firm|manufacturer|investor|maker)s?(?: \w+)? (?:from|based in|in) $"
)


@dataclass(slots=True)
class Party:
    """An organisation in a frame, with the name by which the frame's sentence shows it."""

    organisation: Organisation
    mention: Mention


@dataclass(slots=True)
class Frame:
    """A cooperation under construction. parties by the name of their organisation; sentences: those that tell of it."""

    parties: dict[str, Party] = field(default_factory=dict)
    facilitators: dict[str, Party] = field(default_factory=dict)
    sentences: set[int] = field(default_factory=set)
    triggers: list[Hit] = field(default_factory=list)
    countries: list[Hit] = field(default_factory=list)

    @property
    def naming(self) -> set[int]:
        """The sentences that name a party."""
        return {m.sentence for p in self.parties.values() for m in p.organisation.mentions}


def frames(page: Page, found: Sequence[Organisation]) -> list[Frame]:
    """The cooperations that a page tells of, in order of first sentence; each has at least two parties, one perhaps
    a country.
    """
    around = surroundings(page, found)
    odds = weigh(found, around)
    groups = _deals(odds) or (_with_country(page, odds.alone) if odds.told >= _TOLD else [])
    told = [_frame(page, [found[i] for i in group], around, digest=len(groups) > DIGEST) for group in groups]
    names = {found[i].name for group in groups for i in group}
    for group, frame in zip(groups, told, strict=True):
        _set_aside(frame, [found[i].name for i in _beside(group, found, odds)])
        _add_facilitators(page, frame, around.by_sentence, names)
    return sorted((f for f in told if _is_partnership(f)), key=lambda f: min(f.sentences))


def _deals(odds: Odds) -> list[set[int]]:
    """Organisations that are likely partners, in groups: the likeliest pair first; one that goes with most of a group
    joins it, one that goes with a single member begins another deal of that member.
    """
    groups: list[set[int]] = []
    of: dict[int, list[set[int]]] = {}  # the latest groups of each
    if odds.told < _TOLD:
        return []
    for (a, b), likely in sorted(odds.together.items(), key=lambda item: (-item[1], item[0])):
        if likely < _LIKELY:
            break
        mine, its = (of.get(i, [])[-DIGEST:] for i in (a, b))
        if (a, b) in odds.apart or any(b in group for group in mine):
            continue
        if mine and its:
            _unite(groups, of, mine[0], its[0], odds)
            continue
        new = a if its else b
        alike = any(_are_apart(odds, i, new) for group in (*mine, *its) for i in group)
        home = next((group for group in (*mine, *its) if _goes_with(group, new, odds)), None)
        if home is not None:
            home.add(new)
            of.setdefault(new, []).append(home)
        elif likely >= (_APART if groups and not (mine or its) else _ANOTHER if groups and not alike else _LIKELY):
            groups.append({a, b})
            for i in (a, b):
                of.setdefault(i, []).append(groups[-1])
    return groups


def _unite(groups: list[set[int]], of: dict[int, list[set[int]]], one: set[int], other: set[int], odds: Odds) -> None:
    """Make one deal of two whose parties are, on the average, likely partners across them, and not much less so than
    within each; else they stay two deals.
    """
    across = [_likely(odds, i, j) for i in one - other for j in other - one]
    if not one & other and not any((min(i, j), max(i, j)) in odds.met for i in one for j in other):
        return
    if any(_are_apart(odds, i, j) for i in one for j in other):
        return
    within = min(max(_likely(odds, i, j) for i in group for j in group if i < j) for group in (one, other))
    if across and sum(across) / len(across) >= max(_ONE_DEAL, _AS_WITHIN * within):
        for i in other:
            of[i] = [group for group in of[i] if group is not other] + [one] * (i not in one)
        one |= other
        groups[:] = [group for group in groups if group is not other]


def _goes_with(group: set[int], new: int, odds: Odds) -> bool:
    """True where an organisation is a possible partner of the members of a group, on the average, or stands in one list
    with one of them.
    """
    if any(_are_apart(odds, i, new) for i in group):
        return False
    if any((min(i, new), max(i, new)) in odds.listed and _likely(odds, i, new) >= _LISTED for i in group):
        return True
    return sum(_likely(odds, i, new) for i in group) / len(group) >= _POSSIBLE


def _are_apart(odds: Odds, one: int, other: int) -> bool:
    return (min(one, other), max(one, other)) in odds.apart


def _likely(odds: Odds, one: int, other: int) -> float:
    return odds.together.get((min(one, other), max(one, other)), 0.0)


def _with_country(page: Page, alone: Sequence[float]) -> list[set[int]]:
    """The likeliest organisation by itself, where a country stands for its partner."""
    best = max(range(len(alone)), key=lambda i: alone[i], default=None)
    countries = any(_partner_countries(page, sentence) for sentence in page.sentences)
    return [{best}] if best is not None and alone[best] >= _LIKELY and countries else []


def _frame(page: Page, parties: Sequence[Organisation], around: Surroundings, *, digest: bool) -> Frame:
    """The frame of a group: its sentences are those that name two of its parties, or tell of cooperation and name
    one; in a digest of many deals, whose parties come again in others, only the former.
    """
    frame = Frame()
    seats = _seats(parties, around, digest=digest)
    for number, names in sorted(seats.items()):
        triggers = around.triggers.get(number, ())
        if len(names) > 1 or (triggers and not digest):
            frame.sentences.add(number)
            frame.triggers += triggers
    frame.sentences = frame.sentences or {min(seats)}
    for organisation in [_near(o, frame.sentences, around) for o in parties] if digest else parties:
        mention = next(
            (
                m
                for m in organisation.mentions
                if m.sentence in frame.sentences and not page.sentences[m.sentence].headline
            ),
            organisation.mentions[0],
        )
        frame.parties[organisation.name] = Party(organisation, mention)
    if len(parties) == 1:
        frame.countries = [h for sentence in page.sentences for h in _partner_countries(page, sentence)][:1]
        frame.sentences |= {page.sentence_at(h.start) for h in frame.countries}
    return frame


def _seats(parties: Sequence[Organisation], around: Surroundings, *, digest: bool) -> dict[int, set[str]]:
    """The names of the parties in each sentence that names one; of a digest only in those that name one besides the
    most named, who may stand everywhere.
    """
    own = {id(o) for o in parties}
    telling = sorted(parties, key=lambda o: len(o.mentions))[: -1 if digest and len(parties) > 1 else None]
    return {
        number: {o.name for o, _ in around.by_sentence[number] if id(o) in own}
        for number in {m.sentence for o in telling for m in o.mentions}
    }


def _near(organisation: Organisation, sentences: Collection[int], around: Surroundings) -> Organisation:
    """An organisation with its mentions in some sentences only; with its first where it has none there."""
    here = [m for number in sorted(sentences) for o, m in around.by_sentence[number] if o is organisation]
    return replace(organisation, mentions=here or organisation.mentions[:1])


def _beside(group: set[int], found: Sequence[Organisation], odds: Odds) -> list[int]:
    """The ministries of a group that stand beside a deal of two others: less likely a partner of either than those are
    of each other.
    """
    public = [i for i in group if found[i].kind == "ministry"]
    private = sorted(group.difference(public))
    if len(private) < 2:
        return []
    own = max(_likely(odds, i, j) for i, j in combinations(private, 2))
    return [i for i in public if max(_likely(odds, i, j) for j in private) < own]


def _set_aside(frame: Frame, names: Sequence[str]) -> None:
    """Make parties of a frame its facilitators."""
    for name in names:
        frame.facilitators[name] = frame.parties.pop(name)


def _add_facilitators(
    page: Page, frame: Frame, by_sentence: Mapping[int, Sequence[tuple[Organisation, Mention]]], names: set[str]
) -> None:
    """Public bodies in the deal's sentences that support, host or look on."""
    for number in sorted(frame.sentences):
        for organisation, mention in by_sentence.get(number, ()):
            if (
                organisation.kind in PUBLIC
                and organisation.name not in names
                and _is_witness(page, page.sentences[number], mention)
            ):
                frame.facilitators.setdefault(organisation.name, Party(organisation, mention))


def _is_witness(page: Page, sentence: Sentence, mention: Mention) -> bool:
    near = page.hits(
        "join.witness", start=max(sentence.start, mention.start - 70), end=min(sentence.end, mention.end + 50)
    )
    return bool(near)


def _partner_countries(page: Page, sentence: Sentence) -> list[Hit]:
    """Countries that stand for a partner who is not named: "bekerja sama dengan Jerman", "mitra dari Hungaria"."""
    found = []
    for hit in page.hits("places.country", start=sentence.start, end=sentence.end):
        start = max(sentence.start, hit.start - 60)
        near = page.hits("join.unnamed", start=start, end=hit.start)
        if (near and not page.folded[near[-1].end : hit.start].strip()) or _UNNAMED.search(
            page.folded, start, hit.start
        ):
            found.append(hit)
    return found


def _is_partnership(frame: Frame) -> bool:
    """True for at least two parties (a country may stand for one), not all of them governments, nor public bodies of
    one country.
    """
    own = [p.organisation for p in frame.parties.values()]
    if all(o.kind in PUBLIC for o in own) and len({o.country for o in own} - {None}) < 2 and not frame.countries:
        return False
    governs = all(o.kind in ("ministry", "local_government") for o in own)
    return len(own) + bool(frame.countries) >= 2 and not governs
