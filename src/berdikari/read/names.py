"""Names: what each run of capitals is: an organisation of some kind, a person in an office, a place, or nothing of these."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from berdikari.read.chunks import Chunk, chunks, words_of
from berdikari.read.page import Page
from berdikari.words import Hit, fold

ORGANISATIONS = ("company", "university", "hospital", "ministry", "agency", "local_government", "association", "cluster", "media", "zone")
_OTHER_LISTS = (
    "places.country", "places.demonym", "places.abroad", "places.province", "places.regency", "fairs.known", "dates.months",
    "dates.weekdays", "names.not_names", "devices.catalogue", "devices.general", "stages.mou", "stages.letter_of_intent",
    "stages.joint_venture", "money.currencies", "numbers.scales",
)  # fmt: skip
_OFFICE = ("offices.words",)
_UNIT = ("offices.units",)
_MINISTRY_OF = ("offices.of_ministry",)
_FAIR_BEFORE = re.compile(r"(?:pameran|ajang|forum|expo|exhibition|konferensi|konperensi|seminar|gelaran|fuari|fuarinda|summit|gathering)\W+(?:\w+\W+)?$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands. kind: one of ORGANISATIONS, person, place, other, or unknown; office: of a person;
    hint: the kind that the words of a name behind an office tell, before it is known where the employer ends.
    """

    text: str
    start: int
    end: int
    sentence: int
    kind: str
    office: str | None = None
    starts: bool = False
    hint: str = "unknown"


@dataclass(frozen=True, slots=True)
class _Lists:
    """The phrases of a page that tell kinds of names, by where they begin and end."""

    starting: dict[int, dict[str, Hit]]
    ending: dict[int, dict[str, Hit]]


def mentions(page: Page) -> list[Mention]:
    """Every name of the page with its kind, in order of place; a run that holds an office, an employer and a person gives each."""
    lists = _lists(page)
    found: list[Mention] = []
    for chunk in chunks(page):
        found.extend(_take_apart(page, lists, chunk))
    return found


def _lists(page: Page) -> _Lists:
    kinds = [f"organisations.{kind}{end}" for kind in ORGANISATIONS for end in ("", "_end")]
    starting: dict[int, dict[str, Hit]] = {}
    ending: dict[int, dict[str, Hit]] = {}
    for hit in page.hits(*kinds, *_OTHER_LISTS, *_OFFICE, *_UNIT, *_MINISTRY_OF, "names.start", "names.company_before"):
        starting.setdefault(hit.first, {}).setdefault(hit.list, hit)
        ending.setdefault(hit.last, {})[hit.list] = hit
    return _Lists(starting, ending)


def _take_apart(page: Page, lists: _Lists, chunk: Chunk) -> Iterator[Mention]:
    """The names in a run of capitals."""
    first, last = _without_edges(page, lists, chunk)
    if first > last:
        return
    chunk = _cut(page, chunk, first, last)
    other = _covering(lists, first, last)
    if other:
        yield _mention(page, chunk, "place" if other.startswith("places.") else "other")
        return
    behind = _behind_office(lists, first, last)
    if behind > first:
        yield from _of_office(page, lists, chunk, behind)
        return
    inner = _inner_office(lists, first, last)
    if inner:
        yield from _around_office(page, lists, chunk, *inner)
        return
    country = _leading_country(page, lists, first, last)
    head = _company_head(lists, first, last)
    if max(country, head) > first:  # "BUMN PT Indofarma", "Prancis Surgiris"
        chunk = _cut(page, chunk, max(country, head), last)
    kind = _kind(lists, chunk.first, chunk.last)
    person = _trailing_person(page, chunk)
    if person > chunk.first:
        yield _mention(page, _cut(page, chunk, chunk.first, person - 1), _kind(lists, chunk.first, person - 1))
        yield _mention(page, _cut(page, chunk, person, chunk.last), "person")
        return
    yield _mention(page, chunk, kind)


