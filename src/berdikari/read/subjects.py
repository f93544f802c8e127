"""Subjects: whom a number is about and who says so, in its own sentence or in those that it goes on from."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from berdikari.read.dates import When
from berdikari.read.devices import Found
from berdikari.read.events import places
from berdikari.read.names import Mention
from berdikari.read.organisations import Organisation
from berdikari.read.page import Page, Sentence, between

_BACK = 2  # sentences of its paragraph from which a sentence without a subject may go on
_AGAIN = re.compile(  # what begins a sentence about what was named before it
    r"(?:perusahaan|pabrik|fasilitas|produsen|alat|lembaga|rumah sakit|kampus|kawasan|proyek|produk)"
    r" (?:itu|ini|tersebut)\b"
    r"|(?:the|this|that) (?:company|firm|plant|factory|facility|device|hospital|university|zone|project|product)\b"
    r"|(?:it|its) "
    r"|(?:sirket|firma|fabrika|tesis|cihaz|hastane|urun)(?:in|nin|de|nde|te)?\b"
)
_MOSTLY = (
    re.compile(  # in front of a place that a number is only told of in part: "130 hospitals, most of them in Serang"
        r"\b(?:paling banyak|terbanyak|terutama|khususnya|sebagian besar|kebanyakan|mostly|most of them|most|especially"
        r"|chiefly|mainly|particularly|cogu|ozellikle|en cok)(?: (?:berada|terletak|are|is))?(?: di| in| at)? $"
    )
)
_BESIDE = re.compile(r"'?[a-z]{0,3},? ?(?:the |a |dalam |oleh )?")  # between an organisation and the word of its speech
_SPEECH = ("dates.said", "dates.he_said", "dates.according")
_HEARD = 700  # characters back to the person whom "katanya", "he said" means


@dataclass(frozen=True, slots=True)
class Seat:
    """A place at which a device or an organisation is named."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Named:
    """What a page names that a figure may be about, each in order of place."""

    seats: Sequence[Seat]
    organisations: Sequence[Seat]
    persons: Sequence[Mention]
    dates: Sequence[When]


def named(
    organisations: Sequence[Organisation], persons: Sequence[Mention], devices: Sequence[Found], dates: Sequence[When]
) -> Named:
    """What a page names, in order of place."""
    employers = sorted((Seat(m.start, m.end, o.name) for o in organisations for m in o.mentions), key=_place)
    seats = sorted([*(Seat(d.start, d.end, d.device.name) for d in devices), *employers], key=_place)
    return Named(seats, employers, sorted(persons, key=lambda m: m.start), dates)


def subject(page: Page, things: Named, sentence: Sentence, span: tuple[int, int]) -> str | None:
    """The device, organisation or place of the sentence that stands nearest in front of a number, else nearest behind
    it, else what the sentence before it in its paragraph begins with; where words such as "pabrik itu" begin it, also
    that of the paragraph before.
    """
    every = [s for s in _spots(page, things, sentence) if s.end <= span[0] or s.start >= span[1]]
    spots = [s for s in every if not _MOSTLY.search(page.folded, max(sentence.start, s.start - 40), s.start)]
    before = [s for s in spots if s.end <= span[0]]
    best = max(before, key=_place, default=None) or min(spots, key=_place, default=None)
    if best is None and every:
        return _province(page, sentence)
    return best.name if best else _earlier(page, things, sentence)


def _province(page: Page, sentence: Sentence) -> str | None:
    """The province that the text names most before a sentence which only tells where most of something is."""
    named = Counter(p.name for h, p in places(page, 0, sentence.start) if h.list == "places.province")
    return max(named, key=lambda name: named[name], default=None)


def _place(seat: Seat) -> tuple[int, int]:
    return seat.start, seat.end


def _spots(page: Page, things: Named, sentence: Sentence) -> list[Seat]:
    """What a sentence names: devices, organisations, and places outside their names."""
    spots = list(between(things.seats, sentence.start, sentence.end))
    towns = [Seat(h.start, h.end, p.name) for h, p in places(page, sentence.start, sentence.end)]
    towns += [
        Seat(h.start, h.end, page.text[h.start : h.end])
        for h in page.hits("places.country", "fairs.known", start=sentence.start, end=sentence.end)
    ]
    return [*spots, *(t for t in towns if not any(s.start <= t.start < s.end for s in spots))]


def _earlier(page: Page, things: Named, sentence: Sentence) -> str | None:
    """The first device or organisation of the nearest sentence before that names one."""
    number = page.sentence_at(sentence.start)
    again = _AGAIN.match(page.folded, sentence.start)
    for before in reversed(page.sentences[max(0, number - _BACK) : number]):
        if before.headline or (before.paragraph != sentence.paragraph and not again):
            break
        named = between(things.seats, before.start, before.end)
        if named:
            return named[0].name
    return None


def speaker(page: Page, things: Named, sentence: Sentence) -> str | None:
    """The person whom the sentence quotes, or who ends the quotation that it begins; where it names none ("katanya",
    "he said"), the last one before it; an organisation right beside the word of speech.
    """
    told = _closing(page, sentence)
    if not page.has(*_SPEECH, start=told.start, end=told.end):
        return None
    here = between(things.persons, told.start, told.end)
    if here or not page.has("dates.he_said", start=told.start, end=told.end):
        return here[0].text if here else _organisation(page, things, told)
    heard = between(things.persons, told.start - _HEARD, told.start)
    return heard[-1].text if heard else None


def _closing(page: Page, sentence: Sentence) -> Sentence:
    """The sentence itself, or that of its paragraph which ends the quotation that it leaves open."""
    number = page.sentence_at(sentence.start)
    if page.has("dates.said", "dates.he_said", start=sentence.start, end=sentence.end):
        return sentence
    opened = page.folded.count('"', sentence.start, sentence.end) % 2
    for later in page.sentences[number + 1 : number + 1 + _BACK] if opened else ():
        if later.paragraph == sentence.paragraph and '"' in page.folded[later.start : later.end]:
            return later
    return sentence


def _organisation(page: Page, things: Named, sentence: Sentence) -> str | None:
    """The organisation right beside a word of speech: "according to the Ministry of Industry"."""
    seats = between(things.organisations, sentence.start, sentence.end)
    for hit in page.hits("dates.said", "dates.according", start=sentence.start, end=sentence.end):
        near = (s for s in seats if _BESIDE.fullmatch(page.folded[min(hit.end, s.end) : max(hit.start, s.start)]))
        beside = next(near, None)
        if beside:
            return beside.name
    return None
