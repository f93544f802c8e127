"""Amounts by kind and currency: a bar each, compared within its group only, and never added up."""

from collections.abc import Iterable
from dataclasses import dataclass

from berdikari.records import KINDS, Value
from berdikari.report.findings import Findings, title_of
from berdikari.report.words import Words
from berdikari.report.writing import value_text

ROW, HEAD = 44, 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One stated amount. width, upper: per cent of the longest of its group, `upper` where a range goes on to it."""

    number: int
    title: str
    text: str
    note: str
    width: float
    upper: float | None
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Amounts of one kind in one currency, the largest first."""

    title: str
    bars: tuple[Bar, ...]
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """The groups, one under the other."""

    groups: tuple[Group, ...]
    height: int


def amounts(findings: Findings, words: Words) -> Amounts:
    """Every value of every partnership, by kind in the order of KINDS and by currency."""
    grouped: dict[tuple[int, str], list[tuple[int, str, Value]]] = {}
    for number, partnership in findings.numbered:
        for value in partnership.values:
            kind = KINDS.index(value.kind) if value.kind else len(KINDS)
            grouped.setdefault((kind, value.currency), []).append((number, title_of(partnership, 2), value))
    groups: list[Group] = []
    top = 0
    for (kind, currency), values in sorted(grouped.items()):
        name = words.label("kind", KINDS[kind] if kind < len(KINDS) else None)
        groups.append(_group(f"{name}, {words.label('currency', currency)}", top, values, words))
        top += HEAD + ROW * len(values)
    return Amounts(groups=tuple(groups), height=top)


def _group(title: str, top: int, values: Iterable[tuple[int, str, Value]], words: Words) -> Group:
    ordered = sorted(values, key=lambda each: (-(each[2].upper or each[2].amount), each[0]))
    longest = max(value.upper or value.amount for _, _, value in ordered) or 1
    bars = []
    for at, (number, name, value) in enumerate(ordered):
        shared = str(words("value.shared")) if value.shared else None
        bars.append(
            Bar(
                number=number,
                title=name,
                text=value_text(value, words),
                note=", ".join(filter(None, (value.phase, shared))),
                width=round(100 * value.amount / longest, 2),
                upper=round(100 * value.upper / longest, 2) if value.upper else None,
                y=top + HEAD + at * ROW,
            )
        )
    return Group(title=title, bars=tuple(bars), y=top)