def _trailing_person(page: Page, chunk: Chunk) -> int:
    """Index of the first token of a person's name that ends a run without an office: "Kementerian Kesehatan Roy Himawan"; -1: none.

    Told by the lexicon: two words or more that are part of persons' names and of nothing else, behind two that are not.
    """
    at, lexicon = chunk.last + 1, page.words.lexicon
    while at > chunk.first and lexicon.get(page.tokens[at - 1].text) == "p":
        at -= 1
    own = at - chunk.first
    return at if chunk.last + 1 - at >= 2 and (own >= 2 or (own == 1 and page.text[page.tokens[chunk.first].start : page.tokens[chunk.first].end].isupper())) else -1


def _cut(page: Page, chunk: Chunk, first: int, last: int) -> Chunk:
    """A part of a run, from one token to another."""
    end = chunk.end if last == chunk.last else page.tokens[last].end
    return replace(chunk, first=first, last=last, start=page.tokens[first].start, end=end, starts=chunk.starts and first == chunk.first)


def _inner_office(lists: _Lists, first: int, last: int) -> tuple[int, int] | None:
    """First and last token of words of office inside a run: "Oneject CEO Jahja", "Arçelik Genel Müdürü Öztürk"."""
    at = next((i for i in range(first + 1, last) if "offices.words" in lists.starting.get(i, {})), None)
    if at is None or any("organisations.association" in lists.starting.get(i, {}) for i in range(first, at)):
        return None
    behind = _behind_office(lists, at, last)
    while at > first + 1 and "offices.units" in lists.starting.get(at - 1, {}):
        at -= 1
    return (at, behind) if behind <= last else None


def _around_office(page: Page, lists: _Lists, chunk: Chunk, at: int, behind: int) -> Iterator[Mention]:
    """Employer in front of an office and person behind it."""
    employer, person = _cut(page, chunk, chunk.first, at - 1), _cut(page, chunk, behind, chunk.last)
    covered = _covering(lists, employer.first, employer.last)
    if covered is None and "offices.units" not in lists.starting.get(employer.first, {}):
        yield _mention(page, employer, _kind(lists, employer.first, employer.last))
    yield replace(_mention(page, person, "person"), office=words_of(page, at, behind - 1))


def _leading_country(page: Page, lists: _Lists, first: int, last: int) -> int:
    """Index behind a country that leads a run without belonging to the name: "asal Prancis Surgiris", "perusahaan Korea Selatan SD Biosensor"."""
    hit = lists.starting.get(first, {}).get("places.country")
    if hit is None or hit.last >= last:
        return -1
    before = max(0, hit.start - 24)
    near = page.hits("names.from_country", "names.company_before", start=before, end=hit.start)
    return hit.last + 1 if near and not page.folded[near[-1].end : hit.start].strip() else -1


def _without_edges(page: Page, lists: _Lists, chunk: Chunk) -> tuple[int, int]:
    """A run without the words at its edges that begin sentences, name months or are no names."""
    first, last = chunk.first, chunk.last
    while first <= last:
        here = lists.starting.get(first, {})
        edge = here.get("dates.months") or here.get("dates.weekdays") or here.get("money.currencies") or here.get("stages.mou") or here.get("stages.letter_of_intent")
        if edge is None and first < last and not _is_head(here):
            edge = here.get("names.company_before") or (here.get("places.demonym") if here.get("places.demonym") and here["places.demonym"].last < last else None)
        if edge is None and chunk.starts and first == chunk.first:
            edge = here.get("names.start") if not _is_head(here) else None
        if edge is None or edge.last > last:
            break
        first = edge.last + 1
    while first < last:
        edge = next((h for n, h in lists.ending.get(last, {}).items() if n in ("stages.mou", "dates.weekdays", "stages.letter_of_intent")), None)
        if edge is None or edge.first <= first:
            break
        last = edge.first - 1
    return first, last


def _is_head(here: dict[str, Hit]) -> bool:
    return any(name.startswith("organisations.") and not name.endswith("_end") for name in here)


def _covering(lists: _Lists, first: int, last: int) -> str | None:
    """The list of a phrase that covers the run from end to end."""
    for name in _OTHER_LISTS:
        hit = lists.starting.get(first, {}).get(name)
        if hit and hit.last >= last:
            return name
    return None


