"""Pairs: the named features of two organisations of a page: how likely each is by itself, and how the text brings
them together.
"""

import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from berdikari.read.alone import LISTED, OWNED, PAIRED, WITH
from berdikari.read.around import PUBLIC, Surroundings
from berdikari.read.bonds import bonds, carried, signers
from berdikari.read.hubs import with_hub
from berdikari.read.names import Mention
from berdikari.read.organisations import Organisation

Pair = tuple[int, int]
Seat = tuple[int, Mention]
_INSTRUMENT = ("stages.mou", "stages.letter_of_intent", "stages.joint_venture", "stages.signed")
_TYING = tuple(f"bond_{tie}" for tie in ("pair_", "gap_", "list_", "both", "carried", "first", "most", "signers"))
_OF_CARE = frozenset({"hospital", "university"})  # two of them cooperate in care and teaching, mostly without devices
_PRESENT = 0.08
_FAR = 5  # mentions between two of a sentence, from which they are not looked at together
_COUNTED = ("meet", "meet_in_trigger", "meet_paired")


def pair_features(
    pairs: Iterable[Pair], found: Sequence[Organisation], alone: Sequence[float], around: Surroundings
) -> dict[Pair, dict[str, float]]:
    """The features of each of some pairs of organisations, given by their indices (the lower first)."""
    wanted = list(pairs)
    able = {i for pair in wanted for i in pair}
    met = _meetings(found, alone, around, set(wanted))
    best = _best(met, able)
    rows, ranked = {}, sorted(alone)
    for a, b in wanted:
        rows[a, b] = {
            **around.field, **_of_odds(alone, ranked, a, b), **_of_ways(met.get((a, b), Counter())),
            **_of_two(found[a], found[b]), **_of_bests(best, a, b),
        }  # fmt: skip
        if {found[a].kind, found[b].kind} <= _OF_CARE and "topic_no_device" in rows[a, b]:
            rows[a, b]["care_alone"] = 1.0
        if (found[a].kind in PUBLIC) != (found[b].kind in PUBLIC):
            rows[a, b] |= _of_public(rows[a, b])
    return rows


def _of_odds(alone: Sequence[float], ranked: Sequence[float], a: int, b: int) -> dict[str, float]:
    """How likely the less and the more likely of the two is by itself, and how many are likelier than both."""
    low, high = sorted((logit(alone[a]), logit(alone[b])))
    rank = len(ranked) - bisect_right(ranked, min(alone[a], alone[b]))
    return {"low": low, "high": high, f"rank_{min(rank, 5)}": 1.0}


def _of_ways(ways: Mapping[str, int]) -> dict[str, float]:
    """How often two meet in each way; what is common counts by its logarithm."""
    row: dict[str, float] = {}
    if not any(name.startswith("topic_device") for name in ways):
        row["topic_no_device"] = 1.0
    for name, count in ways.items():
        if name.startswith(("bond_", "topic_")):
            row[name] = 1.0
            continue
        row[name] = math.log1p(count) if name in _COUNTED else float(count)
        if name in _COUNTED:
            row[f"{name}_ever"] = 1.0
    if row.get("bond_owned") and not any(name.startswith(_TYING) for name in row):
        row["only_owned"] = 1.0
    return row


def _of_two(one: Organisation, other: Organisation) -> dict[str, float]:
    """What kinds the two are, from which countries, and how far from each other they stand."""
    near = _apart(one, other)
    names = ("kinds_" + "_".join(sorted((one.kind, other.kind))), f"apart_{min(near, 3)}", *_of_countries(one, other))
    return dict.fromkeys(names, 1.0)


def _of_public(row: Mapping[str, float]) -> dict[str, float]:
    """The same ties once more, where one of the two is a public body: it stands beside many deals, and is a party to
    few.
    """
    ties = {part for name in row if name.startswith("bond_") for part in name.split("_")[1:]}
    return dict.fromkeys([f"public_{part}" for part in ties] or ["public_untied"], 1.0) | {
        f"public_{name}": 1.0 for name in ("two_countries", "only_two", "apart_0") if row.get(name)
    }


def _apart(one: Organisation, other: Organisation) -> int:
    """Sentences between the nearest mentions of the two."""
    few, many = sorted((one.mentions, other.mentions), key=len)
    places = (bisect_left(many, mention.sentence, key=_sentence) for mention in few)
    return min(
        abs(m.sentence - mention.sentence)
        for mention, at in zip(few, places, strict=True)
        for m in many[max(0, at - 1) : at + 1]
    )


def _sentence(mention: Mention) -> int:
    return mention.sentence


def _of_bests(best: Mapping[int, int], a: int, b: int) -> dict[str, float]:
    """Whether each is the one that the other is most often joined with."""
    ways = (best.get(a) == b) + (best.get(b) == a)
    return {"best_of_one": 1.0, "best_of_both": float(ways > 1)} if ways else {}


def _of_countries(one: Organisation, other: Organisation) -> Iterator[str]:
    countries = {one.country, other.country}
    if len(countries) == 2 and None not in countries:
        yield "two_countries"
    if countries == {"ID"}:
        yield "both_indonesian"


