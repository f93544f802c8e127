"""Next steps: whom to ask what, derived from what is overdue, contradicted, or not stated."""

from dataclasses import dataclass

from markupsafe import Markup

from berdikari.records import Partnership, Party, rung
from berdikari.report.findings import Findings, title_of
from berdikari.report.gaps import gaps_of
from berdikari.report.overdue import Overdue, last_day, overdue
from berdikari.report.words import Words
from berdikari.report.writing import day_text

MOST = 3
_ASKED = ("manufacturer", "investor", "distributor", "hospital", "university", "host_government", "buyer")
_WORTH_ASKING = ("value", "site", "device", "date", "term", "partner")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Ask someone something. urgency, 0 first: a day that has passed, a contradiction, silence, a gap."""

    number: int
    title: str
    whom: str
    instead: str | None
    questions: tuple[Markup, ...]
    urgency: int


def steps(findings: Findings, words: Words) -> tuple[Step, ...]:
    """One step a partnership that leaves something to ask, the most urgent first."""
    found = (_step(number, partnership, findings, words) for number, partnership in findings.numbered)
    return tuple(sorted((step for step in found if step is not None), key=lambda step: (step.urgency, step.number)))


def whom_to_ask(partnership: Partnership, home: str = "ID") -> tuple[Party | None, Party | None]:
    """The party at home that carries the work, and who else can tell: whoever facilitated, or another party."""
    parties = sorted(
        partnership.parties, key=lambda party: (party.country != home, not party.named, _place_in_line(party))
    )
    first = parties[0] if parties else None
    others = [*(p for p in partnership.facilitators if p.country in (home, None)), *parties[1:]]
    return first, others[0] if others else None


def _place_in_line(party: Party) -> int:
    return _ASKED.index(party.role) if party.role in _ASKED else len(_ASKED)


def _step(number: int, partnership: Partnership, findings: Findings, words: Words) -> Step | None:
    questions = _questions(partnership, findings, words)
    first, second = whom_to_ask(partnership)
    if not questions or first is None or partnership.status == "cancelled":
        return None
    return Step(
        number=number,
        title=title_of(partnership),
        whom=first.name,
        instead=second.name if second else None,
        questions=tuple(text for _, text in questions[:MOST]),
        urgency=questions[0][0],
    )


def _questions(partnership: Partnership, findings: Findings, words: Words) -> list[tuple[int, Markup]]:
    """What to ask, each question with its urgency, the most urgent first."""
    late = overdue(partnership, findings.day) or Overdue()
    found = _passed(partnership, late, findings, words)
    if any(conflict.preferred is None for conflict in partnership.conflicts):
        found.append((1, words("step.conflict")))
    silence = findings.silent.get(partnership.id)
    if silence and not late.planned:
        stage = words.label("stage", partnership.stage)
        found.append((2, words("step.silent", stage=stage, day=day_text(silence.since, words))))
    if rung(partnership.stage) <= rung("talks") and not silence:
        found.append((3, words("step.talks")))
    missing = [field for field in gaps_of(partnership) if field in _WORTH_ASKING and _matters(field, partnership)]
    return found + [(3, words(f"step.{field}")) for field in sorted(missing, key=_WORTH_ASKING.index)]


def _passed(partnership: Partnership, late: Overdue, findings: Findings, words: Words) -> list[tuple[int, Markup]]:
    found: list[tuple[int, Markup]] = []
    if late.planned and partnership.planned_stage:
        planned = words.label("stage", partnership.planned_stage)
        found.append((0, words("step.overdue", stage=planned, day=day_text(late.planned, words))))
    if late.term_ends:
        passed = last_day(late.term_ends) < findings.day
        key = "step.term_passed" if passed else "step.term_ends"
        found.append((0, words(key, day=day_text(late.term_ends, words))))
    return found


def _matters(field: str, partnership: Partnership) -> bool:
    """A site is asked of what is to be built or made, a term of what was signed, value and day of more than talks."""
    height = max(rung(partnership.stage), rung(partnership.planned_stage))
    if field == "site":
        return height >= rung("plant_announced")
    if field in ("value", "date"):
        return rung(partnership.stage) > rung("talks")
    if field == "term":
        return partnership.stage in ("mou", "contract")
    return True