def _behind_office(lists: _Lists, first: int, last: int) -> int:
    """Index of the token behind the words of office at the head of a run; `first` where there are none."""
    at, ministry = first, False
    while at <= last:
        here = lists.starting.get(at, {})
        hit = here.get("offices.words") or (here.get("offices.units") if at > first else None)
        if hit is None and ministry:
            break
        if hit is None:
            break
        ministry = "offices.of_ministry" in here
        at = hit.last + 1
    return at


def _of_office(page: Page, lists: _Lists, chunk: Chunk, at: int) -> Iterator[Mention]:
    """What stands behind words of office: an employer, then a person; which is which is settled with all names in view."""
    office = words_of(page, chunk.first, at - 1)
    if at > chunk.last:
        return
    place = next((h for n, h in lists.starting.get(at, {}).items() if n in ("places.province", "places.regency", "places.country")), None)
    if place and place.last < chunk.last:
        yield _mention(page, _cut(page, chunk, at, place.last), "place")
        at = place.last + 1
    rest = _cut(page, chunk, at, chunk.last)
    kind = "place" if place and place.last == chunk.last else _kind(lists, at, chunk.last)
    mixed = kind == "unknown" or (kind != "place" and kind not in ("media", "zone"))
    yield replace(_mention(page, rest, "office" if mixed else kind), office=office, hint=kind)


def _company_head(lists: _Lists, first: int, last: int) -> int:
    """Index of a leading legal form (PT, CV) in a run; -1 where there is none."""
    return next((i for i in range(first, last) if "organisations.company" in lists.starting.get(i, {})), -1)


def _kind(lists: _Lists, first: int, last: int) -> str:
    """The kind that the head or the end of a name tells; unknown where neither does."""
    here = lists.starting.get(first, {})
    for kind in ORGANISATIONS:
        hit = here.get(f"organisations.{kind}")
        if hit and (hit.last < last or kind not in ("company", "university", "hospital", "local_government", "zone") or hit.last - first > 0):
            return kind
    ends = lists.ending.get(last, {})
    for kind in ORGANISATIONS:
        hit = ends.get(f"organisations.{kind}_end")
        if hit and hit.first > first:
            return kind
    inner = next((i for i in range(first + 1, last + 1) if "organisations.company_end" in lists.ending.get(i, {})), None)
    return "company" if inner is not None else "unknown"


def _mention(page: Page, chunk: Chunk, kind: str) -> Mention:
    text = re.sub(r"\s+", " ", page.text[chunk.start : chunk.end])
    return Mention(text, chunk.start, chunk.end, chunk.sentence, kind, starts=chunk.starts)


def settle(page: Page, found: Sequence[Mention], known: Collection[str]) -> list[Mention]:
    """The names with those of unknown kind settled by what stands around them; known: folded names of organisations of the page."""
    settled: list[Mention] = []
    inside = {fold(m.text) for m in found if not m.starts and not page.sentences[m.sentence].headline}
    for mention in found:
        if mention.kind == "office":
            settled.extend(_split_office(mention, known))
        elif mention.kind == "unknown" and mention.starts and (rest := mention.text.partition(" ")[2]) and fold(rest) in known:
            settled.append(_settled(page, replace(mention, text=rest, start=mention.end - len(rest), starts=False)))
        elif mention.kind != "unknown" or fold(mention.text) in known or not _is_chance(page, mention, inside):
            settled.append(_settled(page, mention))
    return settled


def _is_chance(page: Page, mention: Mention, inside: Collection[str]) -> bool:
    """True for capitals that tell nothing: a headline's, or one plain word that begins a sentence and stands nowhere else."""
    if fold(mention.text) in inside:
        return False
    if page.sentences[mention.sentence].headline:
        return True
    return mention.starts and mention.text[1:].islower() and not _stands_behind(page, "names.company_before", mention.end)


