"""Page: a document laid out for reading: furniture blanked, sentences cut, words looked up; every offset is the
document's.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol, TypeVar

from berdikari.read.wrapped import unwrap
from berdikari.records import Document
from berdikari.words import Hit, Token, Words, fold, tokens_of

T = TypeVar("T")
_LINE = re.compile(r"[^\n]+")
_LINK = re.compile(r"https?://\S+|www\.\S+")
_END = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+(?=\s+[\"'“‘]?[A-ZÇĞİÖŞÜ0-9])|(?<=[a-zçğıöşü\d%\"”’)])[.!?](?=[A-ZÇĞİÖŞÜ][a-zçğıöşü])|(?<=[^\s(:–—-])[\"”](?=[A-ZÇĞİÖŞÜ][a-zçğıöşü])|;(?=\s)"
)
_SHORT = re.compile(  # words that end in a full stop without ending a sentence
    r"(?:^|[\s(\"'“])(?:pt|cv|tbk|co|corp|inc|ltd|pte|ptr|dr|drg|prof|ir|hj|h|st|mt|mm|mr|mrs|ms|no|rp|jl|jln|a\.n|s\.d|dll|dsb|tn|ny|dok|"
    r"san|tic|şti|sti|a\.ş|a\.s|zrt|ltda|llc|bv|spa|sp|op|rd|hon|doç|doc|uzm|vs|u\.s|u\.k|jan|feb|sept?|oct|nov|dec|approx|est|vol|bhd|sdn|gen|sen|gov|(?:\w\.)*\w)$",
    re.IGNORECASE,
)
_FORM = re.compile(r"\b(?:tbk|inc|corp|co|ltd|llc|plc|gmbh|zrt|bhd|a\.ş|şti|pte|b\.v|s\.p\.a)$", re.IGNORECASE)
_FIRST = re.compile(r"[.\s]*([^\W\d_]+)")
_SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))), " ")
_FINAL = (".", "!", "?", "…", '"', "”", "’", ")", ";", ":")
_HEADLINE_WORDS = 26
_LONGEST = (
    1500  # characters of a sentence; longer ones are cut, so that time grows with the length of a page and no faster
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence. paragraph: number of its line; headline: it heads the article, or a part of it."""

    start: int
    end: int
    paragraph: int
    headline: bool


@dataclass(frozen=True)
class Page:
    """A document laid out for reading.

    text    the document's text with front matter, links and page furniture turned into blanks, of the same length
    """

    document: Document
    words: Words
    text: str

    @cached_property
    def folded(self) -> str:
        """The text folded (see `words.fold`), of the same length."""
        return fold(self.text)

    @cached_property
    def tokens(self) -> list[Token]:
        """Its words, in order."""
        return tokens_of(self.folded)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences, in order."""
        return tuple(_sentences(self.text, self.words))

    @cached_property
    def _known(self) -> dict[str, Any]:
        return {}

    def once(self, name: str, find: Callable[["Page"], T]) -> T:
        """What a search of the whole page finds, made once and kept under its name; the text is never searched twice
        for it.
        """
        if name not in self._known:
            self._known[name] = find(self)
        found: T = self._known[name]
        return found

    @cached_property
    def _hits(self) -> dict[str, list[Hit]]:
        by_list: dict[str, list[Hit]] = {}
        for hit in self.words.scan(self.folded, self.tokens):
            if not hit.list.startswith("places.") or self._has_capitals(hit):
                by_list.setdefault(hit.list, []).append(hit)
        return by_list

    def _has_capitals(self, hit: Hit) -> bool:
        """Names of places are written with a capital, their short forms in capitals: AS is a country, "as" is none."""
        written = self.text[hit.start : hit.end]
        return written[0].isupper() and (not hit.phrase.isupper() or written.isupper())

    @cached_property
    def _starts(self) -> dict[str, list[int]]:
        return {name: [hit.start for hit in hits] for name, hits in self._hits.items()}

    @property
    def lists(self) -> Collection[str]:
        """The word lists that have a phrase on the page."""
        return self._hits.keys()

    def hits(self, *lists: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """Phrases of the lists between two offsets, in order of place."""
        end = len(self.text) if end is None else end
        found: list[Hit] = []
        for name in lists:
            starts = self._starts.get(name)
            if starts and start <= starts[-1]:
                low = bisect_left(starts, start)
                high = bisect_left(starts, end, low)
                if low < high:
                    found += [hit for hit in self._hits[name][low:high] if hit.end <= end]
        return sorted(found, key=_in_order) if len(lists) > 1 < len(found) else found

    def has(self, *lists: str, start: int = 0, end: int | None = None) -> bool:
        """True where any phrase of the lists stands between two offsets."""
        return bool(self.hits(*lists, start=start, end=end))

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds an offset, or of the one before it."""
        return max(0, bisect_left(self._sentence_starts, offset + 1) - 1)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]


