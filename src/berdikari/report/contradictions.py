"""Contradictions: what cannot both hold, the words of both sides, which is preferred and by which rule."""

import re
from dataclasses import dataclass

from berdikari.records import LADDER, Claim, Conflict, Partnership, Value
from berdikari.report.evidence import Report, reports_of
from berdikari.report.findings import Findings
from berdikari.report.words import Words
from berdikari.report.writing import day_text, value_text

_DAY = re.compile(r"\d{4}(-\d{2}){0,2}")
_TOLD = re.compile(r"(\w+) \((\w+)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the things said, with the reports that say it."""

    text: str
    preferred: bool
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """A conflict of one partnership, ready to be shown. decided: whether a rule prefers one of the sides."""

    number: int
    partnership: Partnership
    about: str
    sides: tuple[Side, ...]
    rule: str
    decided: bool


def contradictions(findings: Findings, words: Words) -> tuple[Contradiction, ...]:
    """Every conflict of every partnership, in the order of the brief."""
    return tuple(
        _contradiction(number, partnership, conflict, findings, words)
        for number, partnership in findings.numbered
        for conflict in partnership.conflicts
    )


def about_text(about: str, words: Words) -> str:
    """What a conflict is about (`value EUR investment`, `name of Director, X`) in the reader's language."""
    head, of, rest = about.partition(" of ") if not about.startswith("unit of ") else (about, "", "")
    if of:
        return str(words("conflict.of", what=words.label("conflict", head), whom=rest))
    unit = about.removeprefix("unit of ")
    first, *more = unit.split(" ")
    name = words.label("conflict", f"unit_{first}" if unit != about else first)
    tail = [next((words.label(t, w) for t in ("kind", "currency") if words.has(t, w)), w) for w in reversed(more)]
    return ": ".join(filter(None, [name, ", ".join(tail)]))


def _contradiction(
    number: int, partnership: Partnership, conflict: Conflict, findings: Findings, words: Words
) -> Contradiction:
    claims = {claim.id: claim for claim in partnership.claims}
    sides = []
    for alternative in conflict.alternatives:
        said = [claims[name] for name in alternative.claims if name in claims]
        country = conflict.about.startswith("country")
        text = words.country(alternative.value) if country else side_text(alternative.value, said, words)
        preferred = conflict.preferred == alternative.value
        sides.append(Side(text=text, preferred=preferred, reports=reports_of(said, findings.documents)))
    return Contradiction(
        number=number,
        partnership=partnership,
        about=about_text(conflict.about, words),
        sides=tuple(sorted(sides, key=lambda side: not side.preferred)),
        rule=words.label("rule", conflict.rule),
        decided=conflict.preferred is not None,
    )


def side_text(value: str, claims: list[Claim], words: Words) -> str:
    """The value as the reader's language writes it: money from its claim, days and stages from their code."""
    money = next((claim.value for claim in claims if isinstance(claim.value, Value)), None)
    if money is not None:
        return value_text(money, words)
    if value in LADDER:
        return words.label("stage", value)
    told = _TOLD.fullmatch(value)
    if told and told[1] in LADDER:
        return f"{words.label('stage', told[1])} ({words.label('modality', told[2])})"
    return day_text(value, words) if _DAY.fullmatch(value) else value