def _split_office(mention: Mention, known: Collection[str]) -> Iterator[Mention]:
    """Employer and person behind words of office: the employer is the longest known name at the head of the run."""
    words = mention.text.split()
    for count in range(len(words), 0, -1):
        head = " ".join(words[:count])
        if fold(head).strip(".,") in known:
            middle = mention.start + len(head)
            yield replace(mention, text=head, end=middle, kind="company", office=None)
            if count < len(words):
                yield replace(mention, text=" ".join(words[count:]), start=middle + 1, kind="person")
            return
    yield replace(mention, kind="person" if mention.hint == "unknown" else mention.hint, office=None if mention.hint != "unknown" else mention.office)


def _settled(page: Page, mention: Mention) -> Mention:
    """A name of unknown kind with the kind that the words around it tell, if they do."""
    if mention.kind != "unknown":
        return mention
    if _FAIR_BEFORE.search(page.folded, max(0, mention.start - 40), mention.start):
        return replace(mention, kind="other")
    if is_person(page, mention):
        return replace(mention, kind="person")
    reach = max(page.sentences[mention.sentence].start, mention.start - 60)
    if _stands_before(page, "names.company_before", reach, mention.start) or _stands_behind(page, "names.company_before", mention.end):
        return replace(mention, kind="company")
    return mention


def is_person(page: Page, mention: Mention) -> bool:
    """True for a name that speaks, is addressed as a person, or holds an office."""
    words = mention.text.split()
    if len(words) > 5 or mention.text.isupper():
        return False
    if _directly(page, "names.person_before", mention.start) or (len(words) > 1 and _behind_field(page, mention)):
        return True
    if len(words) > 1 and (page.has("names.person_after", start=mention.end, end=mention.end + 16) or page.text[mention.end :].startswith((" signed", " menandatangani"))):
        return True
    return len(words) in (2, 3, 4) and _named_by_office(page, mention)


def _behind_field(page: Page, mention: Mention) -> bool:
    """True for a name behind an office and its field of work: "Direktur Jenderal Industri Logam, Mesin (ILMATE) Kemenperin X"."""
    start = max(page.sentences[mention.sentence].start, mention.start - 170)
    for hit in page.hits("offices.words", start=start, end=mention.start):
        between = re.findall(r"[^\s(),.]+", page.text[hit.end : mention.start])
        listed = len(between) > 2 or (between and page.text[:mention.start].endswith(", "))
        if listed and all(w[0].isupper() or w in ("dan", "and", "of", "for", "the", "serta") for w in between):
            return True
    return False


def _stands_before(page: Page, name: str, start: int, end: int) -> bool:
    """True where a phrase of a list stands before a name with no break of clause between them: "produsen lokal asal Prancis X"."""
    return any(len(page.folded[h.end : end].split()) <= 5 and not re.search(r"[,.;:()\n]| dan | dengan | and | with | yang | ve ", page.folded[h.end : end]) for h in page.hits(name, start=start, end=end))


def _stands_behind(page: Page, name: str, end: int) -> bool:
    """True where an apposition behind a name says what it is: "Surgiris, pembuat lampu operasi"."""
    reach = page.folded[end : end + 60]
    match = re.match(r"(?:'[a-z]+)?[,(]? ?(?:a |an |the |selaku |sebagai |salah satu |adalah |which is |(?:\w+ ){0,2})", reach)
    if not reach.startswith((",", " selaku", " sebagai", " adalah", " (", " firmasi", " sirketi")) or match is None:
        return False
    return any(len(page.folded[end : h.start].split()) <= 3 for h in page.hits(name, start=end, end=end + 40))


def _directly(page: Page, name: str, start: int) -> bool:
    return any(not page.folded[h.end : start].strip(" .,") for h in page.hits(name, start=max(0, start - 14), end=start))


def _named_by_office(page: Page, mention: Mention) -> bool:
    """True for a name with an office before or behind it: "Febie Poetri, Direktur Marketing GTM"."""
    if _directly(page, "offices.words", mention.start):
        return True
    near = page.hits("offices.words", start=mention.end, end=mention.end + 26)
    return bool(near) and page.folded[mention.end : near[0].start].strip() in (",", ", the", "selaku", "sebagai", "as", ", selaku")
