"""Join: which organisations cooperate with which. Those that are likely parties meet in sentences that tell of a deal."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from berdikari.read.names import Mention
from berdikari.read.organisations import Organisation
from berdikari.read.page import Page, Sentence
from berdikari.read.weigh import PUBLIC, TRIGGERS, surroundings, weigh
from berdikari.words import Hit

_LIST = re.compile(r"[\s,;/&()]*(?:dan|serta|and|ve|maupun|as well as|juga)?[\s,;&()]*")
_LIKELY, _POSSIBLE = 0.5, 0.3  # probability from which an organisation is a party; from which it is one where a second is missing


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


def frames(page: Page, found: Sequence[Organisation]) -> list[Frame]:
    """The cooperations that a page tells of, in order of first sentence; each has at least two parties, one perhaps a country."""
    around = surroundings(page, found)
    parties = _likely(found, weigh(found, around, page.words.weights))
    names = {o.name for o in parties}
    built: list[Frame] = []
    for number, here in sorted(around.by_sentence.items()):
        own = [Party(o, m) for o, m in here if o.name in names]
        sentence = page.sentences[number]
        triggers = page.hits(*TRIGGERS, start=sentence.start, end=sentence.end)
        if own and triggers:
            built += [_frame(page, number, sentence, group, triggers) for group in _deals(page, own)]
    joined = _with_rest(page, _joined(built), parties)
    for frame in joined:
        _set_public_aside(frame)
        _add_facilitators(page, frame, around.by_sentence, names)
    return [frame for frame in joined if _is_partnership(frame)]


def _likely(found: Sequence[Organisation], weights: Sequence[float]) -> list[Organisation]:
    """The organisations that are likely parties; a second one is taken with less likelihood where there is but one."""
    likely = [o for o, p in zip(found, weights, strict=True) if p >= _LIKELY]
    if len(likely) == 1:
        likely += [o for p, _, o in sorted(((p, -i, o) for i, (o, p) in enumerate(zip(found, weights, strict=True)) if _POSSIBLE <= p < _LIKELY), reverse=True, key=lambda t: t[:2])[:1]]
    return likely


def _frame(page: Page, number: int, sentence: Sentence, group: Sequence[Party], triggers: Sequence[Hit]) -> Frame:
    frame = Frame(sentences={number}, triggers=list(triggers), countries=_partner_countries(page, sentence))
    for party in group:
        frame.parties.setdefault(party.organisation.name, party)
    return frame


def _with_rest(page: Page, joined: list[Frame], parties: Sequence[Organisation]) -> list[Frame]:
    """The frames with the likely parties that no sentence joined: given to the one frame there is, or to the nearest."""
    whole = [f for f in joined if len(f.parties) > 1]
    if not whole:
        rest = Frame()
        for frame in joined:
            _absorb(rest, frame)
        whole = [rest]
    seated = {name for frame in whole for name in frame.parties}
    for organisation in parties:
        if organisation.name not in seated:
            mention = organisation.mentions[0]
            home = min(whole, key=lambda f: min((abs(mention.sentence - n) for n in f.sentences), default=99))
            home.parties[organisation.name] = Party(organisation, mention)
            home.sentences.add(mention.sentence)
    return sorted(whole, key=lambda f: min(f.sentences, default=0))


def _set_public_aside(frame: Frame) -> None:
    """A public body beside two private parties is a facilitator, unless the weights hold it for a party in the deal's own sentence."""
    public = [n for n, p in frame.parties.items() if p.organisation.kind == "ministry"]
    if len(frame.parties) - len(public) >= 2:
        for name in public:
            frame.facilitators[name] = frame.parties.pop(name)


def _add_facilitators(page: Page, frame: Frame, by_sentence: Mapping[int, Sequence[tuple[Organisation, Mention]]], names: set[str]) -> None:
    """Public bodies in the deal's sentences that support, host or look on."""
    for number in sorted(frame.sentences):
        for organisation, mention in by_sentence.get(number, ()):
            if organisation.kind in PUBLIC and organisation.name not in names and _is_witness(page, page.sentences[number], mention):
                frame.facilitators.setdefault(organisation.name, Party(organisation, mention))


def _is_witness(page: Page, sentence: Sentence, mention: Mention) -> bool:
    near = page.hits("join.witness", start=max(sentence.start, mention.start - 70), end=min(sentence.end, mention.end + 50))
    return bool(near)


def _deals(page: Page, seated: list[Party]) -> list[list[Party]]:
    """The parties of a sentence, parted where it tells several deals: "A dengan B, C dengan D"."""
    if len(seated) < 4:
        return [seated] if seated else []
    links = [_link(page, a.mention, b.mention) for a, b in zip(seated, seated[1:], strict=False)]
    if links.count("with") < 2 or any(a == b == "with" for a, b in zip(links, links[1:], strict=False)):
        return [seated]
    deals: list[list[Party]] = [[seated[0]]]
    for index, party in enumerate(seated[1:]):
        following = links[index + 1] if index + 1 < len(links) else ""
        if links[index] == "list" and following == "with" and "with" in links[:index]:
            deals.append([])
        deals[-1].append(party)
    return deals if all(len(deal) > 1 for deal in deals) else [seated]


def _link(page: Page, a: Mention, b: Mention) -> str:
    """What links two neighbours: with (dengan, with, ile), list (a comma, dan), or other."""
    between = page.folded[a.end : b.start]
    if page.has("join.with", start=a.end, end=b.start):
        return "with"
    return "list" if _LIST.fullmatch(between) or ";" in between or "," in between else "other"


def _partner_countries(page: Page, sentence: Sentence) -> list[Hit]:
    """Countries that stand for a partner who is not named: "bekerja sama dengan Jerman", "mitra dari Hungaria"."""
    found = []
    for hit in page.hits("places.country", start=sentence.start, end=sentence.end):
        near = page.hits("join.unnamed", start=max(sentence.start, hit.start - 40), end=hit.start)
        if near and not page.folded[near[-1].end : hit.start].strip():
            found.append(hit)
    return found


def _joined(built: list[Frame]) -> list[Frame]:
    """Frames of one deal as one: those with two parties first, then the single ones that add to them."""
    joined: list[Frame] = []
    for frame in sorted(built, key=lambda f: len(f.parties) < 2):
        home = next((f for f in joined if _is_same(f, frame)), None)
        if home is None:
            joined.append(frame)
        else:
            _absorb(home, frame)
    return joined


def _is_same(home: Frame, frame: Frame) -> bool:
    """True where two frames tell one deal: one's parties are among the other's, or two of them are the same."""
    a, b = set(home.parties), set(frame.parties)
    return bool(a & b) and (b <= a or a <= b or len(a & b) > 1)


def _absorb(home: Frame, frame: Frame) -> None:
    for name, party in frame.parties.items():
        home.parties.setdefault(name, party)
    for name, party in frame.facilitators.items():
        home.facilitators.setdefault(name, party)
    home.sentences |= frame.sentences
    home.triggers += frame.triggers
    home.countries += frame.countries


def _is_partnership(frame: Frame) -> bool:
    """True for at least two parties (a country may stand for one), not all of them public bodies."""
    private = [p for p in frame.parties.values() if p.organisation.kind not in PUBLIC]
    return len(frame.parties) + bool(frame.countries) >= 2 and bool(private)
