"""Numbers, money and days as the reader's language writes them; nothing is rounded that a source stated."""

from collections.abc import Iterable

from berdikari.records import Figure, Ownership, Party, Value
from berdikari.report.words import Words, number

NOT_BREAKING = "\u00a0"
_SIGNS = {"IDR": "Rp", "USD": "US$", "EUR": "€"}
_SCALES = ((1_000_000_000_000, "trillion"), (1_000_000_000, "billion"))
_PERCENT_UNITS = ("share", "fraction")


def amount_text(amount: float, currency: str, words: Words) -> str:
    """`Rp17 miliar`, `€1.000.000`, `Rp1,234,567,891`: with a word for thousands of millions where no digit is lost."""
    sign = _SIGNS.get(currency, currency + NOT_BREAKING)
    return sign + _scaled(amount, words)


def value_text(value: Value, words: Words) -> str:
    """An amount with its bound and its range: `sedikitnya Rp47 miliar`, `Rp260–300 miliar`."""
    sign = _SIGNS.get(value.currency, value.currency + NOT_BREAKING)
    text = sign + _ends(_scaled(value.amount, words), value.upper, words)
    return f"{words.label('bound', value.bound)} {text}" if value.bound else text


def value_note(value: Value, words: Words) -> str:
    """What the amount is: its kind, phase and time, whether several partnerships share it, who said so."""
    shared = str(words("value.shared")) if value.shared else None
    said = str(words("value.said", name=value.speaker)) if value.speaker else None
    return ", ".join(filter(None, (words.label("kind", value.kind), value.phase, value.period, shared, said)))


def figure_text(figure: Figure, words: Words) -> str:
    """A figure's number with its unit: `130`, `12,4 juta`, `100 %`, `%100` in Turkish, `US$48.900.000`."""
    share = figure.unit in _PERCENT_UNITS
    ends = [end for end in (figure.value, figure.upper) if end is not None]
    if share:
        text = _percent_text("–".join(number(round(end * 100, 6), words.language) for end in ends), words)
    elif len(figure.unit) == 3 and figure.unit.isupper():
        text = _SIGNS.get(figure.unit, figure.unit + NOT_BREAKING) + "–".join(_scaled(end, words) for end in ends)
    else:
        text = "–".join(_year_or_number(figure, end, words) for end in ends)
    return f"{words.label('bound', figure.bound)} {text}" if figure.bound else text


def day_text(day: str | None, words: Words) -> str:
    """`1 Februari 2024`, `Februari 2024`, `2024`, as far as the day is known; `not stated` for None."""
    if day is None:
        return str(words("say.not_stated"))
    year, month, number_of_day = ([*day.split("-"), "", ""])[:3]
    name = words.label("month", month) if month else ""
    return NOT_BREAKING.join(filter(None, (number_of_day.lstrip("0"), name, year)))


def days_text(first: str, last: str, words: Words) -> str:
    """From one day to another; one day where they are the same."""
    return day_text(first, words) if first == last else f"{day_text(first, words)} – {day_text(last, words)}"


def party_text(party: Party, words: Words) -> str:
    """A party with its country."""
    country = words.country(party.country)
    return f"{party.name} ({country})" if country and party.name not in (country, party.country) else party.name


def numbers_text(numbers: Iterable[int]) -> str:
    """Numbers of partnerships, as a list."""
    return ", ".join(map(str, numbers))


def percent(share: float, words: Words) -> str:
    """A share of one as whole per cent."""
    return _percent_text(number(round(share * 100), words.language), words)


def owner_text(owned: Ownership, words: Words) -> str:
    """Who owns whom, and how much of it where that is stated: `PT A → PT B (51 %)`."""
    share = f" ({_percent_text(number(owned.share, words.language), words)})" if owned.share is not None else ""
    return f"{owned.owner} → {owned.owned}{share}"


def _percent_text(digits: str, words: Words) -> str:
    """Digits with the sign where the language sets it: `51 %`, in Turkish `%51`."""
    return f"%{digits}" if words.language == "tr" else f"{digits}{NOT_BREAKING}%"


def _ends(low: str, upper: float | None, words: Words) -> str:
    """Both ends of a range; a word for the scale that both have stands once."""
    if upper is None:
        return low
    high = _scaled(upper, words)
    digits, _, scale = low.partition(NOT_BREAKING)
    return f"{digits if scale and high.endswith(NOT_BREAKING + scale) else low}–{high}"


def _scaled(amount: float, words: Words) -> str:
    for size, name in _SCALES:
        if amount >= size and amount % (size // 1000) == 0:
            return number(amount / size, words.language) + NOT_BREAKING + words.label("scale", name)
    return number(amount, words.language)


def _year_or_number(figure: Figure, value: float, words: Words) -> str:
    return str(int(value)) if figure.unit == "year" else number(value, words.language)
