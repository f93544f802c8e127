"""The index: which partnerships have which property or word, as sets of bits, so that facets count in microseconds.

Bit n of a set stands for the partnership at place n of `rows`: highest rung first, newest first within it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from sys import intern

from berdikari.edge.asked import ELSEWHERE, HOME, NONE
from berdikari.edge.regions import locate
from berdikari.names import fold
from berdikari.records import Partnership, Party, rung
from berdikari.report.findings import title_of
from berdikari.report.timeline import days_of

FACETS = ("stage", "status", "device", "reach", "country", "province", "regency", "year", "kind", "basis")
_PROVINCE, _REGENCY = FACETS.index("province"), FACETS.index("regency")
_REACH = FACETS.index("reach")
_LAND = "ID"
_FOLD = fold.__wrapped__  # texts are folded once and thrown away: they have no place in the cache of names


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A partnership with what a list needs of it. traits: its values of each of FACETS; words: folded, each once;
    newest: the last of its days on a timeline; empty where it has none.
    """

    partnership: Partnership
    title: str
    traits: tuple[tuple[str, ...], ...]
    words: tuple[str, ...]
    newest: str

    @property
    def place(self) -> str | None:
        """As `place_of` its partnership, which looks its name up."""
        province, regency = self.traits[_PROVINCE], self.traits[_REGENCY]
        return next((code for code in (*regency, *province) if code != NONE), None)

    @property
    def at_home(self) -> bool:
        """Whether it is Indonesia's own: see `reach_of`."""
        return self.traits[_REACH] == (HOME,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Rows in the order of the list, and who has what.

    bits: sets of rows by facet and value; postings: places of the rows that have each word
    """

    rows: tuple[Row, ...]
    bits: Mapping[str, Mapping[str, int]]
    vocabulary: tuple[str, ...]
    postings: Mapping[str, tuple[int, ...]]
    by_id: Mapping[str, Row] = field(default_factory=dict)

    @property
    def everything(self) -> int:
        """All rows."""
        return (1 << len(self.rows)) - 1

    def any_of(self, facet: str, values: Iterable[str]) -> int:
        """The rows with one of the values."""
        found, known = 0, self.bits[facet]
        for value in values:
            found |= known.get(value, 0)
        return found

    def with_words(self, text: str) -> int:
        """The rows that have, for each word of the text, a word that begins with it."""
        found = self.everything
        for word in _FOLD(text).split():
            at, some = bisect_left(self.vocabulary, word), bytearray(len(self.rows) // 8 + 1)
            while at < len(self.vocabulary) and self.vocabulary[at].startswith(word):
                _mark(some, self.postings[self.vocabulary[at]])
                at += 1
            found &= int.from_bytes(some, "little")
        return found

    def of(self, bits: int) -> Iterator[Row]:
        """The rows of a set, in order."""
        for place in places(bits):
            yield self.rows[place]


def places(bits: int) -> Iterator[int]:
    """The places of a set's members, lowest first."""
    text = bin(bits)[:1:-1]
    at = text.find("1")
    while at >= 0:
        yield at
        at = text.find("1", at + 1)


def beyond(bits: int, count: int) -> int:
    """A set without so many of its members, the lowest."""
    length = bits.bit_length()
    cut = bisect_left(range(length), count, key=lambda at: (bits & ((1 << at) - 1)).bit_count())
    return bits >> cut << cut


def index_of(partnerships: Sequence[Partnership], old: Index | None = None) -> Index:
    """The index of partnerships; rows of those that did not change are taken from the old one."""
    known = old.by_id if old else {}
    kept = (known.get(one.id) for one in partnerships)
    rows = [
        row if row is not None and row.partnership is one else _row(one)
        for one, row in zip(partnerships, kept, strict=True)
    ]
    rows.sort(key=lambda row: (row.partnership.date or "", row.partnership.id), reverse=True)
    rows.sort(key=lambda row: -rung(row.partnership.stage))
    bits: dict[str, dict[str, list[int]]] = {facet: {} for facet in FACETS}
    words: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        for facet, values in zip(FACETS, row.traits, strict=True):
            for value in values:
                bits[facet].setdefault(value, []).append(place)
        for word in row.words:
            words.setdefault(word, []).append(place)
    return Index(
        rows=tuple(rows),
        bits={facet: {value: _set(found) for value, found in values.items()} for facet, values in bits.items()},
        vocabulary=tuple(sorted(words)),
        postings={word: tuple(found) for word, found in words.items()},
        by_id={row.partnership.id: row for row in rows},
    )


def _set(members: Sequence[int]) -> int:
    held = bytearray(members[-1] // 8 + 1)
    _mark(held, members)
    return int.from_bytes(held, "little")


def _mark(held: bytearray, members: Sequence[int]) -> None:
    for one in members:
        held[one >> 3] |= 1 << (one & 7)


def _row(partnership: Partnership) -> Row:
    texts = dict.fromkeys(texts_of(partnership))
    return Row(
        partnership=partnership,
        title=title_of(partnership),
        traits=tuple(map(_once, _traits(partnership))),
        words=tuple({intern(word): None for text in texts for word in _FOLD(text).split()}),
        newest=max(days_of(partnership), default=""),
    )


def _traits(p: Partnership) -> Iterator[list[str]]:
    """Values of each of FACETS, in their order."""
    everybody: tuple[Party, ...] = (*p.parties, *p.facilitators)
    code = place_of(p) or NONE
    days = [p.date, p.planned_date, p.last_news, *(stage.date for stage in p.history)]
    yield [p.stage or NONE]
    yield [p.status] if p.status else []
    yield [device.id for device in p.devices if device.id] or [NONE]
    yield [reach_of(p, code)]
    yield [party.country for party in everybody if party.country]
    yield [code.split(".", maxsplit=1)[0]]
    yield [code] if "." in code else []
    yield [day[:4] for day in days if day]
    yield [value.kind or NONE for value in p.values]
    yield [basis_of(p)]


def _once(values: Iterable[str]) -> tuple[str, ...]:
    """Each value once, and equal rows of values one and the same."""
    return _same(tuple(dict.fromkeys(values)))


@lru_cache(maxsize=1 << 12)
def _same(values: tuple[str, ...]) -> tuple[str, ...]:
    return values


def basis_of(partnership: Partnership) -> str:
    """How its money is known: `stated` exactly, `rough` (about, at least, at most, a range), or `none`."""
    if not partnership.values:
        return NONE
    return "stated" if any(value.bound is None and value.upper is None for value in partnership.values) else "rough"


def reach_of(partnership: Partnership, code: str = NONE) -> str:
    """Where a partnership belongs: `home` where a party, a facilitator, the site or the place is Indonesian,
    `elsewhere` where those whose country is known are all of other countries, `none` where no country is known.

    code: of its place in Indonesia, as `place_of`
    """
    everybody = (*partnership.parties, *partnership.facilitators)
    known = {one.country for one in (*everybody, partnership.site, partnership.place) if one} - {None}
    return HOME if _LAND in known or code != NONE else ELSEWHERE if known else NONE


def place_of(partnership: Partnership) -> str | None:
    """Code of the regency or province of its site, or else of its event, by code or name; None: abroad or unknown."""
    place = partnership.site or partnership.place
    return locate(place) if place else None


def texts_of(partnership: Partnership) -> Iterator[str]:
    """All texts that a search looks through: names, places, and the sentences' quotes."""
    yield partnership.id
    for party in (*partnership.parties, *partnership.facilitators):
        yield from (party.name, *party.aliases)
    for thing in (*partnership.devices, partnership.site, partnership.place, *partnership.people):
        if thing is not None:
            yield thing.name
    yield partnership.fair or ""
    yield from (claim.quote.text for claim in partnership.claims if claim.quote)
