"""A dependence as lines for a screen: what is known with its formula, what is not with its reason."""

from collections.abc import Iterable, Iterator, Sequence

from berdikari.records.dependence import Dependence, TradeYear
from berdikari.records.forecast import Need
from berdikari.records.sheet import DeviceSheet, Maker
from berdikari.records.value import Figure
from berdikari.report.dependence.labels import Labels

_INDENT = "  "
_SHOWN = 8
_WIDTH = 34
_BAR = 30


Section = tuple[str, Sequence[str]]


def device_lines(sheet: DeviceSheet, words: Labels, more: Sequence[Section] = ()) -> Iterator[str]:
    """The sheet of one device for a screen. more: sections between the numbers and what the catalogue says."""
    sections = [*more, _catalogue(sheet, words), (words("needs"), [_need(one, words) for one in sheet.needs])]
    if sheet.official:
        told = [f"{one.period}: {words.amount(one)} {words.reason(one.reason)}".rstrip() for one in sheet.official]
        sections.append((words("official"), told))
    makers = (words("makers"), [_maker(one) for one in sheet.makers])
    deals = (words("partnerships"), [
        f"{one.id[:8]}  {' × '.join(one.parties)}: {'; '.join(filter(None, (one.stage or '?', one.status, one.date)))}"
        for one in sheet.partnerships
    ])  # fmt: skip
    yield from sheet_lines(sheet.dependence, sheet.name(words.language), words, [*sections, makers, deals])


def sheet_lines(found: Dependence, name: str, words: Labels, more: Sequence[Section] = ()) -> Iterator[str]:
    """A dependence with its measures, suppliers, trend and margins. more: further headings with their lines."""
    yield f"{name} ({found.device}) · {words.country(found.country)}"
    if found.synthetic:
        yield words("synthetic")
    yield _INDENT + words("basket", basket=str(found.basket), bound=_bound(found, words))
    yield _INDENT + (words("sources", sources="; ".join(found.sources)) if found.sources else words("no_data"))
    yield ""
    yield from measure_lines(found, words)
    if found.years:
        yield from supplier_lines(found.years[-1], words)
        yield from trend_lines(found.years, words)
        yield from margin_lines(found.years[-1], words)
    yield from said_lines(found.said, words)
    for heading, lines in more:
        yield from _section(heading, lines or (words("none_known"),))


def measure_lines(found: Dependence, words: Labels) -> Iterator[str]:
    """One line a measure: name, value, period, formula; its reason or caution below. One reason for all stands once."""
    reasons = {measure.reason for measure in found.measures if measure.value is None}
    if len(reasons) == 1 and all(measure.value is None for measure in found.measures):
        names = ", ".join(words.name(measure.name) for measure in found.measures)
        yield f"{_INDENT}{words('not_known')}: {names}"
        yield f"{_INDENT * 2}{words.reason(reasons.pop())}"
        return
    for measure in found.measures:
        period = "" if measure.value is None else f" ({measure.period})"
        yield f"{_INDENT}{words.name(measure.name):<{_WIDTH}} {words.amount(measure)}{period}  [{measure.formula}]"
        if measure.reason:
            yield f"{_INDENT * 2}{words.reason(measure.reason)}"


def supplier_lines(year: TradeYear, words: Labels) -> Iterator[str]:
    """The largest suppliers of a year, with a bar of their share and what a kilogram costs."""
    lines = [
        f"{words.country(one.country)[:24]:<24} {words.number(100 * one.share, 1):>5} % "
        f"{'█' * round(_BAR * one.share):<{_BAR}} USD {words.number(one.usd)}"
        + (f", {words.number(one.unit_value, 2)} USD/kg" if one.unit_value is not None else "")
        for one in year.suppliers[:_SHOWN]
    ]
    if len(year.suppliers) > _SHOWN:
        lines.append(words("more_suppliers", count=len(year.suppliers) - _SHOWN))
    yield from _section(words("suppliers", year=year.year), lines)


def trend_lines(years: Iterable[TradeYear], words: Labels) -> Iterator[str]:
    """Imports and exports of every year."""
    yield from _section(
        words("trend"),
        [
            f"{one.year}  M USD {words.number(one.imports):>16}  X "
            + (f"USD {words.number(one.exports):>16}" if one.exports is not None else words("not_known"))
            for one in years
        ],
    )


