"""People: who signed or spoke, with office and employer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA

from berdikari.read.names import Mention
from berdikari.read.organisations import Organisation
from berdikari.read.page import Page, between
from berdikari.records import Person
from berdikari.words import fold

_FIELDS = re.compile(
    r"(?:, [A-Z]\w+(?: [A-Z]\w+)*)+,? (?:and|dan|serta|ve) [A-Z]\w+(?: [A-Z]\w+)*"
)  # "of Metal, Machinery and Electronics"
_SHORTEST = 3  # letters; the spelling of shorter first names tells nothing
_LONGEST = 90  # characters of an employer's name in front of an office
_OWNER = re.compile(r"(?:'s|’s|'[a-z]{1,3})?,? (?:the )?")
_STOPS = re.compile(r"\b(Prof|Doc|Doç|Drg?|Ir|Hj?|Op)\.")  # titles, whose stop ends nothing
_BROKEN = re.compile(
    r"[.;:\n]| (?:dan|dengan|bersama|menerima|menemui|bertemu|and|with|kata|mengatakan) "
)  # between an office and a name that is not its holder's
_HEAD = re.compile(
    r"\b(?:ceo|cfo|coo|cto|direktur|director|manager|manajer|presiden|president|chairman|chairwoman|officer|head|ketua|founder|pendiri"
    r"|utama|umum|pemasaran|marketing|operasional|keuangan|komersial|eksekutif|executive|sales|komisaris|of)\b "
)
_TITLE = re.compile(r"(?:prof|dr|drg|ir|h|hj|mr|mrs|ms|doc|op|uzm)\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Met:
    """A person where the text names them."""

    person: Person
    mention: Mention
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Seat:
    """A place at which an organisation is named."""

    start: int
    end: int
    name: str


def people(page: Page, others: Sequence[Mention], organisations: Sequence[Organisation]) -> list[Met]:
    """The persons of a page in an office, each at the first mention that tells the office."""
    found: dict[str, Met] = {}
    seats = sorted(
        (_Seat(m.start, m.end, o.name) for o in organisations for m in o.mentions),
        key=lambda seat: (seat.start, seat.end),
    )
    for mention in others:
        if mention.kind != "person" or not _is_full(mention.text) or _is_place(page, mention):
            continue
        office, start, end = _office(page, mention)
        if office is None or mention.text in found:
            continue
        employer = _employer(page, seats, start, end) or _told_in(page, office)
        sentence = page.sentences[mention.sentence]
        signed = page.has("stages.signed", start=sentence.start, end=sentence.end)
        found[mention.text] = Met(
            Person(name=mention.text, office=office, employer=employer, signed=signed), mention, start, end
        )
    return [*found.values(), *_respelled(others, list(found.values()))]


def _respelled(others: Sequence[Mention], met: Sequence[Met]) -> list[Met]:
    """Persons whom the text calls by the first name in another spelling: "Yvone Astri" and then "Yvonne"."""
    again: dict[str, Met] = {}
    known: dict[str, dict[str, Met]] = {}
    for person in met:
        name = next((w for w in person.person.name.split() if not _TITLE.fullmatch(w)), "")
        if len(name) > _SHORTEST:
            known.setdefault(name[0], {}).setdefault(name, person)
    for mention in {m.text.split()[0]: m for m in reversed(others)}.values():
        first = mention.text.split()[0]
        for name, person in known.get(first[0], {}).items():
            if first != name and OSA.distance(first, name) == 1:
                again.setdefault(
                    mention.text, Met(replace(person.person, name=mention.text), mention, mention.start, mention.end)
                )
    return list(again.values())


def _is_full(name: str) -> bool:
    words = [w for w in name.split() if not _TITLE.fullmatch(w)]
    return bool(words) and all(w[0].isupper() for w in words) and len(words) <= 6


def _office(page: Page, mention: Mention) -> tuple[str | None, int, int]:
    """The office before or behind a name, and the stretch that holds both."""
    sentence = page.sentences[mention.sentence]
    behind = page.hits("offices.words", start=mention.end, end=min(sentence.end, mention.end + 30))
    if behind and page.folded[mention.end : behind[0].start].strip(" ,") in ("", "selaku", "sebagai", "as", "the"):
        stop = re.compile(r"[,.;()\n]| mengatakan| menyatakan| said").search(page.text, behind[0].end, sentence.end)
        end = stop.start() if stop else sentence.end
        end = _past_fields(page, end, sentence.end)
        return page.text[behind[0].start : end], mention.start, end
    before = page.hits("offices.words", start=max(sentence.start, mention.start - 120), end=mention.start)
    for hit in before:
        between = _STOPS.sub(r"\1 ", page.text[hit.start : mention.start])
        if _BROKEN.search(between[len(hit.phrase) :]) and "(" not in between:
            continue
        return _untitled(between.strip(" ,").split()), hit.start, mention.end
    return None, mention.start, mention.end


def _untitled(words: list[str]) -> str:
    """An office without the titles of the name that stands behind it: "Ketua rombongan Dr"."""
    while len(words) > 1 and _TITLE.fullmatch(words[-1]):
        words.pop()
    return " ".join(words)


def _past_fields(page: Page, end: int, stop: int) -> int:
    """Where the list of fields ends at whose first an office is cut: "of Metal, Machinery and Electronics"."""
    listed = _FIELDS.match(page.text, end, stop)
    words = re.findall(r"[A-Z]\w+", listed.group()) if listed else ()
    persons = any("p" in page.words.lexicon.get(fold(word), "") for word in words)
    return listed.end() if listed and not persons else end


def _is_place(page: Page, mention: Mention) -> bool:
    """True for the place of an office without its holder: "Gubernur Banten"."""
    places = page.hits("places.province", "places.regency", "places.country", start=mention.start, end=mention.end)
    return any(hit.end - hit.start == mention.end - mention.start for hit in places)


def _employer(page: Page, seats: Sequence[_Seat], start: int, end: int) -> str | None:
    """The organisation named within a stretch, or right in front of it: "Graha Medika's director", "ASELSAN Genel
    Müdürü".
    """
    inside = next((seat.name for seat in between(seats, start, end) if seat.end <= end), None)
    near = (s for s in between(seats, start - _LONGEST, start) if _OWNER.fullmatch(page.folded, s.end, start))
    return inside or next((seat.name for seat in near), None)


def _told_in(page: Page, office: str) -> str | None:
    """The employer that an office ends with, though the page names it nowhere else: "CEO Surgiris"."""
    words = office.split()
    head = max((m.end() for m in _HEAD.finditer(fold(office))), default=0)
    tail = office[head:].split() if head else []
    common = all("c" in page.words.lexicon.get(fold(w), "") for w in tail)
    named = tail and len(tail) < len(words) and not common and all(w[0].isupper() for w in tail)
    return " ".join(tail) if named else None