def _meetings(
    found: Sequence[Organisation], alone: Sequence[float], around: Surroundings, wanted: set[Pair]
) -> dict[Pair, Counter[str]]:
    """How often two organisations of a wanted pair meet in each way."""
    able = {i for pair in wanted for i in pair}
    index = {id(o): i for i, o in enumerate(found)}
    met: dict[Pair, Counter[str]] = defaultdict(Counter)
    likely: dict[int, list[Seat]] = {}
    for number, here in around.by_sentence.items():
        seats = [(index[id(o)], m) for o, m in here]
        present = {i for i, _ in seats if i in able}
        telling = [seat for seat in seats if seat[0] in able and alone[seat[0]] >= _PRESENT]
        if telling:
            likely[number] = telling
        if len(present) < 2:
            continue
        common = [
            *_of_sentence(around, number),
            *_of_topic(around, number),
            *(["only_two"] if sum(alone[i] >= _PRESENT for i in present) == 2 else []),
        ]
        for pair in combinations(sorted(present), 2):
            if pair in wanted:
                met[pair].update(common)
        for a, b, name in (*bonds(around, number, telling), *signers(around, number, telling)):
            if (a, b) in wanted:
                met[a, b][name] = 1
        groups = _lists_of(around, seats)
        for p, (a, _) in enumerate(seats):
            for q in range(p + 1, min(p + _FAR, len(seats))):
                b = seats[q][0]
                pair = (min(a, b), max(a, b))
                if pair in wanted:
                    met[pair].update(_of_seats(around, seats, groups, p, q))
    for a, b, number, name in (*carried(around, likely), *with_hub(around, likely, alone)):
        if (a, b) in wanted:
            met[a, b][name] = 1
            met[a, b].update(dict.fromkeys(_of_topic(around, number), 1))
    return met


def _of_topic(around: Surroundings, number: int) -> Iterator[str]:
    """What the sentence of a tie, or one beside it in its paragraph, speaks of: devices, medicines."""
    sentences = around.page.sentences
    beside = [
        n
        for n in (number - 1, number + 1)
        if 0 <= n < len(sentences) and sentences[n].paragraph == sentences[number].paragraph
    ]
    device, pharma = number in around.devices, number in around.pharma
    if device or any(n in around.devices for n in beside):
        yield "topic_device"
    if pharma and not device:
        yield "topic_pharma"
    if number in around.service and not device:
        yield "topic_service"


def _of_sentence(around: Surroundings, number: int) -> list[str]:
    """What a sentence that names both says: a word of cooperation, an instrument, a device, a place among several
    deals.
    """
    page, sentence = around.page, around.page.sentences[number]
    names = ["meet"]
    if number in around.triggers:
        names.append("meet_in_trigger")
    if sentence.headline:
        names.append("meet_in_headline")
    if page.has(*_INSTRUMENT, start=sentence.start, end=sentence.end):
        names.append("meet_with_instrument")
    if number in around.devices:
        names.append("meet_with_device")
    return names


def _lists_of(around: Surroundings, seats: Sequence[Seat]) -> list[int]:
    """For each mention of a sentence the number of the list ("A, B dan C") that it stands in."""
    groups = [0] * len(seats)
    for at, ((_, m), (_, n)) in enumerate(pairwise(seats), start=1):
        groups[at] = groups[at - 1] + (LISTED.fullmatch(around.page.folded, m.end, n.start) is None)
    return groups


def _of_seats(around: Surroundings, seats: Sequence[Seat], groups: Sequence[int], p: int, q: int) -> Iterator[str]:
    """How two mentions of a sentence stand to each other: joined as partners, in one list, one as the other's owner."""
    page, before, behind = around.page, seats[p][1], seats[q][1]
    gap = page.folded[before.end : behind.start]
    if q == p + 1:
        yield "neighbours"
    yield from _of_triggers(around, before, behind)
    if PAIRED.fullmatch(gap):
        yield "meet_paired"
        if before.sentence in around.triggers:
            yield "meet_paired_in_trigger"
    elif WITH.search(gap):
        yield "meet_with"
    if ";" in gap or ". " in gap:
        yield "meet_broken"
    if groups[p] == groups[q]:
        yield "meet_listed"
    elif groups[q] == groups[p] + 1:
        last = max(i for i in range(p, q) if groups[i] == groups[p])
        if PAIRED.fullmatch(page.folded, seats[last][1].end, seats[last + 1][1].start):
            yield "meet_lists_paired"
    if OWNED.search(gap) or page.has(
        "ownership.owned_of", "ownership.owner_through", start=before.end, end=behind.start
    ):
        yield "meet_owned"
    if page.has("join.between", start=max(page.sentences[before.sentence].start, before.start - 24), end=before.start):
        yield "meet_between"


def _of_triggers(around: Surroundings, before: Mention, behind: Mention) -> Iterator[str]:
    """Where the words of cooperation of a sentence stand: between two names, in front of both, or behind both."""
    folded = around.page.folded
    for hit in around.triggers.get(before.sentence, ()):
        if before.end <= hit.start and hit.end <= behind.start:
            yield "trigger_between"
            if len(folded[before.end : hit.start]) < 30 and len(folded[hit.end : behind.start]) < 30:
                yield "trigger_joins"
        elif hit.end <= before.start and before.start - hit.end < 40:
            yield "trigger_before"
        elif behind.end <= hit.start and hit.start - behind.end < 40:
            yield "trigger_after"


def _best(met: Mapping[Pair, Counter[str]], able: set[int]) -> dict[int, int]:
    """For each organisation the one that it is most often joined with."""
    strength: dict[int, list[tuple[float, int]]] = {i: [] for i in able}
    for (a, b), ways in met.items():
        bond = (
            ways["meet_paired"] * 3
            + ways["meet_lists_paired"] * 2
            + ways["meet_in_trigger"] * 2
            + ways["neighbours"]
            + ways["meet"] * 0.5
        )
        strength[a].append((-bond, b))
        strength[b].append((-bond, a))
    return {i: min(bonds)[1] for i, bonds in strength.items() if bonds}


def logit(p: float) -> float:
    """The logarithm of the odds of a probability."""
    p = min(max(p, 1e-3), 1 - 1e-3)
    return math.log(p / (1 - p))
