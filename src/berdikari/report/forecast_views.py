"""The forecast as people read it: sentences, tables, charts, each in Indonesian, English or Turkish."""

import re
from collections.abc import Iterable, Sequence
from html import escape

from berdikari.records.forecast import Announced, Band, Contribution, Forecast, Gap, Need, Outlook, Sway
from berdikari.report.band_chart import band_chart
from berdikari.report.foresee_words import Texts
from berdikari.report.phrases import phrase
from berdikari.report.tables import Table


def sentences(outlook: Outlook, texts: Texts) -> tuple[str, ...]:
    """What comes if everything announced comes true, what usually comes, what of it is parts, and why."""
    if outlook.need is None or outlook.units is None or outlook.value is None or outlook.parts is None:
        if outlook.supply is None:
            return (texts("forecast.no_capacity"), *_why_lines(outlook, texts))
        ends = {"units_low": texts.number(outlook.supply.low), "units_high": texts.number(outlook.supply.high)}
        return (texts("forecast.no_need", **ends), *_why_lines(outlook, texts))
    said = outlook.announced
    usual = texts(
        "forecast.usual",
        low=texts.percent(outlook.units.low),
        high=texts.percent(outlook.units.high),
        value_low=texts.percent(outlook.value.low),
        value_high=texts.percent(outlook.value.high),
    )
    parts = texts("forecast.parts", low=texts.percent(outlook.parts.low), high=texts.percent(outlook.parts.high))
    first = (
        (_announced(said, outlook, texts), *_surplus(said, outlook.need, texts), texts("forecast.why_year"))
        if said
        else ()
    )
    return (*first, usual, parts, *_why_lines(outlook, texts))


def _announced(said: Announced, outlook: Outlook, texts: Texts) -> str:
    assert outlook.need is not None
    low, high = texts.percent(said.low), texts.percent(said.high)
    return texts(
        "forecast.announced_one" if low == high else "forecast.announced",
        low=low,
        high=high,
        units=texts.number(said.units),
        start=texts.day(said.start or outlook.start),
        end=texts.day(outlook.end),
        need=_needed(outlook.need, texts),
    )


def _surplus(said: Announced, need: Need, texts: Texts) -> tuple[str, ...]:
    return (texts("forecast.surplus"),) if said.units > said.low * need.units + 0.5 else ()


def _needed(need: Need, texts: Texts) -> str:
    """Units needed, and their range where one is known."""
    low, high = need.low or need.units, need.high or need.units
    if low == high:
        return texts.number(need.units)
    key = "forecast.need_range"
    return texts(key, need=texts.number(need.units), low=texts.number(low), high=texts.number(high))


def _why_lines(outlook: Outlook, texts: Texts) -> tuple[str, ...]:
    """Why so little by parts, what silence does, and what is not weighed at all."""
    found = [sentence for one in outlook.contributions for sentence in _why(one, texts)]
    if outlook.unweighed:
        found += [texts("forecast.unweighed", count=len(outlook.unweighed)), texts("forecast.lower_bound")]
    return tuple(found)


def _why(one: Contribution, texts: Texts) -> Iterable[str]:
    line = one.line
    if line.capacity is not None:
        key = "stated" if one.stated else ("unknown" if line.depth is None else "depth")
        share = line.parts if line.parts is not None else one.parts
        yield texts(f"forecast.why_parts_{key}", line=line.title, share=texts.percent(share), depth=line.depth)
    if line.declared is not None:
        yield texts("forecast.why_declared", line=line.title, status=texts(f"declared.{line.declared}"))
    elif one.silence in ("shelved", "cancelled"):
        inferred = texts(f"silence.{one.silence}")
        yield texts("forecast.why_silence", line=line.title, day=line.last_news or line.since, inferred=inferred)


def untouched_sentences(forecast: Forecast, texts: Texts) -> tuple[str, ...]:
    """What is needed and brought by nobody."""
    return tuple(
        texts(
            "forecast.untouched",
            device=texts.device(need.device),
            need=_needed(need, texts),
            start=texts.day(need.start),
            end=texts.day(need.end),
        )
        for need in forecast.untouched
    )


def share_sentences(outlooks: Sequence[Outlook], texts: Texts) -> tuple[str, ...]:
    """Devices whose need is known and of which no share can be told."""
    known = {one.device for one in outlooks if one.units}
    needs = {one.device: one.need for one in reversed(outlooks) if one.need and one.device not in known}
    return tuple(
        texts("forecast.no_share", device=texts.device(device), years=texts.window(need.start, need.end))
        for device, need in sorted(needs.items())
    )


