"""Figures: numbers about a subject, each once, with who said it, when, and the sentence in which it stands."""

from dataclasses import dataclass

from berdikari.records import Claim, Figure
from berdikari.report.evidence import Report, reports_of
from berdikari.report.findings import Findings, figure_of
from berdikari.report.words import Words
from berdikari.report.writing import day_text, figure_text


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A figure ready to be shown. speaker, period, basket: None where no report states them."""

    subject: str
    measure: str
    value: str
    unit: str
    speaker: str | None
    period: str | None
    basket: str | None
    reports: tuple[Report, ...]


def figure_rows(findings: Findings, words: Words) -> tuple[FigureRow, ...]:
    """The figures by subject and measure; equal ones of several reports share a row."""
    grouped: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in findings.figures:
        figure = figure_of(claim)
        grouped.setdefault((figure.subject, figure.measure, figure_text(figure, words)), []).append(claim)
    rows = [_row(claims, value, findings, words) for (_, _, value), claims in grouped.items()]
    return tuple(sorted(rows, key=lambda row: (row.subject.casefold(), row.measure.casefold(), row.value)))


def _row(claims: list[Claim], value: str, findings: Findings, words: Words) -> FigureRow:
    told = [figure_of(claim) for claim in claims]
    period = next((figure.period for figure in told if figure.period), None)
    return FigureRow(
        subject=told[0].subject,
        measure=words.label("measure", told[0].measure),
        value=value,
        unit=_unit(told[0], words),
        speaker=next((figure.speaker for figure in told if figure.speaker), None),
        period=day_text(period, words) if period and _is_day(period) else period,
        basket=next((figure.basket for figure in told if figure.basket), None),
        reports=reports_of(claims, findings.documents),
    )


def _unit(figure: Figure, words: Words) -> str:
    """The unit, where neither the number nor the measure tells it already."""
    told = figure.unit in ("share", "fraction", "year", figure.measure) or (
        len(figure.unit) == 3 and figure.unit.isupper()
    )
    return "" if told else words.label("unit", figure.unit)


def _is_day(text: str) -> bool:
    parts = text.split("-")
    return len(parts) <= 3 and all(part.isdigit() for part in parts) and len(parts[0]) == 4
