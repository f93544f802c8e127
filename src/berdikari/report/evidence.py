"""Evidence: the sentences that prove a partnership, each with its quotes marked, its report, day and link."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlsplit

from berdikari.records import Claim, Document, Quote
from berdikari.report.findings import is_retold
from berdikari.report.words import Words
from berdikari.report.writing import day_text

LOW = 0.6
LONGEST = 280
_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-ZÀ-ÖØ-ÞĞİŞ0-9])|\n")
_NO_END = re.compile(
    r"(?:^|[\s(\"“])(?:[A-Z]|PT|Tbk|Dr|dr|Prof|Ir|Mr|Mrs|Ms|St|No|Rp|Jl|Ltd|Inc|Co|Corp|Pte|PTE|Sdn|Bhd|Şti|San|Tic|Av|H|Hj|drg|a\.n|d\.a|U\.S)\.$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a document, cut into stretches.

    parts       (text, marked): marked ones are quotes
    fields      what the quotes prove, as claims name it
    confidence  the lowest of the claims', 0 to 1
    before, after  whether the sentence goes on, and was cut
    """

    start: int
    parts: tuple[tuple[str, bool], ...]
    fields: tuple[str, ...]
    confidence: float
    methods: tuple[str, ...]
    before: bool = False
    after: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A document as a source of evidence. link: None where it has no address that a page may lead to."""

    id: str
    name: str
    day: str | None
    title: str | None
    link: str | None
    retold: bool
    language: str | None
    sentences: tuple[Sentence, ...] = ()
    typed: tuple[Claim, ...] = ()


def reports_of(claims: Iterable[Claim], documents: Mapping[str, Document]) -> tuple[Report, ...]:
    """The documents of the claims, oldest first and undated last, each with its sentences in reading order."""
    ordered = sorted(claims, key=lambda claim: claim.document)
    groups = {name: tuple(group) for name, group in groupby(ordered, key=lambda claim: claim.document)}
    found = [report_of(documents[name], group) for name, group in groups.items() if name in documents]
    return tuple(sorted(found, key=lambda report: (report.day or "9999", report.name, report.id)))


def report_of(document: Document, claims: Iterable[Claim] = ()) -> Report:
    """One document with the sentences of its claims; a claim typed by hand without a quote stands beside them."""
    told = tuple(claims)
    return Report(
        id=document.id,
        name=document.outlet or document.source,
        day=document.published,
        title=document.title,
        link=safe_link(document.url),
        retold=is_retold(document),
        language=document.language,
        sentences=_sentences(document, [claim for claim in told if claim.quote is not None]),
        typed=tuple(claim for claim in told if claim.quote is None),
    )


def safe_link(url: str | None) -> str | None:
    """The address, where it is one of the web; None for `javascript:` and whatever else a document may carry."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def context_of(quote: Quote, document: Document) -> tuple[int, int]:
    """Start and end of the sentence, or sentences, in which a quote stands; at most LONGEST characters to each side."""
    text = document.text
    low, high = (
        max(document.body if quote.start >= document.body else 0, quote.start - LONGEST),
        min(len(text), quote.end + LONGEST),
    )
    ends = [
        match.end() for match in _END.finditer(text, low, quote.start) if not _NO_END.search(text, low, match.end())
    ]
    start = ends[-1] if ends else low
    after = next(
        (m for m in _END.finditer(text, quote.end, high) if not _NO_END.search(text, quote.start, m.end())), None
    )
    complete = quote.text[-1:] in ".!?" and text[quote.end : quote.end + 1].isspace()
    end = quote.end if complete else after.end() if after else high
    while end > quote.end and text[end - 1].isspace():
        end -= 1
    while start < quote.start and text[start].isspace():
        start += 1
    return start, end


def caption(report: Report, words: Words) -> str:
    """Outlet and day of a report."""
    return f"{report.name}, {day_text(report.day, words) if report.day else words('say.no_day')}"


def _sentences(document: Document, claims: list[Claim]) -> tuple[Sentence, ...]:
    """Claims whose sentences touch share one; each is shown once."""
    spans = sorted(
        ((context_of(claim.quote, document), claim) for claim in claims if claim.quote), key=lambda pair: pair[0]
    )
    merged: list[tuple[int, int, list[Claim]]] = []
    for (start, end), claim in spans:
        if merged and start < merged[-1][1]:
            first, last, group = merged[-1]
            merged[-1] = (first, max(last, end), [*group, claim])
        else:
            merged.append((start, end, [claim]))
    return tuple(_sentence(document, start, end, group) for start, end, group in merged)


def _sentence(document: Document, start: int, end: int, claims: list[Claim]) -> Sentence:
    text = document.text
    return Sentence(
        start=start,
        parts=_parts(document, start, end, [claim.quote for claim in claims if claim.quote]),
        fields=tuple(dict.fromkeys(claim.field for claim in claims)),
        confidence=min(claim.confidence for claim in claims),
        methods=tuple(sorted({claim.method for claim in claims})),
        before=start > document.body and not text[start - 1].isspace(),
        after=end < len(text) and not text[end].isspace() and text[end - 1 : end] not in ".!?\n",
    )


def _parts(document: Document, start: int, end: int, quotes: list[Quote]) -> tuple[tuple[str, bool], ...]:
    """The stretch cut at the ends of its quotes; white space of the file becomes single blanks."""
    marked: list[tuple[int, int]] = []
    for quote in sorted(quotes, key=lambda quote: quote.start):
        if marked and quote.start <= marked[-1][1]:
            marked[-1] = (marked[-1][0], max(marked[-1][1], quote.end))
        else:
            marked.append((quote.start, quote.end))
    cuts: list[tuple[str, bool]] = []
    at = start
    for low, high in marked:
        cuts += [(document.text[at:low], False), (document.text[low:high], True)]
        at = high
    cuts.append((document.text[at:end], False))
    return tuple((re.sub(r"\s+", " ", text), is_marked) for text, is_marked in cuts if text)
