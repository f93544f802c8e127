"""Names: what each run of capitals is: an organisation of some kind, a person in an office, a place, or nothing of
these.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from berdikari.read.chunks import Chunk, chunks, words_of
from berdikari.read.page import Page
from berdikari.words import Hit, fold

ORGANISATIONS = (
    "company",
    "university",
    "hospital",
    "ministry",
    "agency",
    "local_government",
    "association",
    "cluster",
    "media",
    "zone",
)
_OTHER_LISTS = (
    "places.country", "places.demonym", "places.abroad", "places.province", "places.regency", "fairs.known",
    "dates.months", "dates.weekdays", "names.not_names", "devices.catalogue", "devices.general", "stages.mou",
    "stages.letter_of_intent",
    "stages.joint_venture", "money.currencies", "numbers.scales",
)  # fmt: skip
_EMPLOYERS = frozenset(
    f"organisations.{kind}"
    for kind in ("ministry", "agency", "company", "university", "hospital", "association", "local_government")
)
_LINKING = frozenset(["dan", "and", "ve", "of", "for", "the", "di", "bidang"])
_SHORT_FORM = re.compile(r" \(([A-ZÇĞİÖŞÜ]{3,})\)")
_STATE_FIRM = re.compile(r" \((?:persero|tbk)\b")
_ROMAN = re.compile(r"[IVX]{1,4}|[A-Z]\d?")
_TICKER = re.compile(r"(?:\(|, |; )(?:[A-Z]{2,6}|Nasdaq|Euronext): ?$")
_PROJECT = re.compile(r"\b(?:proyek|program|project|programme|under the|lewat proyek|projesi|skema|inisiatif)\s+(?:the )?$")
_LEGAL = frozenset(["ltd", "inc", "co", "corp", "llc", "gmbh", "tbk", "sti", "plc", "bhd", "limited", "pte", "zrt"])
_SHORT = 4  # letters of a short form: UI, ITS, UNDP
_OFFICE = ("offices.words",)
_UNIT = ("offices.units",)
_MINISTRY_OF = ("offices.of_ministry",)


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
    """Every name of the page with its kind, in order of place; a run that holds an office, an employer and a person
    gives each.
    """
    lists = _lists(page)
    found: list[Mention] = []
    for chunk in chunks(page):
        found.extend(_take_apart(page, lists, chunk))
    return _joined(page, found)


def _joined(page: Page, found: list[Mention]) -> list[Mention]:
    """The names with those made whole that stand apart: "Pemerintah Provinsi (Pemprov) Banten", "Lembaga Kajian Hukum
    dan Perburuhan Indonesia (LKHPI)"; what goes on from a project's name ("Strengthening Indonesia's Health Network")
    is that project.
    """
    whole: list[Mention] = []
    for mention in found:
        last = whole[-1] if whole else None
        gap = page.text[last.end : mention.start] if last and last.sentence == mention.sentence else "\n"
        if last and gap in ("'s ", "’s ") and last.kind == "other":
            whole.append(replace(mention, kind="other"))
        elif last and len(whole) > 1 and _goes_on_behind_bracket(page, whole[-2], last, mention):
            head = whole[-2]
            text = f"{head.text} {mention.text}"
            whole[-2:] = [replace(head, text=text, end=mention.end)]
        elif last and len(whole) > 1 and _goes_on_behind_town(page, whole[-2], last, mention):
            text = page.text[whole[-2].start : mention.end]
            whole[-2:] = [replace(whole[-2], text=text, end=mention.end, kind="company")]
        elif last and (head := _first_of_institution(page, whole, mention)) is not None:
            kind = next((m.kind for m in (*whole[head:], mention) if m.kind != "unknown"), "association")
            text = re.sub(r"\s+", " ", page.text[whole[head].start : mention.end])
            whole[head:] = [replace(whole[head], text=text, end=mention.end, kind=kind)]
        else:
            whole.append(mention)
    return whole


def _goes_on_behind_bracket(page: Page, head: Mention, short: Mention, rest: Mention) -> bool:
    """True for "Pemerintah Provinsi (Pemprov) Banten": a bare head, its short form in brackets, and what it is head of."""
    return (
        head.kind in ("local_government", "hospital", "university", "ministry")
        and len(head.text.split()) <= 2
        and page.text[head.end : short.start] == " ("
        and page.text[short.end : rest.start] == ") "
        and short.sentence == rest.sentence
    )


def _goes_on_behind_town(page: Page, head: Mention, town: Mention, rest: Mention) -> bool:
    """True for the name of a firm with a town in the middle: "Vincent Raya (Dong Guan) Electronics Company"."""
    return (
        head.kind in ("unknown", "company")
        and rest.kind == "company"
        and not rest.text.lower().startswith("pt ")
        and page.text[head.end : town.start] == " ("
        and page.text[town.end : rest.start] == ") "
        and town.kind in ("unknown", "place")
        and head.sentence == rest.sentence
    )


def _first_of_institution(page: Page, before: list[Mention], last: Mention) -> int | None:
    """Index of the name with which an institution begins whose name the reader has cut at "dan" or at a comma, told by
    the short form in brackets behind it: "Balai Besar Kulit, Karet dan Plastik (BBKKP)".
    """
    behind = _SHORT_FORM.match(page.text, last.end)
    if behind is None:
        return None
    short, own = fold(behind.group(1)), _initials(last.text)
    if short == own:
        return None
    letters, at, right = own, len(before) - 1, last
    while at >= 0 and len(before) - at < 5 and before[at].kind not in ("person", "place"):
        gap = page.folded[before[at].end : right.start]
        if gap not in (" dan ", " and ", " ve ", " & ", ", ", ", dan "):
            return None
        letters = _initials(before[at].text) + letters
        long = len(before[at].text.split()) > 2 and last.kind in ("association", "agency") and gap == " ve "
        if letters == short or (long and short[0] == letters[0]):
            return at
        right, at = before[at], at - 1
    return None


def _initials(name: str) -> str:
    return "".join(w[0] for w in re.findall(r"\w+", fold(name)) if w not in _LINKING)


def _lists(page: Page) -> _Lists:
    kinds = [f"organisations.{kind}{end}" for kind in ORGANISATIONS for end in ("", "_end")]
    starting: dict[int, dict[str, Hit]] = {}
    ending: dict[int, dict[str, Hit]] = {}
    for hit in page.hits(
        *kinds,
        *_OTHER_LISTS,
        *_OFFICE,
        *_UNIT,
        *_MINISTRY_OF,
        "names.start",
        "names.company_before",
        "names.place_heads",
        "names.event_end",
    ):
        if _is_lower_short(page, hit):
            continue
        starting.setdefault(hit.first, {}).setdefault(hit.list, hit)
        ending.setdefault(hit.last, {})[hit.list] = hit
    return _Lists(starting, ending)


def _is_lower_short(page: Page, hit: Hit) -> bool:
    """True for a short form of an institution that is not written in capitals: "its" is no university."""
    written = page.text[hit.start : hit.end]
    return (
        len(written) <= _SHORT
        and hit.list.startswith("organisations.")
        and not hit.list.endswith("_end")
        and hit.list != "organisations.company"
        and not written.isupper()
        and "c" in page.words.lexicon.get(page.tokens[hit.first].text, "c")
    )


def _take_apart(page: Page, lists: _Lists, chunk: Chunk) -> Iterator[Mention]:
    """The names in a run of capitals."""
    first, last = _without_edges(page, lists, chunk)
    if first > last:
        return
    chunk = _cut(page, chunk, first, last)
    other = _covering(lists, first, last)
    if other or "names.place_heads" in lists.starting.get(first, {}):
        yield _mention(page, chunk, "place" if other is None or other.startswith("places.") else "other")
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
    if kind == "unknown" and (_is_branch(page, lists, chunk) or _STATE_FIRM.match(page.folded, chunk.end)):
        kind = "company"
    if kind in ("unknown", "company", "association", "agency") and _is_thing(page, chunk):
        kind = "other"
    if page.tokens[chunk.first].text == "pemerintah" and "places.country" in lists.ending.get(chunk.last, {}):
        kind = "other"  # Pemerintah Turki: a state, not one of its bodies
    if _is_bare_head(page, chunk, kind):
        return
    person = _behind_institution(page, chunk, kind) or _trailing_person(page, chunk)
    if person > chunk.first:
        yield _mention(page, _cut(page, chunk, chunk.first, person - 1), _kind(lists, chunk.first, person - 1))
        yield _mention(page, _cut(page, chunk, person, chunk.last), "person")
        return
    yield _mention(page, chunk, kind)


def _is_thing(page: Page, chunk: Chunk) -> bool:
    """True for capitals that name no organisation: a device (Mobile Digital X-Ray Device), a Roman number, a ticker of
    a stock exchange, a project ("proyek X", "the X programme").
    """
    written = page.text[chunk.start : chunk.end]
    if _ROMAN.fullmatch(written) or written in ("Persero", "Tbk") or _TICKER.search(page.text, max(0, chunk.start - 16), chunk.start):
        return True
    if page.tokens[chunk.first].text in ("pt", "cv") or page.tokens[chunk.last].text in _LEGAL:
        return False
    if _PROJECT.search(page.folded, max(0, chunk.start - 40), chunk.start):
        return True
    devices = page.hits("devices.catalogue", "devices.general", start=chunk.start, end=chunk.end)
    return bool(devices) and all(
        any(h.first <= i <= h.last for h in devices) or "c" in page.words.lexicon.get(page.tokens[i].text, "")
        for i in range(chunk.first, chunk.last + 1)
    )


def _is_bare_head(page: Page, chunk: Chunk, kind: str) -> bool:
    """True for a head word alone, which names nobody: Klaster, Balai, Cluster."""
    written = page.text[chunk.start : chunk.end]
    return (
        kind != "unknown"
        and chunk.first == chunk.last
        and not written.isupper()
        and "c" in page.words.lexicon.get(page.tokens[chunk.first].text, "")
    )


def _behind_institution(page: Page, chunk: Chunk, kind: str) -> int:
    """Index of the first token behind the name of a public body, whose words are common ones: "Kementerian Kesehatan
    Roy"; 0: none.
    """
    if kind not in ("ministry", "agency"):
        return 0
    tokens, lexicon = page.tokens, page.words.lexicon
    own = (
        1 if tokens[chunk.first].text.startswith("kemen") and not tokens[chunk.first].text.startswith("kementer") else 2
    )
    at = next((i for i in range(chunk.first + own, chunk.last + 1) if lexicon.get(tokens[i].text) in (None, "p")), 0)
    if (
        not at
        or tokens[at - 1].text in _LINKING
        or page.has("names.after_and", "places.country", start=tokens[at].start, end=chunk.end)
    ):
        return 0
    return at if chunk.last > at or own == 1 else 0


def _trailing_person(page: Page, chunk: Chunk) -> int:
    """Index of the first token of a person's name that ends a run without an office: "Kementerian Kesehatan Roy
    Himawan"; -1: none.

    Told by the lexicon: two words or more that are part of persons' names and of nothing else, behind two that are not.
    """
    at, lexicon = chunk.last + 1, page.words.lexicon
    while at > chunk.first and lexicon.get(page.tokens[at - 1].text) == "p":
        at -= 1
    own = at - chunk.first
    return (
        at
        if chunk.last + 1 - at >= 2
        and (
            own >= 2
            or (own == 1 and page.text[page.tokens[chunk.first].start : page.tokens[chunk.first].end].isupper())
        )
        else -1
    )


def _cut(page: Page, chunk: Chunk, first: int, last: int) -> Chunk:
    """A part of a run, from one token to another."""
    end = chunk.end if last == chunk.last else page.tokens[last].end
    return replace(
        chunk,
        first=first,
        last=last,
        start=page.tokens[first].start,
        end=end,
        starts=chunk.starts and first == chunk.first,
    )


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
    """Index behind a country that leads a run without belonging to the name: "asal Prancis Surgiris", "perusahaan
    Korea Selatan SD Biosensor".
    """
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
        edge = (
            here.get("dates.months")
            or here.get("dates.weekdays")
            or here.get("money.currencies")
            or here.get("stages.mou")
            or here.get("stages.letter_of_intent")
        )
        if page.tokens[first].text.isdigit():  # Sabtu 27 Agustus
            first += 1
            continue
        if edge is None and first < last and not _is_head(here):
            edge = here.get("names.company_before") or (
                here.get("places.demonym") if page.document.language == "tr" else None
            )
        if edge is None and chunk.starts and first == chunk.first:
            edge = here.get("names.start") if not (_is_head(here) or "offices.words" in here) else None
            if edge is None and first < last and _only_begins(page, lists, first):
                first += 1
                continue
        if edge is None or edge.last > last:
            break
        first = edge.last + 1
    country = lists.ending.get(last, {}).get("places.country")
    if (
        country
        and country.first - 2 >= first
        and page.tokens[country.first - 1].text == "of"
        and not _is_head(lists.starting.get(first, {}))
        and not _SHORT_FORM.match(page.text, page.tokens[last].end)
    ):
        last = country.first - 2  # Qualysoft Information Technology of Slovakia
    while first < last:
        edge = next(
            (
                h
                for n, h in lists.ending.get(last, {}).items()
                if n in ("stages.mou", "dates.weekdays", "stages.letter_of_intent")
            ),
            None,
        )
        if edge is None or edge.first <= first:
            break
        last = edge.first - 1
    return first, last


def _only_begins(page: Page, lists: _Lists, first: int) -> bool:
    """True for a common word that begins a sentence in front of a name: "Rencananya ESA Group", "Bersama Palang
    Merah".
    """
    word, here = page.tokens[first].text, lists.starting.get(first, {})
    if word.endswith("nya"):
        return True
    return (
        not _is_head(here)
        and not here.keys() & {"offices.words"}
        and page.words.lexicon.get(word) == "c"
        and _is_head(lists.starting.get(first + 1, {}))
    )


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
    """What stands behind words of office: an employer, then a person; which is which is settled with all names in
    view.
    """
    office = words_of(page, chunk.first, at - 1)
    if at > chunk.last:
        return
    inner = next((i for i in range(at + 1, chunk.last) if lists.starting.get(i, {}).keys() & _EMPLOYERS), at)
    if inner > at and not lists.starting.get(at, {}).keys() & _EMPLOYERS:
        at = inner  # Direktur Ketahanan Kefarmasian ... Kementerian Kesehatan X
    place = next(
        (
            h
            for n, h in lists.starting.get(at, {}).items()
            if n in ("places.province", "places.regency", "places.country")
        ),
        None,
    )
    if place and place.last < chunk.last:
        yield _mention(page, _cut(page, chunk, at, place.last), "place")
        at = place.last + 1
    rest = _cut(page, chunk, at, chunk.last)
    person = _behind_institution(page, rest, _kind(lists, at, chunk.last)) or _trailing_person(page, rest)
    if person > at and lists.starting.get(at, {}).keys() & _EMPLOYERS:
        yield _mention(page, _cut(page, chunk, at, person - 1), _kind(lists, at, person - 1))
        yield replace(_mention(page, _cut(page, chunk, person, chunk.last), "person"), office=office)
        return
    kind = "place" if place and place.last == chunk.last else _kind(lists, at, chunk.last)
    if kind == "unknown" and (_is_branch(page, lists, rest) or _STATE_FIRM.match(page.folded, rest.end)):
        kind = "company"
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
        if hit and (
            hit.last < last
            or kind not in ("company", "university", "hospital", "local_government", "zone")
            or hit.last - first > 0
        ):
            return kind
    ends = lists.ending.get(last, {})
    if first < last and "names.event_end" in ends:
        return "other"
    for kind in ORGANISATIONS:
        hit = ends.get(f"organisations.{kind}_end")
        if hit and hit.first > first:
            return kind
    for at in range(first + 1, min(first + 4, last)):  # Indonesian Association of Pharmaceutical Companies
        kind = next(
            (
                k
                for k in ("association", "ministry")
                if (h := lists.starting.get(at, {}).get(f"organisations.{k}")) and h.last > at
            ),
            "",
        )
        if kind:
            return kind
    inner = next(
        (i for i in range(first + 1, last + 1) if "organisations.company_end" in lists.ending.get(i, {})), None
    )
    return "company" if inner is not None else "unknown"


def _is_branch(page: Page, lists: _Lists, chunk: Chunk) -> bool:
    """True for a telling word and a country, as the name of a firm's branch: Mindray Indonesia, Siemens Türkiye."""
    country = lists.ending.get(chunk.last, {}).get("places.country")
    if (
        country is None
        or not 0 < country.first - chunk.first < 3
        or (page.document.language == "tr" and page.text[chunk.end : chunk.end + 1] == "'")
        or page.folded[chunk.end : chunk.end + 3] in ("'s ", "s' ")
    ):
        return False
    return (
        not any("c" in page.words.lexicon.get(page.tokens[i].text, "") for i in range(chunk.first, country.first))
        and len(country.phrase) > 3
    )


def _mention(page: Page, chunk: Chunk, kind: str) -> Mention:
    text = re.sub(r"\s+", " ", page.text[chunk.start : chunk.end])
    return Mention(text, chunk.start, chunk.end, chunk.sentence, kind, starts=chunk.starts)