def telling(outlooks: Sequence[Outlook]) -> tuple[Outlook, ...]:
    """The windows of which something can be told: shares, or else pieces."""
    return tuple(one for one in outlooks if one.units) or tuple(one for one in outlooks if one.supply)


def outlook_table(outlooks: Sequence[Outlook], texts: Texts) -> Table:
    """One row a device and window: need, announced, and the three readings."""
    heads = ("device", "window", "need", "announced", "units", "value", "parts", "supply")
    rows = tuple(
        (
            texts.device(one.device),
            texts.window(one.start, one.end),
            _needed(one.need, texts) if one.need else texts("forecast.unknown"),
            _span(one.announced.low, one.announced.high, texts) if one.announced else "",
            *(_band(band, texts) for band in (one.units, one.value, one.parts)),
            f"{texts.number(one.supply.low)} – {texts.number(one.supply.high)}"
            if one.supply
            else texts("forecast.unknown"),
        )
        for one in outlooks
    )
    return Table(texts("forecast.title"), tuple(map(texts.column, heads)), rows, frozenset(range(2, 8)))


def contribution_table(outlook: Outlook, texts: Texts) -> Table:
    """One row a line: how far it is, whether it is silent, its chance, and what it brings."""
    heads = ("line", "stage", "silence", "capacity", "running", "made", "share", "source")
    rows = tuple(
        (
            one.line.title,
            texts.stage(one.line.stage),
            _silence(one, texts),
            texts("forecast.unknown") if one.line.capacity is None else texts.number(one.line.capacity),
            texts.percent(one.running),
            texts("forecast.unknown") if one.units is None else texts.number(one.units),
            "" if one.share is None else texts.percent(one.share),
            phrase(one.line.source, texts.language),
        )
        for one in outlook.contributions
    )
    caption = f"{texts.device(outlook.device)}, {texts.window(outlook.start, outlook.end)}"
    return Table(caption, tuple(map(texts.column, heads)), rows, frozenset((3, 4, 5, 6)))


def _silence(one: Contribution, texts: Texts) -> str:
    return texts(f"declared.{one.line.declared}") if one.line.declared else texts(f"silence.{one.silence or 'none'}")


def assumed_table(forecast: Forecast, texts: Texts) -> Table:
    """All that the forecast rests on: value, source and day, or that it is assumed."""
    rows = tuple(
        (
            texts.assumption(one.name),
            _valued(one.value, texts),
            texts(f"yes.{str(one.assumption).lower()}"),
            phrase(one.source, texts.language),
            texts.day(one.day) if one.day else "",
        )
        for one in forecast.assumed
    )
    return Table(
        texts("forecast.assumed"), tuple(map(texts.column, ("name", "value_of", "assumption", "source", "day"))), rows
    )


def _valued(value: str, texts: Texts) -> str:
    """`a 1.0, b 3.0` with the words and separators of the language."""
    keys = texts.messages["prior_key"]
    told = re.sub(r"[a-z_]+", lambda found: keys.get(found[0], found[0]), value.replace(", ", "; "))
    return told if texts.language == "en" else re.sub(r"(?<=\d)\.(?=\d)", ",", told)


def count_table(forecast: Forecast, texts: Texts) -> Table:
    """For each year how many lines will produce: the middle of the distribution, and where four chances in five lie."""
    rows = []
    for count in forecast.counts:
        low, mid, high = (_quantile(count.chances, share) for share in (0.1, 0.5, 0.9))
        rows.append((str(count.year), str(mid), f"{low} – {high}"))
    heads = (texts.column("year"), texts.column("lines_running"), "80 %")
    return Table(texts("forecast.counts"), heads, tuple(rows), frozenset((1, 2)))


def _quantile(chances: Sequence[float], share: float) -> int:
    reached = 0.0
    for value, chance in enumerate(chances):
        reached += chance
        if reached >= share - 1e-9:
            return value
    return len(chances) - 1


def gap_sentences(gap: Gap, texts: Texts) -> tuple[str, ...]:
    """What is missing to the target, and whether the known lines could close it."""
    target = texts.percent(gap.target)
    if gap.missing == 0:
        return (texts("forecast.gap_met", target=target, year=gap.year, expected=texts.percent(gap.expected)),)
    missing = texts(
        "forecast.gap_missing",
        target=target,
        year=gap.year,
        missing=texts.number(gap.missing),
        capacity=texts.number(gap.capacity),
    )
    if not gap.moves:
        return (missing, texts("forecast.gap_none"))
    return (missing, texts("forecast.gap_enough" if gap.enough else "forecast.gap_short"))


