"""Review: what the register asks of its keepers, one question at a time; one key or button answers it, one undoes."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from starlette.datastructures import FormData

from berdikari import api
from berdikari.records import Claim, Partnership, Question, Reason
from berdikari.report.contradictions import about_text, side_text
from berdikari.report.evidence import Report, reports_of
from berdikari.report.findings import title_of
from berdikari.report.words import Words
from berdikari.report.writing import day_text, party_text, value_text
from berdikari.resolve import assemble
from berdikari.web.page import Asking, Shown
from berdikari.web.pages.partnerships import stage_text

_COUNTRY = re.compile(r"\b[A-Z]{2}\b")
_GAPS = re.compile(r"( / |, | )")


def page(asking: Asking) -> Shown:
    """The question at `at`, counted from 0; `done`: the judgement that was just made, to be undone."""
    sight = asking.sight
    questions = sight.resolution.questions
    given = asking.params.get("at", "")
    at = min(int(given), max(0, len(questions) - 1)) if given.isascii() and given.isdigit() and len(given) < 7 else 0
    done = next((one for one in sight.register.judgements if one.id == asking.params.get("done")), None)
    view: dict[str, Any] = {
        "count": len(questions),
        "at": at,
        "question": _question(questions[at], asking) if questions else None,
        "done": done,
        "verdict": asking.words.label("verdict", done.verdict) if done else "",
    }
    return Shown(template="review.html", title=str(asking.words("frame.review")), here="review", view=view)


def action(asking: Asking, form: FormData) -> str:
    """Keep the answer, and lead to the next question."""
    said = {name: str(form.get(name, "")).strip() for name in ("verdict", "subject", "author", "why", "at")}
    subjects = [said["subject"]]
    judgement = api.judge(
        asking.desk.store, said["verdict"], subjects, author=asking.viewer.name or said["author"], why=said["why"]
    )
    asking.desk.fresh()
    at = said["at"] if said["at"].isdigit() else None
    return asking.to("review", at=at, done=None if said["verdict"] == "undo" else judgement.id)


def _question(question: Question, asking: Asking) -> dict[str, Any]:
    """What is asked, and the sides to look at. keys: what answers with which side."""
    same, words = question.asks == "same", asking.words
    sides = _reported(question, asking) if same else _claimed(question, asking)
    known = [asking.sight.partnerships[one] for one in question.partnerships if one in asking.sight.partnerships]
    return {
        "id": question.id,
        "same": same,
        "about": "" if same else _about(question, known, asking.words),
        "sides": sides,
        "reasons": [
            (words.label("reason", one.feature), _because(one, words), _bits(one.weight, words))
            for one in question.reasons
        ],
        "score": _bits(question.score, words),
        "partnerships": [(title_of(one), asking.to("partnership", one.id)) for one in known],
    }


def _because(one: Reason, words: Words) -> str:
    """What a reason rests on, with devices, stages, days and countries in the reader's words."""
    if one.feature == "partner without a name":
        return " / ".join(words.country(code) for code in _COUNTRY.findall(one.text))
    text = words.phrase(one.text).replace(" and ", " / ").replace(" there, ", " / ").removesuffix(" here")
    if one.feature == "place":
        return " / ".join(dict.fromkeys(part.title() for part in text.split(" / ")))
    told = _TOLD.get(one.feature)
    return "".join(told(part, words) if part.strip(" /,") else part for part in _GAPS.split(text)) if told else text


def _step(part: str, words: Words) -> str:
    return day_text(part, words) if part[:1].isdigit() else words.label("stage", part)


# How the parts of a reason are told, where they are ids or days.
_TOLD: dict[str, Callable[[str, Words], str]] = {
    "device": lambda part, words: words.category(part),
    "day": day_text,
    "time of the reports": day_text,
    "order of steps": _step,
}


def _bits(weight: float, words: Words) -> str:
    """With its sign: +4,0 or −2,5."""
    text = f"{abs(weight):.1f}"
    return ("−" if weight < 0 else "+") + (text if words.language == "en" else text.replace(".", ","))


def _reported(question: Question, asking: Asking) -> list[dict[str, Any]]:
    """The two cooperations, as single reports tell them."""
    sides = []
    for subject in question.subjects:
        claims = tuple(claim for claim in asking.sight.register.claims if claim.about == subject)
        told = assemble(claims, asking.sight.documents)
        sides.append(
            {"title": title_of(told), "facts": _facts(told, asking.words), "reports": _reports(claims, asking)}
        )
    return sides


def _claimed(question: Question, asking: Asking) -> list[dict[str, Any]]:
    """The values between which a person is to choose, each with the claims that say so."""
    sides = []
    for one in question.partnerships:
        partnership = asking.sight.partnerships[one]
        claims = {claim.id: claim for claim in partnership.claims}
        for conflict in partnership.conflicts:
            names = {name for side in conflict.alternatives for name in side.claims}
            if names == set(question.subjects):
                for side in conflict.alternatives:
                    said = [claims[name] for name in side.claims if name in claims]
                    text = side_text(side.value, said, asking.words)
                    sides.append(
                        {"title": text, "facts": [], "subject": side.claims[0], "reports": _reports(said, asking)}
                    )
    return sides


def _about(question: Question, known: list[Partnership], words: Words) -> str:
    asked = set(question.subjects)
    for partnership in known:
        for conflict in partnership.conflicts:
            if asked == {name for side in conflict.alternatives for name in side.claims}:
                return about_text(conflict.about, words)
    return question.text


def _facts(told: Partnership, words: Words) -> list[tuple[str, str]]:
    found = [
        ("party", "; ".join(party_text(party, words) for party in told.parties)),
        ("device", ", ".join(dict.fromkeys(words.device(device) for device in told.devices))),
        ("stage", stage_text(told.stage, words)),
        ("value", "; ".join(value_text(value, words) for value in told.values)),
        ("date", day_text(told.date, words) if told.date else ""),
        ("site", words.place(told.site) if told.site else ""),
    ]
    return [(words.label("field", field), text or str(words("say.not_stated"))) for field, text in found]


def _reports(claims: Iterable[Claim], asking: Asking) -> tuple[Report, ...]:
    return reports_of(claims, asking.sight.documents)
