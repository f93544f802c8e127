"""Blocks: keys that two mentions of one cooperation share, so that only few pairs need to be scored."""

from collections.abc import Iterator
from functools import lru_cache

from berdikari.names import parse
from berdikari.resolve.mention import Mention

_KEYS_PER_PARTY = 4


@lru_cache(maxsize=1 << 12)
def name_keys(name: str) -> tuple[str, ...]:
    """Keys of an organisation's name that survive slips of the pen and short forms, the most telling first.

    The institution where it is one of the table; the beginnings of its first two telling words; the end of a name of
    one
    word (a slip at its beginning); the initials, which an acronym meets.
    """
    parsed = parse(name)
    if parsed.institutions:
        return tuple(sorted({f"={concept}" for concept, _ in parsed.institutions}))
    words = parsed.telling
    found = [word[:4] for word in words[:2]]
    if len(words) == 1 and len(words[0]) > 5:
        found.append("-" + words[0][-4:])
    if len(parsed.words) == 1 and len(words[0]) <= 6:
        found.append("." + words[0])
    elif len(parsed.parts) > 1:
        found.append("." + "".join(word[0] for word in parsed.parts))
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1 << 12)
def side_keys(names: tuple[str, ...]) -> tuple[str, ...]:
    """The keys of a party under all its names: those of the first name, and the first one of each alias."""
    first, *others = names
    return tuple(dict.fromkeys([*name_keys(first)[:_KEYS_PER_PARTY], *(name_keys(other)[0] for other in others)]))


def pair_keys(mention: Mention) -> Iterator[str]:
    """Keys of two named parties at once: they make small blocks, for a firm has few dealings with one other firm.

    The owner of a party stands beside the parties, for another report may name the mother in the daughter's place.
    """
    sides = [*mention.parties, *mention.helpers] if len(mention.parties) < 2 else mention.parties
    names = [*(side.names for side in sides), *((owner,) for owner, _ in mention.owners)]
    seen: set[str] = set()
    for at, left in enumerate(names):
        for right in names[at + 1 :]:
            for x in side_keys(left):
                for y in side_keys(right):
                    key = f"{x}|{y}" if x < y else f"{y}|{x}"
                    if key not in seen:
                        seen.add(key)
                        yield key


def lone_keys(mention: Mention) -> Iterator[str]:
    """Keys of one named party with a device, a country or the day: for mentions whose other side has no name."""
    others = [*mention.parties, *mention.unnamed]
    for one in mention.parties:
        marks = [f"d:{device}" for device in sorted(mention.devices)]
        marks += [f"c:{o.country}" for o in others if o is not one and o.country]
        marks += [f"t:{mention.date[:7]}"] if mention.date and len(mention.date) > 4 else []
        for key in side_keys(one.names) if is_lone(mention) else first_keys(one.names):
            for mark in marks:
                yield f"{key}+{mark}"


def is_lone(mention: Mention) -> bool:
    """True where fewer than two parties have names."""
    return len(mention.parties) < 2


@lru_cache(maxsize=1 << 12)
def first_keys(names: tuple[str, ...]) -> tuple[str, ...]:
    """The first key of each of a party's names."""
    return tuple(dict.fromkeys(name_keys(name)[0] for name in names))
