"""Money: where "Rp 17 miliar" becomes an amount with its currency. New words of scale and currency go into
reference/words_*.toml.
"""

import re
from dataclasses import dataclass
from itertools import zip_longest

from berdikari.read.numbers import Number, bound, joined_currency, numbers
from berdikari.read.page import Page
from berdikari.words import Hit, fold

_SIGNS = {
    "us$": "USD",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₩": "KRW",
    "₺": "TRY",
    "₹": "INR",
    "s$": "SGD",
    "a$": "AUD",
    "nt$": "TWD",
    "hk$": "HKD",
}
_SIGN = re.compile(r"(?<!\w)(?:us|s|a|nt|hk)?\$|[€£¥₩₺₹]")
_LEADING = re.compile(r"[a-z]{0,2}[$€£¥₩₺₹]|(?:rp|rm|usd|idr|eur)\.?")
_RUPEES = re.compile(r"(?<!\w)Rs\.? ?(?=\d)")  # written so, and before the number: RS is a hospital
_LETTER = re.compile(r" ?(m|t|b|k|mn|bn|jt|tn)(?!\w)")  # a scale cut to letters, behind a currency: Rp260 M, US$ 17 M
_LETTERS = {"k": 1e3, "jt": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "t": 1e12, "tn": 1e12}
_MILLION = {"m": 1e6}
_MILIAR = {"m": 1e9}  # in Indonesian, M behind rupiah is miliar; everywhere else it is million
_RANGE = re.compile(r" ?(?:-|hingga|sampai(?: dengan)?|s/d|s\.d\.|to|ile|ila) ?")
_BOTH = re.compile(r" (?:and|dan) ")  # joins the ends of a range behind "between"
_BETWEEN = re.compile(r"\b(?:between|antara) $")
_BESIDE = re.compile(r"[ .:]{0,2}")
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money in the text: amount in whole units of the currency; upper: other end of a range, or None."""

    amount: float
    currency: str
    start: int
    end: int
    upper: float | None = None
    bound: str | None = None


@dataclass(frozen=True, slots=True)
class _Unit:
    """A currency in the text."""

    currency: str
    start: int
    end: int


def sums(page: Page) -> list[Sum]:
    """Every sum of money of the page, ranges joined, in order of place."""
    return _join_ranges(page, _single_sums(page))


def _single_sums(page: Page) -> list[Sum]:
    units = _units(page)
    every = numbers(page)
    by_end = {unit.end: unit for unit in units}
    by_start = {unit.start: unit for unit in units if not _is_sign_of_next(page, unit)}
    found: list[Sum] = []
    for number, following in zip_longest(every, every[1:]):
        before, behind = _before(page, number, by_end), _behind(page, number, by_start)
        if before or behind:
            found.append(_sum(page, number, before, behind))
        elif following and _is_range(page, number.end, following.start) and (far := _behind(page, following, by_start)):
            found.append(Sum(number.value, far.currency, number.start, number.end, bound=number.bound))
        elif found and _is_range(page, found[-1].end, number.start) and number.value >= found[-1].amount:
            found.append(Sum(number.value, found[-1].currency, number.start, number.end))
    return found


def _is_range(page: Page, end: int, start: int) -> bool:
    return bool(_RANGE.fullmatch(page.folded[end:start]))


def _is_between(page: Page, before: Sum, start: int) -> bool:
    """True for the ends of a range such as "between $10 million and $15 million"."""
    ahead = page.folded[max(0, before.start - 12) : before.start]
    return bool(_BOTH.fullmatch(page.folded[before.end : start]) and _BETWEEN.search(ahead))


def _units(page: Page) -> list[_Unit]:
    table = page.words.table("money", "currencies")
    units = [_Unit(_SIGNS[m.group()], m.start(), m.end()) for m in _SIGN.finditer(page.folded)]
    units += [_Unit(table[fold(hit.phrase)], hit.start, hit.end) for hit in page.hits("money.currencies")]
    units += [_Unit("INR", m.start(), m.end()) for m in _RUPEES.finditer(page.text)]
    units += [_Unit(hit.phrase, hit.start, hit.end) for hit in page.hits("money.codes") if _is_code(page, hit)]
    touching = ((joined_currency(page, number.start), number) for number in numbers(page))
    units += [_Unit(found[0], found[1], number.start) for found, number in touching if found]
    return units


def _is_code(page: Page, hit: Hit) -> bool:
    """True for a code in capitals that is no common word: EGP, not TOP."""
    common = "c" in page.words.lexicon.get(fold(hit.phrase), "")
    return page.text[hit.start : hit.end] == hit.phrase and not common


def _is_sign_of_next(page: Page, unit: _Unit) -> bool:
    """True for a currency that stands right in front of digits, as no word for one does: "in 2024 US$9.6 million"."""
    return bool(_LEADING.match(page.folded, unit.start)) and page.folded[unit.end : unit.end + 1].isdigit()


def _before(page: Page, number: Number, by_end: dict[int, _Unit]) -> _Unit | None:
    """The currency right in front of a number."""
    for gap in range(_NEAR):
        unit = by_end.get(number.start - gap)
        if unit and not page.folded[unit.end : number.start].strip(" ."):
            return unit
    return None


def _behind(page: Page, number: Number, by_start: dict[int, _Unit]) -> _Unit | None:
    """The currency right behind a number, or behind its scale in letters: 1.5bn yen."""
    letter = _letter(page, number)
    for end in (number.end, letter.end()) if letter else (number.end,):
        for gap in range(_NEAR):
            unit = by_start.get(end + gap)
            if unit and not page.folded[end : unit.start].strip(" -."):
                return unit
    return None


def _letter(page: Page, number: Number) -> re.Match[str] | None:
    return None if number.scaled else _LETTER.match(page.folded, number.end)


def _scale(letter: re.Match[str], currency: str) -> float:
    return {**_LETTERS, **(_MILIAR if currency == "IDR" else _MILLION)}[letter.group(1)]


def _sum(page: Page, number: Number, before: _Unit | None, behind: _Unit | None) -> Sum:
    """The sum of a number and its currency; one in front of it beats one behind it."""
    letter = _letter(page, number)
    if before is None and behind is not None:
        times = _scale(letter, behind.currency) if letter and letter.end() <= behind.start else 1.0
        return Sum(round(number.value * times, 2), behind.currency, number.start, behind.end, bound=number.bound)
    assert before is not None
    value, end = number.value, number.end
    if letter:
        value, end = value * _scale(letter, before.currency), letter.end()
    return Sum(round(value, 2), before.currency, before.start, end, bound=bound(page, before.start, end))


def _join_ranges(page: Page, found: list[Sum]) -> list[Sum]:
    joined: list[Sum] = []
    for sum_ in found:
        before = joined[-1] if joined else None
        if (
            before
            and before.currency == sum_.currency
            and before.upper is None
            and (_is_range(page, before.end, sum_.start) or _is_between(page, before, sum_.start))
        ):
            low = before.amount * _missing_scale(before.amount, sum_.amount)
            if low <= sum_.amount:
                joined[-1] = Sum(low, sum_.currency, before.start, sum_.end, upper=sum_.amount, bound=before.bound)
                continue
        if before and sum_.start < before.end:
            continue
        joined.append(sum_)
    return joined


def _missing_scale(low: float, high: float) -> float:
    """In "9,6 hingga 12 juta" the scale of the second number is the first one's too."""
    return next((scale for scale in (1e12, 1e9, 1e6, 1e3) if low < 1e3 <= high and low * scale <= high), 1.0)
