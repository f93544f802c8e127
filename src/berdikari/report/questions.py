"""Questions of the register, as sentences in the reader's language with the partnerships by name."""

from markupsafe import Markup

from berdikari.records import Conflict, Partnership, Question
from berdikari.report.contradictions import about_text, side_text
from berdikari.report.findings import Findings, title_of
from berdikari.report.words import Words
from berdikari.report.writing import day_text

MOST = 12


def question_texts(findings: Findings, words: Words) -> tuple[Markup, ...]:
    """The most useful questions, up to MOST; one that cannot be told in the language stands as the register asks it."""
    by_id = {p.id: (number, p) for number, p in findings.numbered}
    return tuple(_text(question, by_id, words) for question in findings.questions[:MOST])


def _text(question: Question, by_id: dict[str, tuple[int, Partnership]], words: Words) -> Markup:
    known = [by_id[name] for name in question.partnerships if name in by_id]
    if question.asks == "same" and len(known) == 2:
        return words("question.same", one=_name(*known[0], words), other=_name(*known[1], words))
    conflict = _conflict(question, known[0][1]) if question.asks == "prefer" and known else None
    if conflict is None:
        return Markup("{}").format(question.text)
    claims = {claim.id: claim for claim in known[0][1].claims}
    said = [
        side_text(each.value, [claims[name] for name in each.claims if name in claims], words)
        for each in conflict.alternatives
    ]
    values = words("list.or").join(said)
    return words(
        "question.prefer", about=about_text(conflict.about, words), values=values, name=_name(*known[0], words)
    )


def _conflict(question: Question, partnership: Partnership) -> Conflict | None:
    asked = set(question.subjects)
    return next(
        (c for c in partnership.conflicts if asked == {name for each in c.alternatives for name in each.claims}), None
    )


def _name(number: int, partnership: Partnership, words: Words) -> str:
    stage = words.label("stage", partnership.stage)
    day = f", {day_text(partnership.date, words)}" if partnership.date else ""
    return f"{number} {title_of(partnership)} ({stage}{day})"