def margin_lines(year: TradeYear, words: Labels) -> Iterator[str]:
    """How far each criterion lies from its threshold: a number, not a yes or no."""
    lines = []
    for margin in year.margins:
        if margin.value is None or margin.margin is None:
            lines.append(f"{words.name(margin.criterion):<{_WIDTH}} {words('not_known')}")
        else:
            lines.append(f"{words.name(margin.criterion):<{_WIDTH}} {words.number(margin.value, 3)} − "
                         f"{words.number(margin.threshold, 1)} = {words.number(margin.margin, 3)}")  # fmt: skip
    source = year.margins[0].source if year.margins else ""
    yield from _section(words("margins", source=source), lines)


def said_lines(said: Iterable[Figure], words: Labels) -> Iterator[str]:
    """What was said, each with speaker, basket and period, beside the numbers and never averaged with them."""
    lines = [f"{words.fact(one.measure)}: {_figure(one, words)} ({_of(one, words)})" for one in said]
    if lines:
        yield from _section(words("said"), lines)


def overview_lines(found: Sequence[tuple[str, Dependence]], words: Labels) -> Iterator[str]:
    """One line a device: basket, imports, concentration, largest supplier; what is not known says so."""
    if any(one.synthetic for _, one in found):
        yield words("synthetic")
    if not any(one.years for _, one in found):
        yield words("no_data")
    for name, one in found:
        yield f"{name[:32]:<32} {str(one.basket)[:24]:<24} {_brief(one, words)}"
    if any(one.basket.upper_bound and one.years for _, one in found):
        yield words("upper_bound")


def _brief(found: Dependence, words: Labels) -> str:
    if not found.years:
        return words("not_known")
    last = found.years[-1]
    largest = last.suppliers[0] if last.suppliers else None
    who = f"{words.country(largest.country)} {words.number(100 * largest.share, 1)} %" if largest else ""
    index = found.measure("import_hhi")
    amount = words.amount(index) if index else ""
    return f"{last.year}  USD {words.number(last.imports):>14}  HHI {amount:<7} {who}{_star(found)}"


def _star(found: Dependence) -> str:
    return "  ≤" if found.basket.upper_bound else ""


def _bound(found: Dependence, words: Labels) -> str:
    return words("upper_bound") if found.basket.upper_bound else words.reason(found.basket.note)


def _figure(one: Figure, words: Labels) -> str:
    if one.unit == "share":
        percent = round(100 * one.value, 6)
        return f"{words.number(percent, 0 if percent == int(percent) else 1)} %"
    high = f"–{words.number(one.upper)}" if one.upper is not None else ""
    places = 0 if float(one.value).is_integer() else 1
    return f"{words.number(one.value, places)}{high} {one.unit}"


def _of(one: Figure, words: Labels) -> str:
    return "; ".join(
        (one.speaker or words("nobody"), one.basket or words("no_basket"), one.period or words("no_period"))
    )


def _section(heading: str, lines: Iterable[str]) -> Iterator[str]:
    yield ""
    yield _INDENT + heading
    yield from (_INDENT * 2 + line for line in lines)


def _catalogue(sheet: DeviceSheet, words: Labels) -> Section:
    """What the catalogue says of the device, and the priority lists that name it, each with day and source."""
    known = {row.name.split("_")[0]: row.value or words("not_known") for row in sheet.of("catalogue")}
    listed = [f"{words('priority')}: {row.name} · {row.day} · {row.url}" for row in sheet.of("priority")]
    return words("catalogue", **known), listed


def _need(need: Need, words: Labels) -> str:
    low, high = need.low or need.units, need.high or need.units
    span = f" ({words.number(low)}–{words.number(high)})" if low < high else ""
    assumed = f"; {words('assumed')}" if need.assumption else ""
    return f"{need.start}–{need.end}: {words.number(need.units)}{span}{assumed}; {need.why}"


def _maker(maker: Maker) -> str:
    ids = ", ".join(one[:8] for one in maker.partnerships)
    return f"{maker.name} ({ids or maker.source})"
