"""Borne out: whether the words that another reader quotes tell what it claims: its names, money, terms and days."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from berdikari.names import country_of_form
from berdikari.read.dates import When, dates
from berdikari.read.devices import devices
from berdikari.read.money import Sum, sums
from berdikari.read.numbers import Number, numbers
from berdikari.read.page import Page, between
from berdikari.records import Content, Day, Device, Ownership, Party, Person, Quote, Stage, Term, Value
from berdikari.words import fold

S = TypeVar("S", Sum, Number, When)
_ABROAD = ("places.country", "places.demonym", "places.abroad")
_HOME = ("places.province", "places.regency")
_CLOSE = 0.001  # part of an amount by which two spellings of it may differ


def fault_of(page: Page, value: Content, quote: Quote) -> str | None:
    """Why a quote does not bear out what is claimed with it; None: it does.

    Names must stand in the quote, other words of the text anywhere in it, and money, terms and days must be what the
    quote says of them. What a stage or a depth is called is the other reader's own judgement.
    """
    quoted, text = _plain(quote.text), page.once("plain", _whole)
    for name in _names(value):
        if not _stands(name, quoted):
            return f"{name!r} does not stand in its quote"
    for name in _words(value):
        if not _stands(name, text):
            return f"{name!r} does not stand in the text"
    if isinstance(value, Value) and not any(_is_sum(value, s) for s in _within(page.once("sums", sums), quote)):
        return f"its quote does not tell of {value.amount:,.15g} {value.currency}"
    if isinstance(value, Term) and not any(
        n.value in (value.years, value.years * 12) for n in _within(numbers(page), quote)
    ):
        return f"its quote does not tell of {value.years:g} years"
    if isinstance(value, Day) and not any(
        (w.date or "").startswith(value.date) for w in _within(page.once("dates", dates), quote)
    ):
        return f"its quote does not tell of the day {value.date}"
    return None


def settled(page: Page, value: Content, quote: Quote) -> Content:
    """What is claimed, with what we know better: the catalogue's category of a device, whether a headline says so, and
    no country of which the text does not tell.
    """
    if isinstance(value, Device):
        return replace(value, id=_category(page, value, quote))
    if isinstance(value, Stage):
        return replace(value, headline=page.sentences[page.sentence_at(quote.start)].headline)
    if isinstance(value, Party) and value.country and value.country not in _countries(page, value):
        return replace(value, country=None)
    return value


def _plain(text: str) -> str:
    return " ".join(fold(text).split())


def _whole(page: Page) -> str:
    return _plain(page.text)


def _stands(name: str, text: str) -> bool:
    return any(letter.isalnum() for letter in name) and _plain(name) in text


def _names(value: Content) -> Iterator[str]:
    """What must stand in the quote itself."""
    if isinstance(value, Ownership):
        yield from (value.owner, value.owned)
    elif hasattr(value, "name"):
        yield value.name


def _words(value: Content) -> Iterator[str]:
    """What must stand somewhere in the text."""
    if isinstance(value, Party):
        yield from value.aliases
    elif isinstance(value, Person):
        yield from filter(None, (value.office, value.employer))
    elif isinstance(value, Value):
        yield from filter(None, (value.phase, value.period, value.speaker))


def _within(found: Iterable[S], quote: Quote) -> list[S]:
    return [one for one in found if quote.start <= one.start and one.end <= quote.end]


def _is_sum(value: Value, told: Sum) -> bool:
    """True for the same money: currency, amount, and the other end of a range."""
    ends = ((value.amount, told.amount), (value.upper, told.upper))
    return value.currency == told.currency and all(
        a == b or (a is not None and b is not None and abs(a - b) <= _CLOSE * b) for a, b in ends
    )


def _category(page: Page, device: Device, quote: Quote) -> str | None:
    name = _plain(device.name)
    known = between(page.once("devices", devices), quote.start, quote.end)
    return next((f.device.id for f in known if _plain(f.device.name) in name), None)


def _countries(page: Page, party: Party) -> set[str]:
    """The countries that the text tells of, and those of the party's legal form."""
    return page.once("countries", _told_countries) | {
        form for name in (party.name, *party.aliases) if (form := country_of_form(name))
    }


def _told_countries(page: Page) -> set[str]:
    tables = {name: page.words.table(*name.split(".")) for name in _ABROAD}
    told = {str(tables[hit.list][fold(hit.phrase)]) for hit in page.hits(*_ABROAD)}
    return told | ({"ID"} if page.has(*_HOME) else set())
