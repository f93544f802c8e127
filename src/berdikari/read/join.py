"""Join: which organisations cooperate with each other. Sentences with a word of cooperation give frames; frames of one deal join."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from berdikari.read.names import Mention
from berdikari.read.organisations import Organisation
from berdikari.read.page import Page, Sentence
from berdikari.words import Hit, fold

STRONG = ("stages.cooperation", "stages.mou", "stages.letter_of_intent", "stages.contract", "stages.joint_venture")
PUBLIC = frozenset({"ministry", "agency", "local_government"})
PRIVATE = frozenset({"company", "university", "hospital", "association", "cluster"})
_LIST = re.compile(r"[\s,;/&()]*(?:dan|serta|and|ve|maupun|as well as|juga)?[\s,;&()]*")
_LINK = re.compile(r"\b(?:dengan|bersama|dan|serta|and|with|ve|ile|menggandeng|gandeng|antara|between|oleh|by|kepada|to|dari|milik|melalui|lewat|through|via|alongside|untuk|for|asal)\b|[,&]")


@dataclass(slots=True)
class Party:
    """An organisation in a frame, with the name by which the frame's sentence shows it."""

    organisation: Organisation
    mention: Mention
    witness: bool = False


@dataclass(slots=True)
class Frame:
    """A cooperation under construction. parties by the name of their organisation; sentences: those that tell of it."""

    parties: dict[str, Party] = field(default_factory=dict)
    facilitators: dict[str, Party] = field(default_factory=dict)
    sentences: set[int] = field(default_factory=set)
    triggers: list[Hit] = field(default_factory=list)
    countries: list[Hit] = field(default_factory=list)


def frames(page: Page, found: Sequence[Organisation]) -> list[Frame]:
    """The cooperations that a page tells of, in order of first sentence."""
    by_sentence: dict[int, list[tuple[Organisation, Mention]]] = {}
    for organisation in found:
        for mention in organisation.mentions:
            by_sentence.setdefault(mention.sentence, []).append((organisation, mention))
    built: list[Frame] = []
    for number, sentence in enumerate(page.sentences):
        here = sorted(by_sentence.get(number, ()), key=lambda pair: pair[1].start)
        triggers = page.hits(*STRONG, start=sentence.start, end=sentence.end)
        if triggers and here:
            built.extend(_of_sentence(page, number, sentence, here, triggers))
    return [frame for frame in _joined(page, built) if _is_partnership(frame)]


def _of_sentence(page: Page, number: int, sentence: Sentence, here: Sequence[tuple[Organisation, Mention]], triggers: list[Hit]) -> Iterator[Frame]:
    """The frames of one sentence with a word of cooperation."""
    seated = [party for party in _seated(page, sentence, here) if party is not None]
    for group in _deals(page, [p for p in seated if not p.witness]):
        frame = Frame(sentences={number}, triggers=list(triggers))
        for party in group:
            frame.parties.setdefault(party.organisation.name, party)
        for party in seated:
            if party.witness:
                frame.facilitators.setdefault(party.organisation.name, party)
        frame.countries = _partner_countries(page, sentence)
        yield frame


def _seated(page: Page, sentence: Sentence, here: Sequence[tuple[Organisation, Mention]]) -> Iterator[Party | None]:
    """The organisations of a sentence that may be parties, those that only look on marked."""
    for index, (organisation, mention) in enumerate(here):
        if organisation.kind in ("media", "zone") or _is_compared(page, sentence, mention):
            continue
        if organisation.kind == "unknown" and not _in_slot(page, sentence, here, index):
            continue
        yield Party(organisation, mention, witness=_is_witness(page, sentence, organisation, mention))


def _is_compared(page: Page, sentence: Sentence, mention: Mention) -> bool:
    """True behind "seperti", "such as": examples and rivals."""
    hits = page.hits("join.comparison", start=max(sentence.start, mention.start - 40), end=mention.start)
    return bool(hits) and not re.search(r"[.;]", page.folded[hits[-1].end : mention.start])


