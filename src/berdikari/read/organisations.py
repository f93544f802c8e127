"""Organisations of a page: the names that mean one and the same, with short forms, slips of spelling, and country."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz.distance import OSA

from berdikari.names import country_of_form
from berdikari.read.names import ORGANISATIONS, Mention, mentions
from berdikari.read.page import Page, between
from berdikari.read.settle import is_person, plain, settle
from berdikari.read.shelf import Shelf
from berdikari.words import Hit, fold

_BRACKET = re.compile(r" ?\(([^()\n]{2,60})\)")
_OR = re.compile(r"(?: \([^()\n]{2,20}\))?,? (?:atau|or|yang dikenal sebagai|alias|known as|disebut) ")
_FORMS = frozenset(
    [
        "pt",
        "cv",
        "tbk",
        "persero",
        "ltd",
        "limited",
        "inc",
        "corp",
        "co",
        "llc",
        "gmbh",
        "ag",
        "plc",
        "pte",
        "sdn",
        "bhd",
        "as",
        "sti",
        "kg",
        "spa",
        "srl",
        "bv",
        "nv",
        "sa",
        "zrt",
        "kft",
        "ltda",
        "holding",
        "company",
        "corporation",
    ]
)
_TAILS = frozenset(
    ["group", "grup", "indonesia", "international", "global", "medical", "medika", "healthcare", "health"]
)
_LINKS = frozenset(["dan", "and", "ve", "of", "the", "di", "untuk", "for"])
_REGISTERED = re.compile(r"(?i)(?:pt|cv)\b")
_MANY = 200  # organisations of a page, up to which a name is compared with each
_PERSON_BEHIND = re.compile(r", (?:[A-Z][\w.\x27-]+ ){1,3}[A-Z][\w.\x27-]+[,.)]")
_TITLE = re.compile(r"(?i)\b(?:dr|drg|prof|mr|mrs|ms|ir|hj?|doç|uzm|op)\.?$")
_SLIP = 6  # letters from which a word that differs by a letter or two counts as a slip of spelling


@dataclass(slots=True)
class Organisation:
    """An organisation of a page under construction. words: folded words of its fullest name, legal form aside."""

    name: str
    kind: str
    words: tuple[str, ...]
    aliases: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    country: str | None = None
    shorts: set[str] = field(default_factory=set)

    def knows(self, words: tuple[str, ...], countries: frozenset[str] = frozenset()) -> bool:
        """True where folded words may be a short form of the name, its initials, a slip of one of its words, or the
        name with a country.
        """
        if words == self.words or "".join(words) == "".join(self.words) or " ".join(words) in self.shorts:
            return True
        if len(words) == 1 and (words[0] in self.initials or self.slipped(words[0])):
            return True
        if len(words) > 1 and self.words[: len(words)] == words and self.kind in ("company", "unknown"):
            return True
        if words[: len(self.words)] == self.words and set(words[len(self.words) :]) <= _TAILS | countries:
            return True
        core = [w for w in words if w not in _TAILS] or list(words)
        if len(core) == 1 and self.slipped(core[0]):
            return True
        if len(words) > 1 and words[0] in self.shorts and self.kind != "unknown":
            return True
        enough = 2 if self.kind == "company" else 3
        return core[0] == self.words[0] and set(core) <= set(self.words) and (len(core[0]) > enough or len(core) > 1)

    @property
    def initials(self) -> set[str]:
        """The name's first letters, with and without its linking words."""
        every = "".join(w[0] for w in self.words)
        short = "".join(w[0] for w in self.words if w not in _LINKS)
        registered = {"pt" + every} if _REGISTERED.match(self.name) else set()
        return {every, short} | registered if len(self.words) > 1 else set()

    def slipped(self, word: str) -> bool:
        """True for a word that differs from the name's first by a letter or two."""
        own = self.words[0]
        return (
            min(len(word), len(own)) >= _SLIP - 1
            and max(len(word), len(own)) >= _SLIP
            and word[0] == own[0]
            and word != own
            and OSA.distance(word, own) <= (2 if len(word) > 6 else 1)
        )


def core_words(name: str) -> tuple[str, ...]:
    """Folded words of a name without its legal form and what stands in brackets."""
    plain = re.findall(r"\w+", fold(re.sub(r"\(.*?\)", " ", name)))
    return tuple(w for w in plain if w not in _FORMS) or tuple(plain)


