"""Goods: devices that the catalogue does not know, in the text's own words: members of a list beside a known one, and
what is made.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from berdikari.read.devices import Found
from berdikari.read.page import Page, Sentence, between
from berdikari.records import Device
from berdikari.words import fold

_WORD = re.compile(r"[^\W\d_][\w/-]*")
_NO_JOIN = r"(?!(?:dan|serta|hingga|and|ve|or|atau)\b)"
_ITEM = rf"{_NO_JOIN}[^\W_][\w/-]*(?: {_NO_JOIN}[^\W_][\w/-]*){{0,3}}"
_AFTER = "dan|serta|and|ve|hingga|are|is|were|was|will|to|from|for|in|untuk|yang|di|dari|ke|akan|buatan|senilai|worth"
_MORE = re.compile(rf"(?:,? (?:dan|serta|hingga|and|ve|or|atau) |, )({_ITEM})(?=[.,;)]|\s*$| (?:{_AFTER}) )")
_LAST = re.compile(r",? (?:dan|serta|hingga|and|ve|or|atau) ")
_JOIN = 9  # characters of the longest word that joins two members, with its spaces
_MOST_WORDS = 4
_MOST_BEFORE = 3  # words in front of a head word that belong to it
_FEW_LETTERS = 4
_A_PAIR = 2  # two that "and" joins are no list
_THINGS = frozenset(
    {"alat", "mesin", "medical", "tıbbi", "medikal"}
)  # words that begin sentences, and names of things too


def with_listed(page: Page, found: Sequence[Found]) -> list[Found]:
    """Known devices together with the unknown members of their lists: "radiology units, incinerators and hospital
    furniture".

    What stands in a list with others is no general word there.
    """
    more: list[Found] = []
    for number in sorted({page.sentence_at(f.start) for f in found}):
        sentence = page.sentences[number]
        more += _members(page, sentence, between(found, sentence.start, sentence.end))
    lists = sorted(m.end for m in more)
    return sorted(
        [*more, *(replace(f, general=f.general and not _follows(page, f, lists)) for f in found)], key=lambda f: f.start
    )


def with_general(page: Page, found: Sequence[Found], general: Sequence[Found]) -> list[Found]:
    """Known devices together with general words in one list with them: "peralatan medis dan sarung tangan"."""
    ends, starts = {f.end for f in found}, {f.start for f in found}
    beside = [
        g
        for g in general
        if any(_LAST.fullmatch(page.text, end, g.start) for end in _near(ends, g.start))
        or any(_LAST.fullmatch(page.text, g.end, start) for start in _near(starts, g.end))
    ]
    return sorted([*found, *(replace(g, general=False) for g in beside)], key=lambda f: f.start)


def _near(places: Collection[int], at: int) -> Iterator[int]:
    """Those of the places that stand a few characters from an offset."""
    return (at + step for step in range(-_JOIN, _JOIN + 1) if at + step in places)


def _follows(page: Page, device: Found, ends: Sequence[int]) -> bool:
    """True where a device stands right behind the end of a list's member."""
    at = bisect_left(ends, device.start)
    return any(_LAST.fullmatch(page.text, end, device.start) for end in ends[max(0, at - 1) : at])


def _members(page: Page, sentence: Sentence, here: Sequence[Found]) -> Iterator[Found]:
    """The unknown members to the right of a known one, as far as the list reaches: to its "and", or to another known
    one.
    """
    reached = 0
    for first in here:
        if first.start < reached:
            continue
        at, pending, known, closed = first.end, [], 1, False
        while not closed and (match := _MORE.match(page.text, at, sentence.end)):
            inside = next(iter(between(here, match.start(1), match.end(1))), None)
            if inside is None:
                closed = bool(_LAST.match(match.group()))
                pending.append(Found(Device(name=match.group(1)), match.start(1), match.end(1)))
                at = match.end(1)
            else:
                yield from _things(page, pending, first)
                pending, known, at = [], known + 1, inside.end
        reached = at
        if closed and known + len(pending) > _A_PAIR:
            yield from _things(page, pending, first)


