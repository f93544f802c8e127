"""Organisations of a page: the names that mean one and the same, with short forms, slips of spelling, and country."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from rapidfuzz.distance import OSA

from berdikari.read.aliases import bracketed, known_names
from berdikari.read.country import country_of
from berdikari.read.governments import add_governments, add_states
from berdikari.read.names import ORGANISATIONS, Mention, mentions
from berdikari.read.organisation import REGISTERED, TAILS, Organisation, core_words
from berdikari.read.page import Page, between
from berdikari.read.settle import settle
from berdikari.read.shelf import Shelf

__all__ = ["Organisation", "core_words", "organisations"]
_MANY = 200  # organisations of a page, up to which a name is compared with each


def organisations(page: Page) -> tuple[list[Organisation], list[Mention]]:
    """The organisations of a page, in order of first mention, and its other names (persons, places)."""
    raw = mentions(page)
    aliases = bracketed(page, raw)
    known = known_names(page, raw, aliases)
    settled = settle(page, raw, known)
    inner = {m.start for _, m in aliases}
    shorts: dict[int, list[Mention]] = {}
    for owner, short in aliases:
        shorts.setdefault(owner.start, []).append(short)
    shelf = Shelf[Organisation]()
    settled = _with_persons([m for m in settled if m.start not in inner])
    countries = frozenset(page.words.table("places", "country"))
    headlines = [m for m in settled if page.sentences[m.sentence].headline]
    for mention in _fullest_first([m for m in settled if _may_be(m) and not page.sentences[m.sentence].headline]):
        _place(shelf, mention, shorts, countries)
    found = shelf.every
    add_governments(page, found)
    add_states(page, found)
    _add_headlines(page, found, headlines)
    placed = {m.start for o in found for m in o.mentions}
    others = [m for m in settled if m.start not in placed and m.kind in ("person", "place", "other")]
    for organisation in found:
        organisation.mentions.sort(key=lambda m: m.start)
        organisation.country = organisation.country or country_of(page, organisation)
    return sorted(found, key=lambda o: o.mentions[0].start), others


def _with_persons(settled: list[Mention]) -> list[Mention]:
    """Names of unknown kind that are part of a person's name are that person ("Andra" behind "Andra Soni")."""
    words = {word for m in settled if m.kind == "person" for word in core_words(m.text)}
    full = {core_words(m.text) for m in settled if m.kind == "person"}
    firsts = {core_words(m.text)[0] for m in settled if m.kind == "person" and " " in m.text}
    firsts = firsts if len(firsts) <= _MANY else set()
    lasts = {core_words(m.text)[-1] for m in settled if m.kind == "person"}
    return [
        replace(m, kind="person")
        if (m.kind == "unknown" or (m.kind == "company" and core_words(m.text)[0] in lasts and " " not in m.text))
        and not m.text.isupper()
        and (core_words(m.text) in full or set(core_words(m.text)) <= words or _respells(m, firsts))
        else m
        for m in settled
    ]


def _respells(mention: Mention, firsts: Collection[str]) -> bool:
    """True for one word that is the first name of a person of the page but for a letter."""
    words = core_words(mention.text)
    return (
        len(words) == 1
        and len(words[0]) > 3
        and any(first[0] == words[0][0] and OSA.distance(first, words[0]) == 1 for first in firsts)
    )


def _add_headlines(page: Page, found: list[Organisation], headlines: Sequence[Mention]) -> None:
    """Give the organisations of the body their mentions in headlines, whose capitals join names to other words."""
    exact: dict[str, Organisation] = {}
    taken: dict[tuple[int, int], list[Mention]] = {}
    for organisation in found:
        for name in _exact_names(organisation):
            exact.setdefault(name, organisation)
        for mention in organisation.mentions:
            taken.setdefault((id(organisation), mention.sentence), []).append(mention)
    for mention in headlines:
        if not _may_be(mention):
            continue
        tokens = between(page.tokens, mention.start, mention.end)
        for at in range(len(tokens)):
            for size in range(min(6, len(tokens) - at), 0, -1):
                start, end = tokens[at].start, tokens[at + size - 1].end
                owner = exact.get(" ".join(core_words(page.text[start:end])))
                if owner is None:
                    continue
                here = taken.setdefault((id(owner), mention.sentence), [])
                if not any(m.start <= start < m.end for m in here):
                    here.append(Mention(page.text[start:end], start, end, mention.sentence, owner.kind))
                    owner.mentions.append(here[-1])
                    break


