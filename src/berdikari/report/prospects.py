"""Dependence, forecast and matches in the brief: short, each number with its basket and period or what it rests on."""

from collections.abc import Iterator
from dataclasses import dataclass

from berdikari.records import Device, Figure
from berdikari.records.dependence import FIELD, Dependence, Measure
from berdikari.records.forecast import Forecast, Outlook
from berdikari.records.match import Match
from berdikari.report.dependence.labels import Labels, labels
from berdikari.report.findings import Findings
from berdikari.report.foresee_words import Texts, names, texts
from berdikari.report.match_views import reasons
from berdikari.report.words import Words
from berdikari.report.writing import amount_text, figure_text

_MEASURES = ("imports", "import_share", "import_hhi", "top_supplier_share")
_SHARES, _TARGET = "share of", ", target"
_AMOUNTS = {"USD million": ("USD", 1e6), "IDR trillion": ("IDR", 1e12)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A number on how far something comes from abroad. english: `what` and `basket` stand as the table has them."""

    device: str
    what: str
    value: str
    basket: str
    period: str
    who: str
    english: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DependencePart:
    """What trade data give, and what was said beside it. synthetic: the data are made up; bound: ≤ stands somewhere."""

    computed: tuple[Stated, ...]
    said: tuple[Stated, ...]
    synthetic: bool
    bound: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """A device with a need, and what partnerships bring of it: the three readings as texts, and what they rest on."""

    device: str
    need: str
    announced: str
    units: str
    parts: str
    rests: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastPart:
    """The devices with a band; unweighed: lines in no band; assumed, of: numbers that are assumptions, of how many."""

    rows: tuple[Foreseen, ...]
    unweighed: int
    assumed: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Meet:
    """Devices that nobody has under contract, with those who could bring them: name and reasons."""

    devices: tuple[str, ...]
    owners: tuple[tuple[str, str], ...]


def dependence_part(findings: Findings, words: Words) -> DependencePart | None:
    """Measures from trade data, and what officials said of the same devices and of the field; None: neither."""
    named = labels(words.language, names("countries", "iso3", words.language))
    found = findings.prospects.dependences
    computed = tuple(row for one in found if one.years for row in _computed(one, words, named))
    said = tuple(_said(one, figure, words, named) for one in found for figure in _newest(one))
    if not computed and not said:
        return None
    return DependencePart(
        computed=computed,
        said=said,
        synthetic=any(one.synthetic for one in found),
        bound=any(one.basket.upper_bound for one in found if one.years),
    )


def _newest(found: Dependence) -> tuple[Figure, ...]:
    """What was said last in each series: of a device all of them, of the whole field the shares that are no targets."""
    series = {
        (one.measure, one.basket, one.speaker): one
        for one in sorted(found.said, key=lambda one: (one.period or "", one.value))
        if found.device != FIELD or (one.measure.startswith(_SHARES) and not one.measure.endswith(_TARGET))
    }
    return tuple(one for one in found.said if one in series.values())


def _computed(found: Dependence, words: Words, named: Labels) -> Iterator[Stated]:
    last = found.years[-1]
    for name in _MEASURES:
        measure = found.measure(name)
        if measure is not None:
            yield Stated(
                device=_device(found.device, words),
                what=named.name(name) + (f" ({named.country(last.suppliers[0].country)})" if _top(measure) else ""),
                value=f"≤ {named.amount(measure)}" if _bounded(found, measure) else named.amount(measure),
                basket=str(found.basket),
                period=measure.period if measure.value is not None else named.reason(measure.reason),
                who="; ".join(found.sources),
            )


def _top(measure: Measure) -> bool:
    return measure.name == "top_supplier_share" and measure.value is not None


def _bounded(found: Dependence, measure: Measure) -> bool:
    return found.basket.upper_bound and measure.unit == "USD" and measure.value is not None


def _said(found: Dependence, figure: Figure, words: Words, named: Labels) -> Stated:
    return Stated(
        device=_device(found.device, words),
        what=named.fact(figure.measure),
        value=said_value(figure, words),
        basket=figure.basket or "",
        period=figure.period or "",
        who=figure.speaker or "",
        english=words.language != "en",
    )


def said_value(figure: Figure, words: Words) -> str:
    """The number with its unit; millions of dollars as dollars."""
    if figure.unit in _AMOUNTS:
        currency, scale = _AMOUNTS[figure.unit]
        return amount_text(round(figure.value * scale), currency, words)
    return figure_text(figure, words) if figure.unit == "share" else f"{figure_text(figure, words)} {figure.unit}"


def forecast_part(findings: Findings, words: Words) -> ForecastPart | None:
    """Each device whose need is known and of which a line with a known capacity comes; None: there is none."""
    found = findings.prospects.forecast
    if found is None:
        return None
    said = texts(words.language)
    rows = tuple(_foreseen(one, words, said) for one in _whole(found))
    if not rows:
        return None
    unweighed = {line.id + line.device for one in found.outlooks for line in one.unweighed}
    assumed = sum(one.assumption for one in found.assumed)
    return ForecastPart(rows=rows, unweighed=len(unweighed), assumed=assumed, of=len(found.assumed))


def _whole(forecast: Forecast) -> Iterator[Outlook]:
    """Of each device the outlook over the whole time of its need."""
    for device in dict.fromkeys(one.device for one in forecast.outlooks):
        own = [one for one in forecast.outlooks if one.device == device and one.need and one.units and one.parts]
        if own:
            yield max(own, key=lambda one: int(one.end[:4]) - int(one.start[:4]))


def _foreseen(one: Outlook, words: Words, said: Texts) -> Foreseen:
    assert one.need is not None
    assert one.units is not None
    assert one.parts is not None
    sources = [line.line.source for line in one.contributions if line.line.capacity is not None and line.line.source]
    return Foreseen(
        device=_device(one.device, words),
        need=f"{said.number(one.need.units)} ({one.need.start}–{one.need.end})",
        announced=_span(one.announced.low, one.announced.high, said) if one.announced else "",
        units=_span(one.units.low, one.units.high, said),
        parts=_span(one.parts.low, one.parts.high, said),
        rests=tuple(dict.fromkeys((one.need.why, *sources))),
    )


def match_part(findings: Findings, words: Words) -> tuple[Meet, ...]:
    """Devices that nobody has under contract, and who could bring them, firms first; those with the same owners
    together. Empty: there is none.
    """
    said = texts(words.language)
    by_device: dict[str, list[Match]] = {}
    for match in findings.prospects.matches:
        by_device.setdefault(match.device, []).append(match)
    told: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for device, some in by_device.items():
        owners = tuple((_name(one, said), reasons(one.features, said)) for one in some)
        told.setdefault(owners, []).append(_device(device, words))
    return tuple(Meet(devices=tuple(devices), owners=owners) for owners, devices in told.items())


def _name(match: Match, said: Texts) -> str:
    country = said.country(match.country)
    return f"{match.firm} ({country})" if match.firm else country


def _device(device: str, words: Words) -> str:
    return words.device(Device(name=device, id=device))


def _span(low: float, high: float, said: Texts) -> str:
    first, last = said.percent(low), said.percent(high)
    return first if first == last else f"{first} – {last}"