def _in_order(hit: Hit) -> tuple[int, int]:
    return hit.start, -hit.end


class Placed(Protocol):
    """Anything found at a place in the text."""

    @property
    def start(self) -> int:
        """Offset of its first character."""


P = TypeVar("P", bound=Placed)


def between(found: Sequence[P], start: int, end: int) -> Sequence[P]:
    """Those of finds in order of place that begin between two offsets."""
    return found[bisect_left(found, start, key=_place) : bisect_left(found, end, key=_place)]


def _place(found: Placed) -> int:
    return found.start


def lay_out(document: Document, words: Words) -> Page:
    """The page of a document: front matter, links and furniture are blank in it."""
    text = document.text[: document.body] + unwrap(document.text[document.body :])
    kept = [" " * document.body]
    at = document.body
    seen: set[str] = set()
    furniture = tuple(words.phrases("furniture", "lines"))
    for match in _LINE.finditer(text, document.body):
        kept.append(text[at : match.start()])
        line = match.group()
        kept.append(" " * len(line) if _is_furniture(line, furniture, seen) else _LINK.sub(_blank, line))
        at = match.end()
    kept.append(text[at:])
    return Page(document, words, "".join(kept).translate(_SPACES))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _is_furniture(line: str, furniture: Iterable[str], seen: set[str]) -> bool:
    """True for a line of the page around the article, and for a long line that stood before: the article told twice."""
    folded = fold(line).strip(" -–|•*>#")
    if not folded or folded.startswith(tuple(furniture)):
        return True
    if len(folded) > 60 and folded in seen:
        return True
    seen.add(folded)
    return False


def _sentences(text: str, words: Words) -> Iterator[Sentence]:
    lines = [match for match in _LINE.finditer(text) if match.group().strip()]
    for number, line in enumerate(lines):
        headline = _is_headline(line.group(), number, len(lines))
        for start, end in _cut(text, line.start(), line.end(), words):
            yield Sentence(start, end, number, headline)


def _is_headline(line: str, number: int, lines: int) -> bool:
    """A short line without a full stop, at the top or between paragraphs, and not the only line."""
    stripped = line.strip()
    short = len(stripped.split()) <= _HEADLINE_WORDS
    return (
        lines > 1
        and short
        and not stripped.endswith((*_FINAL, ",", "-", "–"))
        and (number < 4 or len(stripped.split()) <= 12)
    )


def _cut(text: str, start: int, end: int, words: Words) -> Iterator[tuple[int, int]]:
    at = start
    for match in _END.finditer(text, start, end):
        low = max(at, match.start() - 12)
        short = match.group()[0] == "." and _SHORT.search(text, low, match.start())
        if short and not (_FORM.search(text, low, match.start()) and _begins(text, match.start(), end, words)):
            continue
        yield from _trimmed(text, at, match.end())
        at = match.end()
    yield from _trimmed(text, at, end)


def _begins(text: str, start: int, end: int, words: Words) -> bool:
    """True where a common word follows a legal form: "PT Kalbe Farma Tbk. Perusahaan itu ..."; an office may belong to
    the firm.
    """
    first = _FIRST.match(text, start, end)
    word = fold(first[1]) if first else ""
    known = words.lexicon.get(word, "") in ("c", "co") or word in words.phrases("names", "start")
    return known and word not in words.phrases("offices", "words")


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST:  # no sentence: noise, a table, a page without full stops
        space = text.rfind(" ", start + 1, start + _LONGEST)
        cut = space if space > 0 else start + _LONGEST
        yield start, cut
        start = cut + (space > 0)
    if end > start:
        yield start, end