def _exact_names(organisation: Organisation) -> Iterator[str]:
    """What names an organisation in a headline: its whole name, short forms in brackets, its first telling word."""
    yield " ".join(organisation.words)
    yield from organisation.shorts
    if organisation.kind == "company" and len(organisation.words[0]) > 3:
        yield organisation.words[0]


def _may_be(mention: Mention) -> bool:
    return mention.kind in ORGANISATIONS or mention.kind == "unknown"


def _fullest_first(found: Sequence[Mention]) -> list[Mention]:
    """Names of a kind before those of none, longer before shorter, so that short forms find their full name."""
    return sorted(found, key=lambda m: (m.kind == "unknown", -len(core_words(m.text)), m.start))


def _place(
    shelf: Shelf[Organisation], mention: Mention, shorts: Mapping[int, Sequence[Mention]], countries: frozenset[str]
) -> None:
    """Give a name to the organisation that it means, or make one. shorts: short forms, by where their name begins."""
    words = core_words(mention.text)
    near = shelf.every if len(shelf.every) <= _MANY else shelf.under(_asked(words))
    mine = next(
        (o for o in near if _same_kind(o, mention) and o.knows(words, countries) and not _are_two(o, mention, words)),
        None,
    )
    if mine is None:
        mine = Organisation(mention.text, mention.kind, words)
    mine.mentions.append(mention)
    if mine.inflected(words) and len(words[-1]) < len(mine.words[-1]):
        mine.name, mine.words = mention.text, words
    if mine.kind == "unknown" or (mine.kind, mention.kind) == ("zone", "company"):
        mine.kind = mention.kind
    for short in shorts.get(mention.start, ()):
        mine.shorts.add(" ".join(core_words(short.text)))
        mine.mentions.append(replace(short, kind=mine.kind))
        _add_alias(mine, short.text)
    _add_alias(mine, mention.text)
    shelf.put(mine, (*mine.initials, *mine.shorts, "".join(mine.words), *(f"{mine.words[0]} {w}" for w in mine.words)))


def _asked(words: tuple[str, ...]) -> Iterator[str]:
    """The keys under which an organisation stands that knows a name; slips of spelling are not among them: where
    hundreds are named, a word that differs by a letter is another's name.
    """
    yield from ("".join(words[:count]) for count in range(1, len(words) + 1))
    yield from (words[0], " ".join(words), f"{words[0]} {words[-1]}")
    core = [w for w in words if w not in TAILS]
    if core:
        yield f"{core[0]} {core[-1]}"


def _are_two(organisation: Organisation, mention: Mention, words: tuple[str, ...]) -> bool:
    """True for two registered names of which neither begins with the other: PT Oneject Indonesia, PT Oneject PMI
    Indonesia.
    """
    registered = REGISTERED.match(organisation.name) and REGISTERED.match(mention.text)
    return (
        bool(registered)
        and len(words) > 1
        and words != organisation.words[: len(words)]
        and not organisation.slipped(words[0])
    )


def _same_kind(organisation: Organisation, mention: Mention) -> bool:
    if "unknown" in (organisation.kind, mention.kind):
        return True
    public = {"ministry", "agency", "local_government"}
    return organisation.kind == mention.kind or not ({organisation.kind, mention.kind} & public)


def _add_alias(organisation: Organisation, name: str) -> None:
    if name != organisation.name and name not in organisation.aliases:
        organisation.aliases.append(name)