def _things(page: Page, members: Sequence[Found], first: Found) -> Sequence[Found]:
    """The members of a list; none where one of them is no thing, since then it is no list of things."""
    return members if all(_is_thing(page, member, first) for member in members) else ()


def _is_thing(page: Page, member: Found, first: Found) -> bool:
    """True for words that may name a thing: no verb or clause, in the same case as the known one, no name of
    somebody.
    """
    name = member.device.name
    words = name.split()
    lists = (
        "devices.stop",
        "devices.no_things",
        "dates.said",
        "names.start",
        "places.country",
        "modality.done",
        "modality.planned",
    )
    hits = page.hits(*lists, start=member.start, end=member.end)
    stops = [h for h in hits if h.phrase not in _THINGS]
    return not stops and len(name) >= _FEW_LETTERS and (words[0].islower() or page.text[first.start].isupper())


def made_goods(page: Page, start: int, end: int) -> list[Found]:
    """What a text says is made or sold, in its own words: two to four words behind "memproduksi", "pabrik", "maker of";
    and what a head word such as "alat deteksi", "cihazi" names.
    """
    found = [*_headed(page, start, end)]
    for hit in page.hits("devices.made", "devices.supplied", start=start, end=end):
        last = _thing_end(page, hit.end, end)
        if last > hit.end and len(page.text[hit.end : last].split()) > 1:
            found.append(Found(Device(name=page.text[hit.end : last].strip()), hit.end + 1, last))
    return found


def _thing_end(page: Page, at: int, end: int) -> int:
    """The end of the lower-case words behind an offset, up to a word that cannot belong to the name of a thing."""
    last = at
    lists = ("devices.stop", "names.start", "organisations.company", "stages.signed", "dates.said", "devices.no_goods")
    stops = {h.start for h in page.hits(*lists, start=at, end=min(end, at + 60))}
    for count, match in enumerate(_WORD.finditer(page.text, at, end)):
        if (
            count >= _MOST_WORDS
            or page.text[last : match.start()] != " "
            or match.start() in stops
            or match.group()[0].isupper()
        ):
            break
        last = match.end()
    if any(at <= s <= at + 1 for s in stops) or page.has("devices.no_goods", start=at, end=last):
        return at
    return last


def _headed(page: Page, start: int, end: int) -> Iterator[Found]:
    """Things named by a head word: Indonesian ones end behind it (alat deteksi kanker), English and Turkish ones begin
    before it.
    """
    general = page.hits("devices.general", start=start, end=end)
    for hit in page.hits("devices.heads", start=start, end=end):
        last = _thing_end(page, hit.end, end)
        if any(g.start <= hit.start < g.end for g in general) or (last == hit.end and " " not in hit.phrase):
            continue  # "alat kesehatan", "mesin itu"
        yield Found(Device(name=page.text[hit.start : last]), hit.start, last)
    for hit in page.hits("devices.tails", start=start, end=end):
        first = _thing_start(page, start, hit.start)
        if first < hit.start:
            yield Found(Device(name=page.text[first : hit.end]), first, hit.end)


def _thing_start(page: Page, start: int, at: int) -> int:
    """The start of the words in front of a head word that belong to its name."""
    stops = {
        h.end
        for h in page.hits(
            "devices.stop",
            "names.start",
            "devices.no_goods",
            "devices.made",
            "modality.planned",
            start=max(start, at - 48),
            end=at,
        )
    }
    first = at
    for match in reversed(list(_WORD.finditer(page.text, max(start, at - 48), at))[-_MOST_BEFORE:]):
        if (
            match.end() in stops
            or page.text[match.start() - 1 : match.start()] in ("'", "’")
            or page.text[match.end() : first] != " "
            or fold(match.group()).isdigit()
        ):
            break
        if match.group()[0].isupper() and not (match.start() == start and _is_common(page, match.group())):
            break
        first = match.start()
    return first


def _is_common(page: Page, word: str) -> bool:
    """True for a word that is no name, though it begins a sentence."""
    return "c" in page.words.lexicon.get(fold(word), "")
