"""Local content as lines for a screen and as tables: value, distance to thresholds, levers, what is uncertain."""

from collections.abc import Iterator, Sequence

from berdikari.records.local_content import ASPECTS, CostLine, LocalContent, TkdnRule
from berdikari.report.dependence.labels import Labels
from berdikari.report.dependence.tables import Cell, Sheet

LINE_COLUMNS = ("row", "component", "aspect", "cost_idr", "domestic_share", "domestic_idr", "printed_idr")
LEVER_COLUMNS = ("rule", "component", "aspect", "gain_if_domestic", "foreign_cost_idr")
_LEVERS = 5


def content_lines(found: LocalContent, rule: TkdnRule, words: Labels) -> Iterator[str]:
    """One rule's result: the number first, then what it rests on."""
    yield f"{rule.title} ({words('tkdn_since', day=rule.since)}): TKDN {_percent(found.value, words)}"
    for aspect, share, weight in zip(ASPECTS, found.shares, rule.weights, strict=True):
        yield f"  {words.name(aspect):<24} {_percent(share, words):>12} × {words.number(weight, 2)}"
    for margin in found.margins:
        distance = words("not_known") if margin.margin is None else f"{words.number(100 * margin.margin, 2)}"
        asked = words.number(100 * margin.threshold)
        yield f"  {words.name(margin.criterion):<24} {_percent(margin.value, words):>12} − {asked} = {distance}"
    if found.levers:
        yield "  " + words("levers")
    for lever in found.levers[:_LEVERS]:
        yield f"    {lever.name:<24} +{words.number(100 * lever.gain, 2)}  (Rp {words.number(lever.foreign_cost)})"
    for warning in found.warnings:
        yield f"  ! {words.reason(warning)}"


def content_sheets(lines: Sequence[CostLine], results: Sequence[tuple[TkdnRule, LocalContent]]) -> tuple[Sheet, ...]:
    """Three sheets: the result by rule, the lines recomputed, and the levers."""
    summary = [row for rule, found in results for row in _summary(rule, found)]
    parts = [(one.row, one.name, one.aspect, one.cost, one.share, one.domestic, one.printed) for one in lines]
    levers = [
        (rule.id, one.name, one.aspect, one.gain, one.foreign_cost) for rule, found in results for one in found.levers
    ]
    return (
        Sheet(name="tkdn", columns=("rule", "what", "value", "threshold", "margin", "note"), rows=tuple(summary)),
        Sheet(name="lines", columns=LINE_COLUMNS, rows=tuple(parts)),
        Sheet(name="levers", columns=LEVER_COLUMNS, rows=tuple(levers)),
    )  # fmt: skip


def _summary(rule: TkdnRule, found: LocalContent) -> Iterator[tuple[Cell, ...]]:
    yield rule.id, "TKDN", found.value, None, None, rule.title
    for aspect, share, weight in zip(ASPECTS, found.shares, rule.weights, strict=True):
        yield rule.id, aspect, share, None, None, f"weight {weight}"
    for margin in found.margins:
        yield rule.id, margin.criterion, margin.value, margin.threshold, margin.margin, margin.source
    for text in (*found.warnings, *(slip.message for slip in found.slips)):
        yield rule.id, "warning", None, None, None, text


def _percent(value: float | None, words: Labels) -> str:
    return words("not_known") if value is None else f"{words.number(100 * value, 2)} %"