def _is_witness(page: Page, sentence: Sentence, organisation: Organisation, mention: Mention) -> bool:
    """True for a public body that supports, hosts or looks on, and for whoever stands behind "disaksikan"."""
    hits = page.hits("join.witness", start=max(sentence.start, mention.start - 60), end=mention.start)
    near = [h for h in hits if not re.search(r"[.;]| antara | between ", page.folded[h.end : mention.start])]
    if near and organisation.kind in PUBLIC:
        return True
    if near and fold(near[-1].phrase).startswith(("disaksikan", "witnessed", "dihadiri", "attended", "in the presence")):
        return True
    after = page.hits("join.witness", start=mention.end, end=min(sentence.end, mention.end + 40))
    return organisation.kind in PUBLIC and bool(after) and "," not in page.folded[mention.end : after[0].start]


def _in_slot(page: Page, sentence: Sentence, here: Sequence[tuple[Organisation, Mention]], index: int) -> bool:
    """True for a name of unknown kind that stands where a party stands: linked to the next name or to the word of cooperation."""
    mention = here[index][1]
    before = here[index - 1][1].end if index else sentence.start
    left = page.folded[before : mention.start]
    if len(here[index][0].mentions) > 1 or mention.text.isupper():
        if len(left) < 80:
            return True
    if _LINK.search(left[-30:]) and len(left.split()) <= 8 and (index or page.has(*STRONG, start=before, end=mention.start)):
        return True
    if index + 1 < len(here):
        between = page.folded[mention.end : here[index + 1][1].start]
        return len(between.split()) <= 8 and bool(_LINK.search(between))
    return False


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


def _joined(page: Page, built: list[Frame]) -> list[Frame]:
    """Frames of one deal as one: those with two parties first, then the single ones that add to them."""
    joined: list[Frame] = []
    for frame in sorted(built, key=lambda f: (_private(f) < 2, len(f.parties) < 2)):
        home = next((f for f in joined if _is_same(f, frame)), None)
        if home is None:
            joined.append(frame)
        else:
            _absorb(home, frame)
    pairs = [f for f in joined if len(f.parties) > 1]
    return sorted(pairs or _paired(joined), key=lambda f: min(f.sentences))


def _private(frame: Frame) -> int:
    return sum(p.organisation.kind not in PUBLIC for p in frame.parties.values())


def _is_same(home: Frame, frame: Frame) -> bool:
    """True where two frames tell one deal: one's parties are among the other's, or two of them are the same."""
    a, b = set(home.parties), set(frame.parties)
    private = {n for n in b if frame.parties[n].organisation.kind not in PUBLIC}
    shared = a & b
    return bool(shared) and (b <= a or a <= b or len(shared) > 1 or (bool(private) and private <= a))


def _absorb(home: Frame, frame: Frame) -> None:
    for name, party in frame.parties.items():
        home.parties.setdefault(name, party)
    for name, party in frame.facilitators.items():
        home.facilitators.setdefault(name, party)
    home.sentences |= frame.sentences
    home.triggers += frame.triggers
    home.countries += frame.countries


def _paired(single: list[Frame]) -> list[Frame]:
    """Where no sentence names two parties: the single parties of neighbouring sentences together, or one with a country."""
    whole = Frame()
    for frame in sorted(single, key=lambda f: min(f.sentences)):
        if not whole.sentences or min(frame.sentences) - max(whole.sentences) <= 2:
            _absorb(whole, frame)
    return [whole] if whole.sentences else []


def _is_partnership(frame: Frame) -> bool:
    """True for at least two parties (a country may stand for one), not all of them public bodies."""
    public = [n for n, p in frame.parties.items() if p.organisation.kind in PUBLIC]
    if len(frame.parties) - len(public) >= 2:
        for name in public:
            frame.facilitators.setdefault(name, frame.parties.pop(name))
    count = len(frame.parties) + bool(frame.countries)
    return count >= 2 and any(p.organisation.kind in PRIVATE or p.organisation.kind == "unknown" for p in frame.parties.values())
