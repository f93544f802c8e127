"""Bonds: how a sentence ties two organisations together: who stands on which side of which words of cooperation."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from berdikari.read.alone import LISTED, OWNED, PAIRED
from berdikari.read.around import TRIGGERS, Surroundings
from berdikari.read.names import Mention
from berdikari.read.page import Page, Sentence
from berdikari.read.stages import modality
from berdikari.words import Hit

Seat = tuple[int, Mention]
_KINDS = {  # the words that may tie, by what they tell
    "deal": TRIGGERS,
    "talk": ("stages.talks", "stages.meeting"),
    "trade": ("join.supply", "stages.purchase_verb"),
    "make": ("join.make",),
    "source": ("join.source",),
}
MARK = re.compile(  # the last words in front of a partner: "dengan perusahaan Jerman", "bersama", "with Korea's"
    r"\b(?:dengan|bersama|with|antara|between|menggandeng|gandeng|alongside|serta|kepada|untuk|to|from|dari|oleh|by|for"
    r"|melalui|lewat|through|menunjuk|mitra(?:nya)?|pembeli(?:nya)?|milik|joins?|dan|and|ve|ile)\b(?:\s+[^\s.,;]+){0,6}\s*$"
)
_WITH = re.compile(r"\b(?:dengan|bersama|with|menggandeng|gandeng|digandeng|antara|between|alongside|ile)\b")
_ILE = re.compile(r"(?:'\w+)?(?: \([^)]*\))? (?:ile|arasinda)\b")
_THROUGH = re.compile(r"melalui|lewat|through|bagli|induk|istiraki")
_NEXT = re.compile(
    r"\b(?:yang (?:kedua|ketiga|keempat)|(?:mou|kontrak|perjanjian|kesepakatan) (?:pertama|kedua|ketiga)|kedua,|ketiga,"
    r"|satu lagi|lainnya|terakhir|adapun|sementara itu"
    r"|the (?:first|second|third|other)|another|separately|ikinci\w*|diger|ilk\w*)\b"
)
_EACH = re.compile(  # each of those listed has a deal of its own
    r"\b(?:secara terpisah|masing-masing (?:di)?(?:teken|meneken|menandatangani|tanda ?tangani|dengan)"
    r"|(?:each|separately|individually) (?:signed|sign|inked)|signed (?:separate|individual|separately)|ayri ayri)\b"
)
COUNTERPARTS = re.compile(  # before those who each have a deal of their own: "pembelinya antara lain A, B"
    r"\b(?:(?:pembeli|mitra|buyer|pelanggan|importir|distributor)nya|para pembeli"
    r"|separate (?:agreements|contracts|deals|mous)|(?:perjanjian|kontrak) terpisah)\b[^;.]*$"
)
_BRACKET = re.compile(r"\s*\([^)]*\)")
_AND = re.compile(r",? (?:dan|serta|and|ve|&) |, ")
_AND_WITH = re.compile(r",? (?:dan|serta|and) (?:juga )?(?:dengan|with) ")
_SERIES = re.compile(r"[,;](?: (?:dan|and|serta|ve|sedangkan|while))?\s*$")
_INSTRUMENTS = (
    "stages.mou",
    "stages.letter_of_intent",
    "stages.contract",
    "stages.contract_word",
    "stages.cooperation",
)
_NEAR, _FAR = 60, 110  # characters within which a word of cooperation in front of two names, or behind, is theirs
_TIGHT = 45  # characters between two names that a preposition joins
_MOST = 24  # groups of a sentence that are looked at: more is a list of names or a table


@dataclass(frozen=True, slots=True)
class Group:
    """Organisations that stand in one list: "A, B dan C"."""

    members: frozenset[int]
    start: int
    end: int


def groups(around: Surroundings, seats: Sequence[Seat]) -> list[Group]:
    """The lists of a sentence, in order of place; an organisation that stands alone is a list of one."""
    found: list[Group] = []
    for number, mention in seats:
        last = found[-1] if found else None
        gap = around.page.folded[last.end : mention.start] if last else ""
        again = last is not None and last.members == {number} and not gap.strip(" (,")
        if last is not None and (again or LISTED.fullmatch(gap)):
            found[-1] = Group(last.members | {number}, last.start, mention.end)
        else:
            found.append(Group(frozenset({number}), mention.start, mention.end))
    return found[:_MOST]


def bonds(around: Surroundings, number: int, seats: Sequence[Seat]) -> Iterator[tuple[int, int, str]]:
    """The ties between two organisations that a sentence tells, each by the name of its kind."""
    page, sentence = around.page, around.page.sentences[number]
    found = groups(around, seats)
    for one, behind in pairwise(found):
        if _owns(around, one, behind):
            yield from _across(one.members, behind.members, "bond_owned")
    found = list(_without_owners(around, found))
    words = {
        kind: [h for h in page.hits(*lists, start=sentence.start, end=sentence.end) if _is_meant(around, sentence, h)]
        for kind, lists in _KINDS.items()
    }
    for at, group in enumerate(found):
        low = found[at - 1].end if at else sentence.start
        high = found[at + 1].start if at + 1 < len(found) else sentence.end
        if len(group.members) > 1:
            for name in _beside(words, group.start, group.end, low, high):
                yield from _across(group.members, group.members, f"bond_list_{name}")
        for behind in found[at + 1 : at + 3]:
            after = found.index(behind)
            end = found[after + 1].start if after + 1 < len(found) else sentence.end
            for name in _tied(around, words, group, behind, low, end, skips=after - at - 1):
                yield from _across(group.members, behind.members, name)


def _owns(around: Surroundings, one: Group, other: Group) -> bool:
    """True where the words between two say that one owns the other."""
    page = around.page
    return OWNED.search(page.folded, one.end, other.start) is not None or page.has(
        "ownership.owned_of", "ownership.owner_through", start=one.end, end=other.start
    )


def _without_owners(around: Surroundings, found: Sequence[Group]) -> Iterator[Group]:
    """The lists without owners that only say whose an organisation is: "TÜSEB" of "Sağlık Bakanlığı'na bağlı TÜSEB"."""
    kept: Group | None = None
    for group in found:
        if kept is not None and _owns(around, kept, group):
            through = _THROUGH.search(around.page.folded, kept.end, group.start) is not None
            kept = Group((group if through else kept).members, kept.start, group.end)
            continue
        if kept is not None:
            yield kept
        kept = group
    if kept is not None:
        yield kept


def _is_meant(around: Surroundings, sentence: Sentence, hit: Hit) -> bool:
    return modality(around.page, sentence, hit) != "negated"


def _across(some: frozenset[int], others: frozenset[int], name: str) -> Iterator[tuple[int, int, str]]:
    for a in some:
        for b in others:
            if a != b and (some != others or a < b):
                yield min(a, b), max(a, b), name


def _beside(words: dict[str, list[Hit]], start: int, end: int, low: int, high: int) -> Iterator[str]:
    """The kinds of words that stand close in front of a stretch or behind it, and belong to no other names."""
    for kind, hits in words.items():
        if any(low <= h.start and h.end <= start and start - h.end <= _NEAR for h in hits):
            yield f"before_{kind}"
        if any(end <= h.start and h.end <= high and h.start - end <= _NEAR for h in hits):
            yield f"after_{kind}"


def _tied(
    around: Surroundings, words: dict[str, list[Hit]], one: Group, other: Group, low: int, high: int, *, skips: int
) -> Iterator[str]:
    """How two lists are tied: by a word between them, or joined and with a word in front of both or behind both."""
    page = around.page
    gap = re.sub(r"\([^)]*\)", "", page.folded[one.end : other.start])
    far = "far_" if skips else ""
    marked = MARK.search(gap) is not None
    inside = [k for k, hits in words.items() if any(one.end <= h.start and h.end <= other.start for h in hits)]
    for kind in inside:
        if marked:
            yield f"bond_{far}gap_{kind}"
            if _WITH.search(gap[-60:]):
                yield f"bond_{far}gap_with_{kind}"
        elif len(gap) < _FAR:
            yield f"bond_{far}loose_{kind}"
    if _ILE.match(page.folded, other.end) and any(
        any(other.end <= h.start and h.end <= high for h in words[k]) for k in ("deal", "talk")
    ):
        yield f"bond_{far}ile"
    if not skips and not inside and marked and len(gap) < _TIGHT and not PAIRED.fullmatch(gap):
        for name in _beside(words, one.start, other.end, low, high):
            yield f"bond_mark_{name}"
    if not skips and PAIRED.fullmatch(gap):
        beside = list(_beside(words, one.start, other.end, low, high))
        for name in beside:
            yield f"bond_pair_{name}"
        if _NEXT.search(page.folded, low, one.start):
            yield "bond_pair_next"
        if not beside and not inside:
            yield "bond_pair_bare"


def carried(around: Surroundings, seats: Mapping[int, Sequence[Seat]]) -> Iterator[tuple[int, int, int, str]]:
    """The ties across sentences, with the number of the second: "A builds a plant. The contract was signed with B."."""
    page = around.page
    for number, here in sorted(seats.items()):
        if page.sentences[number].headline:
            continue
        before = next((n for n in (number - 1, number - 2) if n in seats and not page.sentences[n].headline), None)
        if before is None:
            continue
        first, *others = groups(around, _known_first(seats[before]))
        subjects = [(i, "" if others else "_sole") for i in first.members]
        subjects += [(i, "_second") for group in others[:1] for i in group.members]
        kinds = _carrying(around, number, here[0][1])
        partners = groups(around, here)[0].members
        for kind in kinds:
            for one, rank in subjects:
                for other in partners - {one}:
                    yield min(one, other), max(one, other), number, f"bond_carried_{kind}{rank}"
    yield from _both(around, seats)


def told_kinds(around: Surroundings, number: int) -> list[str]:
    """The kinds of words of a sentence that may tie."""
    page, sentence = around.page, around.page.sentences[number]
    return [
        kind
        for kind in ("deal", "talk", "trade", "source")
        if any(_is_meant(around, sentence, h) for h in page.hits(*_KINDS[kind], start=sentence.start, end=sentence.end))
    ]


def _known_first(seats: Sequence[Seat]) -> Sequence[Seat]:
    """The names of a sentence of which a kind is known, or all where none is."""
    return [seat for seat in seats if seat[1].kind != "unknown"] or seats


def _carrying(around: Surroundings, number: int, first: Mention) -> list[str]:
    """The kinds of words of a sentence that tie its first name to one of the sentence before it."""
    page, sentence = around.page, around.page.sentences[number]
    left = page.folded[sentence.start : first.start]
    if not (
        MARK.search(left)
        or re.search(r"\b(?:kontrak\w*|mitra\w*|pembeli\w*|tuan rumah\w*|partner|buyer|host)\s*$", left)
    ):
        return []
    kinds = told_kinds(around, number)
    return kinds + (["with"] if kinds and _WITH.search(left[-60:]) else [])


def _both(around: Surroundings, seats: Mapping[int, Sequence[Seat]]) -> Iterator[tuple[int, int, int, str]]:
    """The two of a sentence of which the next one says that "both" signed or cooperate."""
    page = around.page
    for hit in page.hits("join.both"):
        number = page.sentence_at(hit.start)
        sentence = page.sentences[number]
        if not page.has(*TRIGGERS, start=sentence.start, end=sentence.end):
            continue
        for n in (number - 1, number):
            two = {i for i, _ in seats.get(n, ())}
            if len(two) == 2:
                yield min(two), max(two), n, "bond_both"


def signers(around: Surroundings, number: int, seats: Sequence[Seat]) -> Iterator[tuple[int, int, str]]:
    """The organisations whose officers sign in one sentence: "director A of X and president B of Y signed"."""
    page, sentence = around.page, around.page.sentences[number]
    if not page.has("stages.signed", start=sentence.start, end=sentence.end):
        return
    employers, low = set(), sentence.start
    for index, mention in seats:
        if page.has("offices.words", start=max(low, mention.start - 60), end=mention.start):
            employers.add(index)
        low = mention.end
    yield from _across(frozenset(employers), frozenset(employers), "bond_signers")


def several(around: Surroundings, number: int, seats: Sequence[Seat]) -> Iterator[tuple[int, int]]:
    """The pairs of organisations of a sentence that each have a deal of their own with a third: "X dengan A dan dengan
    B", "A and B each signed with X".
    """
    page, sentence = around.page, around.page.sentences[number]
    each = _EACH.search(page.folded, sentence.start, sentence.end)
    for (one, before), (other, after) in pairwise(seats):
        gap = _BRACKET.sub("", page.folded[before.end : after.start].lstrip(")"))
        if _AND_WITH.fullmatch(gap) or (each and len(seats) > 2 and _AND.fullmatch(gap)):
            yield min(one, other), max(one, other)
    behind = {i for i, mention in seats if _has_own(page, sentence, seats, mention)}
    yield from combinations(sorted(behind), 2)


def _has_own(page: Page, sentence: Sentence, seats: Sequence[Seat], mention: Mention) -> bool:
    """True for one of several that each have a deal of their own: "tiga MoU dengan A, B dan C"."""
    if COUNTERPARTS.search(page.folded, sentence.start, mention.start):
        return True
    deals = page.hits(*_INSTRUMENTS, start=sentence.start, end=mention.start)
    if not deals or not _WITH.search(page.folded, deals[-1].end, mention.start):
        return False
    said = page.folded[max(sentence.start, deals[-1].start - 24) : deals[-1].start].split()[-2:]
    many = len({i for i, m in seats if m.start > deals[-1].end})
    counts = page.words.table("numbers", "words")
    return many > 1 and any(counts.get(word) == many or word == str(many) for word in said)


def parallel(around: Surroundings, seats: Sequence[Seat]) -> Iterator[tuple[int, int]]:
    """The pairs of organisations of a sentence that belong to different deals of one series: "A with B, C with D and E
    with F".
    """
    deals: list[set[int]] = []
    deal: list[int] = []
    joined = False
    for (index, mention), after in zip(seats, (*seats[1:], None), strict=True):
        deal.append(index)
        gap = around.page.folded[mention.end : after[1].start] if after else ","
        if _WITH.search(gap):
            joined = True
        elif _SERIES.search(gap):
            if joined:
                deals.append(set(deal))
            deal, joined = [], False
    if len(deals) > 1:
        for one, other in combinations(deals, 2):
            yield from ((min(a, b), max(a, b)) for a in one - other for b in other - one)