def organisations(page: Page) -> tuple[list[Organisation], list[Mention]]:
    """The organisations of a page, in order of first mention, and its other names (persons, places)."""
    raw = mentions(page)
    aliases = _bracketed(page, raw)
    known = _known_names(page, raw, aliases)
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
    _add_governments(page, found)
    _add_headlines(page, found, headlines)
    placed = {m.start for o in found for m in o.mentions}
    others = [m for m in settled if m.start not in placed and m.kind in ("person", "place", "other")]
    for organisation in found:
        organisation.mentions.sort(key=lambda m: m.start)
        organisation.country = organisation.country or _country(page, organisation)
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


_GOVERNMENTS = (
    ("offices.of_province", "places.province", "Pemerintah Provinsi", ("pemprov", "pemerintah", "provinsi")),
    ("offices.of_regency", "places.regency", "Pemerintah Kabupaten", ("pemkab", "pemerintah", "kabupaten")),
    ("offices.of_city", "places.regency", "Pemerintah Kota", ("pemkot", "pemerintah", "kota")),
)


def _add_governments(page: Page, found: list[Organisation]) -> None:
    """A governor, regent or mayor who is named with the place stands for its government: "Gubernur Banten"."""
    for offices, places, title, heads in _GOVERNMENTS:
        for hit in page.hits(offices):
            place = _place_of_office(page, places, hit)
            if place is not None:
                start, end = min(hit.start, place.start), max(hit.end, place.end)
                mention = Mention(page.text[start:end], start, end, page.sentence_at(start), "local_government")
                _government(found, title, heads, page.text[place.start : place.end]).mentions.append(mention)


def _government(found: list[Organisation], title: str, heads: Collection[str], place: str) -> Organisation:
    """The government of a place among those found, added where it is not yet."""
    words = core_words(place)
    for mine in found:
        if mine.kind == "local_government" and mine.words[-len(words) :] == words and mine.words[0] in heads:
            return mine
    found.append(Organisation(f"{title} {place}", "local_government", core_words(f"{title} {place}"), country="ID"))
    return found[-1]


def _place_of_office(page: Page, places: str, office: Hit) -> Hit | None:
    """The place that an office governs, behind it ("Gubernur Banten") or in front of it ("Banten eyaletinde Vali")."""
    for place in page.hits(places, start=office.end, end=office.end + 40)[:1]:
        if place.start <= office.end + 1:
            return place
    before = page.hits(places, start=max(0, office.start - 30), end=office.start)
    links = ("", "eyaletinde", "eyaleti", "ili")
    if before and page.folded[before[-1].end : office.start].strip(" ,") in links:
        return before[-1]
    return None


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


