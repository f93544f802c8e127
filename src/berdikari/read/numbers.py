"""Numbers as the press writes them: 12,4 juta; 1.200; 1 buçuk milyon; tiga; 33; with bound and range."""

import re
from dataclasses import dataclass

from berdikari.read.page import Page
from berdikari.read.spoken import spoken
from berdikari.words import Hit

_DIGITS = re.compile(r"(?<![\d/_])(?<!\d[.,])\d+(?:[.,]\d+)*(?![\d/])")
_TOUCHED = re.compile(r"[a-z.]$")
_JOINED = re.compile(r"(?<![a-z])(rp|rm|[a-z]{3})\.?$")
_LONGEST = 24  # characters of a number; longer runs of digits are account numbers, codes or noise
_CURRENCY = " $€£¥.:rpusdi"  # characters of signs such as Rp, US$, IDR between a bound and its number
_GAP = re.compile(r" {0,2}-?")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the text. value: with its scale; scaled: it has one (juta, million); bound as in `records.BOUNDS`."""

    value: float
    start: int
    end: int
    scaled: bool = False
    bound: str | None = None


def numbers(page: Page) -> list[Number]:
    """Every number of the page, in digits or in words, in order of place; searched for once."""
    return page.once("numbers", _numbers)


def _numbers(page: Page) -> list[Number]:
    scales = {hit.start: hit for hit in page.hits("numbers.scales")}
    halves = {hit.start: hit for hit in page.hits("numbers.half")}
    table = page.words.table("numbers", "scales")
    found: list[Number] = []
    written = [
        m for m in _DIGITS.finditer(page.folded) if m.end() - m.start() <= _LONGEST and _stands_free(page, m.start())
    ]
    starts = [(m.start(), m.end(), digits(m.group())) for m in written]
    starts += spoken(page)
    for begin, end, value in sorted(starts):
        start = begin
        if found and start < found[-1].end:
            continue
        whole, stop = _add_half(page, value, end, halves)
        scale = scales.get(_skip(page, stop))
        if scale:
            whole, stop = whole * table[page.folded[scale.start : scale.end]], scale.end
        if found and scale and _goes_on(page, found[-1], start, whole):
            before = found.pop()
            whole, start = whole + before.value, before.start
        found.append(Number(round(whole, 6), start, stop, scale is not None, bound(page, start, stop)))
    return found


def _stands_free(page: Page, start: int) -> bool:
    """True for digits that no letter touches, but for those of a currency: Rp260, KES38bn, not ISO13485."""
    return not _TOUCHED.search(page.folded, max(0, start - 1), start) or joined_currency(page, start) is not None


def joined_currency(page: Page, start: int) -> tuple[str, int] | None:
    """The currency whose letters touch a number, and where they begin: Rp260, Rp.260, USD9.6, KES38bn."""
    match = _JOINED.search(page.folded, max(0, start - 5), start)
    if not match:
        return None
    currencies, codes = page.words.table("money", "currencies"), page.words.table("money", "codes")
    found = currencies.get(match[1])
    if found is None and page.text[match.start(1) : match.end(1)].isupper():
        found = codes.get(match[1])
    return (found, match.start(1)) if found else None


def _goes_on(page: Page, before: Number, start: int, value: float) -> bool:
    """True where a number goes on in a smaller scale: "3 milyon 500 bin", "1 miliar 200 juta"."""
    return (
        before.scaled
        and page.folded[before.end : start] == " "
        and value < before.value / 2
        and value < _scale_of(before.value)
    )


def _scale_of(value: float) -> float:
    """The scale that a number is said in."""
    return next((scale for scale in (1e12, 1e9, 1e6, 1e3) if value >= scale), 1.0)


def _skip(page: Page, end: int) -> int:
    match = _GAP.match(page.folded, end)
    return match.end() if match else end


def _add_half(page: Page, value: float, end: int, halves: dict[int, Hit]) -> tuple[float, int]:
    """A word such as buçuk adds a half to the number in front of it."""
    hit = halves.get(_skip(page, end))
    return (value + 0.5, hit.end) if hit else (value, end)


def digits(written: str) -> float:
    """The value of digits with points and commas, Indonesian or English: 1.200 = 1200, 1,2 = 1.2, 1,200,000 = 1200000,
    10.5 = 10.5.

    A single separator before exactly three digits groups thousands, unless the number begins with 0.
    """
    points, commas = written.count("."), written.count(",")
    last = max(written.rfind("."), written.rfind(","))
    if last < 0:
        return float(written)
    tail = len(written) - last - 1
    only = points and commas and written.count(written[last]) == 1
    decimal = written[last] if only or (points + commas == 1 and (tail != 3 or written.startswith("0"))) else ""
    grouping = {".": ",", ",": ".", "": ".,"}[decimal]
    plain = written.translate(dict.fromkeys(map(ord, grouping)))
    return float(plain.replace(",", ".") if decimal else plain)


def bound(page: Page, start: int, end: int) -> str | None:
    """What the words around a number make of it: at_least, at_most, about, or None."""
    reach = max(0, start - 24)
    for key in ("at_least", "at_most", "about"):
        for hit in page.hits(f"numbers.{key}", start=reach, end=start):
            if not page.folded[hit.end : start].strip(_CURRENCY) and "." not in page.folded[hit.end : start].strip():
                return key
    after = page.hits("numbers.at_least_after", start=end, end=end + 28)
    return (
        "at_least"
        if after
        and not re.search(r"[.,;\n]", page.folded[end : after[0].start])
        and len(page.folded[end : after[0].start].split()) <= 2
        else None
    )