def gap_table(gap: Gap, texts: Texts) -> Table:
    """The stage moves, the one that closes most first."""
    rows = tuple(
        (move.line.title, texts.stage(move.line.stage), texts.stage(move.to), texts.percent(move.gain))
        for move in gap.moves
    )
    heads = tuple(map(texts.column, ("line", "stage", "to", "gain")))
    return Table(f"{texts.device(gap.device)}, {gap.year}", heads, rows, frozenset((3,)))


def sway_table(sways: Sequence[Sway], texts: Texts) -> Table:
    """What each assumption does, moved alone: the share with it lower, as it is, and higher."""
    rows = tuple((texts.assumption(one.name), *map(texts.percent, (one.low, one.now, one.high))) for one in sways)
    heads = (texts.column("name"), "−", texts.column("share"), "+")
    return Table(texts("forecast.sway"), heads, rows, frozenset((1, 2, 3)))


def moved_table(before: Forecast, after: Forecast, texts: Texts) -> Table:
    """The band by pieces and by parts before and after a prior was moved, for each window with a need."""
    rows = tuple(
        (texts.device(old.device), texts.window(old.start, old.end),
         *(_band(one, texts) for one in (old.units, new.units, old.parts, new.parts)))
        for old, new in zip(before.outlooks, after.outlooks, strict=True)
        if old.units and new.units
    )  # fmt: skip
    units, parts = texts.column("units"), texts.column("parts")
    heads = (texts.column("device"), texts.column("window"), units, f"{units} *", parts, f"{parts} *")
    return Table(texts("forecast.moved"), heads, rows, frozenset(range(2, 6)))


def calibration_table(
    scores: Iterable[tuple[str, int, float, float, float | None, float | None]], texts: Texts
) -> Table:
    """How well was foreseen, of (way, cases, Brier score, log score, CRPS, part of the cases inside the 80 % band)."""
    rows = tuple(
        (
            phrase(name, texts.language) if texts.language == "en" else phrase(name, texts.language).replace(".", ","),
            str(cases),
            *("?" if one is None else texts.number(one, 3) for one in (brier, log, ranked)),
            "?" if covered is None else texts.percent(covered),
        )
        for name, cases, brier, log, ranked, covered in scores
    )
    heads = ("", "n", "Brier", "log", "CRPS", "80 %")
    return Table(texts("forecast.calibration"), heads, rows, frozenset(range(1, 6)))


def distance_sentences(distances: Iterable[tuple[str, float, float, float, int]], texts: Texts) -> tuple[str, ...]:
    """Distances to the median of peers, of (place, its density, the median, units to it, how many peers)."""
    return tuple(
        texts(
            "forecast.distance",
            place=place,
            density=texts.number(density, 1),
            peers=peers,
            median=texts.number(middle, 1),
            units=texts.number(max(units, 0), 1),
        )
        for place, density, middle, units, peers in distances
    )


def forecast_html(forecast: Forecast, texts: Texts) -> str:
    """The whole answer as a fragment of HTML: for each device its sentences, chart and tables; then what it
    rests on.
    """
    untouched = "".join(f"<p>{escape(sentence)}</p>" for sentence in untouched_sentences(forecast, texts))
    if not forecast.outlooks:
        return f"<p>{escape(texts('forecast.none'))}</p>{untouched}"
    parts = [f"<h2>{escape(texts('forecast.title'))} ({escape(texts.day(forecast.today))})</h2>"]
    for device in dict.fromkeys(one.device for one in forecast.outlooks):
        own = [one for one in forecast.outlooks if one.device == device]
        told = next((one for one in own if one.need and one.start[:4] != one.end[:4]), own[-1])
        parts += [f"<h3>{escape(texts.device(device))}</h3>", "<ul>"]
        parts += [f"<li>{escape(sentence)}</li>" for sentence in sentences(told, texts)]
        parts += [
            "</ul>",
            band_chart(own, texts),
            outlook_table(telling(own), texts).html(),
            contribution_table(told, texts).html(),
        ]
    return "\n".join([*parts, untouched, count_table(forecast, texts).html(), assumed_table(forecast, texts).html()])


def _band(band: Band | None, texts: Texts) -> str:
    return "" if band is None else _span(band.low, band.high, texts)


def _span(low: float, high: float, texts: Texts) -> str:
    first, last = texts.percent(low), texts.percent(high)
    return first if first == last else f"{first} – {last}"