def _bracketed(page: Page, raw: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """Pairs of a name and its short form in brackets behind it, or behind "atau"."""
    by_start = {m.start: m for m in raw}
    pairs = []
    for mention in raw:
        if mention.kind in ("place", "person", "other"):
            continue
        match = _BRACKET.match(page.text, mention.end)
        if match and fold(match.group(1)) not in _FORMS:
            inside = by_start.get(match.start(1))
            if inside and page.folded.startswith("'s ", inside.end) and mention.text[0] == inside.text[0]:
                pairs.append((mention, inside))  # Unicef (United Nations Children's Fund)
                continue
            spelt = mention.text.isupper() and inside is not None and " " in inside.text
            if inside and inside.end >= match.end(1) - 1 and (spelt or len(inside.text) < max(len(mention.text), 8) * 2):
                pairs.append((mention, inside))
                continue
        link = _OR.match(page.folded, mention.end)
        if link and link.end() in by_start and mention.kind != "unknown":
            pairs.append((mention, by_start[link.end()]))
    return pairs


def _known_names(page: Page, raw: Iterable[Mention], aliases: Iterable[tuple[Mention, Mention]]) -> frozenset[str]:
    """Folded names that a run behind an office may begin with."""
    known: set[str] = set()
    holders = [core_words(m.text) for m in raw if m.kind == "office" and m.hint == "unknown" and (" " in m.text or _TITLE.search(m.office or ""))]
    for mention in raw:
        if mention.kind in ORGANISATIONS:
            words = core_words(mention.text)
            known |= {plain(mention.text), " ".join(words)}
            if len(words[0]) >= 4 and mention.kind == "company":
                known |= {words[0], f"pt {words[0]}"}
        elif (
            mention.kind == "unknown"
            and not (mention.starts and mention.text[1:].islower())
            and (
                mention.text.isupper()
                or not (is_person(page, mention) or _is_held(core_words(mention.text), holders))
            )
        ):
            known.add(plain(mention.text))
        elif mention.kind == "office" and _is_employer(page, mention):
            known.add(plain(mention.text))
    known |= {plain(inside.text) for _, inside in aliases}
    return frozenset(known)


def _is_employer(page: Page, mention: Mention) -> bool:
    """True for what stands behind an office and in front of a person's name, and is none itself: "CEO Royal Philips,
    Roy Jakobs".
    """
    words = core_words(mention.text)
    return (
        mention.hint == "unknown"
        and not any("p" in page.words.lexicon.get(w, "") for w in words)
        and _PERSON_BEHIND.match(page.text, mention.end) is not None
    )


def _is_held(words: tuple[str, ...], runs: Iterable[tuple[str, ...]]) -> bool:
    """True where a name may be the person of a run behind an office, and not the employer at its head: "Bio Farma" in
    "Bio Farma Shadiq Akasya".
    """
    own = set(words)
    return any(
        own.issubset(run) and not (len(words) > 1 and len(run) - len(words) > 1 and run[: len(words)] == words)
        for run in runs
    )


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
    if mine.kind == "unknown":
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
    core = [w for w in words if w not in _TAILS]
    if core:
        yield f"{core[0]} {core[-1]}"


def _are_two(organisation: Organisation, mention: Mention, words: tuple[str, ...]) -> bool:
    """True for two registered names of which neither begins with the other: PT Oneject Indonesia, PT Oneject PMI
    Indonesia.
    """
    registered = _REGISTERED.match(organisation.name) and _REGISTERED.match(mention.text)
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


def _country(page: Page, organisation: Organisation) -> str | None:
    """Country as stated next to a mention, else as its legal form tells; None where neither does."""
    for mention in organisation.mentions:
        stated = _stated_country(page, mention)
        if stated:
            return stated
    forms = next((c for n in (organisation.name, *organisation.aliases) if (c := country_of_form(n))), None)
    return forms or _in_name(page, organisation)


def _in_name(page: Page, organisation: Organisation) -> str | None:
    """The foreign country with which a name ends: "Klaster OSTIM Turki"; "X Indonesia" may be the arm of anybody."""
    for mention in organisation.mentions:
        hits = page.hits("places.country", start=mention.start, end=mention.end)
        if hits and hits[-1].end == mention.end:
            code = _code(page, hits[-1])
            return None if code == "ID" else code
    return None


def _stated_country(page: Page, mention: Mention) -> str | None:
    """The country in "asal Prancis X", "X dari Brasil", "X, perusahaan Korea", "Turkish X", "X Turki"."""
    sentence = page.sentences[mention.sentence]
    for hit in page.hits(
        "places.country", "places.demonym", start=mention.end, end=min(sentence.end, mention.end + 60)
    ):
        between = page.folded[mention.end : hit.start].strip(" ,(")
        if between == "" or _only_from(page, mention.end, hit.start):
            return _code(page, hit)
    for hit in reversed(
        page.hits("places.country", "places.demonym", start=max(sentence.start, mention.start - 60), end=mention.start)
    ):
        between = page.folded[hit.end : mention.start]
        if re.search(r"[,.;:()]| dan | dengan | and | with | ve | di | in |yang", between) or len(between.split()) > 4:
            break
        around = page.has("names.company_before", start=max(sentence.start, hit.start - 40), end=mention.start)
        if around or hit.list == "places.demonym":
            return _code(page, hit)
    return None


def _only_from(page: Page, start: int, end: int) -> bool:
    """True where only "asal", "dari", "based in" and words of kind stand between a name and a country."""
    hits = page.hits("names.from_country", start=start, end=end)
    if not hits or re.search(r"[.;:]| dan | dengan | and | with | ve ", page.folded[start : hits[-1].start]):
        return False
    return not page.folded[hits[-1].end : end].strip(" ") and len(page.folded[start : hits[-1].start].split()) <= 9


def _code(page: Page, hit: object) -> str:
    table = page.words.table("places", hit.list.split(".")[1])  # type: ignore[attr-defined]
    return str(table[fold(hit.phrase)])  # type: ignore[attr-defined]
