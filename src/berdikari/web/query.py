"""The query: everything that a list of partnerships shows, as it stands in the address. One query, four views."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice
from urllib.parse import quote_plus

from berdikari.edge.asked import NONE, value_of
from berdikari.records import LADDER, STATUSES
from berdikari.web.index import FACETS, Index, Row, beyond

VIEWS = ("list", "board", "map", "timeline")
SORTS = ("stage", "date", "news", "name")
PAGE = 50
_LONGEST = 200
_TOLD = 40  # characters of a name that nobody knows
_KNOWN = {"q": (), "view": VIEWS, "sort": SORTS, "page": ()}  # an empty row of values: any
_USUAL = (("view", "list"), ("sort", "stage"), ("page", 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is asked for. chosen: values by facet, any of which is wanted; text: words, all of which are wanted;
    unread: facets with what was given for them that nobody knows; unknown: what else was asked and nobody knows.
    """

    chosen: Mapping[str, tuple[str, ...]]
    text: str = ""
    view: str = "list"
    sort: str = "stage"
    page: int = 1
    unread: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def narrowed(self) -> bool:
        """True where anything at all is asked for."""
        return bool(self.text or self.chosen)

    def address(self, **changes: object) -> str:
        """The query string of this query with changes (`view`, `sort`, `page`, `text`); a change goes to page 1."""
        asked = {"chosen": self.chosen, "text": self.text, "view": self.view, "sort": self.sort, "page": 1} | changes
        chosen: Mapping[str, tuple[str, ...]] = asked["chosen"]  # type: ignore[assignment]
        pairs = [_pair(facet, value) for facet in FACETS for value in chosen.get(facet, ())]
        if asked["text"]:
            pairs.append(_pair("q", asked["text"]))
        pairs += [_pair(name, asked[name]) for name, usual in _USUAL if asked[name] != usual]
        return "&".join(pairs)

    def toggled(self, facet: str, value: str) -> str:
        """The query string with a value of a facet added, or taken away where it is chosen."""
        held = self.chosen.get(facet, ())
        kept = tuple(one for one in held if one != value) if value in held else (*held, value)
        return self.address(chosen={**self.chosen, facet: kept} if kept else _without(self.chosen, facet))

    def adding(self, facet: str) -> tuple[str, str]:
        """What stands before and after a value of a facet in the query string with that value added: as `toggled`,
        for many values at once.
        """
        at = FACETS.index(facet) + 1
        behind = {name: self.chosen.get(name, ()) for name in FACETS[at:]}
        before = [_pair(name, value) for name in FACETS[:at] for value in self.chosen.get(name, ())]
        after = self.address(chosen=behind)
        return "".join(f"{pair}&" for pair in before) + f"{facet}=", f"&{after}" if after else ""

    def without(self, facet: str) -> str:
        """The query string with nothing chosen of a facet."""
        return self.address(chosen=_without(self.chosen, facet))


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a query finds. found: all that fit; counts: of each value of each facet, with everything chosen but what is
    chosen of that facet itself.
    """

    query: Query
    index: Index
    found: int
    counts: Mapping[str, tuple[tuple[str, int], ...]]

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All that fit, in the order of the query."""
        return _sorted(tuple(self.index.of(self.found)), self._order)

    @property
    def _order(self) -> str:
        """The timeline has an order of its own, over all its pages: what happened or was told last comes first."""
        return "event" if self.query.view == "timeline" else self.query.sort

    @property
    def count(self) -> int:
        """How many fit."""
        return self.found.bit_count()

    @property
    def pages(self) -> int:
        """How many pages the list has."""
        return max(1, -(-self.count // PAGE))

    @property
    def shown(self) -> tuple[Row, ...]:
        """The rows of the page."""
        return self.part((min(self.query.page, self.pages) - 1) * PAGE, PAGE)

    def part(self, first: int, most: int) -> tuple[Row, ...]:
        """So many rows from the first on."""
        if self._order == "stage":
            return tuple(islice(self.index.of(beyond(self.found, first)), most))
        return self.rows[first : first + most]


def query_of(pairs: Iterable[tuple[str, str]], held: Mapping[str, Collection[str]] | None = None) -> Query:
    """The query of an address. What a form leaves empty counts as not asked; a value of a facet that is neither held
    nor known under any name is set aside.
    """
    chosen: dict[str, list[str]] = {}
    rest: dict[str, str] = {}
    unread: list[tuple[str, str]] = []
    for name, value in pairs:
        text = value.strip()[:_LONGEST]
        if name in FACETS and text:
            known = value_of(name, text, (held or {}).get(name, ()))
            if known is None:
                unread.append((name, text))
            else:
                chosen.setdefault(name, []).append(known)
        elif text:
            rest[name] = text
    page = rest.get("page", "")
    return Query(
        chosen={facet: tuple(dict.fromkeys(values)) for facet, values in chosen.items()},
        text=rest.get("q", ""),
        view=rest["view"] if rest.get("view") in VIEWS else "list",
        sort=rest["sort"] if rest.get("sort") in SORTS else "stage",
        page=max(1, int(page)) if page.isascii() and page.isdigit() and len(page) < 7 else 1,
        unread=tuple(dict.fromkeys(unread)),
        unknown=tuple(_unknown(rest)),
    )


def _unknown(rest: Mapping[str, str]) -> Iterator[str]:
    """Names that no query has, and names with a value that they cannot have."""
    for name, text in rest.items():
        if name not in _KNOWN:
            yield name[:_TOLD]
        elif _KNOWN[name] and text not in _KNOWN[name]:
            yield f"{name}={text}"[:_TOLD]


def ask(index: Index, query: Query) -> Answer:
    """The partnerships that fit a query, and the counts of its facets."""
    base = index.with_words(query.text) if query.text else index.everything
    wanted = {facet: index.any_of(facet, values) for facet, values in query.chosen.items()}
    found = base
    for bits in wanted.values():
        found &= bits
    return Answer(
        query=query,
        index=index,
        found=found,
        counts={facet: _counts(index, facet, base, wanted, query) for facet in FACETS},
    )


def _counts(
    index: Index, facet: str, base: int, wanted: Mapping[str, int], query: Query
) -> tuple[tuple[str, int], ...]:
    """Values of a facet that some rows have, or that are chosen; the ladder in its order, years newest first, others
    by how many.
    """
    others = base
    for name, bits in wanted.items():
        if name != facet:
            others &= bits
    counts = {value: (bits & others).bit_count() for value, bits in index.bits[facet].items()}
    chosen = query.chosen.get(facet, ())
    shown = {value: counts.get(value, 0) for value in (*counts, *chosen) if counts.get(value) or value in chosen}
    return tuple(sorted(shown.items(), key=lambda pair: _rank(facet, *pair)))


def _rank(facet: str, value: str, count: int) -> tuple[object, ...]:
    if facet == "stage":
        return (-LADDER.index(value) if value in LADDER else 1,)
    if facet == "status":
        return (STATUSES.index(value) if value in STATUSES else 9,)
    if facet == "year":
        return (-int(value) if value.isascii() and value.isdigit() else 1,)
    return (value == NONE, -count, value)


def _sorted(rows: tuple[Row, ...], sort: str) -> tuple[Row, ...]:
    if sort == "event":
        return tuple(sorted(rows, key=lambda row: row.newest, reverse=True))
    if sort == "date":
        return tuple(sorted(rows, key=lambda row: row.partnership.date or "", reverse=True))
    if sort == "news":
        return tuple(sorted(rows, key=lambda row: row.partnership.last_news or "", reverse=True))
    if sort == "name":
        return tuple(sorted(rows, key=lambda row: row.title.casefold()))
    return rows


@lru_cache(maxsize=1 << 12)
def _pair(name: str, value: object) -> str:
    """As it stands in an address: a page has hundreds of them, mostly the same."""
    return f"{name}={quote_plus(str(value))}"


def _without(chosen: Mapping[str, tuple[str, ...]], facet: str) -> dict[str, tuple[str, ...]]:
    return {name: values for name, values in chosen.items() if name != facet}
